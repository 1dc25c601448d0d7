"""Forms of several pages: a header and sums on each, and numbers that go on or begin anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from intake.files import TWO, notes, workbook

if TYPE_CHECKING:
    from intake.files import Folder

READ = [12.01, 12.02, 11.99, 12.0, 12.03, 11.98]
WEIGHTS = [120.0, 121.0, 119.0, 122.0, 118.0, 120.5]
HEAD = ["No", "Diameter dalam", "Berat"]


def pages(sums: list[str], *, anew: bool) -> list[list[Any]]:
    """Three pages of two units each, with these rows at the end of each."""
    rows: list[list[Any]] = []
    for page in range(3):
        rows.append(HEAD)
        rows += [[i + 1 - page * 2 * anew, READ[i], WEIGHTS[i]] for i in (2 * page, 2 * page + 1)]
        rows += [[label, 24.03, 241.0] for label in sums]
    return rows


@pytest.mark.parametrize("anew", [True, False])
@pytest.mark.parametrize(
    "sums", [["Jumlah"], ["Rata-rata", "R"], ["Min", "Max"], ["Rata-rata X", "Jumlah pindahan"], ["Total", "n"]]
)
def test_sums_of_each_page_are_no_units(folder: Folder, sums: list[str], *, anew: bool) -> None:
    batch = folder.read(workbook(pages(sums, anew=anew)), TWO, name="a.xlsx")
    assert batch.series["diameter"].values.tolist() == READ
    assert batch.series["berat"].values.tolist() == WEIGHTS
    begins = [note for note in notes(batch) if note.startswith("the header stands 3 times")]
    assert len(begins) == anew
    assert not [note for note in notes(batch) if "(2)" in note]


def test_units_called_by_letters_begin_anew_on_each_page(folder: Folder) -> None:
    rows: list[list[Any]] = [
        HEAD,
        ["A", 12.01, 120.0],
        ["B", 12.02, 121.0],
        HEAD,
        ["A", 11.99, 119.0],
        ["B", 12.0, 122.0],
    ]
    batch = folder.read(workbook(rows), TWO, name="a.xlsx")
    assert batch.series["diameter"].values.tolist() == READ[:4]
    assert batch.series["diameter"].unit.tolist() == [0, 1, 2, 3]


def test_a_judgement_called_hasil_beside_readings_that_take_a_careful_look(folder: Folder) -> None:
    text = (
        "No;Diameter dalam;Hasil;Berat\n1;12,01;OK;120\n2;12,02;OK;121\nNo;Diameter dalam;Hasil;Berat\n3;11,99;OK;119\n"
    )
    batch = folder.read(text, TWO)
    assert batch.series["diameter"].values.tolist() == READ[:3]
    assert "left out and compared with the readings: Hasil" in notes(batch)


def test_units_of_measurement_below_the_first_header_only(folder: Folder) -> None:
    rows: list[list[Any]] = [HEAD, [None, "mm", "g"], [1, 12.01, 120.0], HEAD, [2, 12.02, 121.0]]
    batch = folder.read(workbook(rows), TWO, name="a.xlsx")
    assert batch.series["diameter"].values.tolist() == READ[:2]
    assert batch.series["berat"].values.tolist() == WEIGHTS[:2]
