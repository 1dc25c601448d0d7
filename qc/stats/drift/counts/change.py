"""Since which row a share or rate is changed, and how much it changed."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.counts.binomial_bounds import CountBounds, rate_bounds, share_bounds
from qc.stats.drift.counts.counted import prepare
from qc.stats.numerics import checks
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from qc.stats.drift.counts.counted import Floats
    from qc.stats.drift.counts.result import CountDriftEvidence


@dataclass(frozen=True, slots=True, kw_only=True)
class CountChange:
    """A change of a share or rate: since when, from what, to what.

    Attributes
    ----------
    row : int
        The row that is most probably the first that was changed.
    earliest, latest : int
        Between them it lies with the probability ``confidence``.
    last : int
        The last row that is described: production's last, or where what had changed went back.
    before, after : CountBounds
        Exact bounds of pilot and production before ``row``, and from it to ``last``, as if they were known.
    ratio : float
        After over before; infinity where nothing was found before.
    ratio_lower, ratio_upper : float
        Its exact bounds given the total of both: exact for rates, and for shares on the safe side.
    confidence : float
        Of each interval.
    method : str
        How the bounds of the ratio were computed.
    """

    row: int
    earliest: int
    latest: int
    last: int
    before: CountBounds
    after: CountBounds
    ratio: float
    ratio_lower: float
    ratio_upper: float
    confidence: float
    method: str = "binomial split of the total, Clopper-Pearson"


def count_change(
    evidence: CountDriftEvidence,
    pilot: ArrayLike,
    pilot_sizes: ArrayLike,
    counts: ArrayLike,
    sizes: ArrayLike,
    *,
    confidence: float = 0.9,
) -> CountChange:
    """Return since when and how much counts changed, given that they did.

    Parameters
    ----------
    evidence : CountDriftEvidence
        Of the same counts.
    pilot, pilot_sizes, counts, sizes : array_like
        As for ``count_drift_evidence``.
    confidence : float
        Of each interval, between 0 and 1.

    Returns
    -------
    CountChange
        Since when, from what, to what.

    Raises
    ------
    ValueError
        If the counts are not those of the evidence.

    References
    ----------
    Przyborowski and Wilenski (1940), Homogeneity of results in testing samples from Poisson series, Biometrika 31,
    313-323: the split of the total.

    Examples
    --------
    >>> from qc.stats.drift.counts.detect import count_drift_evidence
    >>> rows = [2, 1, 3, 2, 0] * 4, [100] * 20, [2, 1, 2, 3, 1] * 3 + [8, 9, 7] * 5, [100] * 30
    >>> found = count_change(count_drift_evidence(*rows), *rows)
    >>> found.row, found.earliest, found.latest, round(found.ratio, 2)
    (15, 15, 15, 4.75)
    """
    level = checks.probability("confidence", confidence)
    found = prepare(pilot, pilot_sizes, counts, sizes, "binomial" if evidence.model == "binomial" else "poisson")
    if found.rows != evidence.rows:
        raise ValueError(f"`counts` must hold the {evidence.rows} rows of `evidence`, got {found.rows}")
    bad = found.sizes - found.counts if found.swapped else found.counts
    row, end = int(evidence.since.argmax()), evidence.last + 1
    earliest, latest = _held(evidence.since, level)
    amounts = (
        (evidence.pilot_count + float(bad[:row].sum()), evidence.pilot_size + float(found.sizes[:row].sum())),
        (float(bad[row:end].sum()), float(found.sizes[row:end].sum())),
    )
    before, after = (_bounds(evidence.model, *amount, level) for amount in amounts)
    ratio, lower, upper = _ratio(before, after, level)
    return CountChange(
        row=row,
        earliest=earliest,
        latest=latest,
        last=evidence.last,
        before=before,
        after=after,
        ratio=ratio,
        ratio_lower=lower,
        ratio_upper=upper,
        confidence=level,
    )


def _held(since: Floats, confidence: float) -> tuple[int, int]:
    """First and last of the most probable rows that together hold the probability."""
    order = np.argsort(-since, kind="stable")
    needed = int(np.searchsorted(np.cumsum(since[order]), confidence)) + 1
    return int(order[:needed].min()), int(order[:needed].max())


def _bounds(model: str, count: float, size: float, confidence: float) -> CountBounds:
    if model == "binomial":
        return share_bounds(int(count), int(size), confidence=confidence)
    return rate_bounds(int(count), size, confidence=confidence)


def _ratio(before: CountBounds, after: CountBounds, confidence: float) -> tuple[float, float, float]:
    """Ratio of two rates with its bounds, from how their total is split."""
    total = before.nonconforming + after.nonconforming
    if not total:
        return math.nan, 0.0, math.inf
    scale = before.exposure / after.exposure
    split = share_bounds(after.nonconforming, total, confidence=confidence)
    low, high = (scale * _odds(bound) for bound in (split.lower, split.upper))
    return scale * _odds(after.nonconforming / total), low, high


def _odds(share: float) -> float:
    return share / (1 - share) if share < 1 else math.inf
