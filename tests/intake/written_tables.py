"""Tables of numbers as workshops' files write them: any layout, locale, encoding and noise that is supported."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from decimal import Decimal

from hypothesis import strategies as st
from intake.files import expected, plan

from qc.intake import ColumnPlan  # noqa: TC001 - a dataclass says its types

NAMES = ("Diameter dalam", "Tebal seng")
MISSING = ("", "-", "–", "N/A", "HL", "TU", "#N/A", "rusak", "belum", "tidak diukur")
FACTORS = {"mm": Decimal(1), "cm": Decimal(10), "µm": Decimal("0.001"), "inch": Decimal("25.4")}
LAYOUTS = ("units", "long", "wide", "dump", "qdas", "machine")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252")


@dataclass(frozen=True)
class Cell:
    """A reading as it was meant, in the file's unit; None is missing. ``beyond`` is what a sign before it says."""

    number: Decimal | None
    beyond: str = ""


@dataclass(frozen=True)
class Written:
    """A table and how it is written.

    Attributes
    ----------
    readings : list of lists of Cell
        By characteristic.
    """

    readings: list[list[Cell]]
    layout: str
    decimals: int
    mark: str
    thousands: str
    delimiter: str
    encoding: str
    line: str
    quoting: int
    unit: str
    in_cells: bool
    titles: int
    blanks: bool
    total: bool
    again: bool
    trailing: bool
    missing: str
    width: int
    limits: str
    resolution: bool

    @property
    def plan(self) -> ColumnPlan:
        """Limits around the numbers, as a standard has them, in millimetres."""
        columns = []
        for name, cells in zip(NAMES, self.readings, strict=False):
            given = [cell.number for cell in cells if cell.number is not None] or [Decimal(1)]
            width = max(max(given) - min(given), Decimal(1).scaleb(-self.decimals))
            low, high = (float(x * FACTORS[self.unit]) for x in (min(given) - width, max(given) + width))
            columns.append(
                expected(
                    name,
                    lsl=low if self.limits in {"both", "lower"} else None,
                    usl=high if self.limits in {"both", "upper"} else None,
                    nominal=(low + high) / 2 if self.limits == "both" else None,
                    resolution=float(FACTORS[self.unit].scaleb(-self.decimals)) if self.resolution else None,
                )
            )
        return plan(*columns)

    def text(self, cell: Cell) -> str:
        """A cell as this table's writer writes it."""
        if cell.number is None:
            return self.missing
        number = f"{cell.number:,.{self.decimals}f}" if self.thousands else f"{cell.number:.{self.decimals}f}"
        marked = number.translate(str.maketrans(",.", (self.thousands or ",") + self.mark))
        return f"{cell.beyond}{marked}" + (f" {self.unit}" if self.in_cells and self.layout != "qdas" else "")

    @property
    def data(self) -> bytes:
        """The file."""
        if self.layout in {"units", "long", "wide"}:
            return self._table().encode(self.encoding, "replace")
        return self.line.join(_LINES[self.layout](self)).encode(self.encoding, "replace")

    def _table(self) -> str:
        target = io.StringIO()
        writer = csv.writer(
            target,
            delimiter=self.delimiter,
            lineterminator=self.line,
            quoting=self.quoting,  # type: ignore[arg-type] # one of csv's own constants
            escapechar="\\" if self.quoting == csv.QUOTE_NONE else None,
        )
        writer.writerows(self._rows())
        return target.getvalue()

    def _rows(self) -> list[list[str]]:
        head, rows = _TABLES[self.layout](self)
        if self.blanks:
            rows.insert(len(rows) // 2, [""] * len(head))
        if self.again:
            rows.insert(len(rows) // 2, list(head))
        if self.total:
            rows.append(["Rata-rata", *[self.text(Cell(Decimal(1)))] * (len(head) - 1)])
        titles = [[f"CV CONTOH LOGAM lembar {i}"] for i in range(self.titles)]
        end = [""] if self.trailing else []
        return [*titles, *([*row, *end] for row in [head, *rows])]

    def header(self, name: str) -> str:
        """A column's header with the unit of its readings."""
        return f"{name} ({self.unit})" if self.unit != "mm" and not self.in_cells else name


def _units(table: Written) -> tuple[list[str], list[list[str]]]:
    head = ["No", *(table.header(name) for name in NAMES[: len(table.readings)])]
    return head, [[str(i), *map(table.text, row)] for i, row in enumerate(zip(*table.readings, strict=True), start=1)]


def _long(table: Written) -> tuple[list[str], list[list[str]]]:
    rows = [
        [name, table.text(cell), table.unit]
        for row in zip(*table.readings, strict=True)
        for name, cell in zip(NAMES, row, strict=False)
    ]
    return ["Karakteristik", "Nilai", "Satuan"], rows


def _wide(table: Written) -> tuple[list[str], list[list[str]]]:
    k, cells = table.width, table.readings[0]
    padded = [*cells, *[Cell(None)] * (-len(cells) % k)]
    head = ["Sub grup", *(table.header(f"X{i}") for i in range(1, k + 1))]
    return head, [[str(i // k + 1), *map(table.text, padded[i : i + k])] for i in range(0, len(padded), k)]


_TABLES = {"units": _units, "long": _long, "wide": _wide}


def _dump(table: Written) -> list[str]:
    return [table.text(cell) for cell in table.readings[0]]


def _qdas(table: Written) -> list[str]:
    lines = [f"K0100 {len(table.readings)}"]
    for i, name in enumerate(NAMES[: len(table.readings)], start=1):
        lines += [f"K2002/{i} {name}", f"K2022/{i} {table.decimals}", f"K2142/{i} {table.unit}"]
    for row in zip(*table.readings, strict=True):
        fields = ("\x14".join((table.text(cell), "0", "19.11.2026/08:00:00")) for cell in row)
        lines.append("\x0f".join(fields))
    return lines


def _machine(table: Written) -> list[str]:
    lines = [f"DIM {NAMES[0].replace(' ', '_')} = LOCATION  UNITS={table.unit}", f"AX {'NOMINAL':>14} {'MEAS':>14}"]
    for i, cell in enumerate(table.readings[0]):
        lines += [f"PART NAME : A  SER NUMBER : {i:04}", f"DIM {NAMES[0].replace(' ', '_')} = LOCATION"]
        lines.append(f"D  {'1':>14} {table.text(cell):>14}")
    return lines


_LINES = {"dump": _dump, "qdas": _qdas, "machine": _machine}


@st.composite
def written_tables(draw: st.DrawFn, layouts: tuple[str, ...] = LAYOUTS) -> Written:
    """Any table, written in any way."""
    layout = draw(st.sampled_from(layouts))
    decimals, scale = draw(st.integers(0, 4)), 10 ** draw(st.integers(0, 4))
    ten = 10**decimals
    low, high = max(1, scale * ten // 2), max(2, scale * ten * 3 // 2)
    number = st.integers(low, high).map(lambda i: Cell(Decimal(i).scaleb(-decimals)))
    kinds = [number, number, number]
    if draw(st.booleans()):
        kinds.append(st.just(Cell(None)))
    if draw(st.integers(0, 4)) == 0:
        kinds.append(st.builds(lambda c, sign: Cell(c.number, sign), number, st.sampled_from([">", "<", "> "])))
    n = draw(st.integers(2, 10))
    columns = draw(st.integers(1, 2)) if layout in {"units", "long", "qdas"} else 1
    mark, in_cells = draw(st.sampled_from(".,")), draw(st.booleans())
    named = in_cells or layout != "dump"  # a dump has no header to say its unit in
    return Written(
        readings=[draw(st.lists(st.one_of(kinds), min_size=n, max_size=n)) for _ in range(columns)],
        layout=layout,
        decimals=decimals,
        mark=mark,
        thousands=draw(st.sampled_from(["", "", "." if mark == "," else ","])),
        delimiter=draw(st.sampled_from(";\t,")),
        encoding=draw(st.sampled_from(ENCODINGS)),
        line=draw(st.sampled_from(["\r\n", "\n", "\r"])),
        quoting=draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])),
        unit=draw(st.sampled_from(["mm", "mm", *FACTORS])) if named else "mm",
        in_cells=in_cells,
        titles=draw(st.integers(0, 3)),
        blanks=draw(st.booleans()),
        total=draw(st.booleans()),
        again=draw(st.booleans()),
        trailing=draw(st.booleans()),
        missing=draw(st.sampled_from(MISSING)),
        width=draw(st.integers(2, 4)),
        limits=draw(st.sampled_from(["both", "both", "upper", "lower", "none"])),
        resolution=draw(st.booleans()),
    )
