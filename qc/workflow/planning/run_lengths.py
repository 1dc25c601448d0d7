"""How fast a control chart signals, and how often it does so although nothing has changed."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from qc import stats
from qc.report.run_length.facts import ArlFacts, BatchChance, CusumDesign, EwmaDesign, ShewhartDesign
from qc.values import dataclass
from qc.words import language
from qc.workflow.planning.arl_request import LONGEST, chart_design, never, never_seen, refusal
from qc.workflow.program import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.report.run_length.facts import ArlAsked, ChartDesign
    from qc.stats.numerics.integral_equation import RunLength
    from qc.stats.run_length.arl_alarms import BatchAlarm
    from qc.stats.run_length.arl_cusum import Sides
    from qc.stats.run_length.arl_rules import FalseAlarms

# In standard errors: beyond it the sum on the other side signals first less than once in 10^15 times.
_HUGE = 8.0

SHIFTS = (0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 2.5, 3.0)
"""Shown where no shifts are asked for."""


@dataclass(frozen=True, slots=True)
class RunLengths:
    """How fast a chart signals.

    Attributes
    ----------
    facts : ArlFacts
        The chart, its run lengths, and its false alarms.
    """

    facts: ArlFacts

    def text(self, lang: str = "id") -> str:
        """Return it as a terminal shows it: sentences first, numbers after."""
        from qc.report.run_length.screen import arl_text  # noqa: PLC0415 - loaded only where it is used

        return arl_text(self.facts, language(lang))

    def to_json(self) -> str:
        """Return every fact as JSON, with a schema version."""
        from qc.report.run_length.json import arl_json  # noqa: PLC0415 - loaded only where it is used

        return arl_json(self.facts)


def arl(asked: ArlAsked) -> RunLengths:
    """Find how many points a control chart takes on average until it signals.

    Parameters
    ----------
    asked : ArlAsked
        The chart and the shifts.

    Returns
    -------
    RunLengths

    Raises
    ------
    UsageError
        If the request does not fit together.

    Examples
    --------
    >>> from qc.report.run_length.facts import ArlAsked
    >>> found = arl(ArlAsked(size=5, shifts=(1.0,), points=25))
    >>> round(found.facts.stable, 1), round(found.facts.run_length.arl[0], 2), round(found.facts.batch.probability, 3)
    (370.4, 4.5, 0.065)
    """
    design = chart_design(asked)
    shifts = asked.shifts or SHIFTS
    root = math.sqrt(design.size)
    try:
        stable, *_ = _run_length([0.0], design, steady=asked.steady).arl
        if not 1.0 <= stable <= LONGEST:
            raise never(design)
        found = _run_length([root * shift for shift in shifts], design, steady=asked.steady)
        batch = _batch(asked.points, design)
    except ValueError as error:
        raise refusal(error, design) from error
    if unseen := [shift for shift, each in zip(shifts, found.arl, strict=True) if not 1.0 <= each <= LONGEST]:
        raise never_seen(unseen[0])
    return RunLengths(
        ArlFacts(program=PROGRAM, design=design, shifts=shifts, run_length=found, stable=stable, batch=batch)
    )


def _run_length(shifts: Sequence[float], design: ChartDesign, *, steady: bool) -> RunLength:
    """Return the run lengths at shifts in standard errors of a point."""
    match design:
        case ShewhartDesign(rules=rules, width=width):
            of_rules = stats.rules_steady_state_arl if steady else stats.rules_arl
            return of_rules(shifts, rules=stats.RULES[rules], sigma_multiple=width)
        case EwmaDesign(weight=weight, width=width) if steady:
            return stats.ewma_steady_state_arl(shifts, weight=weight, factor=width)
        case EwmaDesign(weight=weight, width=width, headstart=start):
            return stats.ewma_arl(shifts, weight=weight, factor=width, start=start)
        case CusumDesign() if steady:
            return stats.cusum_steady_state_arl(shifts, reference=design.k, interval=design.h)
        case CusumDesign():
            return _cusum(shifts, design)


def _cusum(shifts: Sequence[float], design: CusumDesign) -> RunLength:
    """Return run lengths of both sums; of a huge shift those of the sum on its side, as the other's have no number."""
    k, h, start = design.k, design.h, design.headstart
    found = stats.cusum_arl([0.0], reference=k, interval=h, headstart=start)
    lengths = [
        stats.cusum_arl([abs(shift)], reference=k, interval=h, headstart=start, sides=_sides(shift)).arl[0]
        for shift in shifts
    ]
    return replace(found, shifts=tuple(shifts), arl=tuple(lengths))


def _sides(shift: float) -> Sides:
    return "one" if abs(shift) > _HUGE else "two"


def _batch(points: int, design: ChartDesign) -> BatchChance:
    """Return the chance of a false alarm in a batch."""
    found: FalseAlarms | BatchAlarm
    match design:
        case ShewhartDesign(rules=rules, width=width):
            found = stats.false_alarm_probability(stats.RULES[rules], points, sigma_multiple=width)
        case EwmaDesign(weight=weight, width=width, headstart=start):
            found = stats.ewma_false_alarm(points, weight=weight, factor=width, start=start)
        case CusumDesign(k=k, h=h, headstart=start, one_sided=one_sided):
            sides: Sides = "one" if one_sided else "two"
            found = stats.cusum_false_alarm(points, reference=k, interval=h, headstart=start, sides=sides)
    return BatchChance(points=points, probability=found.probability, method=found.method)
