"""Korean and Japanese headings: the table is whole, and its signs are in the font."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import qc.report
from qc.report.headings import heading
from qc.report.page import theme
from qc.report.typeface import Fonts, has_asian, lacks, printable, runs, width_of

FOLDER = Path(qc.report.__file__).parent
ROWS = list(csv.DictReader((FOLDER / "headings_ko_ja.csv").read_text(encoding="utf-8").splitlines()))


def test_the_table_is_whole() -> None:
    assert len(ROWS) == 31
    assert all(row[code].strip() for row in ROWS for code in ("en", "id", "ko", "ja"))


@pytest.mark.parametrize("code", ["ko", "ja"])
def test_each_heading_is_found_and_can_be_printed(code: str) -> None:
    for row in ROWS:
        assert heading(row["en"], code) == row[code]
        assert printable(row[code]) == row[code]
        assert not lacks(row[code])
        assert has_asian(row[code])


@pytest.mark.parametrize(
    ("english", "code", "said"),
    [
        ("Mean", "ko", "평균"),
        ("standard deviation", "ja", "標準偏差"),
        ("Workshop", "ko", "공급업체"),
        ("9. Results", "ja", "測定値"),
        ("Class", "ko", None),
        ("Something else", "ja", None),
    ],
)
def test_parts_and_other_names_of_headings(english: str, code: str, said: str | None) -> None:
    assert heading(english, code) == said


def test_a_word_that_the_font_has_only_in_part_is_not_shown_in_part() -> None:
    assert printable("한국공업사") == "▯▯▯▯▯"
    assert printable("로트 한국") == "로트 ▯▯"


def test_a_line_of_two_fonts_is_as_wide_as_its_parts() -> None:
    both, latin, korean = (width_of(text, theme.BODY) for text in ("Lot 로트 번호", "Lot ", "로트 번호"))
    assert both == pytest.approx(latin + korean)
    assert runs("Lot 로트 번호 7", bold=True) == (
        (Fonts().bold, "Lot "),
        (Fonts().asian, "로트 번호"),
        (Fonts().bold, " 7"),
    )


def test_the_font_is_small_and_comes_with_its_licence() -> None:
    assert (FOLDER / "fonts" / "HeadingsCJK.ttf").stat().st_size < 40_000
    licence = (FOLDER / "fonts" / "HeadingsCJK-LICENSE.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Adobe" in licence
