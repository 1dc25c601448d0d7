"""Every reading of a batch can be traced to its cell: file, sheet, row and column give back what was read."""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import openpyxl
import pytest
from intake.files import ONE, TWO, workbook
from openpyxl.utils import column_index_from_string

from qc.intake import Batch, read_batch
from qc.spec.load import load_spec

if TYPE_CHECKING:
    from intake.files import Folder

    from qc.errors import Location
    from qc.intake import Series

LAYOUTS = Path(__file__).parents[1] / "data" / "layouts"
# Not in rows and columns that a spreadsheet numbers: the tests of Q-DAS and of measuring machines hold their lines.
LINES = {"L08", "L09", "L10"}
TABLES = sorted(path for path in LAYOUTS.iterdir() if path.suffix != ".toml" and path.name[:3] not in LINES)


@lru_cache
def grid(path: Path, sheet: str | None) -> list[list[Any]]:
    """A file's cells, read by other libraries than qc's."""
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        return [list(row) for row in book[sheet or book.sheetnames[0]].iter_rows(values_only=True)]
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    delimiter = ";" if text.count(";") > text.count(",") else ","
    return [list(row) for row in csv.reader(text.splitlines(), delimiter=delimiter)]


def cells_at(rows: list[list[Any]], place: Location) -> list[Any]:
    """What stands at a place: in its column's letter, or below (or beside) its header."""
    assert place.row is not None
    assert place.column is not None
    row = rows[place.row - 1]
    texts = [(i, " ".join(cell.split())) for line in rows for i, cell in enumerate(line) if isinstance(cell, str)]
    headed = [i for i, text in texts if text == place.column]
    lettered = [column_index_from_string(place.column) - 1] if place.column.isalpha() and len(place.column) <= 2 else []
    return [row[i] for i in (*headed, *lettered) if i < len(row)]


def number(cell: Any) -> float | None:
    """A cell as a number, marks of OK and NG as 0 and 1."""
    marks = {"ok": 0.0, "o": 0.0, "baik": 0.0, "v": 0.0, "ng": 1.0, "x": 1.0, "": 0.0}
    if isinstance(cell, int | float):
        return float(cell)
    text = str(cell or "").replace("\u00a0", " ").casefold().removesuffix(" mm").strip()
    if text.partition(" ")[0] in marks:
        return marks[text.partition(" ")[0]]
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def untraced(batch: Batch, series: Series) -> list[str]:
    """Readings that do not stand where the batch says they stand."""
    wrong = []
    for index in np.flatnonzero(series.present).tolist():
        place = batch.locate(series, index)
        found = [number(cell) for cell in cells_at(grid(Path(place.file).resolve(), place.sheet), place)]
        if float(series.values[index]) not in found:
            wrong.append(f"{place} {series.values[index]} {found}")
    return wrong


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_each_reading_of_each_layout_is_traced_to_its_cell(path: Path) -> None:
    spec = load_spec(path.with_name(f"{path.name[:3]}.toml")).spec
    batch = read_batch([path], spec.column_plan())
    assert batch.series
    assert [one for series in batch.series.values() for one in untraced(batch, series)] == []


TABLE = [["CV CONTOH"], ["No", "Diameter dalam", "Berat"], [3, 12.03, 123], [1, 12.01, 121], [2, 12.02, 122]]
LONG = [["Item", "Nilai"], ["Berat", 121], ["diameter", 12.01], ["Total", 9], ["Berat", 122], ["diameter", 12.02]]
GROUPS = [["Sub grup", "X1", "X2"], [2, 12.03, 12.04], [1, 12.01, 12.02]]


@pytest.mark.parametrize("rows", [TABLE, LONG, GROUPS], ids=["units", "long", "groups"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_rows_put_in_another_order_keep_their_places(folder: Folder, rows: list[list[Any]], kind: str) -> None:
    text = "\n".join(";".join(str(cell).replace(".", ",") for cell in row) for row in rows)
    name = folder.write(workbook(rows) if kind == "xlsx" else text, f"batch.{kind}")
    batch = read_batch([name], ONE if rows is GROUPS else TWO)
    assert [one for series in batch.series.values() for one in untraced(batch, series)] == []


def test_of_several_files_each_reading_knows_its_own(folder: Folder) -> None:
    names = [folder.write(f"No;diameter\n1;12,0{i}\n2;12,1{i}\n", f"{i}.csv") for i in range(3)]
    batch = read_batch(names, ONE)
    series = batch.series["diameter"]
    assert [batch.locate(series, i).file for i in range(6)] == [name for name in names for _ in range(2)]
    assert untraced(batch, series) == []
