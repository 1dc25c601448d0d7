"""Messages, numbers, dates and terms in the reader's language."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from babel.dates import format_date
from babel.numbers import format_decimal, format_scientific
from hypothesis import given, settings, strategies as st

from qc import terms
from qc.words import Language, Number, language, message, plural, sentences
from qc.words.language import CODES

if TYPE_CHECKING:
    from pathlib import Path

EN, ID = language("en"), language("id")
JAKARTA = dt.timezone(dt.timedelta(hours=7))


@pytest.mark.parametrize(
    ("value", "decimals", "indonesian", "english"),
    [
        (0, 0, "0", "0"),
        (12.0155, 3, "12,016", "12.016"),
        (12.0145, 3, "12,014", "12.014"),
        (2.5, 0, "2", "2"),
        (3.5, 0, "4", "4"),
        (74.0, 3, "74,000", "74.000"),
        (1234567.891, 2, "1.234.567,89", "1,234,567.89"),
        (-1234.5, 1, "-1.234,5", "-1,234.5"),
        (-0.0, 2, "0,00", "0.00"),
        (-0.0004, 3, "0,000", "0.000"),
        (-0.0006, 3, "-0,001", "-0.001"),
        (-0.4, 0, "0", "0"),
        (1e20, 0, "100.000.000.000.000.000.000", "100,000,000,000,000,000,000"),
        (1e-20, 3, "0,000", "0.000"),
        (math.nan, 3, "–", "–"),
        (math.inf, 3, "∞", "∞"),
        (-math.inf, 3, "-∞", "-∞"),
        (0, None, "0", "0"),
        (-0.0, None, "0", "0"),
        (0.1 + 0.2, None, "0,3", "0.3"),
        (74.00113, None, "74,0011", "74.0011"),
        (74.05, None, "74,05", "74.05"),
        (999999.5, None, "1.000.000", "1,000,000"),
        (1234567.8, None, "1.234.568", "1,234,568"),
        (0.00012345678, None, "0,000123457", "0.000123457"),
        (1e-9, None, "0,000000001", "0.000000001"),
        (9.9e-10, None, "9,9E-10", "9.9E-10"),
        (-1.5e-300, None, "-1,5E-300", "-1.5E-300"),
        (1e15, None, "1E15", "1E15"),
        (-2.345678e20, None, "-2,34568E20", "-2.34568E20"),
        (math.nan, None, "–", "–"),
        (-math.inf, None, "-∞", "-∞"),
    ],
)
def test_numbers(value: float, decimals: int | None, indonesian: str, english: str) -> None:
    assert ID.number(value, decimals) == indonesian
    assert EN.number(value, decimals) == english
    assert ID.say(Number(value, decimals)) == indonesian


@given(st.floats(-1e12, 1e12), st.integers(0, 6))
@settings(max_examples=200)
def test_a_number_can_be_read_back_as_rounded(value: float, decimals: int) -> None:
    said = ID.number(value, decimals)
    back = float(said.replace(".", "").replace(",", "."))
    assert math.isclose(back, value, rel_tol=1e-12, abs_tol=0.5000001 * 10**-decimals)
    assert len(said.partition(",")[2]) == decimals
    assert said == EN.number(value, decimals).translate(str.maketrans(",.", ".,"))


@given(st.floats(1e-12, 1e18))
@settings(max_examples=200)
def test_six_digits_are_shown_where_none_are_asked_for(value: float) -> None:
    back = float(EN.number(value).replace(",", ""))
    assert math.isclose(back, value, rel_tol=5.0000001e-6)


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        (dt.date(2026, 1, 5), "5 Januari 2026", "5 January 2026"),
        (dt.date(2026, 8, 17), "17 Agustus 2026", "17 August 2026"),
        (dt.date(2026, 11, 21), "21 November 2026", "21 November 2026"),
        (dt.datetime(2026, 12, 31, 7, 5, 59, tzinfo=JAKARTA), "31 Desember 2026, 07.05", "31 December 2026, 07:05"),
        (dt.datetime(2026, 5, 1, 0, 0, tzinfo=JAKARTA), "1 Mei 2026, 00.00", "1 May 2026, 00:00"),
    ],
)
def test_dates(value: dt.date, indonesian: str, english: str) -> None:
    assert ID.say(value) == indonesian
    assert EN.say(value) == english


@given(st.floats(allow_nan=False, allow_infinity=False).filter(lambda x: x and not 1e-9 <= abs(x) < 1e15), st.dates())
@settings(max_examples=300)
def test_marks_powers_and_months_are_those_of_babel(value: float, day: dt.date) -> None:
    for code in CODES:
        assert language(code).number(value) == format_scientific(Decimal(f"{value:.6g}"), locale=code)
        assert language(code).date(day) == format_date(day, format="d MMMM yyyy", locale=code)
        assert language(code).number(1234567.5, 1) == format_decimal(1234567.5, locale=code)


class Both:
    """Something named in both languages, as a standard names its characteristics."""

    def say(self, code: str) -> str:
        return {"id": "Kerataan", "en": "Flatness"}[code]


@pytest.mark.parametrize(
    ("said", "indonesian", "english"),
    [
        ("as it stands", "as it stands", "as it stands"),
        (1234, "1.234", "1,234"),
        (0.5, "0,5", "0.5"),
        (np.int64(1234), "1.234", "1,234"),
        (np.float64(0.25), "0,25", "0.25"),
        (np.float32(0.25), "0,25", "0.25"),
        (terms.Decision.HOLD, "TAHAN", "HOLD"),
        (terms.Stability.DRIFTING, "bergeser", "drifting"),
        (terms.Conformity.NOT_JUDGED, "belum dinilai", "not judged"),
        ((terms.Decision.ACCEPT, 1.5, "x"), "TERIMA, 1,5, x", "ACCEPT, 1.5, x"),
        ((), "", ""),
        (Both(), "Kerataan", "Flatness"),
        (message("at least {fewest}", fewest=1000), "paling sedikit 1.000", "at least 1,000"),
        (message("key {key}", key=message("a number")), "kunci angka", "key a number"),
        (message("{name}: {said}", name=Both(), said="{name}"), "Kerataan: {name}", "Flatness: {name}"),
        (message("not in any catalogue {x}", x=0.5), "not in any catalogue 0,5", "not in any catalogue 0.5"),
    ],
)
def test_say(said: object, indonesian: str, english: str) -> None:
    assert ID.say(said) == indonesian
    assert EN.say(said) == english


def test_a_flag_is_not_a_word() -> None:
    with pytest.raises(TypeError, match="a flag is not a word"):
        ID.say(message("{yes}", yes=True))


def test_plural_follows_the_count() -> None:
    said = [plural("{count} reading", "{count} readings", count=count).text for count in (0, 1, 2)]
    assert said == ["{count} readings", "{count} reading", "{count} readings"]


def test_a_message_is_a_value() -> None:
    first = message("a {b}", b=Number(1.0, 2))
    assert first == message("a {b}", b=Number(1.0, 2))
    assert len({first, message("a {b}", b=Number(1.0, 2))}) == 1


def test_a_language_is_read_once() -> None:
    assert language("id") is ID
    assert [language(code).code for code in CODES] == ["id", "en"]


@pytest.mark.parametrize("code", ["", "ID", "de", "in"])
def test_other_languages_are_refused(code: str) -> None:
    with pytest.raises(ValueError, match=r"`code` must be one of \('id', 'en'\), got"):
        Language(code)


def test_a_catalogue_is_every_po_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "catalogue" / "id"
    folder.mkdir(parents=True)
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    (folder / "a.po").write_text(head + 'msgid "one"\nmsgstr "satu"\n\nmsgid "empty"\nmsgstr ""\n', encoding="utf-8")
    (folder / "b.po").write_text(head + 'msgid "two"\nmsgstr "dua"\n', encoding="utf-8")
    (folder / "b.po~").write_text("an editor's backup", encoding="utf-8")
    monkeypatch.setattr(sentences, "CATALOGUES", tmp_path / "catalogue")
    reader = Language("id")
    said: list[Any] = [reader.say(message(text)) for text in ("one", "two", "empty", "")]
    assert said == ["satu", "dua", "empty", ""]
