"""Units of measurement, gauge resolution, and the one rounding."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from decimal import Decimal

# Factor to the dimension's base unit. Exact by definition (inch, kgf) or by prefix.
_DIMENSIONS: dict[str, dict[str, float]] = {
    "length": {"µm": 1e-6, "mm": 1e-3, "cm": 1e-2, "m": 1.0, "in": 0.0254},
    "mass": {"mg": 1e-6, "g": 1e-3, "kg": 1.0},
    "force": {"N": 1.0, "kN": 1e3, "kgf": 9.80665},
    "torque": {"N·m": 1.0, "N·cm": 1e-2, "kgf·cm": 0.0980665, "kgf·m": 9.80665},
    "time": {"s": 1.0, "min": 60.0, "h": 3600.0},
    "angle": {"°": 1.0},
    "ratio": {"%": 1.0},
    "resistance": {"Ω": 1.0, "kΩ": 1e3, "MΩ": 1e6},
    "hardness Brinell": {"HB": 1.0},
    "hardness Rockwell C": {"HRC": 1.0},
}
_SPELLINGS = {
    "um": "µm", "micron": "µm", "mikron": "µm", "mikrometer": "µm", "inch": "in", '"': "in", "inci": "in",
    "gr": "g", "gram": "g", "nm": "N·m", "n.m": "N·m", "n m": "N·m", "n·m": "N·m", "ncm": "N·cm",
    "kgf.cm": "kgf·cm", "kgfcm": "kgf·cm", "kg.cm": "kgf·cm", "deg": "°", "derajat": "°", "jam": "h", "hours": "h",
    "menit": "min", "detik": "s", "persen": "%", "mohm": "MΩ", "megaohm": "MΩ", "ohm": "Ω", "hbw": "HB",
}  # fmt: skip
_UNITS = {unit: (dimension, factor) for dimension, units in _DIMENSIONS.items() for unit, factor in units.items()}
_FOLDED = {unit.casefold(): unit for unit in _UNITS if unit not in {"MΩ", "mg"}}


@dataclass(frozen=True, slots=True)
class Conversion:
    """How readings in one unit become readings in another: multiplied by ``factor``."""

    found: str
    wanted: str
    factor: float


def canonical(text: str) -> str | None:
    """Return the unit that ``text`` spells, or None if it spells none.

    Examples
    --------
    >>> canonical("mikron"), canonical(" MM "), canonical("Nm"), canonical("banana")
    ('µm', 'mm', 'N·m', None)
    """
    # NFC keeps º and ² apart; the micro sign and the Greek mu are one unit.
    plain = unicodedata.normalize("NFC", text).strip().replace("\u03bc", "µ").replace("º", "°")
    if plain in _UNITS:
        return plain
    folded = plain.casefold().replace("\u03bc", "µ")
    return _SPELLINGS.get(folded) or _FOLDED.get(folded)


def conversion(found: str, wanted: str) -> Conversion | None:
    """Return how to convert between two canonical units, or None if they do not measure the same thing.

    Examples
    --------
    >>> conversion("µm", "mm").factor
    0.001
    >>> conversion("kg", "mm") is None
    True
    """
    if found == wanted:
        return Conversion(found, wanted, 1.0)
    if found not in _UNITS or wanted not in _UNITS or _UNITS[found][0] != _UNITS[wanted][0]:
        return None
    factor = Decimal(str(_UNITS[found][1])) / Decimal(str(_UNITS[wanted][1]))
    return Conversion(found, wanted, float(factor))


def decimals_of(step: float) -> int:
    """Return how many digits after the decimal mark a gauge of resolution ``step`` shows.

    Examples
    --------
    >>> decimals_of(0.001), decimals_of(0.05), decimals_of(1), decimals_of(0.5)
    (3, 2, 0, 1)
    """
    if not step > 0:
        raise ValueError(f"`step` must be positive, got {step!r}")
    return max(0, -int(Decimal(repr(float(step))).normalize().as_tuple().exponent))
