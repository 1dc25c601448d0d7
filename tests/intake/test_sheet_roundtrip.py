"""The promise of reading, held over the layouts of spreadsheets: check sheets, chart forms, a sheet for each day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import HealthCheck, event, given, settings, strategies as st
from intake.files import expected, plan

from qc.errors import InputError
from qc.intake import read_batch

if TYPE_CHECKING:
    from collections.abc import Callable

    from qc.intake import Batch

MARKS = [("OK", "NG"), ("V", "X"), ("Baik", "Tidak"), ("MS", "TMS"), ("O", "X"), ("√", "x")]
MISSING = ["", "-", "HL", "N/A"]
BORE = expected("Diameter dalam", nominal=12.0, lsl=11.0, usl=13.0, resolution=0.001)
THREAD = replace(expected("Ulir M4", unit=""), counts="nonconforming")


@dataclass(frozen=True)
class Sheets:
    """Readings, subgroup by subgroup, and how they stand in a workbook."""

    layout: str
    values: list[list[float | None]]
    bad: list[bool]
    marks: tuple[str, str]
    missing: str
    mark: str
    texts: bool
    titles: int

    def cell(self, value: float | None) -> object:
        """A reading as its cell holds it."""
        if value is None:
            return self.missing
        return f"{value:.3f}".replace(".", self.mark) if self.texts else value

    @property
    def flat(self) -> list[float | None]:
        """All readings in the order in which they were taken."""
        return [value for subgroup in self.values for value in subgroup]


@st.composite
def sheets(draw: st.DrawFn) -> Sheets:
    """Readings of a bore around 12 mm; a thread that is OK or NG beside them on a check sheet."""
    number = st.integers(11_000, 13_000).map(lambda i: i / 1000)
    value = st.one_of(number, number, number, st.none()) if draw(st.booleans()) else number
    k, n = draw(st.integers(2, 5)), draw(st.integers(2, 6))
    return Sheets(
        layout=draw(st.sampled_from(sorted(WRITERS))),
        values=[draw(st.lists(value, min_size=k, max_size=k)) for _ in range(n)],
        bad=draw(st.lists(st.booleans(), min_size=k * n, max_size=k * n)),
        marks=draw(st.sampled_from(MARKS)),
        missing=draw(st.sampled_from(MISSING)),
        mark=draw(st.sampled_from(".,")),
        texts=draw(st.booleans()),
        titles=draw(st.integers(0, 2)),
    )


def check_sheet(table: Sheets, book: openpyxl.Workbook) -> None:
    """Characteristics down, units across."""
    flat = table.flat
    sheet = book.active
    sheet.append(["No", "Item Periksa", "Standar", *range(1, len(flat) + 1), "Judge"])
    sheet.append([1, "Diameter dalam (mm)", "12 ± 1", *map(table.cell, flat), ""])
    sheet.append([2, "Ulir M4", "GO/NO-GO", *(table.marks[bad] for bad in table.bad), ""])


def chart_form(table: Sheets, book: openpyxl.Workbook) -> None:
    """Subgroups across, X1 … Xk down, dates day first above them."""
    sheet, n = book.active, len(table.values)
    sheet.append(["Tanggal", *(f"{i + 1:02d}/11/2026" for i in range(n))])
    sheet.append(["Jam", *["08.00"] * n])
    for row in range(len(table.values[0])):
        sheet.append([f"X{row + 1}", *(table.cell(subgroup[row]) for subgroup in table.values)])


def days(table: Sheets, book: openpyxl.Workbook) -> None:
    """A sheet for each day."""
    for i, subgroup in enumerate(table.values):
        sheet = book.active if i == 0 else book.create_sheet()
        sheet.title = f"{i + 9} Nop 2026"
        sheet.append(["No", "Diameter dalam (mm)"])
        for number, value in enumerate(subgroup, start=1):
            sheet.append([number, table.cell(value)])


def wide(table: Sheets, book: openpyxl.Workbook) -> None:
    """A row for each subgroup with its date, below titles, a row of means at the end."""
    sheet, k = book.active, len(table.values[0])
    for i in range(table.titles):
        sheet.append([f"CV CONTOH LOGAM {i}"])
    sheet.append(["Sub grup", "Tanggal", *(f"X{i}" for i in range(1, k + 1))])
    for i, subgroup in enumerate(table.values, start=1):
        sheet.append([i, f"{i} Agt 2026", *map(table.cell, subgroup)])
    sheet.append(["Rata-rata", "", *[12.0] * k])


WRITERS: dict[str, Callable[[Sheets, openpyxl.Workbook], None]] = {
    "check sheet": check_sheet,
    "chart form": chart_form,
    "days": days,
    "wide": wide,
}


def read(table: Sheets) -> Batch | InputError:
    """Write a workbook and read it."""
    book = openpyxl.Workbook()
    WRITERS[table.layout](table, book)
    columns = (BORE, THREAD) if table.layout == "check sheet" else (BORE,)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "batch.xlsx"
        book.save(path)
        try:
            return read_batch([path], plan(*columns))
        except InputError as error:
            return error


def keeps_its_promise(table: Sheets) -> bool:
    """Whether what is read was written, or every problem names its place."""
    batch = read(table)
    event(f"{table.layout} {'refused' if isinstance(batch, InputError) else 'read'}")
    if isinstance(batch, InputError):
        return all(problem.location is not None for problem in batch.problems)
    if BORE.id not in batch.series:
        return set(table.flat) == {None}
    bore = batch.series[BORE.id]
    same = bore.values[bore.present].tolist() == [value for value in table.flat if value is not None]
    return same and (THREAD.id not in batch.series or batch.series[THREAD.id].values.tolist() == table.bad)


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(table=sheets())
def test_numbers_read_back_or_a_problem_names_the_cell(table: Sheets) -> None:
    assert keeps_its_promise(table)


@pytest.mark.slow
@settings(max_examples=10_000, suppress_health_check=[HealthCheck.too_slow])
@given(table=sheets())
def test_numbers_read_back_or_a_problem_names_the_cell_ten_thousand_times(table: Sheets) -> None:
    assert keeps_its_promise(table)


@pytest.mark.parametrize("layout", sorted(WRITERS))
def test_a_plain_workbook_of_each_layout_is_read(layout: str) -> None:
    """Refusing everything would keep the promise too."""
    values: list[list[float | None]] = [[12.01, 12.02, 11.98], [12.0, 11.995, 12.013]]
    marks = [False, True, False, False, False, True]
    table = Sheets(layout, values, marks, ("OK", "NG"), "-", ".", texts=False, titles=1)
    batch = read(table)
    assert not isinstance(batch, InputError)
    assert batch.series[BORE.id].values.tolist() == table.flat
    assert layout != "check sheet" or batch.series[THREAD.id].values.tolist() == marks
