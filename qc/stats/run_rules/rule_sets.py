"""The named sets of run rules, as their sources list them.

Nelson's test 8 has two readings. Minitab and MATLAB ("either side") flag eight points in a row beyond 1σ wherever they
lie, all on one side too: so do ``nelson`` and ``aiag``. "On both sides of the centre line with none in zone C", taken
to the letter, needs a point on each side: so do ``nelson-8-both-sides``, ``montgomery`` and ``juran``. As each of these
sets also flags four of five beyond 1σ on one side, the readings differ in which points are flagged, never in whether a
chart signals.

Where sources differ: ``aiag`` is the list of the manual's second edition; JASP, after an older one, asks for seven
points in a trend. QI Macros gives Juran all of Nelson's tests; ``juran`` is the shorter list that Quinn-Curtis made
usual. Montgomery's last two rules ("an unusual pattern", "points near a limit") are for the eye and not in the table.

References
----------
Western Electric (1956), Statistical Quality Control Handbook. Nelson, L. S. (1984), The Shewhart control chart: tests
for special causes, Journal of Quality Technology 16, 237-239. AIAG (2005), Statistical Process Control, 2nd edition.
Montgomery, D. C., Introduction to Statistical Quality Control. The books of AIAG, Montgomery and Juran were not at
hand: AIAG's and Montgomery's lists were held against the tables of QI Macros and of the R package certestats, which
agree, and Juran's against a public script that follows Quinn-Curtis.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from qc.stats.run_rules.rule_rows import Pattern, Rule
from qc.terms import RuleSet

if TYPE_CHECKING:
    from collections.abc import Mapping


def _limit(name: str) -> Rule:
    """One point beyond a control limit."""
    return Rule(name=name, pattern=Pattern.BEYOND_ONE_SIDE, points=1, window=1, zone=3.0)


def _near_limit(name: str) -> Rule:
    """Two of three beyond 2σ on one side: zone A or beyond."""
    return Rule(name=name, pattern=Pattern.BEYOND_ONE_SIDE, points=2, window=3, zone=2.0)


def _off_centre(name: str) -> Rule:
    """Four of five beyond 1σ on one side: zone B or beyond."""
    return Rule(name=name, pattern=Pattern.BEYOND_ONE_SIDE, points=4, window=5, zone=1.0)


def _run(name: str, length: int) -> Rule:
    return Rule(name=name, pattern=Pattern.BEYOND_ONE_SIDE, points=length, window=length)


def _trend(name: str) -> Rule:
    return Rule(name=name, pattern=Pattern.TREND, points=6, window=6)


def _alternation(name: str) -> Rule:
    return Rule(name=name, pattern=Pattern.ALTERNATION, points=14, window=14)


def _hugging(name: str) -> Rule:
    """Fifteen in a row within 1σ: zone C."""
    return Rule(name=name, pattern=Pattern.WITHIN, points=15, window=15, zone=1.0)


def _mixture(name: str, *, both_sides: bool) -> Rule:
    """Eight in a row beyond 1σ: none in zone C."""
    pattern = Pattern.BEYOND_EITHER_SIDE
    return Rule(name=name, pattern=pattern, points=8, window=8, zone=1.0, both_sides=both_sides)


BEYOND_LIMITS = _limit("beyond-limits")

_NELSON = (
    _limit("nelson-1"),
    _run("nelson-2", 9),
    _trend("nelson-3"),
    _alternation("nelson-4"),
    _near_limit("nelson-5"),
    _off_centre("nelson-6"),
    _hugging("nelson-7"),
)

RULES: Mapping[RuleSet, tuple[Rule, ...]] = MappingProxyType(
    {
        RuleSet.NONE: (),
        RuleSet.BEYOND_LIMITS: (BEYOND_LIMITS,),
        RuleSet.WESTERN_ELECTRIC: (
            _limit("western-electric-1"),
            _near_limit("western-electric-2"),
            _off_centre("western-electric-3"),
            _run("western-electric-4", 8),
        ),
        RuleSet.NELSON: (*_NELSON, _mixture("nelson-8", both_sides=False)),
        RuleSet.NELSON_BOTH_SIDES: (*_NELSON, _mixture("nelson-both-sides-8", both_sides=True)),
        RuleSet.AIAG: (
            _limit("aiag-1"),
            _run("aiag-2", 7),
            _trend("aiag-3"),
            _alternation("aiag-4"),
            _near_limit("aiag-5"),
            _off_centre("aiag-6"),
            _hugging("aiag-7"),
            _mixture("aiag-8", both_sides=False),
        ),
        RuleSet.JURAN: (
            _limit("juran-1"),
            _near_limit("juran-2"),
            _off_centre("juran-3"),
            _trend("juran-4"),
            _run("juran-5", 9),
            _mixture("juran-6", both_sides=True),
        ),
        RuleSet.MONTGOMERY: (
            _limit("montgomery-1"),
            _near_limit("montgomery-2"),
            _off_centre("montgomery-3"),
            _run("montgomery-4", 8),
            _trend("montgomery-5"),
            _hugging("montgomery-6"),
            _alternation("montgomery-7"),
            _mixture("montgomery-8", both_sides=True),
        ),
    }
)
"""The rules of each set."""
