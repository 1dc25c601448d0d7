"""Say whether production left its pilot, from which row on the evidence suffices, under which shape of the readings."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.drift.bursts import burst_evidence, recursive_scores
from qc.stats.drift.evidence import Prior, log_marginal, running_sums, window_evidence
from qc.stats.drift.shapes import SHAPES, Shape, normal_scores

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from qc.stats.drift.evidence import Sums

FEWEST_PILOT = 10
_NEGLIGIBLE = math.log(1e-4)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DriftEvidence:
    """The evidence for a change, row by row.

    Attributes
    ----------
    pilot, units : int
        Units in the pilot and in production.
    ends : (k,) int array
        Production units made at the end of each row.
    log_evidence : (k,) float array
        Log of the odds that something changed, on a scale that starts at 0 and is held against ``log_limit``.
    log_limit : float
        Log of one over the false-alarm probability.
    false_alarm : float
        Probability of a flag in a batch in which nothing changes.
    flag : int or None
        The first row (from 0) at which the evidence reached its limit.
    shapes : tuple of Shape
        The shapes held possible.
    shape_weights : (shapes,) float array
        Their weights after all rows, had nothing changed.
    method : str
        Its name.
    """

    pilot: int
    units: int
    ends: NDArray[np.int64]
    log_evidence: NDArray[np.float64]
    log_limit: float
    false_alarm: float
    flag: int | None
    shapes: tuple[Shape, ...]
    shape_weights: NDArray[np.float64]
    method: str = "evidence process, right-invariant likelihood ratios averaged over shapes"


def drift_evidence(
    pilot: ArrayLike,
    production: ArrayLike,
    *,
    sizes: ArrayLike | None = None,
    false_alarm: float = 0.05,
    prior: Prior | None = None,
    shapes: Sequence[Shape] = SHAPES,
) -> DriftEvidence:
    x0, x = np.asarray(pilot, dtype=np.float64), np.asarray(production, dtype=np.float64)
    ends = np.cumsum(np.ones(x.size, dtype=np.int64) if sizes is None else np.asarray(sizes, dtype=np.int64))
    held = prior or Prior()
    z = (np.concatenate([x0, x]) - x0.mean()) / x0.std(ddof=1)
    parts = [_Part(z, shape, ends, x0.size, held) for shape in shapes]
    log_odds, weights = _mixed(parts, ends.size)
    limit = -math.log(false_alarm)
    reached = np.flatnonzero(log_odds > limit)
    return DriftEvidence(
        pilot=x0.size,
        units=x.size,
        ends=ends,
        log_evidence=log_odds,
        log_limit=limit,
        false_alarm=false_alarm,
        flag=int(reached[0]) if reached.size else None,
        shapes=tuple(shapes),
        shape_weights=weights,
    )


class _Part:
    """One shape: its scores, its weight at each row, and its evidence where it counts."""

    def __init__(self, z: NDArray[np.float64], shape: Shape, ends: NDArray[np.int64], pilot: int, prior: Prior) -> None:
        self.scores, slopes = normal_scores(z, shape, pilot=pilot)
        self.ends, self.pilot, self.prior = ends, pilot, prior
        self.sums: Sums = running_sums(self.scores, ends, pilot=pilot)
        first = self.scores[:pilot]
        at = np.concatenate([[0], ends]) + pilot - 1
        self.log_weight = math.log(shape.weight) + log_marginal(self.sums, np.cumsum(slopes)[at], float(first.std()))[1:]

    def log_evidence(self, first: int, last: int) -> NDArray[np.float64]:
        """Return the log evidence at the ends of rows ``first`` to ``last`` (from 1)."""
        found = window_evidence(self.sums, self.prior, first, last) + self.bursts[first - 1 : last]
        return np.log(found)

    @property
    def bursts(self) -> NDArray[np.float64]:
        return self._bursts()

    def _bursts(self) -> NDArray[np.float64]:
        if not hasattr(self, "_found"):
            rows = self.ends.size
            coming = (1 - self.prior.at_start) * (rows - np.arange(1, rows + 1)) / max(1, rows - 1)
            self._found = (
                burst_evidence(recursive_scores(self.scores, pilot=self.pilot), self.ends, self.prior)
                + self.prior.intermittent * coming
            )
        return self._found


def _mixed(parts: Sequence[_Part], rows: int, block: int = 1024) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Average the evidence of all shapes by their weights, leaving out negligible ones block by block."""
    weights = np.stack([part.log_weight for part in parts])
    weights -= np.logaddexp.reduce(weights, axis=0)
    out = np.empty(rows)
    for first in range(1, rows + 1, block):
        last = min(rows, first + block - 1)
        here = slice(first - 1, last)
        kept = [i for i in range(len(parts)) if weights[i, here].max() > _NEGLIGIBLE]
        out[here] = np.logaddexp.reduce([weights[i, here] + parts[i].log_evidence(first, last) for i in kept], axis=0)
    return out, np.exp(weights[:, -1])
