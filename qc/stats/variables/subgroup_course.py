"""How the level moves from subgroup to subgroup: not at all, along a line, in waves, or at random."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.description.anova import f_tail
from qc.stats.numerics.quantiles import normal_tail, student_t_p_value
from qc.stats.pilot.stability_test import mid_ranks
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedTest:
    """A test by its name.

    Attributes
    ----------
    method : str
        Whose test.
    statistic : float
        As its author defines it.
    p_value : float
        Chance of a statistic at least as extreme if nothing is the matter.
    """

    method: str
    statistic: float
    p_value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseTests:
    """Tests of the subgroups' means against their order.

    Attributes
    ----------
    location : NamedTest
        Whether the means differ more than the readings within explain.
    trend : NamedTest
        Whether they follow a line, measured by how they scatter about it.
    rest : NamedTest
        Whether they differ from that line more than the readings within explain.
    serial : NamedTest
        Whether neighbours lie on the same side of that line: waves, saw-teeth, curves.
    """

    location: NamedTest
    trend: NamedTest
    rest: NamedTest
    serial: NamedTest


def course_tests(means: Floats, sizes: Floats, variances: Floats) -> CourseTests:
    """Test the course of subgroup means.

    Parameters
    ----------
    means, sizes, variances : (k,) float arrays
        Of subgroups of at least 2 readings each, in production order; k at least 4. The variances need not agree.

    Returns
    -------
    CourseTests
        Four tests.

    Notes
    -----
    Location and rest compare Σ nᵢ (x̄ᵢ − fit)² with its mean if only the readings within vary, with the degrees of
    freedom of Box's approximation, so that they need no equal variances.

    References
    ----------
    Brown, M. B. and Forsythe, A. B. (1974), The small sample behavior of some statistics which test the equality of
    several means, Technometrics 16, 129-132, with Mehrotra's degrees of freedom (1997). Bartels, R. (1982), The rank
    version of von Neumann's ratio test for randomness, Journal of the American Statistical Association 77, 40-46.

    Examples
    --------
    >>> x = np.array([5.0, 5.1, 5.0, 5.2, 5.3, 5.2, 5.4, 5.5])
    >>> found = course_tests(x, np.full(8, 5.0), np.full(8, 0.01))
    >>> [round(test.p_value, 4) for test in (found.location, found.trend, found.rest, found.serial)]
    [0.0, 0.0012, 0.0159, 0.8063]
    """
    weights = np.sqrt(sizes)
    level = (weights / math.sqrt(float(sizes.sum())))[:, None]
    line = np.linalg.qr(np.column_stack((weights, weights * np.arange(means.size))))[0]
    away = means - means[0]  # exactly zero where all are equal
    y = weights * (away - away.mean())
    left = y - line @ (line.T @ y)
    return CourseTests(
        location=_spread(y - level @ (level.T @ y), level, variances, sizes, "Brown-Forsythe F of the means"),
        trend=_trend(float(line[:, 1] @ y), left),
        rest=_spread(left, line, variances, sizes, "lack of fit of a line, Brown-Forsythe F"),
        serial=_serial(left / weights),
    )


def _spread(left: Floats, basis: Floats, variances: Floats, sizes: Floats, method: str) -> NamedTest:
    """Compare what a fit leaves of the means with what the readings within explain.

    With A = I − UU', U the basis, the sum of squares has the mean tr(AV) and the variance 2 tr(AVAV).
    """
    freedom = sizes - 1.0
    share = 1.0 - np.sum(basis * basis, axis=1)
    fourth = variances**2 * freedom / (freedom + 2.0)  # unbiased for the square of a variance
    mean = float(share @ variances)
    inner = basis.T @ (variances[:, None] * basis)
    square = float((2.0 * share - 1.0) @ fourth + np.sum(inner * inner))
    most = left.size - basis.shape[1]
    df1 = min(float(most), mean * mean / square) if square > 0 else float(most)
    df2 = mean * mean / float((share * share) @ (fourth / freedom))
    f = float(left @ left) / mean
    return NamedTest(method=method, statistic=f, p_value=f_tail(f, df1, df2))


def _trend(along: float, left: Floats) -> NamedTest:
    """Student's t of the slope, from the means' scatter about the line."""
    df = left.size - 2
    scatter = math.sqrt(float(left @ left) / df)
    t = (along / scatter if scatter > 0 else math.inf) if along else 0.0
    return NamedTest(method="Student's t of the slope of the means", statistic=t, p_value=student_t_p_value(t, df))


def _serial(left: Floats) -> NamedTest:
    """Bartels' ratio, one-sided: neighbours that are alike make it small."""
    k = left.size
    ranks = k * mid_ranks(left)
    spread = float(np.sum((ranks - ranks.mean()) ** 2))
    ratio = float(np.sum(np.diff(ranks) ** 2)) / spread if spread > 0 else 2.0
    variance = 4.0 * (k - 2) * (5.0 * k * k - 2.0 * k - 9) / (5.0 * k * (k + 1) * (k - 1) ** 2)
    p_value = normal_tail((2.0 - ratio) / math.sqrt(variance))
    return NamedTest(method="Bartels' rank version of von Neumann's ratio", statistic=ratio, p_value=p_value)
