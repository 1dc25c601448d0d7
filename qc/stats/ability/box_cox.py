"""Box and Cox's power transformation of positive readings to normality."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics import checks
from qc.stats.numerics.quantiles import chi_square_quantile
from qc.stats.numerics.roots import rising_root
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]

_NEAR_ZERO = 1e-4
_PRECISE = 1e-13
_STEP = 0.5  # in powers that change the readings by a factor of e over one of their sd


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxCox:
    """The power that makes readings most nearly normal.

    Attributes
    ----------
    n : int
        Readings.
    power : float
        λ with the greatest likelihood.
    geometric_mean : float
        Of the readings.
    interval : tuple of float
        For λ, by the drop of the likelihood.
    confidence : float
        Of the interval.
    log_likelihood : float
        Profile likelihood at ``power``, without its constant.
    method : str
        How it was found.
    """

    n: int
    power: float
    geometric_mean: float
    interval: tuple[float, float]
    confidence: float
    log_likelihood: float
    method: str = "Box-Cox, profile likelihood"

    def apply(self, values: ArrayLike) -> Floats:
        """Return ((x/g)^λ - 1) / λ, or ln(x/g) where λ is 0, g the readings' geometric mean; rising in x.

        Division by g moves and stretches the scale only, and keeps the digits of large powers.

        Raises
        ------
        ValueError
            If a value is not above 0.
        """
        return power_transform(checks.sample("values", values) / self.geometric_mean, self.power)


def box_cox(values: ArrayLike, *, confidence: float = 0.95) -> BoxCox:
    """Find the power that makes readings most nearly normal.

    Parameters
    ----------
    values : (n,) array-like
        At least 3 readings above 0, not all equal.
    confidence : float, default 0.95
        Of the interval, strictly between 0 and 1.

    Returns
    -------
    BoxCox
        Where its interval holds 1, no transformation is called for; where it holds 0, the logarithm will do.

    Raises
    ------
    ValueError
        If the readings are too few, not above 0 or all equal.

    References
    ----------
    R package MASS 7.3-58.2, ``boxcox``: agrees within its grid. Minitab minimises another quantity and rounds.

    Examples
    --------
    >>> found = box_cox([1.2, 1.9, 0.7, 3.4, 0.9, 1.5, 2.2, 5.1])
    >>> round(found.power, 3), found.interval[0] < 0 < found.interval[1] < 1.1
    (-0.225, True)
    """
    logs = _logs(values)
    confidence = checks.probability("confidence", confidence)
    drop = 0.5 * chi_square_quantile(confidence, 1)
    power = _top(logs)
    best = _profile(logs, power)

    def gap(distance: float) -> float:
        return best - drop - _profile(logs, power + distance)

    step = _STEP / float(logs.std())
    up = rising_root(gap, start=0.0, step=step, root=_PRECISE)
    down = rising_root(lambda distance: gap(-distance), start=0.0, step=step, root=_PRECISE)
    return BoxCox(
        n=logs.size,
        power=power,
        geometric_mean=math.exp(float(logs.mean())),
        interval=(power - down, power + up),
        confidence=confidence,
        log_likelihood=best,
    )


def box_cox_log_likelihood(values: ArrayLike, power: float) -> float:
    """Return the profile likelihood of a power, without its constant.

    Parameters
    ----------
    values : (n,) array-like
        At least 3 readings above 0, not all equal.
    power : float
        λ.

    Returns
    -------
    float
        -n/2 ln(Σ (y - ȳ)²/n) + (λ - 1) Σ ln x, y the transformed readings.

    Raises
    ------
    ValueError
        If the readings are too few, not above 0 or all equal, or ``power`` is not finite.

    References
    ----------
    Box, G. E. P. and Cox, D. R. (1964), An analysis of transformations, Journal of the Royal Statistical Society B 26,
    211-252. scipy 1.17.1 ``boxcox_llf``: agrees to 10 digits.

    Examples
    --------
    >>> round(box_cox_log_likelihood([1.0, 2.0, 4.0], 0.0), 4)
    -0.3717
    """
    return _profile(_logs(values), checks.finite("power", power))


def power_transform(values: ArrayLike, power: float) -> Floats:
    """Return (x^λ - 1) / λ, or ln x where λ is 0.

    Parameters
    ----------
    values : (n,) array-like
        Above 0.
    power : float
        λ.

    Returns
    -------
    (n,) float array
        Rising in x.

    Raises
    ------
    ValueError
        If a value is not above 0.

    Examples
    --------
    >>> power_transform([4.0, 9.0], 0.5).round(12).tolist()
    [2.0, 4.0]
    """
    return _powers(_log(checks.sample("values", values)), checks.finite("power", power))


def _logs(values: ArrayLike) -> Floats:
    """Return the logarithms of readings that a power can be found for."""
    return _log(checks.spread("values", checks.sample("values", values, 3)))


def _log(x: Floats) -> Floats:
    if x.size and x.min() <= 0:
        raise ValueError(f"`values` must lie above 0, got {float(x.min())!r}")
    return np.log(x)


def _powers(logs: Floats, power: float) -> Floats:
    return logs if power == 0 else np.expm1(power * logs) / power


def _profile(logs: Floats, power: float) -> float:
    """Return the likelihood by way of the readings over their geometric mean, which keeps the powers in range."""
    level = float(logs.mean())
    y = _powers(logs - level, power)
    return -logs.size * (0.5 * math.log(float(np.square(y - y.mean()).mean())) + level)


def _top(logs: Floats) -> float:
    """Find the root of the derivative cov(y, dy/dλ) / var(y), which rises through the power sought.

    There is one: the centred logarithms have both signs, so that the likelihood falls without end on both sides.
    """
    z = logs - logs.mean()

    def slope(power: float) -> float:
        y = _powers(z, power)
        centered = y - y.mean()
        return float(centered @ _rise(z, y, power)) / float(centered @ centered)

    step = _STEP / float(z.std())
    if slope(0.0) <= 0:
        return rising_root(slope, start=0.0, step=step, root=_PRECISE)
    return -rising_root(lambda power: -slope(-power), start=0.0, step=step, root=_PRECISE)


def _rise(z: Floats, y: Floats, power: float) -> Floats:
    """dy/dλ; by its series where the quotient would lose its digits."""
    if abs(power) * float(np.abs(z).max()) < _NEAR_ZERO:
        return 0.5 * z * z * (1.0 + power * z * (2 / 3))
    rise: Floats = (z * np.exp(power * z) - y) / power
    return rise
