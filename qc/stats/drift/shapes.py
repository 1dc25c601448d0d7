"""Shapes that in-control readings may have, as transformations to normal scores with their Jacobians.

Under a shape the scores are normal with unknown mean and standard deviation, so that the exact likelihood ratios for
normal data hold for all of them. Which shape the readings have is learned from the readings.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from qc.stats import checks
from qc.stats.quantiles import student_t_quantile

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.stats.drift.sums import Floats

_AT_ZERO = 1e-6  # of Student's t: nearer to 0 the slope is its limit


class ShapeKind(StrEnum):
    """A family of shapes."""

    NORMAL = "normal"
    SKEWED = "skewed"
    HEAVY_TAILED = "heavy-tailed"
    AUTOCORRELATED = "autocorrelated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One shape with its weight before any reading is seen.

    Attributes
    ----------
    kind : ShapeKind
        Its family.
    parameter : float
        Skewness of the sinh-arcsinh transformation (above 0: long upper tail), degrees of freedom of Student's t (above
        2), or correlation of neighbours (between −1 and 1).
    weight : float
        Prior weight.
    """

    kind: ShapeKind
    parameter: float
    weight: float

    def __post_init__(self) -> None:
        checks.positive("weight", self.weight)
        if self.kind is ShapeKind.HEAVY_TAILED and self.parameter <= 2:
            raise ValueError(f"`parameter` must be above 2 degrees of freedom, got {self.parameter!r}")
        if self.kind is ShapeKind.AUTOCORRELATED and abs(self.parameter) >= 1:
            raise ValueError(f"`parameter` must be a correlation between -1 and 1, got {self.parameter!r}")


SHAPES = (
    Shape(kind=ShapeKind.NORMAL, parameter=0.0, weight=0.950),
    *(
        Shape(kind=ShapeKind.SKEWED, parameter=sign * size, weight=weight)
        for size, weight in ((0.25, 0.005), (0.45, 0.003))
        for sign in (-1, 1)
    ),
    Shape(kind=ShapeKind.HEAVY_TAILED, parameter=3.0, weight=0.005),
    Shape(kind=ShapeKind.HEAVY_TAILED, parameter=5.0, weight=0.007),
    Shape(kind=ShapeKind.HEAVY_TAILED, parameter=10.0, weight=0.009),
    Shape(kind=ShapeKind.AUTOCORRELATED, parameter=0.2, weight=0.010),
    Shape(kind=ShapeKind.AUTOCORRELATED, parameter=0.4, weight=0.003),
)


def normal_scores(
    z: Floats, shape: Shape, *, pilot: int, neighbours: NDArray[np.int64] | None = None
) -> tuple[Floats, Floats]:
    """Return the scores of standardised readings under a shape, and the log of the transformation's slope at each.

    Parameters
    ----------
    z : (n,) float array
        Readings less the pilot's mean, over the pilot's standard deviation.
    shape : Shape
        The shape.
    pilot : int
        How many of them are the pilot.
    neighbours : (n,) int array or None
        Index of the reading before each, -1 where there is none; None where each follows the one before it.

    Returns
    -------
    (n,) float array, (n,) float array
        Scores, and log |d score / d z|.

    References
    ----------
    Jones and Pewsey (2009), Biometrika 96, 761-780: the sinh-arcsinh transformation. Wallace (1959), Annals of
    Mathematical Statistics 30, 1121-1130: Student's t to normal scores.

    Examples
    --------
    >>> skewed = Shape(kind=ShapeKind.SKEWED, parameter=0.25, weight=1.0)
    >>> [round(float(score), 2) for score in normal_scores(np.array([-1.0, 0.0, 3.0]), skewed, pilot=2)[0]]
    [-1.39, -0.25, 2.3]
    """
    match shape.kind:
        case ShapeKind.SKEWED:
            return _from_skewed(z, shape.parameter)
        case ShapeKind.HEAVY_TAILED:
            return _from_student(z, shape.parameter, pilot)
        case ShapeKind.AUTOCORRELATED:
            return _innovations(z, shape.parameter, np.arange(-1, z.size - 1) if neighbours is None else neighbours)
        case _:
            return z, np.zeros_like(z)


def _from_skewed(z: Floats, skew: float) -> tuple[Floats, Floats]:
    """Sinh-arcsinh transformation with unit tail weight."""
    turned = np.arcsinh(z) - skew
    return np.sinh(turned), np.log(np.cosh(turned)) - 0.5 * np.log1p(z * z)


def _from_student(z: Floats, nu: float, pilot: int) -> tuple[Floats, Floats]:
    """Wallace's transformation of Student's t, about the pilot's median with a scale between robust and usual."""
    center = np.median(z[:pilot])
    robust = float(np.median(np.abs(z[:pilot] - center))) / student_t_quantile(0.75, nu)
    scale = 0.5 * (robust + math.sqrt((nu - 2) / nu))
    t = (z - center) / scale
    t = np.where(np.abs(t) < _AT_ZERO, _AT_ZERO, t)
    stretched = np.log1p(t * t / nu)
    factor = (8 * nu + 1) / (8 * nu + 3)
    score = factor * np.sign(t) * np.sqrt(nu * stretched)
    slope = np.log(np.abs(t)) - stretched - 0.5 * np.log(nu * stretched)
    return score, slope + math.log(factor / scale)


def _innovations(z: Floats, phi: float, neighbours: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Return what each reading adds to ``phi`` times the one before; the determinant stands at the first."""
    alone = neighbours < 0
    root = math.sqrt(1 - phi * phi)
    score = np.where(alone, root * z, z - phi * z[neighbours])
    return score, np.where(alone, math.log(root), 0.0)
