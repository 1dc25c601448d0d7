"""A distribution as weighted nodes: averages of Student's t over change points, and posteriors on a grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.drift.diagnosis.result import Estimate
from qc.stats.numerics.quantiles import normal_quantile
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qc.stats.drift.sums import Floats

_NODES = 40
_NORMAL = np.array([normal_quantile((node + 0.5) / _NODES) for node in range(_NODES)])
_KEPT = 0.999


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Nodes:
    """A distribution.

    Attributes
    ----------
    values, weights : (m,) float arrays
        The weights add up to 1.
    """

    values: Floats
    weights: Floats

    def quantile(self, p: float) -> float:
        """Return the value below which a share ``p`` of the weight lies, linear between nodes."""
        order = np.argsort(self.values, kind="stable")
        weights = self.weights[order]
        return float(np.interp(p, np.cumsum(weights) - 0.5 * weights, self.values[order]))

    def estimate(self, confidence: float) -> Estimate:
        """Return the median and the interval with equal tails."""
        tail = (1 - confidence) / 2
        return Estimate(value=self.quantile(0.5), lower=self.quantile(tail), upper=self.quantile(1 - tail))


def mixture_of_t(centers: Floats, errors: Floats, weights: Floats, df: float) -> Nodes:
    """Return the average of Student's t about each centre.

    Parameters
    ----------
    centers, errors, weights : (k,) float arrays
        Of each component.
    df : float
        Degrees of freedom of all of them.

    References
    ----------
    Wallace (1959), Annals of Mathematical Statistics 30, 1121-1130: Student's t from normal scores, turned round.

    Examples
    --------
    >>> one = mixture_of_t(np.array([2.0]), np.array([0.1]), np.ones(1), 30.0)
    >>> round(one.quantile(0.5), 6)
    2.0
    """
    t = np.sign(_NORMAL) * np.sqrt(df * np.expm1((_NORMAL * (8 * df + 3) / (8 * df + 1)) ** 2 / df))
    values = centers[:, None] + errors[:, None] * t
    return Nodes(values=values.ravel(), weights=np.repeat(weights / weights.sum() / _NODES, _NODES))


def averaged_nodes(parts: Iterable[Nodes]) -> Nodes:
    """Return the average of distributions.

    Parameters
    ----------
    parts : iterable of Nodes
        Each as probable as the others.
    """
    every = tuple(parts)
    return Nodes(
        values=np.concatenate([part.values for part in every]),
        weights=np.concatenate([part.weights for part in every]) / len(every),
    )


def on_grid(values: Floats, log_likelihood: Floats) -> Nodes:
    """Return the posterior on a grid whose points are equally probable before.

    Parameters
    ----------
    values, log_likelihood : (m,) float arrays
        The grid.
    """
    weights = np.exp(log_likelihood - log_likelihood.max())
    return Nodes(values=values, weights=weights / weights.sum())


def likeliest(probability: Floats) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return the fewest places that hold nearly all of the probability.

    Examples
    --------
    >>> likeliest(np.array([0.3, 0.0001, 0.6999])).tolist()
    [2, 0]
    """
    order = np.argsort(-probability, kind="stable")
    kept = int(np.searchsorted(np.cumsum(probability[order]), _KEPT * probability.sum())) + 1
    return order[:kept]
