"""Units: spellings, exact conversions, decimals of a gauge."""

from __future__ import annotations

import math
import unicodedata

import pytest
from hypothesis import given, settings, strategies as st

from qc.units import _DIMENSIONS, Conversion, canonical, conversion, decimals_of

UNITS = [unit for units in _DIMENSIONS.values() for unit in units]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("mm", "mm"),
        (" MM ", "mm"),
        ("µm", "µm"),
        ("\u03bcm", "µm"),
        ("\u03bcM", "µm"),
        ("um", "µm"),
        ("Mikron", "µm"),
        ('"', "in"),
        ("Inci", "in"),
        ("Kg", "kg"),
        ("gram", "g"),
        ("Nm", "N·m"),
        ("N.m", "N·m"),
        ("N·m", "N·m"),
        ("kgf.cm", "kgf·cm"),
        ("KN", "kN"),
        ("N/mm2", "N/mm²"),
        ("Mpa", "MPa"),
        ("º", "°"),
        ("derajat", "°"),
        ("jam", "h"),
        ("persen", "%"),
        ("hrc", "HRC"),
        ("HBW", "HB"),
        ("dB(A)", "dB(A)"),
        ("\u2126", "Ω"),
        ("kΩ", "kΩ"),
        ("MΩ", "MΩ"),
        ("mΩ", "mΩ"),
        ("MOhm", "MΩ"),
        ("mOhm", "mΩ"),
        ("megaohm", "MΩ"),
        ("banana", None),
        ("", None),
        ("mm2", None),
        ("OK/NG", None),
        ("Mg", None),
    ],
)
def test_spellings(text: str, unit: str | None) -> None:
    assert canonical(text) == unit


@pytest.mark.parametrize("unit", UNITS)
def test_a_canonical_unit_stays_itself_however_it_is_composed(unit: str) -> None:
    assert canonical(unit) == unit
    assert canonical(unicodedata.normalize("NFD", unit)) == unit


# Exact by definition: inch 25.4 mm, kgf 9.80665 N; the others by prefix.
@pytest.mark.parametrize(
    ("found", "wanted", "factor"),
    [
        ("µm", "mm", 0.001),
        ("mm", "µm", 1000.0),
        ("cm", "mm", 10.0),
        ("m", "mm", 1000.0),
        ("in", "mm", 25.4),
        ("in", "µm", 25400.0),
        ("mm", "mm", 1.0),
        ("g", "kg", 0.001),
        ("mg", "g", 0.001),
        ("kN", "N", 1000.0),
        ("kgf", "N", 9.80665),
        ("kgf·cm", "N·m", 0.0980665),
        ("kgf·m", "N·m", 9.80665),
        ("kgf·m", "kgf·cm", 100.0),
        ("N·cm", "N·m", 0.01),
        ("MPa", "N/mm²", 1.0),
        ("kgf/mm²", "MPa", 9.80665),
        ("kgf/cm²", "MPa", 0.0980665),
        ("bar", "kPa", 100.0),
        ("h", "min", 60.0),
        ("h", "s", 3600.0),
        ("mΩ", "Ω", 0.001),
        ("MΩ", "kΩ", 1000.0),
    ],
)
def test_conversions_are_exact(found: str, wanted: str, factor: float) -> None:
    assert conversion(found, wanted) == Conversion(found, wanted, factor)


@pytest.mark.parametrize(
    ("found", "wanted"),
    [("kg", "mm"), ("N", "N·m"), ("HB", "HRC"), ("HRB", "HRC"), ("°", "°C"), ("jempol", "mm"), ("mm", "jempol")],
)
def test_different_things_are_not_converted(found: str, wanted: str) -> None:
    assert conversion(found, wanted) is None


def test_a_unit_that_qc_does_not_know_is_itself() -> None:
    assert conversion("jempol", "jempol") == Conversion("jempol", "jempol", 1.0)


@given(st.sampled_from(UNITS), st.sampled_from(UNITS))
@settings(max_examples=200)
def test_there_and_back(found: str, wanted: str) -> None:
    there, back = conversion(found, wanted), conversion(wanted, found)
    assert (there is None) == (back is None)
    assert there is None or back is None or math.isclose(there.factor * back.factor, 1.0, rel_tol=1e-15)


@pytest.mark.parametrize(
    ("step", "decimals"),
    [(1, 0), (10, 0), (100.0, 0), (0.5, 1), (0.05, 2), (0.001, 3), (0.0005, 4), (1e-7, 7), (1.25, 2), (1e22, 0)],
)
def test_decimals_of_a_gauge(step: float, decimals: int) -> None:
    assert decimals_of(step) == decimals


@pytest.mark.parametrize("step", [0.0, -0.001, math.nan, math.inf])
def test_a_gauge_has_a_positive_step(step: float) -> None:
    with pytest.raises(ValueError, match=r"`step` must be positive and finite, got"):
        decimals_of(step)
