"""The one kernel that reads the table of run rules."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

import numpy as np

from qc.stats.run_rules.rule_rows import Pattern, Rule
from qc.stats.run_rules.rule_sets import BEYOND_LIMITS, RULES
from qc.stats.variables.result import Signal
from qc.terms import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import ArrayLike, NDArray

    from qc.terms import PlottedStatistic

__all__ = ["BEYOND_LIMITS", "RULES", "Pattern", "Rule", "find_signals"]

_NARROW = 16  # up to this width adding shifted bytes is faster than a running sum


def find_signals(z: ArrayLike, *, rules: Sequence[Rule], statistic: PlottedStatistic) -> tuple[Signal, ...]:
    """Find every point that a run rule flags.

    A rule flags the last point of each complete window that qualifies, and so every later point for which the
    window that ends there still does. Where fewer than all points of a window have to lie in a zone, the
    flagged point is one of them. A point on the centre line ends a run, two equal points end a trend, a
    missing point ends everything.

    Parameters
    ----------
    z : (k,) array-like
        Points in standard errors from the centre line, so that 3 is the limit; NaN where there is none.
    rules : sequence of Rule
        Which rules to hold the points against.
    statistic : PlottedStatistic
        The panel, for the signals.

    Returns
    -------
    tuple of Signal
        All of them, by point, then in the order of the rules.

    Raises
    ------
    ValueError
        If ``z`` is not one-dimensional.

    References
    ----------
    Nelson, L. S. (1984), The Shewhart control chart: tests for special causes, Journal of Quality Technology
    16, 237-239. Western Electric (1956), Statistical Quality Control Handbook. Held against qcc 3.0.

    Examples
    --------
    >>> from qc.terms import PlottedStatistic, RuleSet
    >>> found = find_signals([0, 2.5, 0.1, 2.2], rules=RULES[RuleSet.NELSON], statistic=PlottedStatistic.MEAN)
    >>> [(signal.rule, signal.point, signal.first) for signal in found]
    [('nelson-5', 3, 1)]
    """
    points = np.asarray(z, dtype=np.float64)
    if points.ndim != 1:
        raise ValueError(f"`z` must be one-dimensional, got {points.ndim} dimensions")
    found = [
        Signal(rule=rule.name, statistic=statistic, point=end + rule.window - 1, first=end, side=side)
        for rule in rules
        if rule.window <= points.size
        for side, ends in _ends(points, rule)
        for end in np.flatnonzero(ends).tolist()
    ]
    found.sort(key=attrgetter("point"))  # stable: at one point the rules stay in their order
    return tuple(found)


def _ends(z: NDArray[np.float64], rule: Rule) -> Iterator[tuple[Side, NDArray[np.bool_]]]:
    """Return, by side, which windows qualify; window i covers the points i … i + window − 1."""
    if rule.pattern is Pattern.TREND:
        yield Side.ABOVE, _all_of(np.diff(z) > 0, rule.window - 1)
        yield Side.BELOW, _all_of(np.diff(z) < 0, rule.window - 1)
    elif rule.pattern is Pattern.ALTERNATION:
        step = np.sign(np.diff(z))
        yield Side.BOTH, _all_of(step[1:] * step[:-1] < 0, rule.window - 2)
    elif rule.pattern is Pattern.WITHIN:
        yield Side.BOTH, _enough(np.abs(z) <= rule.zone, z, rule)
    elif rule.pattern is Pattern.BEYOND_ONE_SIDE:
        yield Side.ABOVE, _enough(z > rule.zone, z, rule)
        yield Side.BELOW, _enough(z < -rule.zone, z, rule)
    else:
        above, below = _enough(z > rule.zone, z, rule), _enough(z < -rule.zone, z, rule)
        if not rule.both_sides:
            yield Side.ABOVE, above
            yield Side.BELOW, below
        yield Side.BOTH, _enough(np.abs(z) > rule.zone, z, rule) & ~above & ~below


def _enough(hit: NDArray[np.bool_], z: NDArray[np.float64], rule: Rule) -> NDArray[np.bool_]:
    """Windows without a missing point that hold enough hits, the last point among them."""
    if rule.points == rule.window:
        return _all_of(hit, rule.window)
    enough = (_count(hit, rule.window) >= rule.points) & hit[rule.window - 1 :]
    missing = np.isnan(z)
    return enough & (_count(missing, rule.window) == 0) if missing.any() else enough


def _all_of(hit: NDArray[np.bool_], width: int) -> NDArray[np.bool_]:
    """Windows of a width all of whose points are hits, by doubling the width covered."""
    covered, out = 1, hit
    while covered < width:
        step = min(covered, width - covered)
        out = out[:-step] & out[step:]
        covered += step
    return out


def _count(hit: NDArray[np.bool_], width: int) -> NDArray[np.integer[Any]]:
    """Count the hits in every window of a width."""
    if width > _NARROW:
        total = np.concatenate(([0], np.cumsum(hit)))
        return np.asarray(total[width:] - total[:-width])
    windows = hit.size - width + 1
    counts = hit[:windows].astype(np.int8)
    for shift in range(1, width):
        counts += hit[shift : shift + windows]
    return counts
