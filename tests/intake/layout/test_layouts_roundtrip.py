"""Whatever the layout, its titles, sums and blanks: the numbers that come back are those that were written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from intake.files import ONE, TWO, workbook

from qc.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from intake.files import Folder

Row = list[Any]
TITLES: list[Row] = [
    ["CV CONTOH LOGAM"],
    ["Part: Bos 12 x 25", None, "No. Lot : L-07"],
    ["Tgl : 17 Nopember 2026", None, "Jml Lot : 1.250 pcs"],
    ["Operator", "Budi", "Standar : 12,05 / 11,95"],
    ["Diameter dalam", "12 ± 0,05"],
    ["Diameter dalam (mm) 11,95 - 12,05"],
    [],
]


@dataclass(frozen=True)
class Written:
    """A table as it is written, and its readings in the order in which they must come back."""

    rows: list[Row]
    values: list[float]


def transposed(rows: list[Row]) -> list[Row]:
    return [list(column) for column in zip(*rows, strict=True)]


def wide(table: list[list[float]]) -> Written:
    k = len(table[0])
    rows: list[Row] = [["Subgrup", *(f"X{i + 1}" for i in range(k)), "X-bar", "R"]]
    rows += [[i + 1, *row, round(sum(row) / k, 4), round(max(row) - min(row), 3)] for i, row in enumerate(table)]
    rows += [["Rata-rata", *(None for _ in range(k)), 12.0, 0.01]]
    return Written(rows, [v for row in table for v in row])


def chart(table: list[list[float]]) -> Written:
    rows = [row[:-2] for row in wide(table).rows[:-1]]
    rows[0][0] = "Jam"
    for i, row in enumerate(rows[1:]):
        row[0] = f"{7 + i:02}.30"
    return Written([*transposed(rows), ["R", *(None for _ in table)]], [v for row in table for v in row])


def points(table: list[list[float]]) -> Written:
    k = len(table[0])
    rows: list[Row] = [["No", *(f"Titik {i + 1}" for i in range(k)), "Max"]]
    rows += [[i + 1, *row, max(row)] for i, row in enumerate(table)]
    return Written(rows, [v for row in table for v in row])


def beside(table: list[list[float]]) -> Written:
    k, half = len(table[0]), (len(table) + 1) // 2
    head: Row = ["No", *(f"X{i + 1}" for i in range(k))]
    rows: list[Row] = [[*head, None, *head]]
    for i in range(half):
        right: Row = [half + i + 1, *table[half + i]] if half + i < len(table) else [None] * (k + 1)
        rows.append([i + 1, *table[i], None, *right])
    return Written(rows, [v for row in table for v in row])


def check_sheet(table: list[list[float]]) -> Written:
    values = [v for row in table for v in row]
    rows: list[Row] = [
        ["No", "Item Periksa", "Standar", *range(1, len(values) + 1), "Judge"],
        [1, "Diameter dalam", "12 ± 0,05", *values, "OK"],
        [2, "Permukaan", "Tanpa gores", *("O" for _ in values), "OK"],
    ]
    return Written(rows, values)


def grouped(table: list[list[float]]) -> Written:
    k = len(table[0])
    rows: list[Row] = [
        ["Jam", "Diameter dalam", *(None for _ in range(k - 1)), "Cuaca"],
        [None, *(f"X{i + 1}" for i in range(k)), None],
    ]
    rows += [[f"{7 + i:02}.30", *row, "cerah"] for i, row in enumerate(table)]
    return Written(rows, [v for row in table for v in row])


LAYOUTS = {f.__name__: f for f in (wide, chart, points, beside, check_sheet, grouped)}
READING = st.integers(11_951, 12_049).map(lambda n: n / 1000)


@st.composite
def tables(draw: st.DrawFn) -> list[list[float]]:
    width = draw(st.integers(2, 5))
    return draw(st.lists(st.lists(READING, min_size=width, max_size=width), min_size=2, max_size=6))


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    table=tables(),
    titles=st.lists(st.sampled_from(TITLES), max_size=3),
    left=st.integers(0, 2),
    form=st.sampled_from(["xlsx", "comma", "point"]),
)
def test_the_same_numbers_come_back(
    folder: Folder,
    layout: Callable[[list[list[float]]], Written],
    table: list[list[float]],
    titles: list[Row],
    left: int,
    form: str,
) -> None:
    written = layout(table)
    rows = [[*[None] * left, *row] for row in [*titles, *written.rows]]
    batch = folder.read(as_file(rows, form), name=f"a.{'xlsx' if form == 'xlsx' else 'csv'}")
    assert batch.series["diameter"].values.tolist() == written.values
    assert batch.series["diameter"].present.all()


@pytest.mark.parametrize("layout", [wide, chart, points, beside], ids=lambda f: f.__name__)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(table=tables(), form=st.sampled_from(["xlsx", "comma"]))
def test_a_table_without_a_name_is_a_question_where_the_standard_has_two(
    folder: Folder, layout: Callable[[list[list[float]]], Written], table: list[list[float]], form: str
) -> None:
    with pytest.raises(InputError, match=r"Diameter dalam|characteristic|karakteristik"):
        folder.read(as_file(layout(table).rows, form), TWO, name=f"a.{'xlsx' if form == 'xlsx' else 'csv'}")
    assert ONE.columns[0] is TWO.columns[0]


def as_file(rows: list[Row], form: str) -> bytes:
    """Return rows as a workbook, or as text with a decimal comma or point."""
    if form == "xlsx":
        return workbook(rows)
    width = max(map(len, rows))
    cells = [["" if v is None else str(v) for v in [*row, *[None] * (width - len(row))]] for row in rows]
    mark = "," if form == "comma" else "."
    return "\n".join(
        ";".join(
            text.replace(".", mark) if isinstance(value, float) else text
            for text, value in zip(line, [*row, *[None] * (width - len(row))], strict=True)
        )
        for line, row in zip(cells, rows, strict=True)
    ).encode()
