"""Guard bands: how far inside the limits a reading must lie to prove conformity with an uncertain gauge."""

from __future__ import annotations

import math
from enum import StrEnum

from qc.stats.ability.limits import SpecLimits
from qc.stats.numerics import checks
from qc.stats.numerics.quantiles import normal_quantile, normal_tail
from qc.stats.numerics.roots import rising_root
from qc.values import dataclass


class Proof(StrEnum):
    """What a reading proves."""

    CONFORMS = "conforms"
    FAILS = "fails"
    NOT_PROVEN = "not_proven"


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardBand:
    """Zones of readings that prove something.

    Attributes
    ----------
    method : str
        How the width was found.
    limits : SpecLimits
        Of the buyer.
    standard_uncertainty : float
        Of one reading.
    width : float
        Of the guard band inside a limit; infinite where no reading can prove conformity.
    probability : float
        With which a reading on the edge of a zone proves what the zone says.
    acceptance : tuple of (float or None) or None
        Readings within it prove conformity; None on the side without a limit; None altogether where the guard bands
        leave no room: no reading of this gauge can prove conformity.
    rejection : tuple of (float or None)
        Readings below the first or above the second prove nonconformity.
    """

    method: str
    limits: SpecLimits
    standard_uncertainty: float
    width: float
    probability: float
    acceptance: tuple[float | None, float | None] | None
    rejection: tuple[float | None, float | None]

    def judge(self, reading: float) -> Proof:
        """Return what a reading proves; a reading on the edge of a zone belongs to the zone."""
        low, high = self.rejection
        if (low is not None and reading <= low) or (high is not None and reading >= high):
            return Proof.FAILS
        if self.acceptance is None:
            return Proof.NOT_PROVEN
        low, high = self.acceptance
        inside = (low is None or reading >= low) and (high is None or reading <= high)
        return Proof.CONFORMS if inside else Proof.NOT_PROVEN


def guard_band(
    *, standard_uncertainty: float, lsl: float | None = None, usl: float | None = None, probability: float = 0.95
) -> GuardBand:
    """Set guard bands for a probability that what is accepted conforms and what is rejected does not.

    Parameters
    ----------
    standard_uncertainty : float
        Of one reading, above 0; errors are normal.
    lsl, usl : float, optional
        Specification limits, at least one.
    probability : float, default 0.95
        Above one half and below 1.

    Returns
    -------
    GuardBand
        Between two limits the chance to lie beyond the far one is counted too.

    Raises
    ------
    ValueError
        If there is no limit, ``lsl`` is not below ``usl``, or a number is outside its domain.

    References
    ----------
    ISO 14253-1:2017 decision rules, as recalled: 95 % by default, a factor of 1.65 for one limit.

    Examples
    --------
    >>> found = guard_band(standard_uncertainty=0.01, usl=10.0)
    >>> round(found.width, 5), found.judge(9.98), found.judge(9.99)
    (0.01645, <Proof.CONFORMS: 'conforms'>, <Proof.NOT_PROVEN: 'not_proven'>)
    """
    u, limits = checks.positive("standard_uncertainty", standard_uncertainty), SpecLimits(lsl=lsl, usl=usl)
    if not 0.5 < probability < 1:
        raise ValueError(f"`probability` must lie above 0.5 and below 1, got {probability!r}")
    width = u * _factor(probability, None if limits.width is None else limits.width / u)
    reject = u * normal_quantile(probability)
    method = f"ISO 14253-1, probability {probability:g}"
    return _zones(method, limits, u, width, reject, probability)


def expanded_guard_band(
    *, standard_uncertainty: float, lsl: float | None = None, usl: float | None = None, coverage: float = 2.0
) -> GuardBand:
    """Set guard bands as wide as the expanded uncertainty.

    Parameters
    ----------
    standard_uncertainty : float
        Of one reading, above 0.
    lsl, usl : float, optional
        Specification limits, at least one.
    coverage : float, default 2
        k, above 0: the width is k times the standard uncertainty.

    Returns
    -------
    GuardBand
        With the probability that one limit alone gives.

    Raises
    ------
    ValueError
        If there is no limit, ``lsl`` is not below ``usl``, or a number is outside its domain.

    References
    ----------
    ISO 14253-1:1998 decision rules, as recalled: U with k = 2.

    Examples
    --------
    >>> expanded_guard_band(standard_uncertainty=0.25, lsl=9.0, usl=11.0).acceptance
    (9.5, 10.5)
    """
    u, k = checks.positive("standard_uncertainty", standard_uncertainty), checks.positive("coverage", coverage)
    limits = SpecLimits(lsl=lsl, usl=usl)
    return _zones(f"expanded uncertainty, k = {k:g}", limits, u, k * u, k * u, 1.0 - normal_tail(k))


def gauge_uncertainty(
    *, repeatability: float, reproducibility: float = 0.0, resolution: float = 0.0, calibration: float = 0.0
) -> float:
    """Combine what is known of a gauge into the standard uncertainty of one reading.

    Parameters
    ----------
    repeatability, reproducibility : float
        Standard deviations of a gauge study, not below 0.
    resolution : float
        Smallest step of the display, not below 0.
    calibration : float
        Standard uncertainty of the calibration, not below 0.

    Returns
    -------
    float
        Root of the sum of squares; of repeatability and resolution / sqrt(12) only the greater counts, because
        repeated readings contain the steps of the display already.

    Raises
    ------
    ValueError
        If a part is below 0 or not finite.

    Examples
    --------
    >>> round(gauge_uncertainty(repeatability=0.002, reproducibility=0.001, resolution=0.01), 6)
    0.003055
    """
    one_reading = max(
        checks.not_negative("repeatability", repeatability),
        checks.not_negative("resolution", resolution) / math.sqrt(12.0),
    )
    others = checks.not_negative("reproducibility", reproducibility), checks.not_negative("calibration", calibration)
    return math.hypot(one_reading, *others)


def _factor(probability: float, width: float | None) -> float:
    """Return g with Φ(g) - Φ(g - width) = probability; infinite where even the middle of the limits falls short."""
    if width is None:
        return normal_quantile(probability)

    def gap(g: float) -> float:
        return 1.0 - normal_tail(g) - normal_tail(width - g) - probability

    middle = 0.5 * width
    return rising_root(gap, start=0.0, step=middle) if gap(middle) >= 0 else math.inf


def _zones(method: str, limits: SpecLimits, u: float, width: float, reject: float, probability: float) -> GuardBand:
    room = limits.width is None or limits.width >= 2.0 * width
    return GuardBand(
        method=method,
        limits=limits,
        standard_uncertainty=u,
        width=width,
        probability=probability,
        acceptance=(_moved(limits.lsl, width), _moved(limits.usl, -width)) if room else None,
        rejection=(_moved(limits.lsl, -reject), _moved(limits.usl, reject)),
    )


def _moved(limit: float | None, by: float) -> float | None:
    return None if limit is None else limit + by
