"""Shapes that in-control readings may have, as transformations to normal scores with their Jacobians.

Under a shape the scores are normal with unknown mean and standard deviation, so that the exact likelihood ratios for
normal data hold for all of them. Which shape the readings have is learned from the readings.
"""

from __future__ import annotations

import math
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics import checks
from qc.stats.numerics.quantiles import student_t_quantile
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.stats.drift.sums import Floats

_AT_ZERO = 1e-10  # of Student's t squared: nearer to 0 the slope is its limit


class ShapeKind(StrEnum):
    """A family of shapes."""

    NORMAL = "normal"
    SKEWED = "skewed"
    HEAVY_TAILED = "heavy-tailed"
    POSITIVE = "positive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One shape with its weight before any reading is seen.

    Attributes
    ----------
    kind : ShapeKind
        Its family.
    parameter : float
        Skewness of the sinh-arcsinh transformation (above 0: long upper tail), degrees of freedom of Student's t (above
        2), or the power of the distance from zero that is normal (0: its logarithm).
    correlation : float
        Of neighbours in a stream, between −1 and 1.
    weight : float
        Prior weight.
    """

    kind: ShapeKind
    parameter: float = 0.0
    correlation: float = 0.0
    weight: float

    def __post_init__(self) -> None:
        checks.positive("weight", self.weight)
        if self.kind is ShapeKind.HEAVY_TAILED and self.parameter <= 2:
            raise ValueError(f"`parameter` must be above 2 degrees of freedom, got {self.parameter!r}")
        if abs(self.correlation) >= 1:
            raise ValueError(f"`correlation` must lie between -1 and 1, got {self.correlation!r}")


def _skewed(size: float, weight: float, correlation: float = 0.0) -> tuple[Shape, ...]:
    """Skewed shapes of both signs."""
    return tuple(
        Shape(kind=ShapeKind.SKEWED, parameter=sign * size, correlation=correlation, weight=weight) for sign in (-1, 1)
    )


SHAPES = (
    Shape(kind=ShapeKind.NORMAL, weight=0.947),
    Shape(kind=ShapeKind.NORMAL, correlation=0.2, weight=0.010),
    Shape(kind=ShapeKind.NORMAL, correlation=0.4, weight=0.003),
    Shape(kind=ShapeKind.NORMAL, correlation=0.6, weight=0.001),
    *_skewed(0.25, 0.005),
    *_skewed(0.45, 0.003),
    Shape(kind=ShapeKind.HEAVY_TAILED, parameter=3.0, weight=0.005),
    Shape(kind=ShapeKind.HEAVY_TAILED, parameter=5.0, weight=0.006),
    Shape(kind=ShapeKind.HEAVY_TAILED, parameter=10.0, weight=0.008),
    Shape(kind=ShapeKind.POSITIVE, parameter=1 / 3, weight=0.001),
    Shape(kind=ShapeKind.POSITIVE, parameter=0.0, weight=0.001),
    *_skewed(0.35, 0.001, correlation=0.2),
)


def normal_scores(
    z: Floats,
    shape: Shape,
    *,
    pilot: int,
    zero: float = -math.inf,
    neighbours: NDArray[np.int64] | None = None,
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
    zero : float
        Where a reading of 0 lies on the scale of ``z``.
    neighbours : (n,) int array or None
        Index of the reading before each, -1 where there is none; None where each follows the one before it.

    Returns
    -------
    (n,) float array, (n,) float array
        Scores, and log |d score / d z|: minus infinity where the shape can't have such a reading.

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
            scores, slopes = _from_skewed(z, shape.parameter)
        case ShapeKind.HEAVY_TAILED:
            scores, slopes = _from_student(z, shape.parameter, pilot)
        case ShapeKind.POSITIVE:
            scores, slopes = _from_positive(z, shape.parameter, zero)
        case _:
            scores, slopes = z, np.zeros_like(z)
    if shape.correlation:
        before = np.arange(-1, z.size - 1) if neighbours is None else neighbours
        return _innovations(scores, slopes, shape.correlation, before)
    return scores, slopes


def _from_skewed(z: Floats, skew: float) -> tuple[Floats, Floats]:
    """Sinh-arcsinh transformation with unit tail weight: sinh(arcsinh z − skew), without either function."""
    root = np.sqrt(1 + z * z)
    cosine, sine = math.cosh(skew), math.sinh(skew)
    return cosine * z - sine * root, np.log(cosine - sine * (z / root))


def _from_student(z: Floats, nu: float, pilot: int) -> tuple[Floats, Floats]:
    """Wallace's transformation of Student's t, about the pilot's median with a scale between robust and usual."""
    center = _median(z[:pilot])
    robust = _median(np.abs(z[:pilot] - center)) / _upper_quartile(nu)
    # Half of the pilot on one reading is a coarse gauge, not a sharp peak.
    if robust <= 0:
        return z, np.full_like(z, -math.inf)
    scale = 0.5 * (robust + math.sqrt((nu - 2) / nu))
    t = (z - center) / scale
    squares = np.maximum(t * t, _AT_ZERO)
    stretched = np.log(1 + squares / nu)
    factor = (8 * nu + 1) / (8 * nu + 3)
    score = np.copysign(factor * np.sqrt(nu * stretched), t)
    slope = 0.5 * np.log(squares / (nu * stretched)) - stretched + math.log(factor / scale)
    return score, slope


def _median(values: Floats) -> float:
    """Return the median: on a few hundred values numpy's takes longer than sorting them."""
    ordered = np.sort(values)
    return 0.5 * float(ordered[(values.size - 1) // 2] + ordered[values.size // 2])


@cache
def _upper_quartile(nu: float) -> float:
    """Upper quartile of Student's t."""
    return student_t_quantile(0.75, nu)


def _from_positive(z: Floats, power: float, zero: float) -> tuple[Floats, Floats]:
    """Power or logarithm of the distance from zero, as steep as ``z`` itself at the pilot's mean."""
    if not -math.inf < zero < 0:
        return z, np.full_like(z, -math.inf)
    relative = 1 - z / zero
    possible = relative > 0
    logarithm = np.log(np.where(possible, relative, 1.0))
    slope = np.where(possible, (power - 1) * logarithm, -math.inf)
    return -zero * (np.expm1(power * logarithm) / power if power else logarithm), slope


def _innovations(scores: Floats, slopes: Floats, phi: float, neighbours: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Return what each score adds to ``phi`` times the one before; the determinant stands at the first."""
    alone = neighbours < 0
    root = math.sqrt(1 - phi * phi)
    return np.where(alone, root * scores, scores - phi * scores[neighbours]), slopes + np.where(
        alone, math.log(root), 0.0
    )
