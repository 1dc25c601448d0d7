"""A standard's own run rules, built from numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.stats.run_rules.rule_rows import Pattern, Rule
from qc.stats.run_rules.rule_sets import BEYOND_LIMITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def own_rules(
    *,
    beyond_limits: bool = True,
    one_side: Iterable[tuple[int, int, float]] = (),
    either_side: Iterable[tuple[int, int, float]] = (),
    runs: Iterable[int] = (),
    trends: Iterable[int] = (),
    alternations: Iterable[int] = (),
    within: Iterable[tuple[int, float]] = (),
) -> tuple[Rule, ...]:
    """Return the rules that a standard spells out itself.

    Zones are in thirds of the distance to the control limit: standard errors for limits at three.

    Parameters
    ----------
    beyond_limits : bool
        Whether a point beyond a control limit is a signal; it comes first.
    one_side, either_side : iterable of (int, int, float)
        Points, window and zone: so many of so many points in a row beyond the zone, all on one side of the
        centre line, or on either side (all on one of them too).
    runs : iterable of int
        Points in a row on one side of the centre line, at least 2.
    trends : iterable of int
        Points in a row that only rise or only fall, at least 3.
    alternations : iterable of int
        Points in a row that rise and fall in turn, at least 3.
    within : iterable of (int, float)
        Points and zone: so many points in a row within the zone.

    Returns
    -------
    tuple of Rule
        In the order of the parameters, named by what they ask for, such as ``own-2-of-3-beyond-2``.

    Raises
    ------
    ValueError
        If there is no rule, a rule is given twice, or one makes no sense.

    Examples
    --------
    >>> [rule.name for rule in own_rules(one_side=[(2, 3, 2.0)], runs=[7])]
    ['beyond-limits', 'own-2-of-3-beyond-2', 'own-run-of-7']
    """
    rules = (
        *((BEYOND_LIMITS,) if beyond_limits else ()),
        *_beyond("one_side", one_side),
        *_beyond("either_side", either_side),
        *(_row(f"run-of-{_least(2, 'runs', n)}", Pattern.BEYOND_ONE_SIDE, n, n) for n in runs),
        *(_row(f"trend-of-{_least(3, 'trends', n)}", Pattern.TREND, n, n) for n in trends),
        *(_row(f"alternation-of-{_least(3, 'alternations', n)}", Pattern.ALTERNATION, n, n) for n in alternations),
        *_within(within),
    )
    if not rules:
        raise ValueError("`beyond_limits` must be True where no other rule is given, got False")
    names = [rule.name for rule in rules]
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"a rule must be given once, got {name} {names.count(name)} times")
    return rules


def _least(smallest: int, argument: str, number: int) -> int:
    """Return a number of points that is large enough to mean something."""
    if int(number) != number or number < smallest:
        raise ValueError(f"`{argument}` must be whole numbers of at least {smallest}, got {number!r}")
    return int(number)


def _row(name: str, pattern: Pattern, points: int, window: int, zone: float = 0.0) -> Rule:
    return Rule(name=f"own-{name}", pattern=pattern, points=points, window=window, zone=zone)


def _beyond(argument: str, rows: Iterable[tuple[int, int, float]]) -> Iterator[Rule]:
    """Points beyond a zone, on one side or on either."""
    sides = {"one_side": (Pattern.BEYOND_ONE_SIDE, ""), "either_side": (Pattern.BEYOND_EITHER_SIDE, "-either-side")}
    pattern, suffix = sides[argument]
    for points, window, zone in rows:
        if not zone >= 0 or (zone == 0 and (points == 1 or suffix)):
            raise ValueError(f"`{argument}` must lie beyond a zone above 0, got {zone!r} for {points} of {window}")
        name = f"{_least(1, argument, points)}-of-{_least(1, argument, window)}-beyond-{zone:g}{suffix}"
        yield _row(name, pattern, points, window, zone)


def _within(rows: Iterable[tuple[int, float]]) -> Iterator[Rule]:
    """Points in a row within a zone."""
    for points, zone in rows:
        if not zone > 0:
            raise ValueError(f"`within` must name a zone above 0, got {zone!r} for {points} points")
        yield _row(f"{_least(2, 'within', points)}-within-{zone:g}", Pattern.WITHIN, points, points, zone)
