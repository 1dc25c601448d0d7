"""Evidence that something changed: exact likelihood ratios, mixed over when, what and how much.

Had nothing changed, each ratio has expectation 1 at every row and is a martingale, whatever mean and standard
deviation are; so is their mixture, which starts at 1 and therefore ever reaches c with probability at most 1/c
(Ville's inequality).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.drift.ratios import exp, log_mean_ratio, log_slope_ratio, log_spread_ratio
from qc.stats.drift.sums import split
from qc.stats.drift.windows import changes

if TYPE_CHECKING:
    from qc.stats.drift.prior import Prior
    from qc.stats.drift.sums import Floats, Split, Sums


def window_evidence(sums: Sums, prior: Prior, first: int, last: int, *, planned: int) -> Floats:
    """Return the evidence for a change of mean, spread or slope that has begun, at the ends of some rows.

    Parameters
    ----------
    sums : Sums
        Of the scores under one shape.
    prior : Prior
        What is held possible.
    first, last : int
        The rows, from 1.
    planned : int
        Rows that production will have.

    Returns
    -------
    (last - first + 1,) float array
        Ratios times their prior weights, added up.
    """
    from_start, *later = changes(first, last, planned=planned, at_start=prior.at_start)
    start, end, weight = from_start
    total = weight * _ratios(split(sums, start, end), prior, at_start=True)
    if later:
        # All windows at once: on short batches numpy's calls cost more than its arithmetic.
        start, end, weight = (np.concatenate(parts) for parts in zip(*later, strict=True))
        ratios = _ratios(split(sums, start, end), prior, at_start=False)
        total += np.bincount(end - first, weights=weight * ratios, minlength=total.size)
    return total


def _ratios(part: Split, prior: Prior, *, at_start: bool) -> Floats:
    """Weighted sum of the likelihood ratios of all sizes."""
    kinds, means = prior.kinds(at_start=at_start), prior.means(at_start=at_start)
    total = np.zeros(part.since.size)
    for size in means:
        total += kinds.mean / len(means) * exp(log_mean_ratio(part, size))
    for ratio, weight in prior.spread_ratios:
        total += kinds.spread * weight * exp(log_spread_ratio(part, ratio))
    for size in prior.slopes:
        total += kinds.slope / len(prior.slopes) * exp(log_slope_ratio(part, size))
    return total
