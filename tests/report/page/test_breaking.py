"""Lines fit, and nothing of the text is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, strategies as st

from qc.report.page import breaking, theme
from qc.report.page.breaking import shorten, widest_word, wrap
from qc.report.typeface import printable, width_of

if TYPE_CHECKING:
    from qc.report.page.theme import Type


@given(text=st.text(max_size=120), width=st.floats(30, 400))
def test_no_line_is_wider_than_asked_and_no_sign_is_lost(text: str, width: float) -> None:
    lines = wrap(text, theme.BODY, width)
    assert all(width_of(line, theme.BODY) <= width + 1e-6 or len(line) == 1 for line in lines)
    kept = printable(text).replace("\u00a0", " ").replace(" ", "")
    assert "".join(lines).replace(" ", "") == kept


def test_a_long_word_is_cut_behind_a_joint() -> None:
    lines = wrap("laporan_pengukuran_harian_november_2026.csv", theme.BODY, 90)
    assert lines[0].endswith("_")
    assert "".join(lines) == "laporan_pengukuran_harian_november_2026.csv"


def test_a_word_of_any_length_is_measured_a_fixed_number_of_times(monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[int] = []

    def counting(text: str, voice: Type) -> float:
        measured.append(len(text))
        return width_of(text, voice)

    monkeypatch.setattr(breaking, "width_of", counting)
    for signs in (2_000, 20_000):
        measured.clear()
        lines = wrap("ab-" * (signs // 3), theme.BODY, 100)
        assert len(lines) > signs / 40
        assert sum(measured) <= 6 * signs


def test_a_no_break_space_holds_number_and_unit_together() -> None:
    wide = width_of("sampai 74,000", theme.BODY) + 1
    assert wrap("sampai 74,000\u00a0mm", theme.BODY, wide) == ("sampai", "74,000 mm")


@given(text=st.text(max_size=60), width=st.floats(20, 200))
def test_a_shortened_line_fits_and_is_a_beginning(text: str, width: float) -> None:
    line = shorten(text, theme.RUNNING, width)
    assert width_of(line, theme.RUNNING) <= width + 1e-6
    assert line == printable(text) or (line.endswith("…") and printable(text).startswith(line[:-1]))


def test_empty_text_is_one_empty_line() -> None:
    assert wrap("", theme.BODY, 50) == ("",)


def test_a_width_below_one_sign_still_ends() -> None:
    assert wrap("abc", theme.BODY, 0.5) == ("a", "b", "c")


@pytest.mark.parametrize(("text", "word"), [("satu dua-puluh", "dua-puluh"), ("", "")])
def test_widest_word(text: str, word: str) -> None:
    assert widest_word(text, theme.BODY) == pytest.approx(width_of(word, theme.BODY))
