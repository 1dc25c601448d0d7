"""Columns whose header names no characteristic: found by balloon, limits or a like name, and said, or asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from intake.files import DIAMETER, TWO, WEIGHT, expected, notes, plan, said

from qc.errors import InputError
from qc.intake import ColumnPlan, read_batch

if TYPE_CHECKING:
    from intake.files import Folder

BALLOONED = plan(replace(DIAMETER, balloon="7"), replace(WEIGHT, balloon="9"))
ROWS = "\n1;12,01;120\n2;12,02;121\n"


@pytest.mark.parametrize(
    ("header", "why"),
    [
        ("No;Diamter dlm;Brt (g)", "the names are much alike; check this"),
        ("No;12 ± 0,05;112-128 g", "it gives its limits"),
        ("No;Balon 7;#9", "it has its balloon number"),
        ("No;(7);No. 9", "it has its balloon number"),
        ("No;⑦;⑨", "it has its balloon number"),
        ("No;7;9", "it has its balloon number"),
        ("No;7. Diamtr dlm;9) Brt (g)", "the names are much alike; check this"),
    ],
)
def test_a_column_is_found_and_said(folder: Folder, header: str, why: str) -> None:
    batch = folder.read(header + ROWS, BALLOONED)
    assert batch.series["diameter"].values.tolist() == [12.01, 12.02]
    assert batch.series["berat"].values.tolist() == [120, 121]
    _, first, second = header.split(";")
    assert f"column “{first}” read as Diameter dalam: {why}" in notes(batch)
    assert f"column “{second}” read as Berat: {why}" in notes(batch)


@pytest.mark.parametrize("header", ["No;Diameter luar;Berat", "No;8;Berat", "No;12 ± 0,06;Berat", "No;x;Berat"])
def test_a_column_that_may_be_something_else_is_asked_about(folder: Folder, header: str) -> None:
    column = header.split(";")[1]
    (problem,) = folder.refuse(header + ROWS, BALLOONED)
    assert f"no column is named Diameter dalam; it may be in: “{column}”" in said(problem)
    assert f'If it holds them, say --column "{column}=diameter"' in said(problem)
    batch = folder.read(header + ROWS, replace(BALLOONED, given={column: "-"}))
    assert list(batch.series) == ["berat"]
    assert "not measured, so not judged: “Diameter dalam”" in notes(batch)
    assert f"column not used: {column}" in notes(batch)


@pytest.mark.parametrize(
    "text",
    ["No;Diamter dlm (kg);Berat" + ROWS, "No;Diamter dlm;Berat\n1;900;120\n2;905;121\n", "No;Berat\n1;120\n2;121\n"],
)
def test_what_cannot_be_a_characteristic_is_no_question(folder: Folder, text: str) -> None:
    batch = folder.read(text, TWO)
    assert list(batch.series) == ["berat"]
    assert "not measured, so not judged: “Diameter dalam”" in notes(batch)


def test_two_candidates_are_asked_about_and_the_answer_is_taken(folder: Folder) -> None:
    text = "No;Diamter dlm;Dia. dalam;Berat\n1;12,01;12,03;120\n2;12,02;12,04;121\n"
    (problem,) = folder.refuse(text, TWO)
    assert said(problem) == (
        "batch.csv, row 1: no column is named Diameter dalam; it may be in: “Diamter dlm”, “Dia. dalam”\n"
        "  found: No, Diamter dlm, Dia. dalam, Berat\n"
        "  expected: one column for Diameter dalam\n"
        '  what to do: Say which one holds its readings, such as --column "Diamter dlm=diameter", '
        "or give the others another name."
    )
    batch = folder.read(text, replace(TWO, given={"Dia. dalam": "diameter"}))
    assert batch.series["diameter"].values.tolist() == [12.03, 12.04]
    assert "column “Dia. dalam” read as Diameter dalam: as you said" in notes(batch)
    assert "column not used: Diamter dlm" in notes(batch)


def test_columns_with_the_same_header_are_told_apart_by_their_letters(folder: Folder) -> None:
    text = "No;Diameter dalam;Diameter dalam\n1;12,01;12,03\n2;12,02;12,04\n"
    (problem,) = folder.refuse(text)
    assert '--column "B=diameter"' in said(problem)
    batch = folder.read(text, ColumnPlan(columns=(DIAMETER,), given={"C": "diameter"}))
    assert batch.series["diameter"].values.tolist() == [12.03, 12.04]


def test_what_the_user_says_outranks_a_name(folder: Folder) -> None:
    text = "No;Diameter dalam;Ulangan\n1;12,01;12,03\n2;12,02;12,04\n"
    batch = folder.read(text, ColumnPlan(columns=(DIAMETER,), given={"ulangan": "diameter"}))
    assert batch.series["diameter"].values.tolist() == [12.03, 12.04]


def test_what_is_remembered_of_another_file_harms_none(folder: Folder) -> None:
    remembered = ColumnPlan(columns=(DIAMETER,), given={"Ø punya mesin 3": "diameter"})
    assert folder.read("No;diameter\n1;12,01\n2;12,02\n", remembered).series["diameter"].values.tolist() == [
        12.01,
        12.02,
    ]


def test_a_table_that_names_nothing_exactly_is_found_if_all_of_it_is_there(folder: Folder) -> None:
    batch = folder.read("CV CONTOH\nDiamter dlm;Brt (g)\n12,01;120\n12,02;121\n", TWO)
    assert batch.series["diameter"].row.tolist() == [3, 4]
    assert "column “Brt (g)” read as Berat: the names are much alike; check this" in notes(batch)


def test_names_in_rows_are_matched_too(folder: Folder) -> None:
    batch = folder.read("Item;Nilai\nDiamtr dalam;12\nBrat (kg);0,12\n", TWO)
    assert batch.series["berat"].values.tolist() == [120]
    assert "rows of “Diamtr dalam” read as Diameter dalam: the names are much alike; check this" in notes(batch)


def test_names_in_rows_that_may_be_two_are_asked_about(folder: Folder) -> None:
    text = "Item;Nilai\nDiamtr dalam;12\nDia dalam;12,01\nBerat;120\n"
    (problem,) = folder.refuse(text, TWO)
    assert "no row is named Diameter dalam; it may be in: “Diamtr dalam”, “Dia dalam”" in said(problem)
    batch = folder.read(text, replace(TWO, given={"Dia dalam": "diameter"}))
    assert batch.series["diameter"].values.tolist() == [12.01]


def test_limits_that_two_characteristics_share_are_asked_about(folder: Folder) -> None:
    left, right = (expected(name, lsl=11.9, usl=12.1) for name in ("kiri", "kanan"))
    found = folder.refuse("No;12 ± 0,1\n1;12,01\n2;12,02\n", plan(left, right))
    assert len(found) == 2
    assert all("it may be in: “12 ± 0,1”" in said(problem) for problem in found)


def test_a_unit_that_ends_a_name_of_the_standard_is_part_of_the_name(folder: Folder) -> None:
    strength = expected("tensile strength of a separate bar", unit="MPa", lsl=250)
    assert folder.read("No;Tensile strength of a separate bar\n1;300\n2;310\n", plan(strength)).series[
        strength.id
    ].values.tolist() == [300, 310]


def test_a_given_column_that_is_not_there_is_asked_for(folder: Folder) -> None:
    with pytest.raises(InputError, match="“Z” cannot be read as Berat, as you said"):
        read_batch([folder.write("No;diameter\n1;12\n2;12\n")], replace(TWO, given={"Z": "berat"}))


def test_a_column_that_was_said_and_is_not_there_is_said_to_be_missing(folder: Folder) -> None:
    given = replace(plan(expected("Diameter")), given={"Dia. luar": "Diameter"})
    batch = folder.read("No;Diameter\n1;12,01\n2;12,02\n", given)
    assert "this table has no column “Dia. luar”, as you said; Diameter is read from “Diameter”" in notes(batch)
    told = folder.read("No;Diameter\n1;12,01\n2;12,02\n", replace(given, given={"B": "Diameter"}))
    assert not [note for note in notes(told) if "as you said;" in note]
