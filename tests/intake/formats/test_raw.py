"""Tables as files hold them."""

from __future__ import annotations

import numpy as np
import pytest

from qc.errors import Location
from qc.intake.formats.raw import CellKind, RawColumn, RawTable, letter, number_text, number_texts


@pytest.fixture
def table() -> RawTable:
    return RawTable(
        name="a.xlsx",
        sheet="Data",
        columns=(
            RawColumn(
                header="Diameter\n (mm)",
                letter="A",
                text=np.array(["", "12,5", "x"], dtype=object),
                number=np.array([12.0, np.nan, np.nan]),
                kind=np.array([CellKind.NUMBER, CellKind.TEXT, CellKind.TEXT], dtype=np.int8),
            ),
            None,
            RawColumn(header=" ", letter="C", whole=np.array([1, 2, 3], dtype=np.int64)),
        ),
        row=np.array([4, 5, 7], dtype=np.int64),
    )


def test_places(table: RawTable) -> None:
    assert table.place() == Location(file="a.xlsx", sheet="Data")
    assert table.place(2, 0) == Location(file="a.xlsx", sheet="Data", row=7, column="Diameter (mm)")
    assert table.place(column=2) == Location(file="a.xlsx", sheet="Data", column="C")


def test_cells_as_written(table: RawTable) -> None:
    assert table.column(0).written().tolist() == ["12", "12,5", "x"]
    assert table.column(2).written().tolist() == ["1", "2", "3"]
    assert RawColumn(header="x", letter="A", number=np.array([1.5, np.nan])).written().tolist() == ["1.5", ""]
    assert RawColumn(header="x", letter="A", text=np.array(["a"], dtype=object)).written().tolist() == ["a"]
    assert RawColumn(header="x", letter="A").written().tolist() == []


def test_a_column_that_was_not_asked_for(table: RawTable) -> None:
    with pytest.raises(KeyError):
        table.column(1)


def test_some_rows(table: RawTable) -> None:
    kept = table.kept(np.array([True, False, True]))
    assert kept.row.tolist() == [4, 7]
    assert kept.column(0).written().tolist() == ["12", "x"]
    assert kept.column(2).written().tolist() == ["1", "3"]
    assert kept.columns[1] is None


@pytest.mark.parametrize(
    ("index", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")]
)
def test_letters(index: int, name: str) -> None:
    assert letter(index) == name


@pytest.mark.parametrize(
    ("value", "text"),
    [(12.0, "12"), (11.976, "11.976"), (-0.5, "-0.5"), (1e16, "1e+16"), (1e-7, "1e-07"), (np.nan, "")],
)
def test_numbers_as_text(value: float, text: str) -> None:
    assert number_text(value) == text
    assert number_texts(np.array([value, 1.0, value])).tolist() == [text, "1", text]
