from __future__ import annotations

import pytest

from qc.spec.requirement import Requirement, read_requirement
from qc.spec.written_numbers import against_marks, decimal_marks, number_in, tidy

Limits = tuple[float | None, float | None, float | None, str | None]


def limits(found: Requirement | None) -> Limits:
    assert found is not None
    return found.nominal, found.lsl, found.usl, found.unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 ± 0,05", (12.0, 11.95, 12.05, None)),
        ("Ø12 +/- 0.05 mm", (12.0, 11.95, 12.05, "mm")),
        ("12 +0,05/-0,02", (12.0, 11.98, 12.05, None)),
        ("12 +0.05 -0.02 mm", (12.0, 11.98, 12.05, "mm")),
        ("12 0/-0,043", (12.0, 11.957, 12.0, None)),
        ("50 +0.039 0", (50.0, 50.0, 50.039, None)),
        ("120 (+0,5 / −0,3) mm", (120.0, 119.7, 120.5, "mm")),
        ("12 -0,02 -0,05", (None, 11.95, 11.98, None)),
        ("min 8", (None, 8.0, None, None)),
        ("≥ 120 N·m", (None, 120.0, None, "N·m")),
        ("80% min", (None, 80.0, None, "%")),
        ("maks 0,3", (None, None, 0.3, None)),
        ("0.2 mm MAX.", (None, None, 0.2, "mm")),
        ("Ra 3,2 max", (None, None, 3.2, None)),
        ("max. 10 L/min", (None, None, 10.0, "L/min")),
        ("170-210", (None, 170.0, 210.0, None)),
        ("11,98 - 12,02", (None, 11.98, 12.02, None)),
        ("15 ~ 20°", (None, 15.0, 20.0, "°")),
        ("11,98 s/d 12,02", (None, 11.98, 12.02, None)),
        ("min 8 maks 20", (None, 8.0, 20.0, None)),
        ("maks 20 min 8", (None, 8.0, 20.0, None)),
        ("１２ ± ０．０５", (12.0, 11.95, 12.05, None)),
    ],
)
def test_limits_are_read_as_buyers_write_them(text: str, expected: Limits) -> None:
    assert limits(read_requirement(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("12 h7", "12", "M10", "-5 ~ 5", "5~-5", "-2 - 5", "10 x 5 ±1", "1.250,5 max", "+0,1", "± 5"),
        *("12 -0,02", "max 0,5 di 3 titik", "12,5-0,1", "mm", "—", "", "10 - -3", "40 x 3 ISO 2768-1 m", "5 DCTG 99"),
        *("+0,1 -0,2", "0/-0,2", "12 +0,1 -0,2 3 x", "±0,1 3x"),
    ],
)
def test_what_may_mean_two_things_is_not_guessed(text: str) -> None:
    assert read_requirement(text) is None


def test_deviations_start_from_a_nominal_size_that_stands_elsewhere() -> None:
    assert limits(read_requirement("±0,05", nominal=20.0)) == (20.0, 19.95, 20.05, None)
    assert limits(read_requirement("0/-0,043 mm", nominal=12.0)) == (12.0, 11.957, 12.0, "mm")
    assert read_requirement("±0,05 3x", nominal=20.0) is None
    assert limits(read_requirement("maks 0,3", nominal=0.1)) == (0.1, None, 0.3, None)


@pytest.mark.parametrize(
    ("text", "name", "nominal", "unit"),
    [
        ("40 ISO 2768-1 m", "ISO 2768-1 m", 40.0, "mm"),
        ("ISO 2768-mK", "ISO 2768-1 m", None, "mm"),
        ("40 mm JIS B 0405 c", "JIS B 0405 c", 40.0, "mm"),
        ("320 DCTG 11", "ISO 8062-3 DCTG 11", 320.0, "mm"),
        ("ISO 8062-3 DCTG 10", "ISO 8062-3 DCTG 10", None, "mm"),
        ("JIS H 8610 Grade 3 (8 µm)", "JIS H 8610 grade 3", None, "µm"),
    ],
)
def test_published_tolerances_are_named(text: str, name: str, nominal: float | None, unit: str) -> None:
    found = read_requirement(text)
    assert found is not None
    assert (found.tolerance, found.nominal, found.unit) == (name, nominal, unit)
    assert found.lsl is None
    assert len(found.assumed) == (1 if text.endswith("K") else 0)


@pytest.mark.parametrize(
    "text", ["GO/NO-GO", "OK / NG", "limit sample no. 3", "sesuai batas contoh", "ulir GO NO GO M4"]
)
def test_what_is_judged_needs_no_number(text: str) -> None:
    assert read_requirement(text) == Requirement(kind="attribute")


def test_words_are_taken_as_judged_and_that_is_said() -> None:
    found = read_requirement("bebas retak")
    assert found is not None
    assert found.kind == "attribute"
    assert "bebas retak" in str(found.assumed)


def test_the_larger_limit_first_is_said() -> None:
    found = read_requirement("210 - 170 HB")
    assert limits(found) == (None, 170.0, 210.0, "HB")
    assert found is not None
    assert len(found.assumed) == 1


def test_three_decimals_may_be_thousands_and_that_is_said() -> None:
    found = read_requirement("1.250 ± 2")
    assert found is not None
    assert found.nominal == 1.25
    assert against_marks(found.assumed, frozenset(","))
    assert not against_marks(found.assumed, frozenset("."))
    assert not against_marks(found.assumed, frozenset())
    assert not against_marks((), frozenset(","))


def test_marks_and_numbers_of_texts() -> None:
    assert decimal_marks("5,2 ± 0,1 dan 1.5") == {",", "."}
    assert decimal_marks("1.250") == frozenset()
    assert number_in("R 0,5") == 0.5
    assert number_in("max 0,5") is None
    assert tidy("90º") == "90°"
    assert tidy("N/mm²") == "N/mm²"
