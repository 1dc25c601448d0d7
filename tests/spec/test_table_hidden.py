"""Hidden rows and columns of a buyer's table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook

from qc.spec.table import ReadTable, read_table
from qc.words import language

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

EN = language("en")
HEAD = ["No", "Karakteristik", "Persyaratan", "Satuan"]
ROWS = [["1", "Diameter", "12 ± 0,05", "mm"], ["2", "Panjang", "40 ± 0,2", "mm"], ["3", "Tebal", "2 ± 0,1", "mm"]]


def table(path: Path, head: Sequence[str], rows: Sequence[Sequence[str]], **hidden: Sequence[str]) -> ReadTable:
    """Read a workbook of which some rows and columns are hidden."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (head, *rows):
        sheet.append(list(row))
    for row in hidden.get("hidden_rows", ()):
        sheet.row_dimensions[int(row)].hidden = True
    for column in hidden.get("hidden_columns", ()):
        sheet.column_dimensions[column].hidden = True
    book.save(path / "t.xlsx")
    return read_table(path / "t.xlsx")


def said(found: ReadTable) -> list[str]:
    return [text for one in found.remarks if "hidden" in (text := EN.say(one)) and not text.startswith("limits copied")]


def test_hidden_rows_are_named_in_all_and_at_their_characteristic(tmp_path: Path) -> None:
    found = table(tmp_path, HEAD, ROWS, hidden_rows=["3", "4"])
    assert [item.names.id for item in found.items] == ["Diameter", "Panjang", "Tebal"]
    assert said(found) == [
        (
            "2 hidden rows were taken as requirements like the others: 3 “Panjang”, 4 “Tebal”; if the buyer withdrew"
            " them, delete the rows and import again"
        )
    ]
    about = [EN.say(item.remarks[0]) if item.remarks else "" for item in found.items]
    assert [one.startswith("its row is hidden in the buyer's table") for one in about] == [False, True, True]


def test_a_single_hidden_row(tmp_path: Path) -> None:
    (one,) = said(table(tmp_path, HEAD, ROWS, hidden_rows=["2"]))
    assert one.startswith("hidden row 2 “Diameter” was taken as a requirement like the others")


def test_a_hidden_row_that_asks_nothing_is_not_mentioned(tmp_path: Path) -> None:
    assert said(table(tmp_path, HEAD, [*ROWS, ["", "Diperiksa oleh", "", ""]], hidden_rows=["5"])) == []


def test_what_everybody_sees_counts_before_a_hidden_column(tmp_path: Path) -> None:
    """The first of two columns of requirements is an older one that is hidden."""
    head = ["No", "Karakteristik", "Spesifikasi", "Spec", "Satuan"]
    rows = [[no, name, "99 ± 1", asked, unit] for no, name, asked, unit in ROWS]
    found = table(tmp_path, head, rows, hidden_columns=["C"])
    assert (found.items[0].asked.lsl, found.items[0].asked.usl) == (11.95, 12.05)
    assert said(found) == ["hidden columns are not used: C “Spesifikasi”"]


def test_limits_that_stand_only_in_a_hidden_column_are_used_and_named(tmp_path: Path) -> None:
    found = table(tmp_path, HEAD, ROWS, hidden_columns=["C"])
    assert (found.items[1].asked.lsl, found.items[1].asked.usl) == (39.8, 40.2)
    assert said(found) == [
        "the columns C “Persyaratan” are hidden, and what is asked stands in them: ask the buyer whether it still holds"
    ]


def test_without_anything_hidden_nothing_is_said(tmp_path: Path) -> None:
    assert said(table(tmp_path, HEAD, ROWS)) == []
