"""Capability indices that carry their own confidence bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.stats.ability.capability_bounds import bissell_bounds, boyles_bounds, chi_square_bounds
from qc.stats.ability.capability_indices import cpm, point_indices
from qc.stats.numerics import checks
from qc.values import dataclass

if TYPE_CHECKING:
    from qc.stats.ability.capability_bounds import Bounds
    from qc.stats.ability.limits import SpecLimits


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """A capability index with what it is worth.

    Attributes
    ----------
    name : str
        Such as ``Cpk``.
    value : float
        The estimate.
    lower : float
        One-sided lower bound: with the stated confidence the process is at least as good.
    interval : tuple of float
        Two-sided interval.
    confidence : float
        Of the bound and of the interval, each on its own.
    method : str
        ``chi-square``, ``bissell`` or ``boyles``.
    degrees_of_freedom : float
        Of the standard deviation that the bounds assume.
    """

    name: str
    value: float
    lower: float
    interval: tuple[float, float]
    confidence: float
    method: str
    degrees_of_freedom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundedIndices:
    """Indices of one standard deviation with their bounds; see ``PointIndices``.

    Attributes
    ----------
    potential, lower, upper : Index or None
        None where the index has no meaning.
    actual : Index
        The smaller of ``lower`` and ``upper``.
    """

    potential: Index | None
    lower: Index | None
    upper: Index | None
    actual: Index


def bounded_indices(
    letter: str, limits: SpecLimits, *, mean: float, sigma: float, n: int, df: float, confidence: float
) -> BoundedIndices:
    """Return the indices of a mean and a standard deviation with their bounds.

    Parameters
    ----------
    letter : str
        ``C`` for the standard deviation within subgroups, ``P`` for the overall one.
    limits : SpecLimits
        One or both.
    mean, sigma : float
        In the unit of the limits; ``sigma`` positive.
    n : int
        Readings that the mean rests on.
    df : float
        Degrees of freedom of ``sigma``.
    confidence : float
        Strictly between 0 and 1.

    Returns
    -------
    BoundedIndices
        Chi-square bounds for the potential index, Bissell's for the others.

    Raises
    ------
    ValueError
        If ``sigma`` is not positive or ``confidence`` is none.

    Examples
    --------
    >>> from qc.stats.ability.limits import SpecLimits
    >>> found = bounded_indices("P", SpecLimits(usl=20), mean=16, sigma=2, n=50, df=49, confidence=0.95)
    >>> found.actual.name, found.potential, round(found.actual.lower, 4)
    ('Ppk', None, 0.5315)
    """
    point = point_indices(limits, mean=mean, sigma=sigma)

    def two_sided(value: float) -> Index:
        return _index(f"{letter}p", value, chi_square_bounds(value, df=df, confidence=confidence))

    def one_sided(suffix: str, value: float) -> Index:
        return _index(f"{letter}p{suffix}", value, bissell_bounds(value, n=n, df=df, confidence=confidence))

    return BoundedIndices(
        potential=None if point.potential is None else two_sided(point.potential),
        lower=None if point.lower is None else one_sided("l", point.lower),
        upper=None if point.upper is None else one_sided("u", point.upper),
        actual=one_sided("k", point.actual),
    )


def bounded_cpm(limits: SpecLimits, *, mean: float, sigma: float, n: int, confidence: float) -> Index | None:
    """Return Cpm from the overall standard deviation, with Boyles' bounds.

    Parameters
    ----------
    limits : SpecLimits
        Both limits and the target.
    mean, sigma : float
        In the unit of the limits; ``sigma`` overall, positive.
    n : int
        Readings.
    confidence : float
        Strictly between 0 and 1.

    Returns
    -------
    Index or None
        None without both limits and a target.

    Raises
    ------
    ValueError
        If ``sigma`` is not positive or ``confidence`` is none.

    Examples
    --------
    >>> from qc.stats.ability.limits import SpecLimits
    >>> limits = SpecLimits(lsl=8, usl=20, target=14)
    >>> round(bounded_cpm(limits, mean=16, sigma=2, n=50, confidence=0.95).lower, 4)
    0.6055
    """
    n = checks.count("n", n, 2)
    confidence = checks.probability("confidence", confidence)
    value = cpm(limits, mean=mean, sigma=sigma)
    if value is None or limits.target is None:
        return None
    offset = (mean - limits.target) / sigma
    return _index("Cpm", value, boyles_bounds(value, offset=offset, n=n, confidence=confidence))


def _index(name: str, value: float, bounds: Bounds) -> Index:
    """Join an estimate and its bounds together."""
    return Index(
        name=name,
        value=value,
        lower=bounds.lower,
        interval=bounds.interval,
        confidence=bounds.confidence,
        method=bounds.method,
        degrees_of_freedom=bounds.degrees_of_freedom,
    )
