"""The header row and what its columns are."""

from __future__ import annotations

import pytest
from intake.files import DIAMETER, ONE, TWO, expected, plan

from qc.intake import ColumnPlan, ExpectedColumn
from qc.intake.columns import Form, Header, find_header
from qc.intake.headers import Role
from qc.intake.names import Names
from qc.terms import Context


def header(*rows: str, columns: ColumnPlan = ONE) -> Header:
    """The header that is found in rows of cells set apart by bars."""
    found = find_header([[cell.strip() for cell in row.split("|")] for row in rows], columns)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("row", "form"),
    [
        ("No | Diameter dalam", Form.UNITS),
        ("diameter", Form.UNITS),
        ("Karakteristik | Nilai", Form.LONG),
        ("Nilai", Form.LONG),
        ("No | X1 | X2 | X3", Form.WIDE),
        ("Karakteristik | X1 | X2", Form.WIDE),
        ("No | X1", None),
        ("Tanggal | Operator", None),
    ],
)
def test_three_forms(row: str, form: Form | None) -> None:
    assert header(row).form is form


def test_a_value_column_alone_is_enough_for_one_characteristic_only() -> None:
    assert header("No | Nilai", columns=TWO).form is None
    assert header("Item | Nilai", columns=TWO).form is Form.LONG


def test_the_header_is_found_below_titles() -> None:
    found = header("CV CONTOH LOGAM", "", "Part: Bos | Mesin: Bubut 2", "Sub grup | X1 | X2", "1 | 12 | 12")
    assert found.row == 3
    assert found.context == {Context.SUBGROUP: 0}


def test_the_first_of_two_equal_rows_is_the_header() -> None:
    assert header("No | diameter", "1 | 12", "No | diameter").row == 0


def test_rows_of_a_long_table_are_no_header() -> None:
    assert header("Karakteristik | Nilai", "diameter | 12", "berat | 120", columns=TWO).row == 0


def test_a_title_that_names_a_characteristic_is_no_header() -> None:
    assert header("Diameter dalam", "No | X1 | X2", "1 | 12 | 12").row == 1


def test_a_header_is_looked_for_in_the_first_rows_only() -> None:
    assert find_header([["judul"]] * 60 + [["diameter"]], ONE) is None
    assert find_header([["judul"]] * 59 + [["diameter"]], ONE) is not None


def test_numbers_are_no_header() -> None:
    assert find_header([["1", "12"], ["2", "12,01"]], ONE) is None


def test_columns_in_any_order() -> None:
    found = header("X3 | X1 | Jam | X2 | Tgl | Cuaca | R")
    assert found.readings == (1, 3, 0)
    assert found.roles == {Role.CLOCK: 2, Role.DATE: 4}
    assert found.left_out == (5, 6)
    assert found.labels == (2, 4)


def test_columns_left_of_the_readings_are_read_for_words_such_as_total() -> None:
    assert header("Kode | Cuaca | diameter | Ket").wanted == (0, 1, 2)


def test_a_column_without_a_header_counts_if_it_holds_anything() -> None:
    assert header("diameter |  | ", "12 | 5 | ").left_out == (1,)


def test_the_first_of_two_columns_of_a_kind_is_used() -> None:
    found = header("Operator | Nama | diameter")
    assert found.context == {Context.OPERATOR: 0}
    assert found.left_out == (1,)


@pytest.mark.parametrize(("cell", "role"), [("mm", True), ("7", False), ("", False)])
def test_a_column_headed_unit(cell: str, role: bool) -> None:  # noqa: FBT001 - a table's cell
    found = header("unit | diameter", f"{cell} | 12", f"{cell} | 12")
    assert (Role.MEASURE in found.roles) is role
    assert (Context.UNIT in found.context) is not role


def test_numbered_columns_that_stand_twice() -> None:
    assert header("X1 | X2 | X1 | X2").doubled == (2, 3)


def test_two_columns_for_a_characteristic() -> None:
    assert header("diameter | Inside diameter (mm)").measured == {"diameter": (0, 1)}


def test_units_of_measurement_are_taken_from_headers() -> None:
    assert header("diameter (depa) | X1 (pagi) | Nilai (cm)").units == {0: "depa", 2: "cm"}


def test_a_label_is_the_header_or_the_letter() -> None:
    found = header("diameter |  | ")
    assert [found.label(i) for i in range(2)] == ["diameter", "B"]
    two_lines = find_header([["Diameter\n dalam"]], ONE)
    assert two_lines is not None
    assert two_lines.label(0) == "Diameter dalam"


def test_columns_that_count() -> None:
    assert header("No | Sub grup | Sampel | Operator | diameter").counts == {0, 1, 2}


def test_a_characteristic_column_of_a_unit_table_is_not_used() -> None:
    assert header("Item | diameter").left_out == (0,)


def test_names_match_whatever_their_spelling() -> None:
    names = Names(TWO)
    assert names.match("DIAMETER_dalam") == (("diameter",), None)
    assert names.match("Inside Diameter [cm]") == (("diameter",), "cm")
    assert names.match("Weight") == (("berat",), None)
    assert names.match("Berat bersih") == ((), None)


def test_a_unit_in_the_id_does_not_hide_the_unit_in_the_header() -> None:
    names = Names(plan(ExpectedColumn(id="diameter_mm", names=("Diameter",), unit="mm")))
    assert names.match("Diameter (mm)") == (("diameter_mm",), "mm")
    assert names.match("diameter_mm") == (("diameter_mm",), None)


def test_a_name_that_two_characteristics_share() -> None:
    assert Names(plan(DIAMETER, expected("diameter-dalam"))).match("Diameter dalam")[0] == (
        "diameter",
        "diameter-dalam",
    )
