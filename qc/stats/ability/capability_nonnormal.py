"""Capability of readings that are not normal, by the percentiles of whatever distribution they have."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.ability.limits import SpecLimits
from qc.stats.numerics import checks
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import ArrayLike

    from qc.stats.ability.distributions import Distribution

PERCENTILES = (0.00135, 0.5, 0.99865)


@dataclass(frozen=True, slots=True, kw_only=True)
class PercentileCapability:
    """Capability indices whose half widths run from the median to the outer percentiles.

    An index is None where it has no meaning: without its limit, or where the readings are too few to show the
    percentile.

    Attributes
    ----------
    method : str
        Whose percentiles: of the distribution named, or of the readings themselves.
    limits : SpecLimits
        Of the buyer.
    percentiles : tuple of float
        Which: lower, middle, upper.
    low, middle, high : float or None
        Their values.
    pp : float or None
        (USL - LSL) / (high - low).
    ppl, ppu : float or None
        (middle - LSL) / (middle - low) and (USL - middle) / (high - middle).
    ppk : float or None
        The smaller of both.
    ppm_below, ppm_above : float
        Parts per million outside each limit: expected, or counted where there is no distribution.
    needed : int
        Readings from which the percentiles can be read off them; 0 for a distribution.
    """

    method: str
    limits: SpecLimits
    percentiles: tuple[float, float, float]
    low: float | None
    middle: float
    high: float | None
    pp: float | None
    ppl: float | None
    ppu: float | None
    ppk: float | None
    ppm_below: float
    ppm_above: float
    needed: int = 0

    @property
    def ppm(self) -> float:
        """Parts per million outside both limits."""
        return self.ppm_below + self.ppm_above


def distribution_capability(
    distribution: Distribution,
    *,
    lsl: float | None = None,
    usl: float | None = None,
    percentiles: tuple[float, float, float] = PERCENTILES,
) -> PercentileCapability:
    """Compute the capability indices of a distribution.

    Parameters
    ----------
    distribution : Distribution
        Fitted to the readings (``fit_distribution``).
    lsl, usl : float, optional
        Specification limits, at least one.
    percentiles : tuple of float
        Lower, middle and upper; the default is what ± 3 sigma cover of a normal distribution.

    Returns
    -------
    PercentileCapability
        With the parts per million expected.

    Raises
    ------
    ValueError
        If there is no limit, ``lsl`` is not below ``usl``, or the percentiles do not rise.

    References
    ----------
    R 4.2.2 and scipy 1.17.1: quantile functions agree to 14 digits.

    Examples
    --------
    >>> from qc.stats.ability.distributions import Lognormal
    >>> found = distribution_capability(Lognormal(0.0, 0.25), usl=2.5)
    >>> found.pp, round(found.ppk, 4), round(found.ppm)
    (None, 1.3429, 124)
    """
    limits = SpecLimits(lsl=lsl, usl=usl)
    low, middle, high = (distribution.quantile(p) for p in _rising(percentiles))
    below = 0.0 if limits.lsl is None else distribution.tails(limits.lsl)[0]
    above = 0.0 if limits.usl is None else distribution.tails(limits.usl)[1]
    return _indices(distribution.name, limits, percentiles, (low, middle, high), (below, above), 0)


def empirical_capability(
    values: ArrayLike,
    *,
    lsl: float | None = None,
    usl: float | None = None,
    percentiles: tuple[float, float, float] = PERCENTILES,
) -> PercentileCapability:
    """Compute the capability indices of readings without assuming a distribution.

    Parameters
    ----------
    values : (n,) array-like
        At least 2 finite readings, not all equal.
    lsl, usl : float, optional
        Specification limits, at least one.
    percentiles : tuple of float
        Lower, middle and upper.

    Returns
    -------
    PercentileCapability
        With the parts per million counted. A percentile p of fewer than 1/p - 1 readings lies beyond the outermost of
        them: it is None, with the indices that need it.

    Raises
    ------
    ValueError
        If there is no limit, ``lsl`` is not below ``usl``, or the readings do not vary.

    References
    ----------
    Percentiles at position p (n + 1) between the ordered readings (Weibull; type 6 of R's ``quantile``).

    Examples
    --------
    >>> found = empirical_capability([9.8, 10.0, 10.1, 10.3], usl=11.0)
    >>> found.ppk, found.needed
    (None, 740)
    """
    readings = checks.spread("values", checks.sample("values", values, 2))
    limits = SpecLimits(lsl=lsl, usl=usl)
    low, middle, high = _rising(percentiles)
    outer = 1.0 / min(low, 1.0 - high)
    quantile = _order_quantile(np.sort(readings).tolist())
    found = quantile(low), quantile(middle), quantile(high)
    share = limits.ends
    outside = float(np.mean(readings < share[0])), float(np.mean(readings > share[1]))
    return _indices("percentiles of the readings", limits, percentiles, found, outside, math.ceil(outer - 1e-9) - 1)


def _rising(percentiles: tuple[float, float, float]) -> tuple[float, float, float]:
    low, middle, high = percentiles
    if not 0 < low < middle < high < 1:
        raise ValueError(f"`percentiles` must rise between 0 and 1, got {percentiles!r}")
    return percentiles


def _order_quantile(ordered: list[float]) -> Callable[[float], float | None]:
    def quantile(p: float) -> float | None:
        position = p * (len(ordered) + 1)
        if not 1.0 <= position <= len(ordered):
            return None
        index = min(int(position), len(ordered) - 1)
        return ordered[index - 1] + (position - index) * (ordered[index] - ordered[index - 1])

    return quantile


def _indices(
    method: str,
    limits: SpecLimits,
    percentiles: tuple[float, float, float],
    found: tuple[float | None, float | None, float | None],
    outside: tuple[float, float],
    needed: int,
) -> PercentileCapability:
    low, middle, high = found
    assert middle is not None, "two readings have a median"
    ppl = None if limits.lsl is None or low is None else _ratio(middle - limits.lsl, middle - low)
    ppu = None if limits.usl is None or high is None else _ratio(limits.usl - middle, high - middle)
    judged = (limits.lsl is None or ppl is not None) and (limits.usl is None or ppu is not None)
    return PercentileCapability(
        method=method,
        limits=limits,
        percentiles=percentiles,
        low=low,
        middle=middle,
        high=high,
        pp=None if limits.width is None or low is None or high is None else _ratio(limits.width, high - low),
        ppl=ppl,
        ppu=ppu,
        ppk=min(index for index in (ppl, ppu) if index is not None) if judged else None,
        ppm_below=1e6 * outside[0],
        ppm_above=1e6 * outside[1],
        needed=needed,
    )


def _ratio(room: float, width: float) -> float | None:
    """Room by width; None where the readings leave no width."""
    return room / width if width > 0 else None
