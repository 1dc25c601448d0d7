"""What the percentile indices of a fitted distribution are worth: bounds by the curvature of the likelihood."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from qc.stats.ability.capability_nonnormal import PERCENTILES, PercentileCapability, distribution_capability
from qc.stats.ability.fits import Fit, fit_distribution
from qc.stats.numerics import checks
from qc.stats.numerics.quantiles import normal_quantile, normal_tail
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import ArrayLike, NDArray

    from qc.stats.ability.distributions import Distribution
    from qc.stats.ability.fits import Family

    Floats = NDArray[np.float64]

_STEP = 1e-3  # of a parameter's logarithm, or of a location in standard deviations
_FLAT = 1e-4  # information per reading below which a parameter is as good as unknown
_LOCATIONS = {"mean": "sd", "meanlog": "sdlog"}


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundedFit:
    """Percentile indices of a fitted distribution with their bounds.

    Attributes
    ----------
    fit : Fit
        The distribution.
    capability : PercentileCapability
        Its indices.
    ppl_lower, ppu_lower, ppk_lower : float or None
        One-sided lower bounds; None without the index, or where the likelihood is too flat to tell.
    ppm_upper : float or None
        One-sided upper bound of the parts per million outside both limits.
    confidence : float
        Of each bound.
    method : str
        How they were computed.
    """

    fit: Fit
    capability: PercentileCapability
    ppl_lower: float | None
    ppu_lower: float | None
    ppk_lower: float | None
    ppm_upper: float | None
    confidence: float
    method: str = "delta method, observed information"


def bounded_fit(
    values: ArrayLike,
    family: Family,
    *,
    lsl: float | None = None,
    usl: float | None = None,
    confidence: float = 0.95,
    percentiles: tuple[float, float, float] = PERCENTILES,
) -> BoundedFit:
    """Fit a distribution and compute its percentile indices with bounds.

    Parameters
    ----------
    values : (n,) array-like
        Readings that the family can give; for bounds that keep what they say, at least about 50.
    family : str
        One of ``qc.stats.ability.fits.FAMILIES``.
    lsl, usl : float, optional
        Specification limits, at least one.
    confidence : float, default 0.95
        Of each one-sided bound, strictly between 0 and 1.
    percentiles : tuple of float
        Lower, middle and upper.

    Returns
    -------
    BoundedFit
        For a normal distribution the bounds are Bissell's with n for n - 1. They hold if the family is the right one.

    Raises
    ------
    ValueError
        If the readings cannot come from the family, or there is no limit.

    Notes
    -----
    An index g of the parameters θ has the variance ∇g' I⁻¹ ∇g with I the observed information. The share outside is
    bounded on the scale of its normal quantile.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> found = bounded_fit(rng.weibull(1.5, 100), "weibull", usl=5.0)
    >>> round(found.capability.ppk, 2), round(found.ppk_lower, 2)
    (1.39, 1.1)
    """
    confidence = checks.probability("confidence", confidence)
    reach = normal_quantile(confidence)
    fit = fit_distribution(values, family)
    readings = checks.sample("values", values)

    def of(distribution: Distribution) -> PercentileCapability:
        return distribution_capability(distribution, lsl=lsl, usl=usl, percentiles=percentiles)

    found, members = of(fit.distribution), _Members(fit)
    covariance = members.covariance(readings)

    def lower(index: Callable[[PercentileCapability], float | None]) -> float | None:
        if covariance is None or index(found) is None:
            return None
        slope = members.slope(lambda distribution: index(of(distribution)) or 0.0)
        return (index(found) or 0.0) - reach * math.sqrt(max(float(slope @ covariance @ slope), 0.0))

    ppl, ppu = lower(lambda c: c.ppl), lower(lambda c: c.ppu)
    z = lower(_bench)
    return BoundedFit(
        fit=fit,
        capability=found,
        ppl_lower=ppl,
        ppu_lower=ppu,
        ppk_lower=min((bound for bound in (ppl, ppu) if bound is not None), default=None),
        ppm_upper=None if z is None else 1e6 * normal_tail(z),
        confidence=confidence,
    )


def _bench(capability: PercentileCapability) -> float | None:
    """Return the normal quantile of the share within the limits; None where none or all lie outside."""
    share = 1e-6 * capability.ppm
    return -normal_quantile(share) if 0 < share < 1 else None


class _Members:
    """The distributions beside a fitted one, a unit of each move being about a standard deviation of the readings.

    Parameters above 0 move on their logarithm; that of Weibull's scale in units of 1/shape, that of a gamma
    distribution's mean, which stays when the shape moves, in units of 1/√shape.
    """

    def __init__(self, fit: Fit) -> None:
        self.center: Any = fit.distribution
        self.names = tuple(fit.distribution.parameters)[-fit.free :]

    def at(self, moves: Floats) -> Distribution:
        parameters, moved = self.center.parameters, dict(zip(self.names, moves.tolist(), strict=True))
        shape, sharper = parameters.get("shape", 1.0), moved.get("shape", 0.0)
        for name, move in moved.items():
            if name in _LOCATIONS:
                moved[name] = parameters[name] + move * parameters[_LOCATIONS[name]]
            else:
                log = {"scale": move / shape, "rate": sharper - move / math.sqrt(shape)}.get(name, move)
                moved[name] = parameters[name] * math.exp(log)
        member: Distribution = replace(self.center, **moved)
        return member

    def slope(self, function: Callable[[Distribution], float]) -> Floats:
        """Return the gradient by central differences."""
        steps = _STEP * np.eye(len(self.names))
        return np.array([(function(self.at(step)) - function(self.at(-step))) / (2.0 * _STEP) for step in steps])

    def covariance(self, readings: Floats) -> Floats | None:
        """Return the inverse of the observed information; None where it is not that of a peak."""

        def likelihood(moves: Floats) -> float:
            return math.fsum(self.at(moves).log_density(readings))

        steps = _STEP * np.eye(len(self.names))
        top = likelihood(np.zeros(len(self.names)))
        information = np.empty((len(steps), len(steps)))
        for i, one in enumerate(steps):
            information[i, i] = (2.0 * top - likelihood(one) - likelihood(-one)) / _STEP**2
            for j in range(i):
                two = steps[j]
                mixed = likelihood(one + two) + likelihood(-one - two) - likelihood(one - two) - likelihood(two - one)
                information[i, j] = information[j, i] = -mixed / (4.0 * _STEP**2)
        if np.linalg.eigvalsh(information).min() <= _FLAT * len(readings):
            return None
        return np.asarray(np.linalg.inv(information), dtype=np.float64)
