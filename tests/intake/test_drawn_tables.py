"""Bars and spaces part the cells of a text only where no other mark does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from intake.files import ONE, TWO, notes, said
from intake.written_tables import written_tables

from qc.intake import read, survey
from qc.intake.drawn_tables import read_drawn

if TYPE_CHECKING:
    from intake.files import Folder
    from intake.written_tables import Written

ASIDE = ("", "a | b", "agak  kasar", "| x |", "12  13", "||", "  retak")


@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_bars_and_spaces_within_cells_stay_there(folder: Folder, mark: str) -> None:
    rows = ["No;Diameter dalam  (mm);Ket | catatan", "1;12.003;a | b", "2;  12.004;agak  kasar", "3;;12  13 | 14"]
    batch = folder.read("\n".join(rows).replace(";", mark), ONE, name="a.csv")
    assert batch.series["diameter"].values.tolist() == [12.003, 12.004]
    assert "row 4 left out: it has no readings" in notes(batch)
    assert not any("set apart" in note for note in notes(batch))


@pytest.mark.parametrize("text", ["12.003  mm\n12.004  mm\n", "Diameter  dalam\n12.003  mm\n12.004  mm\n"])
def test_one_number_in_a_row_is_still_one_number(folder: Folder, text: str) -> None:
    batch = folder.read(text, ONE, name="a.txt")
    assert batch.series["diameter"].values.tolist() == [12.003, 12.004]
    assert not any("set apart" in note for note in notes(batch))


def test_a_problem_of_a_table_with_semicolons_is_told_as_before(folder: Folder) -> None:
    (problem,) = folder.refuse("No;Diameter dalam;Ket\n1;12.O03;a  | b\n2;12.004;c  d\n", ONE)
    assert "row 2, column Diameter dalam: this is not a number" in said(problem)


def test_a_title_with_a_comma_does_not_make_a_table_of_commas(folder: Folder) -> None:
    text = "PT Logam Jaya, Diameter dalam\n\n| No | Diameter dalam |\n|---|---|\n| 1 | 12.003 |\n| 2 | 12.004 |\n"
    assert folder.read(text, ONE, name="a.txt").series["diameter"].values.tolist() == [12.003, 12.004]


def test_spaces_between_some_cells_of_a_table_with_tabs(folder: Folder) -> None:
    text = "No\t        Diameter dalam\tBerat\n1       12.003\t\t        120\n2\t        12.004\t        121\n"
    batch = folder.read(text, TWO, name="a.txt")
    assert batch.series["diameter"].values.tolist() == [12.003, 12.004]
    assert batch.series["berat"].values.tolist() == [120, 121]
    assert "tabs and spaces are mixed between the cells: read by where the cells stand" in notes(batch)


def test_spaces_between_some_headers_of_a_table_with_tabs(folder: Folder) -> None:
    text = "Sub grup       X1       X2\t    X3\n       1   12.001   12.002\t12.003\n"
    batch = folder.read(text, ONE, name="a.txt")
    assert batch.series["diameter"].values.tolist() == [12.001, 12.002, 12.003]


def test_a_header_of_spaces_above_rows_of_tabs(folder: Folder) -> None:
    text = "No      Diameter dalam\n1\t12,003\n2\t12,004\nNo\tDiameter dalam\n3\t12,005\n"
    batch = folder.read(text, ONE, name="a.txt")
    assert batch.series["diameter"].values.tolist() == [12.003, 12.004, 12.005]


def test_a_large_drawn_file_is_refused_before_it_is_read(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qc.intake.formats.text_forms.MAX_LINES_BYTES", 10)
    (problem,) = folder.refuse("No|Diameter dalam\n1|12.003\n", ONE, name="a.txt")
    assert "this file has 0 MB; of tables drawn with bars or spaces at most 0 MB are read" in said(problem)


def test_a_long_drawn_table_is_read_to_its_end(folder: Folder) -> None:
    rows = "".join(f"{i:>6}  {12 + i % 40 / 1000:>14.3f}\n" for i in range(1, 4001))
    batch = folder.read("    No  Diameter dalam\n" + rows, ONE, name="a.txt")
    assert len(batch.series["diameter"]) == 4000
    assert batch.series["diameter"].row[-1] == 4001


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(table=written_tables(("units", "long", "wide")), aside=st.lists(st.sampled_from(ASIDE), min_size=1, max_size=6))
def test_what_was_read_before_is_read_the_same(
    tmp_path_factory: pytest.TempPathFactory, table: Written, aside: list[str]
) -> None:
    lines = table.data.decode(table.encoding).split(table.line)
    lines = [line + table.delimiter + aside[i % len(aside)] if line.strip() else line for i, line in enumerate(lines)]
    path = tmp_path_factory.mktemp("same") / "batch.txt"
    path.write_bytes(table.line.join(lines).encode(table.encoding))
    now = survey.survey([path], table.plan)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(read, "may_be_drawn", lambda _: False)
        before = survey.survey([path], table.plan)
    if before.batch is None:
        assert now.batch is None
        return
    assert now.batch is not None
    assert now.notes == before.notes
    for name, series in before.batch.series.items():
        assert np.array_equal(now.batch.series[name].values, series.values, equal_nan=True)


def test_the_way_is_not_taken_for_other_files(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qc.intake.drawn_tables.read_drawn", lambda *_: pytest.fail(read_drawn.__name__))
    assert len(folder.read("No;Diameter dalam\n1;12.003\n", ONE).series["diameter"]) == 1


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("       No Diameter dalam\n1                 12.003\nNo        Diameter dalam\n2                 12.004\n", 3),
        ("No Diameter dalam\n1  12.003\n2  12.004\nNo Diameter dalam\n10 12.005\n11 12.006\n", 4),
        ("       No Diameter dalam\n    1\t           12.003\n   No\t  Diameter dalam\n    2\t           12.004\n", 3),
    ],
)
def test_rows_between_a_header_that_one_space_parts_and_the_same_below_are_not_lost(
    folder: Folder, text: str, second: int
) -> None:
    (problem,) = folder.refuse(text, ONE, name="a.txt")
    assert f"row 1: this is row {second}'s header too, but here only a single space stands between cells" in said(
        problem
    )
    assert "Write two spaces or more between the headers" in said(problem)


def test_a_title_on_each_page_is_none(folder: Folder) -> None:
    text = "PT Logam Jaya\nNo  Diameter dalam\n1   12.003\nPT Logam Jaya\nNo  Diameter dalam\n2   12.004\n"
    assert folder.read(text, ONE, name="a.txt").series["diameter"].values.tolist() == [12.003, 12.004]


@pytest.mark.parametrize(
    "text",
    [
        "No Diameter dalam Berat\n1  12.01   120\n2  12.02   121\n",
        "No Diameter dalam Operator\n1 12.01 Budi\n2 12.02 Budi\n",
        "Laporan harian\nNo Diameter dalam Ket\n1   12.01   baik\n2   12.02  baik\n",
    ],
)
def test_headers_that_single_spaces_part_say_what_to_do(folder: Folder, text: str) -> None:
    (problem,) = folder.refuse(text, TWO)
    assert "only single spaces part the headers" in said(problem)
    assert "semicolons" in said(problem)
    assert problem.location is not None
    assert problem.location.row == 1 + text.startswith("Laporan")


def test_a_letter_that_names_a_characteristic_is_a_text(folder: Folder) -> None:
    (problem,) = folder.refuse("Dengan hormat,\nDiameter dalam sudah diukur.\nSalam, Budi 12\n", TWO)
    assert "this is a text" in said(problem)


@pytest.mark.parametrize("cell", ["2 12.018 mm", "2 12.018", "2 12,018"])
def test_a_row_of_spaces_in_a_table_with_tabs_is_not_lost(folder: Folder, cell: str) -> None:
    """It was the number of a subgroup without readings."""
    text = f"  Sub grup\t X1\t  X2\n         1\t    12.020 mm\n         {cell}\n"
    (problem, *_) = folder.refuse(text.replace(".", cell[4]), ONE, name="a.txt")
    assert problem.location is not None
    assert problem.location.row == 3


def test_a_header_of_spaces_that_ends_with_a_tab(folder: Folder) -> None:
    """It was one header much like the characteristic's name, and the numbers of the rows its readings."""
    text = "  No   Diameter dalam\t\n  1\t   12.003        \n  2\t   12.004        \n"
    assert folder.read(text, ONE, name="a.txt").series["diameter"].values.tolist() == [12.003, 12.004]
