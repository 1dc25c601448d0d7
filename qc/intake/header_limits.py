"""The limits that a header gives: "Ø luar 12 ± 0,05 mm", "Berat (112-128 g)", "Oleng maks. 0,1"."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from qc.units import canonical, conversion

if TYPE_CHECKING:
    from qc.intake.plan import ExpectedColumn

_NUMBER = r"\d+(?:[.,]\d+)?"
_WITHIN = re.compile(rf"({_NUMBER})\s*(?:±|\+\s*/\s*[-−])\s*({_NUMBER})\s*([^\W\d]+)?")
_RANGE = re.compile(rf"({_NUMBER})\s*(?:[-–—…~/]|\.\.+|s\.?/?d\.?|sampai|to)\s*({_NUMBER})\s*([^\W\d]+)?")
_MOST = re.compile(rf"(?:maks|max)\w*\.?\s*({_NUMBER})\s*([^\W\d]+)?|[≤<]\s*({_NUMBER})\s*([^\W\d]+)?", re.IGNORECASE)
_LEAST = re.compile(rf"min\w*\.?\s*({_NUMBER})\s*([^\W\d]+)?|[≥>]\s*({_NUMBER})\s*([^\W\d]+)?", re.IGNORECASE)

Limits = tuple[float | None, float | None]


def limits_in(text: str) -> tuple[Limits, str | None] | None:
    """Return the lower and upper limit that a text gives and the unit behind them, or None.

    Parameters
    ----------
    text : str
        A header, or the cell of a standard.

    Examples
    --------
    >>> limits_in("Ø luar 12 ± 0,05 mm"), limits_in("Kekerasan HB 170-210")
    (((11.95, 12.05), 'mm'), ((170.0, 210.0), None))
    >>> limits_in("Oleng maks. 0,1"), limits_in("Diameter luar")
    (((None, 0.1), None), None)
    """
    if found := _WITHIN.search(text):
        middle, half = _value(found[1]), _value(found[2])
        return (_tidy(middle - half), _tidy(middle + half)), _unit(found[3])
    if found := _RANGE.search(text):
        low, high = sorted((_value(found[1]), _value(found[2])))
        return (low, high), _unit(found[3])
    if found := _MOST.search(text):
        return (None, _value(found[1] or found[3])), _unit(found[2] or found[4])
    if found := _LEAST.search(text):
        return (_value(found[1] or found[3]), None), _unit(found[2] or found[4])
    return None


def gives_limits_of(text: str, unit: str | None, expected: ExpectedColumn) -> bool:
    """Return whether a header gives the limits of a characteristic, in a unit that it can have.

    Parameters
    ----------
    text : str
        The header as written.
    unit : str or None
        The unit that it gives behind the name.
    expected : ExpectedColumn
        The characteristic.
    """
    found = limits_in(text)
    if found is None or expected.counts is not None:
        return False
    limits, behind = found
    to = conversion(canonical(unit or "") or behind or expected.unit, expected.unit)
    return to is not None and all(
        (given is None) == (own is None)
        and (given is None or own is None or math.isclose(given * to.factor, own, rel_tol=1e-9))
        for given, own in zip(limits, (expected.lsl, expected.usl), strict=True)
    )


def _value(text: str) -> float:
    return float(text.replace(",", "."))


def _tidy(value: float) -> float:
    """Return a sum of decimals without what binary adds to it."""
    return float(f"{value:.12g}")


def _unit(text: str | None) -> str | None:
    return None if text is None else canonical(text)
