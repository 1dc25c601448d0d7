"""Headers that are known from earlier files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from intake.files import ONE, TWO, notes, said

from qc.intake.columns import Way

if TYPE_CHECKING:
    from intake.files import Folder

    from qc.intake import Batch

WHY = "so it was in an earlier file of this part; check this"


def matches(batch: Batch) -> list[tuple[str, str, str]]:
    return [(one.header, one.characteristic, one.way.value) for one in batch.matches]


def test_a_remembered_column_is_read_and_said(folder: Folder) -> None:
    batch = folder.read("No;Kiri;Kanan\n1;12,01;7\n2;12,02;8\n", replace(ONE, remembered={"kiri": "diameter"}))
    assert batch.series["diameter"].values.tolist() == [12.01, 12.02]
    assert f"column “Kiri” read as Diameter dalam: {WHY}" in notes(batch)
    assert matches(batch) == [("Kiri", "diameter", "remembered")]


def test_what_the_user_says_now_counts_before(folder: Folder) -> None:
    asked = replace(ONE, remembered={"Kiri": "diameter"}, given={"Kanan": "diameter"})
    batch = folder.read("No;Kiri;Kanan\n1;12,01;11,97\n", asked)
    assert batch.series["diameter"].values.tolist() == [11.97]
    assert matches(batch) == [("Kanan", "diameter", "given")]


def test_it_decides_between_two_columns_of_one_name(folder: Folder) -> None:
    rows = "No;Diameter dalam;diameter\n1;12,01;11,97\n"
    assert "2 columns could be Diameter dalam" in said(folder.refuse(rows)[0])
    batch = folder.read(rows, replace(ONE, remembered={"diameter": "diameter"}))
    assert batch.series["diameter"].values.tolist() == [11.97]


def test_a_header_that_may_be_a_columns_letter_is_not_used(folder: Folder) -> None:
    asked = replace(ONE, remembered={"B": "diameter"})
    assert "it may be in: “Kiri”" in said(folder.refuse("No;Kiri\n1;12,01\n", asked)[0])


def test_names_in_rows_are_remembered_too(folder: Folder) -> None:
    rows = "Item;Nilai\nKiri;12,01\nKiri;12,02\nBerat;120\nBerat;121\n"
    batch = folder.read(rows, replace(TWO, remembered={"Kiri": "diameter"}))
    assert batch.series["diameter"].values.tolist() == [12.01, 12.02]
    assert f"rows of “Kiri” read as Diameter dalam: {WHY}" in notes(batch)
    assert matches(batch) == [("Kiri", "diameter", "remembered")]


def test_a_name_much_alike_is_worth_remembering_and_a_balloon_number_is_not(folder: Folder) -> None:
    batch = folder.read("No;Diamter dalam\n1;12,01\n")
    assert matches(batch) == [("Diamter dalam", "diameter", "close")]
    numbered = replace(ONE, columns=(replace(ONE.columns[0], balloon="7"),))
    batch = folder.read("No;Balon 7\n1;12,01\n", numbered, name="b.csv")
    assert Way.BALLOON.value not in {way for _, _, way in matches(batch)}
    assert matches(batch) == []


def test_what_cannot_be_its_readings_is_not_taken_for_it(folder: Folder) -> None:
    asked = replace(ONE, remembered={"Kiri": "diameter"})
    assert folder.refuse("No;Kiri\n1;451,9\n2;452,0\n", asked)
