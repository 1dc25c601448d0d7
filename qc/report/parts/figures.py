"""Numbers for readers: how many decimals each kind is shown with. Nothing is rounded before this."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from qc.units import decimals_of
from qc.words import Message, Number, message

if TYPE_CHECKING:
    from qc.spec.model import Characteristic
    from qc.verdict.model import CharacteristicFacts


def reading_decimals(facts: CharacteristicFacts) -> int:
    """Return how many decimals a reading has: the gauge's, or those that the file or the limits show."""
    if facts.characteristic.gauge is not None:
        return decimals_of(facts.characteristic.gauge.resolution)
    seen = 0 if facts.series is None else facts.series.decimals
    return max(seen, _limit_decimals(facts.characteristic))


def reading(facts: CharacteristicFacts, value: float) -> Number:
    """Return a single reading as its gauge shows it, with all decimals that the file has of it."""
    shown = reading_decimals(facts)
    return number(value, max(shown, _decimals(round(value, shown + 3))))


def mean(facts: CharacteristicFacts, value: float) -> Number:
    """Return a mean or a control limit: one decimal more than a reading."""
    return number(value, reading_decimals(facts) + 1)


def spread(facts: CharacteristicFacts, value: float) -> Number:
    """Return a standard deviation or a slope: two decimals more than a reading."""
    return number(value, reading_decimals(facts) + 2)


def index(value: float) -> Number:
    """Return a capability index."""
    return number(value, 2)


def percent(share: float) -> Number:
    """Return a share as a percentage."""
    return number(100 * share, 2)


def whole_percent(share: float) -> Number:
    """Return a confidence as a percentage, with as many decimals as it has."""
    return Number(100 * share)


def ppm(value: float) -> Number:
    """Return parts per million."""
    return number(value, 0)


def number(value: float, decimals: int) -> Number:
    """Return a number to be shown with ``decimals``, never as minus nothing.

    Examples
    --------
    >>> number(-0.0004, 3)
    Number(value=0.0, decimals=3)
    """
    return Number(0.0 if abs(value) < 0.5 * 10.0**-decimals else value, decimals)


def requirement(characteristic: Characteristic) -> Message:
    """Return what the buyer asks in the form that drawings use.

    Parameters
    ----------
    characteristic : Characteristic
        Of the standard.

    Returns
    -------
    Message
        ``74.000 ± 0.050 mm``, ``12.00 +0.05/−0.02 mm``, ``5.0 – 6.0 mm``, ``≥ 8 µm`` or ``≤ 3.2 µm``; of what is
        judged or counted ``OK / NG`` or ``faults per unit``.
    """
    if characteristic.kind == "attribute":
        return message("OK / NG") if characteristic.counts == "nonconforming" else message("faults per unit")
    lsl, usl, unit = characteristic.lsl, characteristic.usl, characteristic.unit
    decimals = _limit_decimals(characteristic)
    if lsl is None:
        assert usl is not None
        return message("≤ {limit} {unit}", limit=Number(usl, decimals), unit=unit)
    if usl is None:
        return message("≥ {limit} {unit}", limit=Number(lsl, decimals), unit=unit)
    if characteristic.nominal is None:
        return message("{lower} – {upper} {unit}", lower=Number(lsl, decimals), upper=Number(usl, decimals), unit=unit)
    return _around(characteristic.nominal, (lsl, usl), decimals, unit)


def _around(nominal: float, limits: tuple[float, float], decimals: int, unit: str) -> Message:
    """Return a nominal size with its tolerances, in exact decimals of what the standard says."""
    below, above = (abs(Decimal(repr(limit)) - Decimal(repr(nominal))) for limit in limits)
    size = Number(nominal, decimals)
    if below == above:
        deviation = Number(float(above), decimals)
        return message("{nominal} ± {tolerance} {unit}", nominal=size, tolerance=deviation, unit=unit)
    return message(
        "{nominal} +{above}/−{below} {unit}",
        nominal=size,
        above=Number(float(above), decimals),
        below=Number(float(below), decimals),
        unit=unit,
    )


def _limit_decimals(characteristic: Characteristic) -> int:
    """Return the most decimals that a limit, the nominal size or the gauge has."""
    sizes = (characteristic.lsl, characteristic.usl, characteristic.nominal)
    gauge = () if characteristic.gauge is None else (decimals_of(characteristic.gauge.resolution),)
    seen: tuple[int, ...] = tuple(_decimals(size) for size in sizes if size is not None)
    return max(gauge + seen)


def _decimals(value: float) -> int:
    return decimals_of(abs(value)) if value else 0
