"""Average run length of Crosier's two-sided cumulative sum chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics.checks import positive
from qc.stats.numerics.integral_equation import Equation, from_start, kernel_nodes, normal_cdf, normal_density

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from qc.stats.numerics.integral_equation import Numbers, RunLength

    Floats = NDArray[np.float64]


def crosier_cusum_arl(shifts: ArrayLike, *, reference: float, interval: float) -> RunLength:
    """Average run length of Crosier's two-sided CUSUM, which keeps one sum of either sign.

    The sum S + x shrinks towards 0 by the reference value k, and is 0 if it was nearer than that; a sum
    beyond h on either side is a signal.

    Parameters
    ----------
    shifts : array_like of float
        Shifts of the mean in standard deviations of the plotted statistic.
    reference, interval : float
        k and h in the same unit, above 0.

    Returns
    -------
    RunLength
        State "zero".

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    References
    ----------
    R package spc 0.6.7, ``xcusum.arl(sided="Crosier")``: agrees to 11 digits.

    Examples
    --------
    >>> round(crosier_cusum_arl([0.0], reference=0.5, interval=4.0).arl[0], 2)
    222.87
    """
    equation = _crosier_equation(positive("reference", reference), positive("interval", interval))
    method = "Crosier's two-sided CUSUM, integral equation by Gauss-Legendre collocation"
    return from_start(equation, shifts, start=0.0, method=method, limit="interval")


def _crosier_equation(reference: float, interval: float) -> Equation:
    above, weights = kernel_nodes(0.0, interval, 1.0)
    at = np.concatenate((-above[::-1], above))

    def density(s: Floats, y: Floats, mean: Numbers, sd: Numbers) -> Floats:
        return normal_density((y + np.sign(y) * reference - s - mean) / sd) / sd

    def at_barrier(s: Floats, mean: Numbers, sd: Numbers) -> Floats:
        return normal_cdf((reference - s - mean) / sd) - normal_cdf((-reference - s - mean) / sd)

    both = np.concatenate((weights[::-1], weights))
    return Equation(nodes=at, weights=both, density=density, barrier=0.0, at_barrier=at_barrier)
