"""Average run length of the EWMA while its exact limits still widen."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics import checks

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.stats.numerics.integral_equation import Equation

    Floats = NDArray[np.float64]

_LIMITS_SETTLED = 1e-12  # what the exact limits may still lack of the fixed ones, relative


def exact_limits_arl(equation: Equation, weight: float, mean: float) -> float:
    """Add up P(no signal in n points) while the limits still move; then the run length within settled limits.

    Nodes and weights at the point i are those of the settled limits, shrunk by sqrt(1 - (1 - λ)^(2 i)).
    """
    weight = checks.weight(weight)
    factor = _shrinkage(weight)
    alive = equation.density(np.zeros((1, 1)), factor[0] * equation.nodes[None, :], mean, 1.0)[0]
    arl = 1.0
    for now, following in pairwise(factor):
        mass = alive * equation.weights * now
        arl += float(mass.sum())
        states, ahead = now * equation.nodes[:, None], following * equation.nodes[None, :]
        alive = mass @ equation.density(states, ahead, mean, 1.0)
    return arl + equation.on_average(alive * equation.weights * factor[-1], mean)


def _shrinkage(weight: float) -> Floats:
    """Return the exact limits as parts of the fixed ones, until they are equal."""
    if weight == 1:
        return np.ones(1)
    points = math.ceil(math.log(_LIMITS_SETTLED) / (2.0 * math.log1p(-weight)))
    parts: Floats = np.sqrt(-np.expm1(2.0 * np.arange(1, points + 1) * math.log1p(-weight)))
    return parts
