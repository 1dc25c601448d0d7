"""Whether the level goes with a recorded factor (shift, operator, machine, material lot) better than with time."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from qc.stats.drift.diagnosis.result import Estimate
from qc.stats.drift.diagnosis.scores import log_mean, log_weighted_ratio, scores_of
from qc.stats.numerics import checks
from qc.stats.numerics.quantiles import student_t_quantile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

    from qc.stats.drift.diagnosis.scores import Scores
    from qc.stats.drift.sums import Floats

WIDTHS = np.array([[0.3], [0.7], [1.5], [3.0]])
"""Standard deviations of the factor's levels, in sigma."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorLevels:
    """How the level differs between the values of a factor.

    Attributes
    ----------
    labels : tuple of object
        Its values, in order of appearance.
    means : tuple of float
        Mean of the readings of each, in the readings' unit.
    counts : tuple of int
        Readings of each.
    sigma : float
        Standard deviation of the readings about the mean of their value, in the readings' unit.
    log_ratio : float
        Log marginal likelihood ratio of levels of their own against one level for all.
    """

    labels: tuple[object, ...]
    means: tuple[float, ...]
    counts: tuple[int, ...]
    sigma: float
    log_ratio: float

    def apart(self, one: int, other: int, confidence: float = 0.9) -> Estimate:
        """Return by how much the mean of one value exceeds that of another.

        Parameters
        ----------
        one, other : int
            Which values, by their place among the labels.
        confidence : float, default 0.9
            With which the intervals of all pairs of values hold at once (Student's t, corrected by Bonferroni), for the
            pair is chosen by what was read.

        Returns
        -------
        Estimate

        Raises
        ------
        ValueError
            If the confidence is not strictly between 0 and 1.

        Examples
        --------
        >>> found = factor_levels([1.0, 1.2, 3.1, 2.9, 0.9, 3.0], ["a", "a", "b", "b", "a", "b"])
        >>> between = found.apart(1, 0)
        >>> round(between.lower, 3), round(between.value, 3), round(between.upper, 3)
        (1.742, 1.967, 2.191)
        """
        confidence = checks.probability("confidence", confidence)
        value, levels = self.means[one] - self.means[other], len(self.labels)
        pairs = levels * (levels - 1) / 2
        t = student_t_quantile(1 - (1 - confidence) / (2 * pairs), sum(self.counts) - levels)
        half = t * self.sigma * math.sqrt(1 / self.counts[one] + 1 / self.counts[other])
        return Estimate(value=value, lower=value - half, upper=value + half)


def factor_levels(readings: ArrayLike, labels: Sequence[Any]) -> FactorLevels:
    """Return how the level differs between the values of a factor, and how well that explains the readings.

    Parameters
    ----------
    readings : array_like
        Pilot and production, in any unit.
    labels : sequence
        The factor's value for each reading.

    Returns
    -------
    FactorLevels
        Its ratio compares with `DriftDiagnosis.log_evidence`, that of a change in time.

    Raises
    ------
    ValueError
        If labels and readings differ in number, or a reading is missing.

    Notes
    -----
    Levels are normal about a common mean with standard deviation τ; mean and sigma are integrated out under dμ dσ/σ,
    and τ is averaged over `WIDTHS`.

    Examples
    --------
    >>> found = factor_levels([1.0, 1.2, 3.1, 2.9, 0.9, 3.0], ["a", "a", "b", "b", "a", "b"])
    >>> found.labels, [round(mean, 2) for mean in found.means], found.log_ratio > 2
    (('a', 'b'), [1.03, 3.0], True)
    """
    x = checks.sample("readings", readings, 3)
    names = list(np.asarray(labels).tolist())
    if len(names) != x.size:
        raise ValueError(f"`labels` must name a value for each of {x.size} readings, got {len(names)}")
    index = {label: number for number, label in enumerate(dict.fromkeys(names))}
    level = np.array([index[name] for name in names])
    counts = np.bincount(level).astype(np.float64)
    means = np.bincount(level, x) / counts
    within = float(np.sum((x - means[level]) ** 2))
    scores = scores_of(x, x.size, np.zeros(1, dtype=np.int64))
    return FactorLevels(
        labels=tuple(index),
        means=tuple(means.tolist()),
        counts=tuple(counts.astype(int).tolist()),
        sigma=math.sqrt(within / max(1, x.size - counts.size)),
        log_ratio=float(log_mean(_log_ratios(scores, counts, np.bincount(level, scores.y).astype(np.float64)), 0)),
    )


def _log_ratios(scores: Scores, n: Floats, s: Floats) -> Floats:
    """Log ratio for each width of the levels."""
    shared = WIDTHS**2 / (1 + n * WIDTHS**2)
    return log_weighted_ratio(
        scores,
        (n - n**2 * shared).sum(axis=1),
        (s - n * s * shared).sum(axis=1),
        scores.total - (s**2 * shared).sum(axis=1),
        np.log1p(n * WIDTHS**2).sum(axis=1),
    )
