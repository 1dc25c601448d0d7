"""A sheet for each characteristic in one workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import openpyxl
import pytest
from intake.files import TWO, expected, notes, plan, said, saved

if TYPE_CHECKING:
    from intake.files import Folder

LIMITED = plan(
    expected("diameter", nominal=12.0, lsl=11.9, usl=12.1),
    expected("berat", unit="g", nominal=120.0, lsl=112.0, usl=128.0),
)


def book(**tables: list[list[Any]]) -> bytes:
    """Return a workbook with a sheet for each table; _ stands for a blank in its name."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in tables.items():
        sheet = made.create_sheet(title.replace("_", " "))
        for row in rows:
            sheet.append(row)
    return saved(made)


def listed(value: str, *pairs: tuple[int, float]) -> list[list[Any]]:
    return [["No", value], *([number, reading] for number, reading in pairs)]


@pytest.mark.parametrize("titles", [("diameter", "berat"), ("Inside_diameter", "WEIGHT"), ("Diametr_dlm", "Brat")])
@pytest.mark.parametrize("headers", [("Hasil ukur", "Hasil ukur"), ("diameter", "berat")])
def test_units_are_matched_by_their_numbers(folder: Folder, titles: tuple[str, str], headers: tuple[str, str]) -> None:
    first = listed(headers[0], (1, 12.01), (2, 12.02), (3, 12.03))
    second = listed(headers[1], (3, 121), (1, 119))
    batch = folder.read(book(**dict(zip(titles, (first, second), strict=True))), TWO, name="a.xlsx")
    assert batch.series["diameter"].values.tolist() == [12.01, 12.02, 12.03]
    assert batch.series["berat"].values.tolist() == [119, 121]
    assert batch.series["berat"].unit.tolist() == [0, 2]
    weight = batch.series["berat"]
    place = batch.locate(weight, 1)
    assert (place.sheet, place.row) == (titles[1].replace("_", " "), 2)
    names = [title.replace("_", " ") for title in titles]
    told = f"{names[0]} = Diameter dalam, {names[1]} = Berat"
    assert f"a sheet for each characteristic, matched by unit number: {told}" in notes(batch)
    assert not [note for note in notes(batch) if "one after the other" in note]


def test_other_sheets_are_named(folder: Folder) -> None:
    tables = {"diameter": listed("Hasil", (1, 12.0)), "berat": listed("Hasil", (1, 120)), "Catatan": [["libur"]]}
    batch = folder.read(book(**tables), TWO, name="a.xlsx")
    assert "sheets not read: Catatan" in notes(batch)


def test_a_sheet_that_may_replace_another_is_a_question(folder: Folder) -> None:
    titles = ("diameter", "diameter_ulang", "berat")
    (problem,) = folder.refuse(book(**{t: listed("Hasil", (1, 12.0)) for t in titles}), TWO, name="a.xlsx")
    assert "3 sheets hold the same table" in said(problem)


def test_names_that_contradict_the_column_are_not_followed(folder: Folder) -> None:
    tables = {"berat": listed("diameter", (1, 12.0)), "diameter": listed("berat", (1, 120))}
    found = folder.refuse(book(**tables), TWO, name="a.xlsx")
    assert "stands in the sheet" in said(found[0])


def test_sheets_whose_names_say_nothing_are_one_lot(folder: Folder) -> None:
    tables = {"Sheet1": listed("diameter", (1, 12.0), (2, 12.01)), "Sheet2": listed("berat", (2, 121), (1, 120))}
    batch = folder.read(book(**tables), TWO, name="a.xlsx")
    assert batch.series["diameter"].values.tolist() == [12.0, 12.01]
    assert batch.series["berat"].values.tolist() == [120, 121]
    assert "a sheet for each characteristic, matched by unit number: Sheet1 = Diameter dalam, Sheet2 = Berat" in notes(
        batch
    )


def form(title: str, size: float) -> list[list[Any]]:
    readings = [[f"X{k}", *(size + k / 100 + day / 50 for day in range(3))] for k in range(1, 4)]
    return [[title], ["Subgrup", 1, 2, 3], *readings]


@pytest.mark.parametrize("names", [("diameter", "berat"), ("Form_A", "Form_B")])
def test_chart_forms_of_several_characteristics(folder: Folder, names: tuple[str, str]) -> None:
    titles = ("Peta kendali diameter", "Peta kendali berat")
    tables = {name: form(title, size) for name, title, size in zip(names, titles, (12.0, 120.0), strict=True)}
    batch = folder.read(book(**tables), LIMITED, name="a.xlsx")
    for name, size in (("diameter", 12.0), ("berat", 120.0)):
        series = batch.series[name]
        want = [size + k / 100 + day / 50 for day in range(3) for k in range(1, 4)]
        assert np.allclose(series.values, want)
        assert series.subgroup is not None
        assert series.subgroup.tolist() == [0, 0, 0, 1, 1, 1, 2, 2, 2]
    assert [note for note in notes(batch) if note.startswith("a sheet for each characteristic: ")]
