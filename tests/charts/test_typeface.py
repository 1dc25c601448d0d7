"""The width of a text, held against the font that the report is set in."""

from __future__ import annotations

import pytest

from qc.charts.typeface import shorten, text_width, wrap
from qc.report.typeface import fonts


@pytest.mark.parametrize("text", ["BKA (UCL) 74,0143", "rata-rata subgrup (mm)", "±3σ – 12 µm …", "Ø 12 × 45°"])
@pytest.mark.parametrize("bold", [False, True])
def test_a_text_is_never_wider_than_it_is_taken_for(text: str, bold: bool) -> None:  # noqa: FBT001 - a parameter
    from reportlab.pdfbase.pdfmetrics import stringWidth  # noqa: PLC0415 - as the report does

    names = fonts()
    drawn = stringWidth(text, names.bold if bold else names.regular, 7.0)
    assert drawn <= text_width(text, 7.0, bold=bold) <= 1.25 * drawn


def test_wide_and_combining_characters_are_known() -> None:
    assert text_width("外径", 10.0) == 20.0
    assert text_width("a\u0304", 10.0) == text_width("a", 10.0)


def test_a_short_text_stays_whole() -> None:
    assert shorten("mm", 40.0, 7.0) == "mm"


@pytest.mark.parametrize("width", [5.0, 20.0, 40.0, 60.0])
def test_a_long_text_is_cut_to_fit(width: float) -> None:
    cut = shorten("rata-rata subgrup (mm)", width, 7.0)
    assert cut.endswith("…")
    assert text_width(cut, 7.0) <= max(width, text_width("…", 7.0))


def test_lines_keep_all_words_in_order() -> None:
    text = "2 dari 3 titik berturut-turut dekat batas kendali yang sama"
    lines = wrap(text, 90.0, 6.6)
    assert " ".join(lines) == text
    assert max(text_width(line, 6.6) for line in lines) <= 90.0


def test_no_text_has_no_lines() -> None:
    assert wrap("", 90.0, 7.0) == ()
