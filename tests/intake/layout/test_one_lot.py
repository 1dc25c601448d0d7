"""Sheets with the same table whose names are no days, and sheets that sum up others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from intake.files import ONE, TWO, notes, said, saved

if TYPE_CHECKING:
    from intake.files import Folder

    from qc.intake import Batch

IN_ORDER = "sheets with the same table, taken as one lot in the order of "


def book(**tables: list[list[Any]]) -> bytes:
    """A workbook with a sheet for each table; _ stands for a blank in its name."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in tables.items():
        sheet = made.create_sheet(title.replace("_", " ").strip())
        for row in rows:
            sheet.append(row)
    return saved(made)


def table(*values: float, first: int = 1, above: tuple[list[Any], ...] = ()) -> list[list[Any]]:
    return [*above, ["No", "diameter"], *([first + i, value] for i, value in enumerate(values))]


def groups(*rows: list[float]) -> list[list[Any]]:
    return [["Subgrup", "X1", "X2"], *([i, *row] for i, row in enumerate(rows, start=1))]


def values(batch: Batch) -> list[float]:
    return [float(value) for value in batch.series["diameter"].values]


def order(batch: Batch) -> list[str]:
    return [one.removeprefix(IN_ORDER) for one in notes(batch) if one.startswith(IN_ORDER)]


def test_names_with_numbers_tell_the_order(folder: Folder) -> None:
    batch = folder.read(book(Bos_10=groups([12.03, 12.04]), Bos_2=groups([12.01, 12.02])), name="a.xlsx")
    assert values(batch) == [12.01, 12.02, 12.03, 12.04]
    assert order(batch) == ["their names"]


def test_dates_above_the_tables_tell_the_order(folder: Folder) -> None:
    one = table(12.02, above=(["Tanggal : 17/11/2026"],))
    other = table(12.01, above=(["Tanggal : 16/11/2026"],))
    batch = folder.read(book(Kiri=one, Kanan=other), name="a.xlsx")
    assert values(batch) == [12.01, 12.02]
    assert order(batch) == ["their dates"]


def test_unit_numbers_that_go_on_tell_the_order(folder: Folder) -> None:
    batch = folder.read(book(Budi=table(12.03, 12.04, first=3), Siti=table(12.01, 12.02)), name="a.xlsx")
    assert values(batch) == [12.01, 12.02, 12.03, 12.04]
    assert order(batch) == ["their unit numbers"]


@pytest.mark.parametrize(
    "tables",
    [
        {"Lot_1": table(12.01), "Lot_2": table(12.02)},
        {"Lot_A": table(12.01), "Lot_B": table(12.02, first=2)},
        {"Mesin_1": table(12.01), "Mesin_2": table(12.02)},
        {"Budi": table(12.01), "Siti": table(12.02)},
        {"A_1": table(12.01, above=(["No. Lot : L-1"],)), "A_2": table(12.02, above=(["No. Lot : L-2"],))},
    ],
    ids=["lots", "lots that go on", "machines", "names", "titles name lots"],
)
def test_where_lots_differ_or_no_order_is_told_it_is_a_question(
    folder: Folder, tables: dict[str, list[list[Any]]]
) -> None:
    (problem,) = folder.refuse(book(**tables), name="a.xlsx")
    assert "2 sheets hold the same table: nobody can tell which of them are this lot" in said(problem)


def test_of_one_characteristic_the_sheet_of_its_name_is_read(folder: Folder) -> None:
    tables = {"Panjang": groups([40.1, 40.2]), "Diameter_dalam": groups([12.01, 12.02])}
    batch = folder.read(book(**tables), name="a.xlsx")
    assert values(batch) == [12.01, 12.02]
    assert "only the sheet “Diameter dalam” is read: it alone bears the name of Diameter dalam" in notes(batch)
    assert "sheets not read although they too look like measurements: Panjang" in notes(batch)


def test_a_second_sheet_of_its_name_is_a_question(folder: Folder) -> None:
    tables = {"Diameter_dalam": groups([12.01, 12.02]), "Diameter_dalam_ulang": groups([12.03, 12.02])}
    (problem,) = folder.refuse(book(**tables), name="a.xlsx")
    assert "2 sheets hold the same table" in said(problem)


@pytest.mark.parametrize("name", ["Rekap", "Laporan"])
def test_a_recap_that_matches_best_is_not_read_before_the_days(folder: Folder, name: str) -> None:
    recap: list[list[Any]] = [
        ["Tanggal", "Operator", "diameter", "Rata-rata", "Max"],
        ["16/11/2026", "Budi", 12.5, 12.5, 12.6],
    ]
    tables = {name: recap, "16_Nov": table(12.01, 12.02), "17_Nov": table(12.03)}
    batch = folder.read(book(**{f"_{title}": rows for title, rows in tables.items()}), name="a.xlsx")
    assert values(batch) == [12.01, 12.02, 12.03]
    assert f"sheets not read although they too look like measurements: {name}" in notes(batch)


def test_a_recap_alone_or_with_more_characteristics_is_read(folder: Folder) -> None:
    recap: list[list[Any]] = [["Tanggal", "diameter", "Berat"], ["16/11/2026", 12.01, 120], ["17/11/2026", 12.02, 121]]
    batch = folder.read(book(Rekap=recap, _16_Nov=table(12.5), _17_Nov=table(12.6)), TWO, name="a.xlsx")
    assert values(batch) == [12.01, 12.02]
    assert values(folder.read(book(Rekap=recap), ONE, name="b.xlsx")) == [12.01, 12.02]
