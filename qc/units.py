"""Units of measurement, and the decimals that a gauge shows."""

from __future__ import annotations

import math
import unicodedata
from decimal import Decimal

from qc.values import dataclass

# Factor to the dimension's base unit. Exact by definition (inch, kgf, bar) or by prefix.
_DIMENSIONS: dict[str, dict[str, float]] = {
    "length": {"µm": 1e-6, "mm": 1e-3, "cm": 1e-2, "m": 1.0, "in": 0.0254},
    "mass": {"mg": 1e-6, "g": 1e-3, "kg": 1.0},
    "force": {"N": 1.0, "kN": 1e3, "kgf": 9.80665},
    "torque": {"N·m": 1.0, "N·cm": 1e-2, "kgf·cm": 0.0980665, "kgf·m": 9.80665},
    "stress": {"kPa": 1e3, "MPa": 1e6, "N/mm²": 1e6, "kgf/mm²": 9.80665e6, "kgf/cm²": 98066.5, "bar": 1e5},
    "time": {"s": 1.0, "min": 60.0, "h": 3600.0},
    "angle": {"°": 1.0},
    "temperature": {"°C": 1.0},
    "ratio": {"%": 1.0},
    "resistance": {"mΩ": 1e-3, "Ω": 1.0, "kΩ": 1e3, "MΩ": 1e6},
    "flow": {"L/min": 1.0},
    "sound": {"dB(A)": 1.0},
    "gloss": {"GU": 1.0},
    "colour difference": {"ΔE": 1.0},
    "hardness Brinell": {"HB": 1.0},
    "hardness Rockwell B": {"HRB": 1.0},
    "hardness Rockwell C": {"HRC": 1.0},
    "hardness Vickers": {"HV": 1.0},
}
_SPELLINGS = {
    "um": "µm", "micron": "µm", "mikron": "µm", "mikrometer": "µm", "inch": "in", '"': "in", "inci": "in",
    "gr": "g", "gram": "g", "nm": "N·m", "n.m": "N·m", "n m": "N·m", "n·m": "N·m", "ncm": "N·cm",
    "n.cm": "N·cm", "kgf.cm": "kgf·cm", "kgfcm": "kgf·cm", "kg.cm": "kgf·cm", "kgf.m": "kgf·m",
    "kgfm": "kgf·m", "kg.m": "kgf·m", "n/mm2": "N/mm²", "kgf/mm2": "kgf/mm²", "kgf/cm2": "kgf/cm²",
    "kg/mm2": "kgf/mm²", "kg/cm2": "kgf/cm²", "deg": "°", "derajat": "°", "celsius": "°C",
    "jam": "h", "hours": "h", "menit": "min", "detik": "s", "persen": "%", "megaohm": "MΩ", "ohm": "Ω",
    "inches": "in", "inchi": "in", "millimeter": "mm", "milimeter": "mm", "sentimeter": "cm", "centimeter": "cm",
    "n-m": "N·m", "n*m": "N·m", "kgf-cm": "kgf·cm", "kg-cm": "kgf·cm", "kgf-m": "kgf·m", "kilogram": "kg",
    "newton": "N", "percent": "%", "megohm": "MΩ", "hour": "h", "hrs": "h", "degree": "°", "der": "°",
    "hbw": "HB", "db": "dB(A)", "lpm": "L/min",
}  # fmt: skip
# Milli and mega differ by their case only: these are never folded.
_CASE_MATTERS = {"mOhm": "mΩ", "mohm": "mΩ", "MOhm": "MΩ", "Mohm": "MΩ"}
_UNITS = {name: (dimension, factor) for dimension, units in _DIMENSIONS.items() for name, factor in units.items()}


def _folded(text: str) -> str:
    """Return ``text`` without case; folding turns the micro sign into the Greek mu."""
    return text.casefold().replace("\u03bc", "µ")


_FOLDED = {_folded(unit): unit for unit in _UNITS if unit not in {"mΩ", "MΩ", "mg"}}


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
    if plain in _CASE_MATTERS:
        return _CASE_MATTERS[plain]
    folded = _folded(plain)
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
    if not (step > 0 and math.isfinite(step)):
        raise ValueError(f"`step` must be positive and finite, got {step!r}")
    return max(0, -int(Decimal(repr(float(step))).normalize().as_tuple().exponent))
