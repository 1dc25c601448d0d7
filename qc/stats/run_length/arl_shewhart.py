"""Average run length of Shewhart charts with one rule: a point outside the limits."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from qc.stats.numerics.checks import count, positive, probability, sample
from qc.stats.numerics.integral_equation import RunLength
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]

_ON_THE_LIMIT = 1e-9  # a count is on a limit, hence inside, if it is no further from it than rounding errors go


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributeRunLength:
    """How many points a chart for counts takes on average until a count lies outside its limits.

    Attributes
    ----------
    method : str
        How it was computed.
    center, lcl, ucl : float
        The chart, in the unit of ``levels``; no lower limit lies below 0.
    levels : tuple of float
        True proportions or mean counts.
    arl : tuple of float
        Average run length at each level; infinity where no count can lie outside.
    """

    method: str
    center: float
    lcl: float
    ucl: float
    levels: tuple[float, ...]
    arl: tuple[float, ...]


def xbar_arl(shifts: ArrayLike, *, size: int = 1, sigma_multiple: float = 3.0) -> RunLength:
    """Average run length of a chart of means (or of individuals, ``size=1``) with known parameters.

    Parameters
    ----------
    shifts : array_like of float
        Shifts of the mean in standard deviations of one reading.
    size : int, default 1
        Readings in a subgroup.
    sigma_multiple : float, default 3
        Distance L of the limits from the centre in standard errors.

    Returns
    -------
    RunLength
        1 / (Φ(-L - δ√n) + Φ(-L + δ√n)); state "zero", which is the steady state too.

    Raises
    ------
    ValueError
        If the size is below 1 or L is not above 0.

    References
    ----------
    R package spc 0.6.7, ``xewma.arl(l=1)``: agrees to 12 digits.

    Examples
    --------
    >>> [round(arl, 2) for arl in xbar_arl([0, 1], size=5).arl]
    [370.4, 4.5]
    """
    root = math.sqrt(count("size", size))
    factor = positive("sigma_multiple", sigma_multiple)
    wanted = sample("shifts", shifts).tolist()
    arl = tuple(1.0 / (_below(-factor - root * d) + _below(-factor + root * d)) for d in wanted)
    return RunLength(method="Shewhart, exact normal probability", state="zero", shifts=tuple(wanted), arl=arl)


def p_arl(proportions: ArrayLike, *, size: int, center: float, sigma_multiple: float = 3.0) -> AttributeRunLength:
    """Average run length of a p chart of samples of one size, exact by the binomial distribution.

    Parameters
    ----------
    proportions : array_like of float
        True proportions, from 0 to 1.
    size : int
        Units in a sample.
    center : float
        Centre line p0, between 0 and 1.
    sigma_multiple : float, default 3
        Distance of the limits from the centre in standard errors.

    Returns
    -------
    AttributeRunLength
        A proportion strictly outside the limits is a signal.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    References
    ----------
    R 4.2.2 ``pbinom``: agrees to 11 digits.

    Examples
    --------
    >>> round(p_arl([0.215], size=50, center=0.215).arl[0], 2)
    339.38
    """
    from scipy.special import bdtr, bdtrc  # noqa: PLC0415 - scipy only where it is used

    n, p0 = count("size", size), probability("center", center)
    error = positive("sigma_multiple", sigma_multiple) * math.sqrt(p0 * (1.0 - p0) / n)
    lcl, ucl = max(p0 - error, 0.0), min(p0 + error, 1.0)
    levels = sample("proportions", proportions)
    if levels.size and not (levels.min() >= 0 and levels.max() <= 1):
        raise ValueError(f"`proportions` must lie between 0 and 1, got {levels.tolist()!r}")
    least, most = _inside(n * lcl, n * ucl)
    signal = (bdtr(least - 1, n, levels) if least > 0 else 0.0) + (bdtrc(most, n, levels) if most < n else 0.0)
    return _attribute_result("p chart, exact binomial probability", (p0, lcl, ucl), levels, signal)


def c_arl(means: ArrayLike, *, center: float, sigma_multiple: float = 3.0) -> AttributeRunLength:
    """Average run length of a c chart, exact by the Poisson distribution.

    Parameters
    ----------
    means : array_like of float
        True mean counts, 0 or more.
    center : float
        Centre line c0, above 0.
    sigma_multiple : float, default 3
        Distance of the limits from the centre in standard errors.

    Returns
    -------
    AttributeRunLength
        A count strictly outside the limits is a signal. A u chart of n units has the run lengths of the
        c chart of n times its rate.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    References
    ----------
    R 4.2.2 ``ppois``: agrees to 14 digits.

    Examples
    --------
    >>> round(c_arl([4.0], center=4.0).arl[0], 2)
    352.14
    """
    from scipy.special import pdtr, pdtrc  # noqa: PLC0415 - scipy only where it is used

    center = positive("center", center)
    error = positive("sigma_multiple", sigma_multiple) * math.sqrt(center)
    lcl, ucl = max(center - error, 0.0), center + error
    levels = sample("means", means)
    if levels.size and levels.min() < 0:
        raise ValueError(f"`means` must not lie below 0, got {levels.tolist()!r}")
    least, most = _inside(lcl, ucl)
    signal = (pdtr(least - 1, levels) if least > 0 else 0.0) + pdtrc(most, levels)
    return _attribute_result("c chart, exact Poisson probability", (center, lcl, ucl), levels, signal)


def _below(z: float) -> float:
    return 0.5 * math.erfc(-z / math.sqrt(2.0))


def _inside(lowest: float, highest: float) -> tuple[int, int]:
    """Return the least and the greatest count that are no signal."""
    return math.ceil(lowest - _ON_THE_LIMIT), math.floor(highest + _ON_THE_LIMIT)


def _attribute_result(
    method: str, chart: tuple[float, float, float], levels: Floats, signal: Any
) -> AttributeRunLength:
    probabilities = np.broadcast_to(np.asarray(signal, dtype=np.float64), levels.shape).tolist()
    arl = tuple(1.0 / p if p > 0 else math.inf for p in probabilities)
    center, lcl, ucl = chart
    return AttributeRunLength(method=method, center=center, lcl=lcl, ucl=ucl, levels=tuple(levels.tolist()), arl=arl)
