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

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Median of |t| with `nu` degrees of freedom: scipy.stats.t.ppf(0.75, nu).
_MEDIAN_ABSOLUTE_T = {3.0: 0.7648923284, 5.0: 0.7266868438, 10.0: 0.6998120613}


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
        Skewness of the sinh-arcsinh transformation, degrees of freedom of Student's t, or correlation of neighbours.
    weight : float
        Prior weight; the weights of all shapes add up to 1.
    """

    kind: ShapeKind
    parameter: float
    weight: float


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
    z: NDArray[np.float64], shape: Shape, *, pilot: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the scores of standardised readings under a shape, and the log of the transformation's slope at each.

    Parameters
    ----------
    z : (n,) float array
        Readings less the pilot's mean, over the pilot's standard deviation.
    shape : Shape
        The shape.
    pilot : int
        How many of them are the pilot.

    Returns
    -------
    (n,) float array, (n,) float array
        Scores, and log |d score / d z|.

    References
    ----------
    Jones and Pewsey (2009), Biometrika 96, 761-780: the sinh-arcsinh transformation. Wallace (1959), Annals of
    Mathematical Statistics 30, 1121-1130: Student's t to normal scores.
    """
    match shape.kind:
        case ShapeKind.SKEWED:
            return _from_skewed(z, shape.parameter)
        case ShapeKind.HEAVY_TAILED:
            return _from_student(z, shape.parameter, pilot)
        case ShapeKind.AUTOCORRELATED:
            return _innovations(z, shape.parameter)
    return z, np.zeros_like(z)


def _from_skewed(z: NDArray[np.float64], skew: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Sinh-arcsinh transformation with unit tail weight."""
    turned = np.arcsinh(z) - skew
    return np.sinh(turned), np.log(np.cosh(turned)) - 0.5 * np.log1p(z * z)


def _from_student(z: NDArray[np.float64], nu: float, pilot: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Wallace's transformation of Student's t, about the pilot's median with a scale between robust and usual."""
    center = np.median(z[:pilot])
    robust = float(np.median(np.abs(z[:pilot] - center))) / _MEDIAN_ABSOLUTE_T[nu]
    scale = 0.5 * (robust + math.sqrt((nu - 2) / nu))
    t = (z - center) / scale
    stretched = np.log1p(t * t / nu)
    factor = (8 * nu + 1) / (8 * nu + 3)
    score = factor * np.sign(t) * np.sqrt(nu * stretched)
    with np.errstate(divide="ignore", invalid="ignore"):
        slope = np.log(np.abs(t)) - stretched - 0.5 * np.log(nu * stretched)
    # At t = 0 the slope's limit is `factor`.
    slope = np.where(np.abs(t) < 1e-6, 0.0, slope)
    return score, slope + math.log(factor / scale)


def _innovations(z: NDArray[np.float64], phi: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """What each reading adds to ``phi`` times the one before; the transformation's determinant stands at the first."""
    score = z.copy()
    score[1:] -= phi * z[:-1]
    score[0] *= math.sqrt(1 - phi * phi)
    slope = np.zeros_like(z)
    slope[0] = 0.5 * math.log(1 - phi * phi)
    return score, slope
