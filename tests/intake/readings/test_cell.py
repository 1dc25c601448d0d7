"""How one cell may be written."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, strategies as st

from qc.intake.readings.cell import EXACT_MISSING, Mark, Written, decimals, is_missing, meant, take_apart, value


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("12.5", Written("12.5")),
        ("  -12,5  ", Written("-12,5")),
        ("−12,5", Written("-12,5")),
        ("599,8\u00a0", Written("599,8")),
        ("600.2 mm", Written("600.2", "mm")),
        ("600.2mm", Written("600.2", "mm")),
        ("12°", Written("12", "°")),
        ('3"', Written("3", '"')),
        ("> 2000", Written("2000", "", 1)),
        ("≥2000", Written("2000", "", 1)),
        ("<0,01 mm", Written("0,01", "mm", -1)),
        ("≤ 5", Written("5", "", -1)),
        ("2.49960000000000E+000", Written("2.49960000000000E+000")),
        ("1.234,5", Written("1.234,5")),
        ("'12,50", Written("12,50")),
        ("'-", Written("")),
        ("HL", Written("")),
        ("", Written("")),
    ],
)
def test_readings_are_taken_apart(text: str, written: Written) -> None:
    assert take_apart(text) == written


@pytest.mark.parametrize(
    "text",
    [
        "12,O5", "abc", "inf", "nan", "1_000", "0x10", "١٢", "１２", "12 015", "5-6", "12/05", "12,g", "12.5 m2", "+",
        ".", ",", "--5", "TRUE", "#REF!", "#DIV/0!", "''12.5", "12'5", "12.5 / 12.6", "X", "½",
    ],
)  # fmt: skip
def test_anything_else_is_no_reading(text: str) -> None:
    assert take_apart(text).digits is None


@pytest.mark.parametrize(
    "text",
    ["", "  ", "-", "–", "—", "N/A", "n/a", "#N/A", "HL", "hl.", "TU", "tdk diukur", "Tidak diukur", "Rusak", "BELUM"],
)
def test_missing_marks(text: str) -> None:
    assert is_missing(text)
    assert take_apart(text) == Written("")


def test_the_quick_way_knows_only_missing_marks_that_the_careful_way_knows() -> None:
    assert all(is_missing(mark) for mark in EXACT_MISSING)


@pytest.mark.parametrize("text", ["0", ".", "x", "OK", "nan", "?", "*", "0-"])
def test_what_does_not_say_that_a_reading_is_missing(text: str) -> None:
    assert not is_missing(text)


@pytest.mark.parametrize(
    ("digits", "point", "comma", "either"),
    [
        ("12", 12.0, 12.0, 12.0),
        ("12.5", 12.5, None, 12.5),
        ("12,5", None, 12.5, 12.5),
        ("12.015", 12.015, 12015.0, 12.015),
        ("12,015", 12015.0, 12.015, 12.015),
        ("0.118", 0.118, None, 0.118),
        ("012.015", 12.015, None, 12.015),
        ("1.234.567", None, 1234567.0, None),
        ("1.234.567,8", None, 1234567.8, None),
        ("1,234.5", 1234.5, None, None),
        ("1,2345", None, 1.2345, 1.2345),
        ("12,34.5", None, None, None),
        ("1234,567", None, 1234.567, 1234.567),
        (".5", 0.5, None, 0.5),
        (",5", None, 0.5, 0.5),
        ("5.", 5.0, None, 5.0),
        ("-1.5e-3", -0.0015, None, -0.0015),
        ("1.5.", None, None, None),
    ],
)
def test_a_number_under_each_mark(digits: str, point: float | None, comma: float | None, either: float | None) -> None:
    assert [value(digits, mark) for mark in (Mark.POINT, Mark.COMMA, Mark.EITHER)] == [point, comma, either]


@given(st.text(alphabet="0123456789.,+-eE", max_size=12))
@example("1,234,56")
def test_a_number_is_never_more_than_its_digits_say(digits: str) -> None:
    """What is read is what Python reads when the marks are taken for what the grammar takes them for."""
    for mark, thousands, decimal in ((Mark.POINT, ",", "."), (Mark.COMMA, ".", ",")):
        found = value(digits, mark)
        if found is not None:
            assert found == float(digits.replace(thousands, "").replace(decimal, "."))
            whole = digits.lstrip("+-").partition(decimal)[0].lower().partition("e")[0].split(thousands)
            assert all(len(group) == 3 for group in whole[1:])


@pytest.mark.parametrize(
    ("digits", "mark", "shown"),
    [
        ("12", Mark.POINT, 0),
        ("12.010", Mark.POINT, 3),
        ("1,234.5", Mark.POINT, 1),
        ("1.234,50", Mark.COMMA, 2),
        ("25,010", Mark.EITHER, 3),
        ("25.01", Mark.EITHER, 2),
        ("2.5e-3", Mark.POINT, 4),
        ("2.5e3", Mark.POINT, 0),
    ],
)
def test_decimals(digits: str, mark: Mark, shown: int) -> None:
    assert decimals(digits, mark) == shown


@given(st.floats(-1e6, 1e6).map(lambda x: round(x, 4)))
def test_a_number_written_plainly_reads_back(x: float) -> None:
    text = np.format_float_positional(x, trim="-")
    found = take_apart(text)
    assert found.digits is not None
    assert value(found.digits, Mark.POINT) == x
    assert value(found.digits.replace(".", ","), Mark.COMMA) == x


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("12,O5", "12,05"),
        ("l2.0S", "12.05"),
        ("12;05", "12,05"),
        (" 1I ", "11"),
        ("12,05", None),
        ("abc", None),
        ("OK", None),
    ],
)
def test_letters_that_look_like_digits(text: str, guess: str | None) -> None:
    assert meant(text) == guess
