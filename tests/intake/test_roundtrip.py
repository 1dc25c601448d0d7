"""The room's promise: numbers read back the same, or a problem says why not; never others in silence."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from intake.files import expected, plan, saved

from qc.errors import InputError
from qc.intake import read_batch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from qc.intake import Batch, ColumnPlan

NAMES = ("Diameter dalam", "Tebal seng")
MISSING = ("", "-", "–", "N/A", "HL", "TU", "rusak", "belum")


@dataclass(frozen=True)
class Table:
    """Numbers with how they are written: k characteristics, n units."""

    values: list[list[float | None]]
    decimals: int
    mark: str
    form: str
    delimiter: str
    encoding: str
    titles: int
    total: bool
    missing: str
    grouped: int

    @property
    def plan(self) -> ColumnPlan:
        """Limits around the numbers, as a standard has them."""
        columns = []
        for name, values in zip(NAMES, self.values, strict=False):
            given_ = [v for v in values if v is not None] or [1.0]
            width = max(max(given_) - min(given_), 10.0**-self.decimals)
            lsl, usl = min(given_) - width, max(given_) + width
            columns.append(expected(name, lsl=lsl, usl=usl, nominal=(lsl + usl) / 2))
        return plan(*columns)

    def text(self, value: float | None) -> str:
        """A number as this table's writer writes it."""
        return self.missing if value is None else f"{value:.{self.decimals}f}".replace(".", self.mark)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    form = draw(st.sampled_from(["long", "units", "wide"]))
    decimals = draw(st.integers(0, 4))
    scale = 10.0 ** draw(st.integers(0, 3))
    number = st.integers(round(0.5 * scale * 10**decimals), round(1.5 * scale * 10**decimals))
    cell = (
        st.one_of(number.map(lambda i: i / 10**decimals), st.none())
        if draw(st.booleans())
        else number.map(lambda i: i / 10**decimals)
    )
    n = draw(st.integers(2, 12))
    columns = 1 if form == "wide" else draw(st.integers(1, 2))
    values = [draw(st.lists(cell, min_size=n, max_size=n)) for _ in range(columns)]
    return Table(
        values=values,
        decimals=decimals,
        mark=draw(st.sampled_from([".", ","])),
        form=form,
        delimiter=draw(st.sampled_from([";", "\t", ","])),
        encoding=draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"])),
        titles=draw(st.integers(0, 3)),
        total=draw(st.booleans()),
        missing=draw(st.sampled_from(MISSING)),
        grouped=draw(st.integers(2, 4)),
    )


def rows_of(table: Table, write: Callable[[float | None], object]) -> list[list[object]]:
    """The rows of a table, header and all, with numbers written by ``write``."""
    rows: list[list[object]] = [[f"CV CONTOH LOGAM: lembar Ø {i}"] for i in range(table.titles)]
    names = NAMES[: len(table.values)]
    if table.form == "units":
        rows.append(["No", *(f"{name} (mm)" for name in names)])
        rows += [[i, *map(write, unit)] for i, unit in enumerate(zip(*table.values, strict=True), start=1)]
    elif table.form == "long":
        rows.append(["Karakteristik", "Nilai", "Satuan"])
        rows += [
            [n, write(v), "mm"] for unit in zip(*table.values, strict=True) for n, v in zip(names, unit, strict=True)
        ]
    else:
        k = table.grouped
        cells = [*table.values[0], *[None] * (-len(table.values[0]) % k)]
        rows.append(["Sub grup", *(f"X{i}" for i in range(1, k + 1))])
        rows += [[i // k + 1, *map(write, cells[i : i + k])] for i in range(0, len(cells), k)]
    if table.total:
        rows.append(["Rata-rata", *[write(1.5)] * (len(rows[table.titles]) - 1)])
    return rows


def as_text(table: Table) -> bytes:
    target = io.StringIO()
    writer = csv.writer(target, delimiter=table.delimiter, lineterminator="\r\n")
    writer.writerows(rows_of(table, table.text))
    return target.getvalue().encode(table.encoding)


def as_careless_text(table: Table) -> bytes:
    """Commas everywhere and no quotation marks, as a careless script writes."""
    rows = (table.delimiter.join(map(str, row)) for row in rows_of(table, table.text))
    return "\n".join(rows).encode(table.encoding)


def as_workbook(table: Table) -> bytes:
    book = openpyxl.Workbook()
    for row in rows_of(table, lambda value: table.missing if value is None else value):
        book.active.append(row)
    return saved(book)


def as_workbook_of_texts(table: Table) -> bytes:
    book = openpyxl.Workbook()
    for row in rows_of(table, table.text):
        book.active.append(row)
    return saved(book)


def read(data: bytes, table: Table, path: Path) -> Batch | InputError:
    """Read what was written, or return why it was not read."""
    (path / "batch").write_bytes(data)
    try:
        return read_batch([path / "batch"], table.plan)
    except InputError as error:
        return error


def same(batch: Batch, table: Table) -> None:
    """Assert that every number is the one that was written."""
    for name, values in zip(NAMES, table.values, strict=False):
        if name not in batch.series:
            assert set(values) == {None}
            assert any("not judged" in note.said.text for note in batch.notes)
            continue
        series = batch.series[name]
        present = series.values[series.present]
        wanted = np.array([v for v in values if v is not None])
        assert present.tolist() == wanted.tolist()


@pytest.mark.parametrize("write", [as_text, as_careless_text, as_workbook, as_workbook_of_texts])
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(table=tables())
def test_numbers_read_back_or_a_problem_says_why(write: Callable[[Table], bytes], table: Table, tmp_path: Path) -> None:
    batch = read(write(table), table, tmp_path)
    if isinstance(batch, InputError):
        assert all(problem.location is not None for problem in batch.problems)
    else:
        same(batch, table)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(table=tables())
def test_a_well_written_table_is_read(table: Table, tmp_path: Path) -> None:
    """Refusing everything would keep the promise too: where all is plain, nothing may be refused."""
    if any(all(v is None for v in values) for values in table.values):
        return
    batch = read(as_workbook(table), table, tmp_path)
    assert not isinstance(batch, InputError)
    same(batch, table)
