"""Tables with bars between their cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from intake.files import ONE, TWO, notes, said

if TYPE_CHECKING:
    from intake.files import Folder

HEAD = "| No | Diameter dalam | Berat |\n|---:|:---------------|-------|\n"
PSQL = " no | diameter | berat \n----+----------+-------\n  1 |   12.003 | 120.1\n  2 |          | 121.0\n(2 rows)\n\n"
RULE = "+----+----------+-------+\n"
FRAMED = f"{RULE}| no | diameter | berat |\n{RULE}|  1 |   12.003 | 120.1 |\n|  2 |          | 121.0 |\n{RULE}"


@pytest.mark.parametrize("text", [PSQL, FRAMED, FRAMED.replace("|", "│").replace("-", "─").replace("+", "┼")])
def test_what_a_database_prints(folder: Folder, text: str) -> None:
    batch = folder.read(text, TWO, name="a.txt")
    assert np.array_equal(batch.series["diameter"].values, [12.003, np.nan], equal_nan=True)
    assert batch.series["berat"].values.tolist() == [120.1, 121.0]
    assert "cells are set apart by bars (|)" in notes(batch)


def test_a_message_with_a_table(folder: Folder) -> None:
    text = (
        f"Selamat pagi,\nNo. Lot : HK-7\n\n{HEAD}| 1 | 12,003 | 120 |\n| 2 | | 121,5 |\n"
        "| Jumlah | 12,003 | 241,5 |\n\nTerima kasih,\nBudi\n"
    )
    batch = folder.read(text, TWO, name="a.md")
    assert batch.series["berat"].values.tolist() == [120.0, 121.5]
    assert batch.series["berat"].row.tolist() == [6, 7]
    assert batch.locate(batch.series["berat"], 0).column == "Berat"
    assert batch.sources[0].rows == 2


def test_bars_only_between_cells_leave_the_last_cell_open(folder: Folder) -> None:
    batch = folder.read("No|Diameter dalam|Berat\n1|12,003|120\n2|12,004\n", TWO, name="a.txt")
    assert batch.series["diameter"].values.tolist() == [12.003, 12.004]
    assert batch.series["berat"].values[:1].tolist() == [120.0]


def test_a_first_cell_that_is_empty_stays_empty(folder: Folder) -> None:
    batch = folder.read("Diameter dalam|Berat\n12,003|120\n|121\n", TWO, name="a.txt")
    assert np.array_equal(batch.series["diameter"].values, [12.003, np.nan], equal_nan=True)
    assert batch.series["berat"].values.tolist() == [120.0, 121.0]


def test_a_row_of_dashes_is_missing_and_one_right_below_the_header_is_a_rule(folder: Folder) -> None:
    batch = folder.read("| No | Diameter dalam |\n|-|-|\n| 1 | 12,003 |\n| 2 | - |\n", ONE, name="a.txt")
    assert np.array_equal(batch.series["diameter"].values, [12.003, np.nan], equal_nan=True)


def test_a_bar_that_is_meant_as_a_letter(folder: Folder) -> None:
    batch = folder.read("| No | Diameter dalam | Ket |\n|---|---|---|\n| 1 | 12,003 | a \\| b |\n", ONE, name="a.txt")
    assert batch.series["diameter"].values.tolist() == [12.003]


def test_a_row_with_a_cell_too_few_is_asked_about(folder: Folder) -> None:
    (problem,) = folder.refuse(f"{HEAD}| 1 | 12,003 | 120 |\n| 12,004 | 121 |\n", TWO, name="a.txt")
    assert said(problem) == (
        "a.txt, row 4: this row has 2 cells between its bars, the header 3: which is which cannot be told\n"
        "  found: | 12,004 | 121 |\n"
        "  expected: as many bars in each row as in the header\n"
        "  what to do: Leave an empty cell between two bars where a reading is missing: | |."
    )


def test_a_bar_that_was_typed_for_a_digit_is_asked_about(folder: Folder) -> None:
    (problem,) = folder.refuse(f"{HEAD}| 1 | 12,0|3 | 120 |\n", TWO, name="a.txt")
    assert "this row has 4 cells between its bars, the header 3" in said(problem)


def test_a_reading_outside_the_bars_is_asked_about(folder: Folder) -> None:
    (problem,) = folder.refuse(f"{HEAD}| 1 | 12,003 | 120 |\n2  12,004  121\n| 3 | 12,0 | 120 |\n", TWO, name="a.txt")
    assert said(problem).startswith(
        "a.txt, row 4: this line stands in the middle of a table with bars, and has none\n  found: 2  12,004  121\n"
    )


def test_bars_in_a_sentence_make_no_table(folder: Folder) -> None:
    (problem,) = folder.refuse("Kirim besok | jangan lupa\nTerima kasih\n", TWO, name="surat.txt")
    assert said(problem).startswith("surat.txt: this is a text, not a table with readings")
