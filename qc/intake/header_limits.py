"""The limits that a header gives: "Ø luar 12 ± 0,05 mm", "Berat (112-128 g)", "Oleng maks. 0,1"."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from qc.units import canonical, conversion

if TYPE_CHECKING:
    from qc.intake.plan import ExpectedColumn

_NUMBER = r"\d+(?:[.,]\d+)?"
_WORD = r"[^\W\d_]+"
_OFF = rf"[+−-]\s?{_NUMBER}|0(?![\d.,])"
_WITHIN = re.compile(rf"({_NUMBER})\s*({_WORD})?\s*(?:±|\+\s*/\s*[-−])\s*({_NUMBER})\s*({_WORD})?")
_DEVIATIONS = re.compile(rf"({_NUMBER})\s*({_WORD})?\s*\(?\s*({_OFF})\s*[/,;\s]\s*({_OFF})\s*\)?\s*({_WORD})?")
_ONE_DEVIATION = re.compile(rf"({_NUMBER})\s+([+−-]{_NUMBER})(?![\d.,])\s*({_WORD})?")
_THOUSANDS = re.compile(r"(?<![\d.,])(\d{1,3})[.,\s](\d{3})(?![\d.,])")
_MOST_OFF = 0.2
"""Deviations are at most this share of what they are from: "170 -210" is a range, "12 -0,043" is none."""
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
    >>> limits_in("12 +0,05/-0,02"), limits_in("Ø12 -0,043 mm")
    (((11.98, 12.05), None), ((11.957, 12.0), 'mm'))
    """
    if found := _WITHIN.search(text):
        middle, half = _value(found[1]), _value(found[3])
        return (_tidy(middle - half), _tidy(middle + half)), _unit(found[4] or found[2])
    if (off := _off(text)) is not None:
        return off
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
    if _THOUSANDS.search(text) and gives_limits_of(_THOUSANDS.sub(r"\1\2", text), unit, expected):
        return True
    limits, behind = found
    to = conversion(canonical(unit or "") or behind or expected.unit, expected.unit)
    return to is not None and all(
        (given is None) == (own is None)
        and (given is None or own is None or math.isclose(given * to.factor, own, rel_tol=1e-9))
        for given, own in zip(limits, (expected.lsl, expected.usl), strict=True)
    )


def _off(text: str) -> tuple[Limits, str | None] | None:
    """Return the limits that deviations from a size give: "12 +0,05/-0,02", "12 0 -0,043", "12 -0,043"."""
    if found := _DEVIATIONS.search(text):
        size, ends, unit = found[1], (found[3], found[4]), found[5] or found[2]
    elif found := _ONE_DEVIATION.search(text):
        size, ends, unit = found[1], (found[2], "0"), found[3]
    else:
        return None
    middle, off = _value(size), [_value(end.replace("−", "-").replace(" ", "")) for end in ends]
    if off == [0, 0] or max(map(abs, off)) > _MOST_OFF * middle:
        return None
    low, high = sorted(_tidy(middle + one) for one in off)
    return (low, high), _unit(unit)


def _value(text: str) -> float:
    return float(text.replace(",", "."))


def _tidy(value: float) -> float:
    """Return a sum of decimals without what binary adds to it."""
    return float(f"{value:.12g}")


def _unit(text: str | None) -> str | None:
    return None if text is None else canonical(text)
