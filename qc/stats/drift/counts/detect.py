"""Say whether a share of nonconforming units, or a rate of nonconformities, left its pilot, and at which row."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.drift.counts.counted import prepare
from qc.stats.drift.counts.looks import PROCESS_SHARE, log_if_alike, log_looks
from qc.stats.drift.counts.mixture import log_changed, trend_likelihoods
from qc.stats.drift.counts.posterior import posterior
from qc.stats.drift.counts.prior import CountPrior
from qc.stats.drift.counts.result import CountDriftEvidence
from qc.stats.drift.counts.scatter import scatter
from qc.stats.drift.counts.states import explained, states
from qc.stats.numerics import checks

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from qc.stats.drift.counts.counted import Floats, Model


def count_drift_evidence(
    pilot: ArrayLike,
    pilot_sizes: ArrayLike,
    counts: ArrayLike,
    sizes: ArrayLike,
    *,
    model: Model = "binomial",
    false_alarm: float = 0.05,
    planned: int | None = None,
    prior: CountPrior | None = None,
) -> CountDriftEvidence:
    """Return the evidence that a share or rate departed from the pilot's, row by row.

    The evidence at a row is the larger of two. One is half the likelihood of all counts so far if something changed,
    averaged over when, how and to which level, over the most that any one unchanged level explains of pilot and
    production together. The other is that of a few looks at pilot against production so far, each of which has a share
    of the false alarms: that share over a p-value, exact if rows are known to be alike, larger as they may differ. Each
    row uses nothing that was made after it.

    Parameters
    ----------
    pilot, counts : array_like
        Counts of each row (sample, lot, day) in order of manufacture.
    pilot_sizes, sizes : array_like
        Units inspected in each row, or units or area on which nonconformities were counted.
    model : {"binomial", "poisson"}
        Nonconforming units, or nonconformities.
    false_alarm : float
        Probability of a flag in a batch in which nothing changes.
    planned : int or None
        Rows that production will have; None if all of them are given.
    prior : CountPrior or None
        What is held possible; None for the defaults.

    Returns
    -------
    CountDriftEvidence
        Evidence, limit, flag, since when.

    Raises
    ------
    ValueError
        If counts and sizes do not fit.

    Notes
    -----
    Guaranteed by theory: if all rows have one share or rate, whatever it is, at most 1/c of the batches ever reach an
    evidence of c, so that at most ``false_alarm`` are flagged, whatever the sizes and whatever was found in the pilot,
    also nothing. Half of it is spent by the looks, half by the likelihoods, whose ratio is at most a nonnegative
    martingale that starts at 1 or below. By Bayesian mixing alone, as for readings, this would hold only
    on average over levels: a share has no group under which its ratio is invariant, and no test martingale in its own
    filtration but 1 (Ramdas and others 2022), so that the best unchanged level takes the place of the average.
    Measured: after a pilot of 0 in 100, a share of 10 % in 1,000 units is seen in 30 of 30 batches (in none by the
    likelihoods alone), 7 % in 26 and 5 % in 10, where Fisher's test alone, taken once at 2.5 %, sees 5 % in 23; after
    10 in 500, 6 % in 29 of 30. The looks' price: changes in the middle of a batch take 6 to 20 % longer than if all
    were spent on the likelihoods.
    By simulation only: rows (lots, days) whose levels differ though nothing changes. The evidence must also exceed what
    the best level with such differences explains, and the looks' p-value is averaged over them. Flagged of unchanged
    batches, rows of 25 to 500 units, beta-binomial shares of 1 to 15 % with correlations of 0.005 to 0.1 within rows,
    gamma-Poisson rates, 2 to 12 rows in the pilot and 2 to 50 in production: by the looks 0 to 5.5 %, 2.1 % on average,
    2.5 % being meant (by exact tests 7 to 70 %), by both 0.4 to 5.2 %. The price stands where rows are few but alike,
    since nothing tells that they are: a change from 5 to 10 % is seen by the looks in 6 % of batches with two rows a
    side (by exact tests in 43), 50 % after two rows in eight (59), 54 % with four a side (73), 80 % after eight in four
    (94) and 90 % after four in twenty (90).

    References
    ----------
    Ville (1939), Étude critique de la notion de collectif: the bound. Wasserman, Ramdas and Balakrishnan (2020),
    Universal inference, Proceedings of the National Academy of Sciences 117, 16880-16890. Ramdas, Ruf, Larsson and
    Koolen (2022), Testing exchangeability: fork-convexity, supermartingales and e-processes, International Journal of
    Approximate Reasoning 141, 83-109.

    Examples
    --------
    >>> found = count_drift_evidence([2, 1, 3, 2, 0] * 4, [100] * 20, [2, 1, 2, 3, 1] * 6, [100] * 30)
    >>> found.flag is None
    True
    >>> found = count_drift_evidence([2, 1, 3, 2, 0] * 4, [100] * 20, [2, 1, 2, 3, 1] * 3 + [5, 6, 4] * 5, [100] * 30)
    >>> found.flag, int(found.since.argmax())
    (20, 15)
    """
    alpha = checks.probability("false_alarm", false_alarm)
    counted = prepare(pilot, pilot_sizes, counts, sizes, model)
    held = prior or CountPrior()
    rows = checks.count("planned", planned or counted.rows, counted.rows)
    log_weights = np.log(held.row_weights(rows))
    ways = states(counted, held)
    trends = trend_likelihoods(counted, held, rows)
    process = (math.log(PROCESS_SHARE) + log_changed(ways, log_weights, trends, held.trend) - explained(ways))[1:]
    log_evidence = np.maximum(process, log_looks(counted, rows, held))
    reached = np.flatnonzero(log_evidence >= -math.log(alpha))
    flag = int(reached[0]) if reached.size else None
    last = _last(process, flag, -math.log(alpha))
    told = posterior(ways, log_weights, trends, held.trend, rows=last + 1)
    return CountDriftEvidence(
        model=model,
        pilot_count=float(np.sum(pilot)),
        pilot_size=counted.pilot_size,
        rows=counted.rows,
        planned=rows,
        log_evidence=log_evidence,
        log_limit=-math.log(alpha),
        false_alarm=alpha,
        flag=flag,
        last=last,
        spreads=np.array([1 / math.sqrt(way.shape) for way in ways]),
        spread_weights=np.exp([way.log_weight for way in ways]),
        scatter=scatter(counted, counted.rows, held, planned=rows),
        log_if_alike=log_if_alike(counted, rows),
        since=told.since,
        rise=1 - told.rise if counted.swapped else told.rise,
        trend=told.trend,
    )


def _last(process: Floats, flag: int | None, log_limit: float) -> int:
    """Return the last row, or if the evidence fell by its limit again, the row where it was largest before."""
    if flag is None:
        return int(process.size) - 1
    since = process[flag:]
    fallen = np.flatnonzero(np.maximum.accumulate(since) - since > log_limit)
    return flag + int(since[: fallen[0]].argmax()) if fallen.size else int(process.size) - 1
