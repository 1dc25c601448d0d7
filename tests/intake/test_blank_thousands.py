"""Numbers whose thousands blanks part: read as one number where nothing else is as likely, else a problem."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, event, given, settings, strategies as st
from intake.files import expected, plan, workbook

from qc.errors import InputError
from qc.intake import Batch, ColumnPlan, read_batch

BLANKS = (" ", "\u00a0", "\u202f", "\u2009")
NAME = "Gaya tekan"


@dataclass(frozen=True)
class Table:
    """Readings of one characteristic, and how they are written."""

    readings: list[Decimal | None]
    decimals: int
    mark: str
    blank: str
    layout: str
    delimiter: str
    unit: str
    beside: bool
    limits: str
    size: float | None = None

    @property
    def plan(self) -> ColumnPlan:
        """Limits around the numbers, or a tenth around a size."""
        given_ = [float(x) for x in self.readings if x is not None] if self.size is None else [self.size]
        width = max(max(given_) - min(given_), 10.0**-self.decimals) if self.size is None else self.size / 10
        low = min(given_) - width if self.limits in {"both", "lower"} else None
        high = max(given_) + width if self.limits in {"both", "upper"} else None
        return plan(expected(NAME, unit="N", lsl=low, usl=high))

    def text(self, reading: Decimal | None) -> str:
        """A reading as its cell has it."""
        if reading is None:
            return "-"
        shown = f"{reading:,.{self.decimals}f}".translate(str.maketrans(",.", self.blank + self.mark))
        return shown + self.unit

    @property
    def rows(self) -> list[list[str]]:
        """The table, its header first."""
        cells = [*map(self.text, self.readings)]
        if self.layout == "long":
            return [["Karakteristik", "Nilai", "Satuan"], *([NAME, cell, "N"] for cell in cells)]
        if self.layout == "wide":
            cells += ["-"] * (len(cells) % 2)
            return [["Sub grup", "X1", "X2"], *([str(i), *cells[i : i + 2]] for i in range(0, len(cells), 2))]
        beside = [["Berat"], *([str(100 + i)] for i in range(len(cells)))] if self.beside else [[]] * (len(cells) + 1)
        named = [["No", NAME], *([str(i), cell] for i, cell in enumerate(cells, start=1))]
        return [[*row, *more] for row, more in zip(named, beside, strict=True)]

    @property
    def data(self) -> bytes:
        """The file."""
        if self.delimiter == "xlsx":
            return workbook(self.rows)
        target = io.StringIO()
        csv.writer(target, delimiter=self.delimiter, lineterminator="\n").writerows(self.rows)
        return target.getvalue().encode()


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Any numbers around a size between 1 and a million, written with blanks between thousands."""
    decimals = draw(st.integers(0, 3))
    scale = 10 ** draw(st.integers(0, 6 + decimals))
    number = st.integers(max(1, scale // 2), max(2, scale * 3 // 2)).map(lambda i: Decimal(i).scaleb(-decimals))
    kinds = [number, number, number, st.none()] if draw(st.booleans()) else [number]
    return Table(
        readings=[draw(number), *draw(st.lists(st.one_of(kinds), min_size=1, max_size=9))],
        decimals=decimals,
        mark=draw(st.sampled_from(".,")),
        blank=draw(st.sampled_from(BLANKS)),
        layout=draw(st.sampled_from(["units", "long", "wide"])),
        delimiter=draw(st.sampled_from([";", "\t", ",", "xlsx"])),
        unit=draw(st.sampled_from(["", "", " N"])),
        beside=draw(st.booleans()),
        limits=draw(st.sampled_from(["both", "both", "upper", "lower", "none"])),
    )


def read(data: bytes, columns: ColumnPlan) -> Batch | InputError:
    """Read a file, or return why it cannot be read."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "batch"
        path.write_bytes(data)
        try:
            return read_batch([path], columns)
        except InputError as error:
            return error


def keeps_its_promise(table: Table) -> bool:
    """Whether what is read was written, or every problem names its place."""
    batch = read(table.data, table.plan)
    parted = any(table.blank in table.text(x).removesuffix(" N") for x in table.readings)
    event(
        f"{'parted' if parted else 'plain'}, {table.limits}: {'refused' if isinstance(batch, InputError) else 'read'}"
    )
    if isinstance(batch, InputError):
        return all(problem.location is not None for problem in batch.problems)
    series = batch.series[NAME]
    return bool(series.values[series.present].tolist() == [float(x) for x in table.readings if x is not None])


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(table=tables())
def test_numbers_read_back_or_a_problem_names_the_cell(table: Table) -> None:
    assert keeps_its_promise(table)


@st.composite
def doubled(draw: st.DrawFn) -> Table:
    """Readings of 100 to 900 within their limits, some with another number before them in the same cell."""
    middle = draw(st.integers(120, 900))
    reading = st.integers(middle * 95 // 100, min(999, middle * 105 // 100)).map(Decimal)
    both = st.builds(lambda first, last: 1000 * first + last, st.integers(1, 999), reading)
    table = draw(tables())
    n = len(table.readings)
    limits = draw(st.sampled_from(["both", "upper"]))
    readings = [draw(both), *draw(st.lists(st.one_of(reading, both), min_size=n - 1, max_size=n - 1))]
    return replace(table, readings=readings, decimals=0, limits=limits, size=middle)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(table=doubled())
def test_two_readings_in_one_cell_are_never_one_number(table: Table) -> None:
    """Where limits lie around what stands behind the blank, 12 500 is not 12,500."""
    assert isinstance(read(table.data, table.plan), InputError)


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(table=tables())
def test_a_well_written_table_is_read(table: Table) -> None:
    """Refusing everything would keep the promise too: within limits that tell the size, nothing may be refused."""
    told = replace(table, limits="both", size=float(max(x for x in table.readings if x is not None)))
    assert isinstance(read(told.data, told.plan), Batch)
