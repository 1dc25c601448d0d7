"""What was understood of a file is a fact, whether the file can be used or not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from intake.files import DIAMETER, ONE, TWO, notes, plan, said, workbook

from qc.intake.columns import Form, Way
from qc.intake.headers import Role
from qc.intake.readings.cell import Mark, Thousands
from qc.intake.survey import survey
from qc.spec.load import load_spec
from qc.terms import Context

if TYPE_CHECKING:
    from intake.files import Folder

    from qc.intake.understood import Understood

LAYOUTS = Path(__file__).parents[1] / "data" / "layouts"


def layout(name: str) -> Understood:
    """What is understood of one of the twelve layouts."""
    (path,) = (path for path in LAYOUTS.glob(f"{name}_*") if path.suffix != ".toml")
    spec = load_spec(LAYOUTS / f"{name}.toml").spec
    found = survey([path], spec.column_plan())
    assert found.problems == ()
    return found.understood[0]


def test_each_column_became_something(folder: Folder) -> None:
    header = "Judul\nNo;Tanggal;Operator;Diamter dlm (µm);Berat;Cuaca;\n"
    text = f"{header}1;16/11/2026;Budi;12.010,5;121;cerah;\n2;;;HL;> 122;;\n"
    (found,) = survey([folder.write(text)], TWO).understood
    assert (found.file, found.sheet, found.form, found.header_row, found.rows) == ("batch.csv", None, Form.UNITS, 2, 2)
    told = [(c.letter, c.header, c.use, c.characteristics or c.meaning, c.way) for c in found.columns]
    assert told == [
        ("A", "No", "context", Context.UNIT, None),
        ("B", "Tanggal", "context", Role.DATE, None),
        ("C", "Operator", "context", Context.OPERATOR, None),
        ("D", "Diamter dlm (µm)", "readings", ("diameter",), Way.CLOSE),
        ("E", "Berat", "readings", ("berat",), Way.NAME),
        ("F", "Cuaca", "not_used", None, None),
    ]
    diameter, weight = found.readings
    assert (diameter.first_row, diameter.last_row, diameter.readings, diameter.missing) == (3, 4, 1, 1)
    assert (diameter.unit, diameter.unit_read, diameter.decimal, diameter.thousands) == (
        "mm",
        "µm",
        Mark.COMMA,
        Thousands.POINT,
    )
    assert (weight.beyond, weight.unit_read) == (1, "g")
    assert [(e.written, e.value) for e in diameter.examples] == [("12.010,5", 12.0105), ("HL", None)]


def test_what_was_read_at_once_is_shown_as_it_stands_in_the_file(folder: Folder) -> None:
    (found,) = survey([folder.write("No;diameter\n1;12,010\n2;12,020\n")], ONE).understood
    assert [(e.written, e.value, e.place.row) for e in found.readings[0].examples] == [
        ("12,010", 12.01, 2),
        ("12,020", 12.02, 3),
    ]


def test_a_file_with_problems_is_understood_as_far_as_it_goes(folder: Folder) -> None:
    found = survey([folder.write("No;diameter;Berat\n1;12,01;abc\n2;12,02;121\n")], TWO)
    assert found.batch is None
    (problem,) = found.problems
    assert "batch.csv, row 2, column Berat: this is not a number" in said(problem)
    (table,) = found.understood
    assert [part.characteristic for part in table.readings] == ["diameter"]
    assert [source.rows for source in found.sources] == [2]


def test_a_file_without_a_table_is_understood_as_none(folder: Folder) -> None:
    found = survey([folder.write("Cuaca;Suhu\ncerah;30\n")], TWO)
    (table,) = found.understood
    assert (table.form, table.header_row, table.columns, table.readings) == (None, None, (), ())
    assert found.problems


def test_notes_of_slips_are_among_the_notes(folder: Folder) -> None:
    few = replace(DIAMETER, lsl=598.0, usl=602.0, nominal=600.0)
    found = survey([folder.write("No;diameter\n1;600,5\n2;600,2\n3;599,8\n4;60,1\n")], plan(few))
    assert found.batch is not None
    assert "may be a slip of the pen" in " ".join(notes(found.batch))
    assert found.notes == found.batch.notes
    assert len(found.batch.slips) == 1


def test_a_sheet_is_named(folder: Folder) -> None:
    data = workbook([["No", "diameter"], [1, 12.01], [2, 12.02]], title="16 Nov")
    (found,) = survey([folder.write(data, "b.xlsx")], ONE).understood
    assert (found.sheet, found.readings[0].decimal) == ("16 Nov", None)


@pytest.mark.parametrize(("name", "form"), [("L01", Form.WIDE), ("L02", Form.LONG), ("L11", Form.UNITS)])
def test_the_form_is_told(name: str, form: Form) -> None:
    assert layout(name).form is form


def test_sums_are_told_from_readings() -> None:
    meanings = {c.header: c.meaning for c in layout("L06").columns}
    assert meanings["Jml Periksa"] == "inspected"
    assert meanings["Total NG"] == "total"
    assert meanings["Gores"] is None


def test_a_table_put_together_anew_has_no_letters() -> None:
    found = layout("L03")
    assert {column.letter for column in found.columns} == {None}
    assert found.readings[0].headers[0] == "E"


def test_remarks_are_no_unused_column(folder: Folder) -> None:
    found = survey([folder.write("No;diameter;Ket.;Cuaca\n1;12,01;stop mesin;cerah\n")], ONE)
    uses = [(column.header, column.use, column.meaning) for column in found.understood[0].columns[2:]]
    assert uses == [("Ket.", "context", "remark"), ("Cuaca", "not_used", None)]
    assert found.batch is not None
    told = notes(found.batch)
    assert "remarks, kept with their readings and not judged: Ket." in told
    assert "column not used: Cuaca" in told


def test_what_a_sheet_says_of_itself_is_compared(folder: Folder) -> None:
    table = "No;diameter;Standar;Keputusan\n1;12,01;12 ± 0,05;OK\n"
    columns = survey([folder.write(table)], ONE).understood[0].columns
    assert [(column.use, column.meaning) for column in columns[2:]] == [("context", "compared")] * 2


def test_formulas_without_a_result_cannot_be_compared(folder: Folder) -> None:
    rows: list[list[object]] = [["No", "X1", "X2", "Rata-rata", "R"], [1, 12.01, 12.02, "=AVERAGE(B2:C2)", 0.01]]
    found = notes(folder.read(workbook(rows), name="a.xlsx"))
    assert "left out, and its formulas have no stored result to compare: Rata-rata" in found
    assert "left out and compared with the readings: R" in found


def test_ticks_are_shown_as_they_stand_beside_what_they_mean(folder: Folder) -> None:
    thread = replace(DIAMETER, id="ulir", names=("Ulir M4",), unit="", nominal=None, lsl=None, usl=None)
    columns = plan(replace(thread, counts="nonconforming"))
    rows: list[list[Any]] = [["No", "Ulir M4 OK", "Ulir M4 NG"], [1, "√", None], [2, None, "x"], [3, "v", None]]
    found = survey([folder.write(workbook(rows), "a.xlsx")], columns)
    (ulir,) = found.understood[0].readings
    assert [(one.written, one.value) for one in ulir.examples] == [("√", 0.0), ("x", 1.0), ("v", 0.0)]
    assert [(one.place.row, one.place.column) for one in ulir.examples] == [(2, "B"), (3, "C"), (4, "B")]
