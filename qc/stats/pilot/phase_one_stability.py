"""Whether Phase I was one stable process: permutation tests with a stated overall false-alarm probability."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics import checks
from qc.stats.numerics.permutations import Comparison, Layout, compare_orders
from qc.stats.numerics.segmentation import Change
from qc.stats.variables.subgroups import lay_out
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]

LEAST_POINTS = 4
_FIRST_ORDERS = 99
_NOTHING_THERE = 0.1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ComponentTest:
    """The test of the level or of the scale.

    Attributes
    ----------
    change : Change
        Of what.
    p_value : float
        Share of the orders, the readings' own among them, that show at least as much.
    permutations : int
        Random orders that it was compared with.
    significant : bool
        Whether the p-value is at most half of the overall false-alarm probability.
    steps : tuple of int
        First point after each lasting change; empty where none is shown.
    isolated : tuple of int
        Points that lie apart for themselves; only subgroups can show it.
    fitted : (k,) float array
        Level or scale (root mean square about the level) of each point: one number where nothing is shown, NaN where a
        point has no reading.
    """

    change: Change
    p_value: float
    permutations: int
    significant: bool
    steps: tuple[int, ...]
    isolated: tuple[int, ...]
    fitted: Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PhaseOneStability:
    """Whether Phase I was stable.

    Attributes
    ----------
    method : str
        What was computed.
    points, readings : int
        Points with readings, and their readings.
    permutations, seed : int
        Random orders beside the readings' own, at most, and what they were drawn with.
    false_alarm : float
        Chance of calling a stable Phase I unstable: at most this, whatever the distribution.
    p_value : float
        Overall: twice the smaller of the two, at most 1.
    level, scale : ComponentTest
        The two tests; points are numbered among all subgroups.
    """

    method: str
    points: int
    readings: int
    permutations: int
    seed: int
    false_alarm: float
    p_value: float
    level: ComponentTest
    scale: ComponentTest

    @property
    def stable(self) -> bool:
        """Whether neither level nor scale is shown to have changed."""
        return not (self.level.significant or self.scale.significant)


def phase_one_stability(
    values: ArrayLike,
    subgroup: ArrayLike | None = None,
    *,
    false_alarm: float = 0.05,
    permutations: int = 999,
    seed: int = 2013,
) -> PhaseOneStability:
    """Test whether level and scale stayed the same through Phase I; normality is not assumed.

    Parameters
    ----------
    values : (n,) array-like
        Readings in production order, not all equal; NaN where one is missing.
    subgroup : (n,) int array-like, optional
        The subgroup of each reading, as consecutive runs of 0, 1, 2, …; without it every reading is a point.
    false_alarm : float, default 0.05
        For the whole of Phase I, strictly between 0 and 1.
    permutations : int, default 999
        Random orders, at least 19; best one less than a multiple of 2 / ``false_alarm``. Where more than a tenth of
        the first 99 show as much as the readings' own, the test ends with those: nothing can be there to find.
    seed : int
        Of the random orders: the same seed gives the same result.

    Returns
    -------
    PhaseOneStability
        Both tests, with the places of lasting and isolated changes.

    Raises
    ------
    ValueError
        If fewer than 4 points have readings, nothing varies, or an argument is outside its domain.

    Notes
    -----
    The method is RS/P (recursive segmentation and permutation). Each series is cut recursively; the statistic is the
    largest, once standardised over all orders, of what one cut explains, two cuts, …, and, in subgroups, of the
    distance of the furthest point. Scale is tested on what the fitted level leaves. Two things differ from dfphase1, so
    that the false-alarm probability holds exactly and not nearly: the readings' own order counts as one of the orders,
    and the level is only taken as changing where its test alone is significant at half of ``false_alarm``. A single
    reading that lies apart cannot be told without assuming a distribution: that remains to the chart.

    References
    ----------
    Capizzi, G. and Masarotto, G. (2013), Phase I distribution-free analysis of univariate data, Journal of Quality
    Technology 45, 273-284; R package dfphase1 1.2.0, ``rsp``: the same cuts and gains on 300 random series.

    Examples
    --------
    >>> found = phase_one_stability([5, 7, 6, 5, 7, 6, 5, 6, 9, 10, 9, 11, 10, 9, 11, 10])
    >>> found.stable, found.level.steps
    (False, (8,))
    """
    significance = checks.probability("false_alarm", false_alarm) / 2.0
    permutations = checks.count("permutations", permutations, 19)
    groups = lay_out(values, np.arange(np.size(values)) if subgroup is None else subgroup)
    readings, places = checks.spread("values", groups.values), np.flatnonzero(groups.sizes)
    if places.size < LEAST_POINTS:
        raise ValueError(f"`values` must give at least {LEAST_POINTS} points with readings, got {places.size}")
    layout = Layout(sizes=groups.sizes[places], starts=groups.starts)
    center, unit = float(readings.mean()), float(readings.std())

    def tested(left: Floats, change: Change, draw: int) -> ComponentTest:
        found = compare_orders(left, layout, change, permutations=min(_FIRST_ORDERS, permutations), seed=draw)
        if found.p_value <= _NOTHING_THERE and permutations > _FIRST_ORDERS:
            found = compare_orders(left, layout, change, permutations=permutations, seed=draw)
        return _component(left, layout, change, found, significance)

    y = (readings - center) / unit
    seed = checks.count("seed", seed, 0)
    level = tested(y, Change.LEVEL, seed)
    scale = tested(y - np.repeat(level.fitted, layout.sizes), Change.SCALE, seed + 1)
    return PhaseOneStability(
        method="recursive segmentation and permutation (RS/P), Bonferroni over level and scale",
        points=int(places.size),
        readings=int(readings.size),
        permutations=permutations,
        seed=seed,
        false_alarm=false_alarm,
        p_value=min(1.0, 2.0 * min(level.p_value, scale.p_value)),
        level=_placed(level, groups.sizes, center, unit),
        scale=_placed(scale, groups.sizes, 0.0, unit),
    )


def _component(y: Floats, layout: Layout, change: Change, found: Comparison, significance: float) -> ComponentTest:
    """Fit what the comparison shows: one level, steps, or isolated points."""
    sums = layout.sums(y if change is Change.LEVEL else y * y)
    significant = found.p_value <= significance
    far = found.away is not None and found.foremost == found.cuts.size
    steps = tuple(sorted(cut for cut in found.cuts[: found.foremost + 1].tolist() if cut > 0))
    steps = steps if significant and not far else ()
    apart = _apart(sums, layout, found, significance) if significant and far else np.zeros(sums.size, dtype=bool)
    part = np.where(apart, np.arange(sums.size) + len(steps) + 1, np.searchsorted(steps, np.arange(sums.size), "right"))
    mean = (np.bincount(part, sums) / np.maximum(np.bincount(part, layout.sizes), 1))[part]
    return ComponentTest(
        change=change,
        p_value=found.p_value,
        permutations=found.largest.size - 1,
        significant=significant,
        steps=steps,
        isolated=tuple(np.flatnonzero(apart).tolist()),
        fitted=mean if change is Change.LEVEL else np.sqrt(mean),
    )


def _apart(
    sums: Floats, layout: Layout, found: Comparison, significance: float
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Points further away than the largest statistic is in all but a share of the orders."""
    assert found.away is not None
    mean, sd = found.away
    return np.asarray((layout.away(sums) - mean) / sd >= np.quantile(found.largest, 1.0 - significance))


def _placed(test: ComponentTest, sizes: NDArray[np.int64], center: float, unit: float) -> ComponentTest:
    """Give points their numbers among all subgroups, and the fit the unit of the readings."""
    places = np.flatnonzero(sizes)
    fitted = np.full(sizes.size, np.nan)
    fitted[places] = center + unit * test.fitted
    return replace(
        test,
        steps=tuple(places[list(test.steps)].tolist()),
        isolated=tuple(places[list(test.isolated)].tolist()),
        fitted=fitted,
    )
