"""By how much a process changed, with intervals that allow for not knowing when it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.drift.diagnosis.kinds import ChangeKind
from qc.stats.drift.diagnosis.nodes import Nodes, averaged_nodes, likeliest, mixture_of_t
from qc.stats.drift.diagnosis.recorded import ages
from qc.stats.drift.diagnosis.result import ChangeSize
from qc.stats.drift.diagnosis.scores import suffix_sums
from qc.stats.drift.diagnosis.sizes_by_grid import burst_size, growth_ratio, lot_spread
from qc.values import dataclass

if TYPE_CHECKING:
    from qc.stats.drift.diagnosis.recorded import Blocks
    from qc.stats.drift.diagnosis.scores import Scores
    from qc.stats.drift.sums import Floats, Rows

_PHASES = 64
_TYPICAL = (0.1, 0.3, 0.5, 0.7, 0.9)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Occasion:
    """What a size is computed from.

    Attributes
    ----------
    readings : Scores
        Readings in the pilot's standard deviations, less their mean.
    probability : (k,) float array
        Of each start, the kind of change taken as known.
    period : (k,) float array or None
        Of what repeats itself, at each start.
    blocks : Blocks or None
        Of the recorded column that it goes with, if it does with one.
    column : int or None
        Which that is.
    own : (n,) bool array or None
        Readings of the stream that changed alone; None where all did.
    confidence : float
        What intervals hold.
    """

    readings: Scores
    probability: Floats
    period: Floats | None
    blocks: Blocks | None
    column: int | None
    own: Floats | None
    confidence: float

    @property
    def best(self) -> int:
        """The most probable start's index."""
        return int(self.probability.argmax())

    @property
    def typical(self) -> tuple[int, ...]:
        """Indices of starts that stand for the posterior, each for as much of it."""
        reached = np.searchsorted(np.cumsum(self.probability), _TYPICAL)
        return tuple(np.minimum(reached, self.probability.size - 1).tolist())


def size_of(kind: ChangeKind, at: Occasion, scale: float) -> ChangeSize:
    """Return by how much a process changed.

    Parameters
    ----------
    kind : ChangeKind
        What changed.
    at : Occasion
        When, and what was read.
    scale : float
        The pilot's standard deviation, in the readings' unit.
    """
    before = at.readings.y[: at.readings.pilot + int(at.readings.starts[at.best])]
    spread = scale * float(before.std(ddof=1))
    match kind:
        case ChangeKind.SPREAD:
            return ChangeSize(spread=spread, ratio=_ratio(at).estimate(at.confidence))
        case ChangeKind.GROWING_SPREAD:
            ratio = averaged_nodes(growth_ratio(at.readings, start) for start in at.typical)
            return ChangeSize(spread=spread, ratio=ratio.estimate(at.confidence))
        case ChangeKind.LOT_TO_LOT:
            between = averaged_nodes(lot_spread(at.readings, start, _lots(at, start)) for start in at.typical)
            return ChangeSize(
                spread=spread,
                between=between.estimate(at.confidence).times(scale),
                period=_period(at, at.best),
            )
        case ChangeKind.INTERMITTENT:
            both = [burst_size(at.readings, start) for start in at.typical]
            share, distance = (averaged_nodes(nodes) for nodes in zip(*both, strict=True))
            level = distance.estimate(at.confidence).times(scale)
            return ChangeSize(spread=spread, level=level, share=share.estimate(at.confidence))
        case _:
            return _moved(kind, at, scale, spread)


def _moved(kind: ChangeKind, at: Occasion, scale: float, spread: float) -> ChangeSize:
    """Size of what moved the level."""
    if kind is ChangeKind.TREND:
        rate = slope_nodes(at).estimate(at.confidence).times(scale)
        grown = at.readings.units - int(at.readings.starts[at.best])
        return ChangeSize(spread=spread, rate=rate, level=rate.times(grown))
    if kind is ChangeKind.SAW_TOOTH:
        period = _period(at, at.best)
        rate = _wear(at, period).estimate(at.confidence).times(scale)
        return ChangeSize(spread=spread, rate=rate, level=rate.times(period), period=period)
    return ChangeSize(spread=spread, level=_level(at).estimate(at.confidence).times(scale))


def _period(at: Occasion, start: int) -> float:
    """Most probable period of a start, in units."""
    assert at.period is not None
    return float(at.period[start])


def _lots(at: Occasion, start: int) -> Rows:
    """Lot of each unit from a start on."""
    first, units = int(at.readings.starts[start]), at.readings.units
    if at.blocks is None:
        return (np.arange(units - first) // _period(at, start)).astype(np.int64)
    lot: Rows = np.searchsorted(at.blocks.edges, np.arange(first, units), side="right").astype(np.int64)
    found: Rows = lot - lot[0]
    return found


def _level(at: Occasion) -> Nodes:
    """Difference of the means after and before."""
    own = np.ones(at.readings.n) if at.own is None else at.own
    y = own * at.readings.y
    produced, places = at.readings.pilot, at.readings.starts[likeliest(at.probability)]
    after, linear, square = (suffix_sums(values[produced:])[places] for values in (own, y, y * at.readings.y))
    known = after > 0
    after, linear, square = (values[known] for values in (after, linear, square))
    before, rest = own.sum() - after, float(y @ at.readings.y) - square
    mean, other = linear / after, (y.sum() - linear) / before
    df = max(1.0, float(own.sum()) - 2)
    pooled = np.maximum(square - linear * mean + rest - (y.sum() - linear) * other, 1e-12) / df
    error = np.sqrt(pooled * (1 / after + 1 / before))
    return mixture_of_t(mean - other, error, at.probability[likeliest(at.probability)][known], df)


def _variance(n: Floats, linear: Floats, square: Floats) -> Floats:
    """Variance from running sums."""
    found: Floats = np.maximum(square - linear**2 / n, 1e-12) / np.maximum(n - 1, 1)
    return found


def _ratio(at: Occasion) -> Nodes:
    """Ratio of the standard deviations after and before, its logarithm by Student's t."""
    y, places = at.readings.y, at.readings.starts[likeliest(at.probability)]
    weights = at.probability[likeliest(at.probability)]
    known = at.readings.units - places > 2
    places, weights = (places[known], weights[known]) if known.any() else (places[:1] * 0, np.ones(1))
    after = (at.readings.units - places).astype(np.float64)
    made = y[at.readings.pilot :]
    linear, square = suffix_sums(made)[places], suffix_sums(made * made)[places]
    before = at.readings.n - after
    inner = _variance(before, y.sum() - linear, float(y @ y) - square)
    logs = 0.5 * np.log(_variance(after, linear, square) / inner)
    error = np.sqrt(0.5 / np.maximum(after - 1, 1) + 0.5 / (before - 1))
    nodes = mixture_of_t(logs, error, weights, float(at.readings.n - 2))
    return Nodes(values=np.exp(nodes.values), weights=nodes.weights)


def slope_nodes(at: Occasion) -> Nodes:
    """Return the slope per unit of a trend that begins at an unknown start.

    Parameters
    ----------
    at : Occasion
        When, and what was read.
    """
    kept = likeliest(at.probability)
    slopes, errors, _ = ramps(at.readings)
    return mixture_of_t(slopes[kept], errors[kept], at.probability[kept], float(at.readings.n - 2))


def ramps(readings: Scores) -> tuple[Floats, Floats, Floats]:
    """Return the least-squares slope per unit that begins at each start, its standard error and its information.

    Parameters
    ----------
    readings : Scores
        All readings.
    """
    y, starts = readings.y[readings.pilot :], readings.starts
    age = np.arange(1.0, y.size + 1)
    since = (y.size - starts).astype(np.float64)
    product = suffix_sums(age * y)[starts] - starts * suffix_sums(y)[starts]
    information = since * (since + 1) * (2 * since + 1) / 6 - (since * (since + 1) / 2) ** 2 / readings.n
    slope = product / information
    left = np.maximum(readings.total - slope * product, 1e-12) / (readings.n - 2)
    return slope, np.sqrt(left / information), information


def _wear(at: Occasion, period: float) -> Nodes:
    """Slope per unit between resets, at the most probable start."""
    start = int(at.readings.starts[at.best])
    y = at.readings.y[at.readings.pilot + start :]
    if at.blocks is not None:
        return _slope(y, ages(at.blocks, at.readings.units)[None, start:])
    # Wear that is there from the start may have begun before, and its first tooth may be a longer one.
    phases = np.linspace(0.0, 1.25 * period, _PHASES) if start == 0 else np.zeros(1)
    since = np.arange(y.size) - phases[:, None]
    return _slope(y, np.where(since < 0, since + period, np.mod(since, period)))


def _slope(y: Floats, tooth: Floats) -> Nodes:
    """Slope per unit of the wear that fits best."""
    tooth, y = tooth - tooth.mean(axis=1, keepdims=True), y - y.mean()
    information = (tooth**2).sum(axis=1)
    slope = tooth @ y / information
    best = int((slope**2 * information).argmax())
    df = max(1.0, float(y.size - 3))
    left = float(((y - slope[best] * tooth[best]) ** 2).sum()) / df
    error = np.sqrt(left / information[best : best + 1])
    return mixture_of_t(slope[best : best + 1], error, np.ones(1), df)
