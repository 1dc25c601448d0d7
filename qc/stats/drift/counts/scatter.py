"""How much rows differ though nothing changes, told by how they scatter within the pilot and within production.

Each side has a level of its own here, so that a change between them is not taken for scatter.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.drift.counts.likelihood import spread_constant
from qc.values import dataclass

if TYPE_CHECKING:
    from qc.stats.drift.counts.counted import Counted, Floats, Model
    from qc.stats.drift.counts.prior import CountPrior

_REACH = 8.0  # standard deviations of the log level
_HALF = 16  # points of the lattice to each side


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scatter:
    """How rows may differ, with what is known of it.

    Attributes
    ----------
    shapes : (s,) float array
        Of the gamma distributions of levels between rows; the first is infinite: rows that are all alike.
    weights : (s,) float array
        Their probabilities.
    pilot_rows, rows : float
        Effective numbers of rows: so many of one size have a mean that differs as much.
    """

    shapes: Floats
    weights: Floats
    pilot_rows: float
    rows: float


def scatter(counted: Counted, rows: int, prior: CountPrior, *, planned: int) -> Scatter:
    """Return how rows differ, from the pilot's and the first of production's.

    Parameters
    ----------
    counted : Counted
        The counts.
    rows : int
        How many of production's.
    prior : CountPrior
        Which differences are held possible.
    planned : int
        Rows that production will have. Where they are single units, or pilot and production one row each, nothing can
        ever show that rows differ, and they are taken to be alike.
    """
    sides = ((counted.first, counted.first_sizes), (counted.counts[:rows], counted.sizes[:rows]))
    effective = [float(n.sum() ** 2 / np.sum(n**2)) for _, n in sides]
    shapes = np.array([math.inf, *prior.shapes])
    if counted.single or (planned == 1 and counted.first.size == 1):
        weights = np.eye(1, shapes.size)[0]
    else:
        told = [prior.alike, *[(1 - prior.alike) / len(prior.shapes)] * len(prior.shapes)]
        log_weights = np.log(told) + sum(_log_within(counted.model, x, n, shapes) for x, n in sides)
        weights = np.exp(log_weights - np.logaddexp.reduce(log_weights))
    return Scatter(shapes=shapes, weights=weights, pilot_rows=effective[0], rows=effective[1])


def _log_within(model: Model, x: Floats, n: Floats, shapes: Floats) -> Floats:
    """Return log likelihoods of rows for each shape, averaged over levels whose logarithm is uniform."""
    total, size = float(x.sum()), float(n.sum())
    if not total or x.size == 1:  # One row, or none counted, fits every shape as well.
        return np.zeros(shapes.size)
    rows = size**2 / float(np.sum(n**2))
    differing = [_differing(model, x, n, float(shape), 1 / total + 1 / (shape * rows)) for shape in shapes[1:]]
    return np.array([_alike(model, total, size), *differing])


def _alike(model: Model, total: float, size: float) -> float:
    """Return the integral over all levels in closed form."""
    if model == "poisson":
        return math.lgamma(total) - total * math.log(size)
    return math.lgamma(total) + math.lgamma(size - total + 1) - math.lgamma(size + 1)


def _differing(model: Model, x: Floats, n: Floats, shape: float, variance: float) -> float:
    """Return the integral over the log level by the trapezoidal rule, given about its variance."""
    step = _REACH * math.sqrt(variance) / _HALF
    levels = float(x.sum() / n.sum()) * np.exp(step * np.arange(-_HALF, _HALF + 1))
    # Rows of one size differ in nothing that hangs on the level but their counts, and those add up.
    sizes, which, rows = np.unique(n, return_inverse=True, return_counts=True)
    counts = np.bincount(which, weights=x)
    each = levels[:, np.newaxis]
    found = np.sum(counts * np.log(each) - (shape * rows + counts) * np.log1p(each / shape * sizes), axis=1)
    return float(np.logaddexp.reduce(found) + spread_constant(model, x, n, shape).sum()) + math.log(step)
