"""Any marks in two columns are read as they stand, or a problem names them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings, strategies as st
from intake.files import expected, plan, said

from qc.intake.formats.content import Sent
from qc.intake.formats.delimited import DelimitedSheet, Held
from qc.intake.layout.grid import grid_of
from qc.intake.layout.tick_pairs import Pair, find_pairs, header_row, may_have_ticks, opposed, sign_of
from qc.intake.names import Names
from qc.intake.survey import survey

if TYPE_CHECKING:
    from intake.files import Folder

THREAD = replace(expected("ulir", unit=""), names=("Ulir M4",), counts="nonconforming")


def _text(content: str) -> DelimitedSheet:
    return DelimitedSheet(name="a.csv", held=Held(content.encode()), delimiter=";")


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (["No", "OK", "NG"], True),
        (["Ulir (OK)", "Ulir (NG)"], True),
        (["No", "X1", "X2", "X-bar"], False),
        (["No", "Judge OK/NG", "Berat"], False),
        (["OK", "Repair", "NG"], True),
        (["Ya", "Tidak"], True),
        (["1", "12,05", "OK"], False),
    ],
)
def test_rows_that_may_be_headers_of_ticks(row: list[str], *, found: bool) -> None:
    assert may_have_ticks([row]) is found
    assert opposed(row) is found


def test_signs_that_are_explained_are_no_headers() -> None:
    grid = grid_of(sheet := _text("No;√ = OK;× = NG\n1;√;\n2;;×\n"))
    assert grid is not None
    assert find_pairs(grid, 0, Names(plan(THREAD))) == []
    assert may_have_ticks(sheet.head)


def test_where_the_columns_stand_and_what_they_are_called() -> None:
    grid = grid_of(_text("No;Ulir M4;;Ket\n;NG;OK;\n1;;v;\n"))
    assert grid is not None
    assert find_pairs(grid, 0, Names(plan(THREAD))) == [Pair(row=1, good=2, bad=1, name="Ulir M4", above=0)]


def test_the_part_of_a_header_that_says_which_it_is() -> None:
    assert [sign_of(text) for text in ("Ulir M4 (NG)", "Ulir-OK", "Baik", "Berat")] == ["NG", "OK", "Baik", "Berat"]


def test_a_row_of_a_checklist_is_no_header() -> None:
    known = Names(plan(THREAD))
    head = [["No", "Item", "OK", "NG"], ["1", "Ulir M4", "v", ""]]
    assert header_row(head, 1, known) == 0
    assert header_row([["1", "Ulir M4", "OK", "NG"]], 0, known) == 0
    assert header_row([["Ket", "OK", "NG"], ["", "", ""], ["No", "Ulir M4", ""]], 2, known) == 2


def test_without_a_name_beside_columns_that_nobody_knows_they_are_asked_about(folder: Folder) -> None:
    (problem,) = folder.refuse("No;Panjang;OK;NG\n1;12;v;\n2;13;;v\n3;12;v;\n", plan(THREAD))
    assert "no column for the characteristic Ulir M4" in said(problem)


MARKS = st.sampled_from(["√", "V", "v", "x", "X", "1", "●", "ya", "✔"])
ROW = st.tuples(st.sampled_from(["good", "bad", "none", "both"]), MARKS, MARKS)


@settings(max_examples=60)
@given(rows=st.lists(ROW, min_size=3, max_size=12), names=st.sampled_from([("OK", "NG"), ("Baik", "Tidak")]))
def test_ticks_are_read_as_they_stand_or_not_at_all(rows: list[tuple[str, str, str]], names: tuple[str, str]) -> None:
    cells = [(a if how in {"good", "both"} else "", b if how in {"bad", "both"} else "") for how, a, b in rows]
    text = f"No;Ulir M4 {names[0]};Ulir M4 {names[1]}\n" + "".join(f"U-{i};{a};{b}\n" for i, (a, b) in enumerate(cells))
    found = survey([Sent(name="a.csv", data=text.encode())], plan(THREAD))
    kinds = [how for how, *_ in rows]
    if "both" in kinds or found.batch is None:
        assert found.batch is None
        assert found.problems
        return
    want = {"good": 0.0, "bad": 1.0}
    read = {
        int(r): float(v)
        for r, v in zip(found.batch.series["ulir"].row, found.batch.series["ulir"].values.tolist(), strict=True)
    }
    for i, how in enumerate(kinds, start=2):
        assert str(read.get(i, float("nan"))) == str(want.get(how, float("nan")))
