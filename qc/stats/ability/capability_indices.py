"""Capability indices and expected nonconforming from a mean and a standard deviation alone."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qc.stats.numerics import checks
from qc.stats.numerics.quantiles import normal_quantile, normal_tail
from qc.values import dataclass

if TYPE_CHECKING:
    from qc.stats.ability.limits import SpecLimits


@dataclass(frozen=True, slots=True, kw_only=True)
class PointIndices:
    """Indices of one standard deviation, each None where it has no meaning.

    Attributes
    ----------
    potential : float or None
        Cp (or Pp): the tolerance in widths of 6σ; only with both limits.
    lower, upper : float or None
        Cpl and Cpu (or Ppl and Ppu): room on each side in widths of 3σ.
    actual : float
        Cpk (or Ppk): the smaller of the two.
    off_centre : float or None
        k: distance of the mean from the middle of the tolerance as a share of half its width; only with both
        limits.
    """

    potential: float | None
    lower: float | None
    upper: float | None
    actual: float
    off_centre: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedPpm:
    """Nonconforming parts per million: expected of a normal distribution, or observed.

    Attributes
    ----------
    below, above, total : float
        Below ``lsl``, above ``usl``, and both; 0 on a side without a limit.
    """

    below: float
    above: float
    total: float

    @property
    def z_bench(self) -> float:
        """The point of a standard normal distribution with the same total beyond it."""
        return -normal_quantile(self.total / 1e6)


def point_indices(limits: SpecLimits, *, mean: float, sigma: float) -> PointIndices:
    """Return the indices of a mean and a standard deviation.

    Parameters
    ----------
    limits : SpecLimits
        One or both.
    mean : float
        In the unit of the limits.
    sigma : float
        Standard deviation, positive: within subgroups for Cp and Cpk, overall for Pp and Ppk.

    Returns
    -------
    PointIndices
        Each index that has a meaning.

    Raises
    ------
    ValueError
        If ``sigma`` is not positive.

    References
    ----------
    NIST/SEMATECH e-Handbook of Statistical Methods, section 6.1.6: its worked example is the one below.

    Examples
    --------
    >>> from qc.stats.ability.limits import SpecLimits
    >>> found = point_indices(SpecLimits(lsl=8, usl=20), mean=16, sigma=2)
    >>> found.potential, round(found.actual, 4), round(found.off_centre, 4)
    (1.0, 0.6667, 0.3333)
    """
    sigma = checks.positive("sigma", sigma)
    mean = checks.finite("mean", mean)
    lower = None if limits.lsl is None else (mean - limits.lsl) / (3.0 * sigma)
    upper = None if limits.usl is None else (limits.usl - mean) / (3.0 * sigma)
    width = limits.width
    return PointIndices(
        potential=None if width is None else width / (6.0 * sigma),
        lower=lower,
        upper=upper,
        actual=min(side for side in (lower, upper) if side is not None),
        off_centre=None if width is None else abs(sum(limits.ends) - 2.0 * mean) / width,
    )


def cpm(limits: SpecLimits, *, mean: float, sigma: float) -> float | None:
    """Return Taguchi's index Cpm: the tolerance in widths of six root mean squares about the target.

    Parameters
    ----------
    limits : SpecLimits
        Both limits and the target.
    mean : float
        In the unit of the limits.
    sigma : float
        Standard deviation, positive. The name of a Cpm must say which one.

    Returns
    -------
    float or None
        (usl − lsl) / (6 √(σ² + (mean − target)²)); None without both limits and a target.

    Raises
    ------
    ValueError
        If ``sigma`` is not positive.

    References
    ----------
    Chan, L. K., Cheng, S. W. and Spiring, F. A. (1988), A new measure of process capability: Cpm, Journal of
    Quality Technology 20, 162-175.

    Examples
    --------
    >>> from qc.stats.ability.limits import SpecLimits
    >>> round(cpm(SpecLimits(lsl=8, usl=20, target=14), mean=16, sigma=2), 4)
    0.7071
    """
    sigma = checks.positive("sigma", sigma)
    mean = checks.finite("mean", mean)
    width = limits.width
    if width is None or limits.target is None:
        return None
    return width / (6.0 * math.hypot(sigma, mean - limits.target))


def expected_ppm(limits: SpecLimits, *, mean: float, sigma: float) -> ExpectedPpm:
    """Return the parts per million of a normal distribution beyond the limits.

    Parameters
    ----------
    limits : SpecLimits
        One or both.
    mean : float
        In the unit of the limits.
    sigma : float
        Standard deviation, positive.

    Returns
    -------
    ExpectedPpm
        Below, above and total.

    Raises
    ------
    ValueError
        If ``sigma`` is not positive.

    Examples
    --------
    >>> from qc.stats.ability.limits import SpecLimits
    >>> round(expected_ppm(SpecLimits(lsl=8, usl=20), mean=16, sigma=2).total, 1)
    22781.8
    """
    sigma = checks.positive("sigma", sigma)
    mean = checks.finite("mean", mean)
    low, high = limits.ends
    below, above = 1e6 * normal_tail((mean - low) / sigma), 1e6 * normal_tail((high - mean) / sigma)
    return ExpectedPpm(below=below, above=above, total=below + above)
