"""The smallest rise of a share or rate, there from the first row on, that would most probably have been seen."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.drift.counts.baseline import log_ceiling
from qc.stats.drift.counts.counted import Counted
from qc.stats.drift.counts.likelihood import fixed
from qc.stats.drift.counts.looks import PROCESS_SHARE, look_weights, split_p_value
from qc.stats.drift.counts.prior import CountPrior
from qc.stats.drift.counts.states import levels
from qc.stats.numerics import checks
from qc.stats.numerics.roots import rising_root
from qc.stats.numerics.special import incomplete_beta, incomplete_gamma
from qc.stats.numerics.whole_numbers import first_whole

if TYPE_CHECKING:
    from qc.stats.drift.counts.result import CountDriftEvidence

    Ways = list[tuple[float, float]]

_MOST_DOUBLINGS = 40
_MISSES = 1 / 3  # of those allowed that are left to chance; the rest to rows that happen to scatter


def count_rise_seen(
    found: CountDriftEvidence, size: float, *, chance: float = 0.9, prior: CountPrior | None = None
) -> float | None:
    """Return the smallest share or rate of production that would have been seen, had it been there from its start.

    Parameters
    ----------
    found : CountDriftEvidence
        What was found of a batch.
    size : float
        Units, or units and area, that were looked at in all rows of production.
    chance : float, default 0.9
        With which it would have been seen, at least.
    prior : CountPrior or None
        The one that ``found`` was computed with.

    Returns
    -------
    float or None
        Share or rate; None where even a batch without a good unit would not surely have been seen, or more than half of
        the pilot's units were bad.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    Notes
    -----
    The evidence at the last row for a change at the first, and the last look, hang on the total count and on what is
    known of how rows differ. The least count whose evidence reaches the limit is found by halving, the level that gives
    so many or more with the chance from the same differences; of rows that are surely alike it is the exact bound of
    Clopper and Pearson, or of Garwood. It is taken for a third of the misses, since the look also misses where rows
    happen to scatter. Changes at other rows, and evidence that reaches the limit before the last row, only add to the
    chance. Held against simulation.

    Examples
    --------
    >>> from qc.stats.drift.counts.detect import count_drift_evidence
    >>> found = count_drift_evidence([2, 1, 3, 2, 0] * 4, [100] * 20, [2, 1, 2, 3, 1] * 6, [100] * 30)
    >>> round(count_rise_seen(found, 3000), 3)
    0.032
    """
    much = checks.positive("size", size)
    likely = checks.probability("chance", chance)
    if found.model == "binomial" and 2 * found.pilot_count > found.pilot_size:
        return None
    held = prior or CountPrior()
    least = _least(found, much, held)
    if least is None:
        return None
    level = _level(found, least, much, 1 - _MISSES * (1 - likely))
    return None if found.model == "binomial" and level >= 1 else level


def _level(found: CountDriftEvidence, least: int, size: float, chance: float) -> float:
    """Return the level that gives so many or more with the chance; of shares 1 or more if none does."""
    start = least / size

    def gap(octaves: float) -> float:
        return _reached(found, least, size, start * 2**octaves) - chance

    return start * 2 ** rising_root(gap, start=-1.0, step=0.5, most=_MOST_DOUBLINGS)


def _reached(found: CountDriftEvidence, least: int, size: float, level: float) -> float:
    """Return the chance that so many or more are counted, however rows differ."""
    mean, held = level * size, found.scatter
    if found.model == "poisson":
        alike = incomplete_gamma(least, mean)[0]
    else:
        alike = 1.0 if level >= 1 else incomplete_beta(least, size - least + 1, level, 1 - level)[0]
    chance = float(held.weights[0]) * alike
    for shape, weight in zip(held.shapes[1:], held.weights[1:], strict=True):
        if weight:  # a negative binomial count
            of = float(shape) * held.rows
            chance += float(weight) * incomplete_beta(least, of, mean / (mean + of), of / (mean + of))[0]
    return chance


def _least(found: CountDriftEvidence, size: float, held: CountPrior) -> int | None:
    """Least count above the pilot's level whose evidence reaches the limit, or None."""
    ways = _ways(found, held)
    low = math.ceil(size * found.pilot_count / found.pilot_size)
    high = int(size) if found.model == "binomial" else _beyond(found, size, low, ways)
    if not _evidence(found, high, size, ways) >= found.log_limit:
        return None
    return first_whole(lambda count: _evidence(found, count, size, ways) >= found.log_limit, min(low + 1, high), high)


def _ways(found: CountDriftEvidence, held: CountPrior) -> Ways:
    """Levels that production may have had from its first row on, with the logs of their weights."""
    alike = float(found.spread_weights[0]) * (1 - held.trend) * float(held.row_weights(found.planned)[0])
    pilot = _all_in_one(found, 0, 1.0)
    return [(level, math.log(alike * weight)) for level, weight in levels(pilot) if weight]


def _beyond(found: CountDriftEvidence, size: float, low: int, ways: Ways) -> int:
    """Count that reaches the limit, by doubling."""
    high = 2 * low + 1
    for _ in range(_MOST_DOUBLINGS):
        if _evidence(found, high, size, ways) >= found.log_limit:
            break
        high *= 2
    return high


def _evidence(found: CountDriftEvidence, count: int, size: float, ways: Ways) -> float:
    """Log evidence of a count in all rows for another level since the first, rows being alike."""
    one = _all_in_one(found, count, size)
    changed = [weight + float(fixed(one, level)[0][1]) for level, weight in ways]
    process = float(np.logaddexp.reduce(changed) - log_ceiling(one)[1]) + math.log(PROCESS_SHARE)
    look = look_weights(found.planned).get(found.rows)
    return process if look is None else max(process, math.log(look / split_p_value(one, count, size, found.scatter)))


def _all_in_one(found: CountDriftEvidence, count: float, size: float) -> Counted:
    """Return pilot and production, each as one row."""
    return Counted(
        model="binomial" if found.model == "binomial" else "poisson",
        swapped=False,
        first=np.array([found.pilot_count]),
        first_sizes=np.array([found.pilot_size]),
        counts=np.array([float(count)]),
        sizes=np.array([size]),
    )
