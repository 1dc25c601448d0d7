"""Columns headed only 1 2 3 … under a characteristic's title."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from intake.files import DIAMETER, ONE, TWO, WEIGHT, notes, plan, workbook

from qc.intake import read_batch

if TYPE_CHECKING:
    from intake.files import Folder

    from qc.intake import Batch, ColumnPlan

BODY = "1;12,01;12,02;12,03\n2;12,04;12,00;11,99\n3;11,98;12,01;12,02\n4;12,02;12,01;12,00\n"
READ = [12.01, 12.02, 12.03, 12.04, 12.0, 11.99, 11.98, 12.01, 12.02, 12.02, 12.01, 12.0]


def check(batch: Batch) -> None:
    """Each row is a subgroup."""
    series = batch.series["diameter"]
    assert series.values.tolist() == READ
    assert series.subgroup is not None
    assert series.subgroup.tolist() == [k // 3 for k in range(12)]
    assert "columns 1 … 3 are the readings of the subgroup in each row" in notes(batch)


@pytest.mark.parametrize(
    "head",
    [
        "Diameter dalam (mm)\nNo;1;2;3\n",
        "Hasil Diameter dalam\n\nSubgrup;1;2;3\n",
        "Diameter dalam;1;2;3\n",
        "No;Diameter dalam;;\n;1;2;3\n",
    ],
)
def test_each_row_is_a_subgroup(folder: Folder, head: str) -> None:
    check(folder.read(head + BODY))


def test_among_several_characteristics_and_with_sums(folder: Folder) -> None:
    rows: list[list[Any]] = [["Peta X-R : Diameter dalam"], ["Subgrup", 1, 2, 3, "X-bar"]]
    lines = [[float(x.replace(",", ".")) for x in line.split(";")] for line in BODY.split()]
    rows += [[*line, sum(line[1:]) / 3] for line in lines]
    weights: list[list[Any]] = [["No", "Berat"], [1, 120], [2, 121]]
    first = folder.write(workbook(rows), "a.xlsx")
    second = folder.write(workbook(weights), "b.xlsx")
    check(read_batch([first, second], TWO))


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        # No title names a characteristic of the standard.
        ("Laporan harian\nNo;1;2;3\n" + BODY, TWO),
        # The standard's balloons are 1, 2, 3.
        (
            "Diameter dalam\nNo;1;2;3\n" + BODY,
            plan(*(replace(e, balloon=str(k + 1)) for k, e in enumerate([DIAMETER, WEIGHT, replace(WEIGHT, id="c")]))),
        ),
        # Nobody can tell whether the rows or the columns are the subgroups.
        ("Diameter dalam\nSubgrup;1;2;3\n1;12;12,01;12\n2;12;12,02;12\n", ONE),
        # Numbers of another size.
        ("Diameter dalam\nNo;1;2;3\n1;640;641;642\n2;640;641;642\n", ONE),
    ],
)
def test_else_it_is_a_question(folder: Folder, text: str, columns: ColumnPlan) -> None:
    assert folder.refuse(text, columns)


def test_a_row_of_data_is_no_header(folder: Folder) -> None:
    batch = folder.read("No;diameter;Lain\n1;2;3\n2;12;9\n", plan(replace(DIAMETER, lsl=None, usl=None, nominal=None)))
    assert batch.series["diameter"].values.tolist() == [2, 12]


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("Diameter dalam;;Berat;\n1;2;1;2\n", "{x};{y}"),
        ("No;Diameter dalam;;Berat;\n;1;2;1;2\n", "{i};{x};{y}"),
        ("Diameter dalam;;;Berat;;\n1;2;Rata-rata;1;2;Rata-rata\n", "{x};{mx};{y};{my}"),
        ("Diameter dalam;;;Berat;;\nX1;X2;X-bar;X1;X2;X-bar\n", "{x};{mx};{y};{my}"),
    ],
)
def test_numbers_below_each_of_two_characteristics_are_no_readings(folder: Folder, head: str, row: str) -> None:
    x, y = [("12,01", "12,03"), ("12,02", "12,00")], [("119,0", "118,0"), ("115,6", "117,2")]
    means = [("12,02", "118,5"), ("12,01", "116,4")]
    rows = [
        row.format(i=i, x=";".join(a), y=";".join(b), mx=m[0], my=m[1])
        for i, (a, b, m) in enumerate(zip(x, y, means, strict=True), start=1)
    ]
    batch = folder.read(head + "\n".join(rows), TWO)
    assert batch.series["diameter"].values.tolist() == [12.01, 12.03, 12.02, 12.0]
    assert batch.series["berat"].values.tolist() == [119.0, 118.0, 115.6, 117.2]
    assert batch.locate(batch.series["diameter"], 0).row == 3


def test_numbers_below_merged_names_of_a_workbook_are_no_readings(folder: Folder) -> None:
    rows: list[list[Any]] = [["Diameter dalam", None, "Berat", None], [1, 2, 1, 2]]
    rows += [[12.01, 12.03, 119.0, 118.0], [12.02, 12.0, 115.6, 117.2]]
    batch = folder.read(workbook(rows), TWO, name="a.xlsx")
    assert batch.series["diameter"].values.tolist() == [12.01, 12.03, 12.02, 12.0]
    assert batch.series["berat"].values.tolist() == [119.0, 118.0, 115.6, 117.2]
