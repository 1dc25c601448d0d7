"""How much of what went wrong later is explained by there being more units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.stats.counts.nonconforming import clopper_pearson
from qc.stats.numerics import checks
from qc.stats.volume.reading_exposure import outlook, reading_exposure
from qc.values import dataclass

if TYPE_CHECKING:
    from qc.stats.ability.limits import SpecLimits


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """Nonconforming units after the pilot, held against what more units alone would bring.

    Attributes
    ----------
    found, units : int
        Nonconforming units, among how many, after the pilot.
    expected : float
        How many of them if nothing changed.
    interval : tuple of float
        Two-sided, for the expected number.
    p_value : float
        Probability of as many or more if nothing changed.
    share : float or None
        Expected over found, at most 1; None where none was found.
    share_interval : tuple of float or None
        Its interval.
    confidence : float
        Of the intervals.
    method : str
        What the expectation comes from.
    """

    found: int
    units: int
    expected: float
    interval: tuple[float, float]
    p_value: float
    share: float | None
    share_interval: tuple[float, float] | None
    confidence: float
    method: str


def explained_by_counts(before: tuple[int, int], after: tuple[int, int], *, confidence: float = 0.95) -> Explained:
    """Return how much of the later nonconforming units exposure explains, from the pilot's count.

    Parameters
    ----------
    before, after : tuple of int and int
        Nonconforming units and units inspected, in the pilot and after it.
    confidence : float, default 0.95
        Of the intervals, strictly between 0 and 1.

    Returns
    -------
    Explained
        Expected number, share explained, and Fisher's exact one-sided p-value.

    Raises
    ------
    ValueError
        If counts do not fit.

    Examples
    --------
    One of 100, then 40 of 900: nine are expected.

    >>> found = explained_by_counts((1, 100), (40, 900))
    >>> found.expected, found.share, round(found.p_value, 4)
    (9.0, 0.225, 0.0699)
    """
    (x, n), (y, m) = (_counts(name, pair) for name, pair in (("before", before), ("after", after)))
    confidence = checks.probability("confidence", confidence)
    low, high = clopper_pearson(x, n, confidence=1.0 - 0.5 * (1.0 - confidence))
    from scipy.stats import hypergeom  # noqa: PLC0415 - takes most of a second to load, and few runs ask for it

    tail = float(hypergeom.sf(y - 1, n + m, x + y, m))
    return held_against(m * x / n, (m * low, m * high), (y, m), tail, confidence, "count")


def explained_by_readings(
    limits: SpecLimits,
    *,
    mean: float,
    sigma: float,
    n: int,
    after: tuple[int, int],
    confidence: float = 0.95,
) -> Explained:
    """Return how much of the later nonconforming units exposure explains, from the pilot's normal readings.

    Parameters
    ----------
    limits : SpecLimits
        One or both.
    mean, sigma : float
        Of the pilot's readings.
    n : int
        Readings of the pilot, at least 2.
    after : tuple of int and int
        Nonconforming units and units inspected after the pilot.
    confidence : float, default 0.95
        Of the intervals, strictly between 0 and 1.

    Returns
    -------
    Explained
        Expected number, share explained, and the predictive probability of as many or more.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    Examples
    --------
    >>> from qc.stats.ability.limits import SpecLimits
    >>> found = explained_by_readings(SpecLimits(lsl=9.0, usl=11.0), mean=10.0, sigma=0.4, n=100, after=(12, 900))
    >>> round(found.expected, 1), round(found.share, 2), found.p_value > 0.5
    (13.1, 1.0, True)
    """
    (y, m), confidence = _counts("after", after), checks.probability("confidence", confidence)
    told = reading_exposure(limits, mean=mean, sigma=sigma, n=n, future=m, confidence=confidence)
    tail = 1.0 - outlook(limits, mean=mean, sigma=sigma, n=n).at_most(y - 1, m)
    return held_against(told.predicted, told.expected_interval, (y, m), tail, confidence, "normal readings")


def _counts(name: str, pair: tuple[int, int]) -> tuple[int, int]:
    """Return a count and its sample if they fit."""
    n = checks.count(name, pair[1])
    x = checks.count(name, pair[0], 0)
    if x > n:
        raise ValueError(f"`{name}` must hold at most the {n} units inspected, got {x}")
    return x, n


def held_against(
    expected: float, interval: tuple[float, float], after: tuple[int, int], tail: float, confidence: float, method: str
) -> Explained:
    """Return what was found after the pilot held against what was expected.

    Parameters
    ----------
    expected, interval : float and tuple of float
        If nothing changed.
    after : tuple of int and int
        What was found, among how many units.
    tail : float
        Probability of as many or more.
    confidence : float
        Of the interval.
    method : str
        What the expectation comes from.
    """
    found, units = after
    low, high = interval
    return Explained(
        found=found,
        units=units,
        expected=expected,
        interval=interval,
        p_value=min(max(tail, 0.0), 1.0),
        share=min(expected / found, 1.0) if found else None,
        share_interval=(min(low / found, 1.0), min(high / found, 1.0)) if found else None,
        confidence=confidence,
        method=method,
    )
