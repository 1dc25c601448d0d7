"""What was understood of a file, as facts: which table, what each column became, how its numbers were read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from qc.intake.beside.notes import is_remark
from qc.intake.beside.tallies import INSPECTED_ID, TOTAL_ID
from qc.intake.columns import Way
from qc.intake.findings import shortened
from qc.intake.formats.raw import letter
from qc.intake.formats.sheet_size import column_number
from qc.intake.formats.written import WrittenSheet
from qc.intake.headers import Role
from qc.intake.layout.arranged import ArrangedSheet
from qc.intake.layout.claims import claim
from qc.terms import Context
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.errors import Location
    from qc.intake.columns import Form, Header
    from qc.intake.formats.raw import Sheet
    from qc.intake.numbering import Placed
    from qc.intake.readings.cell import Mark, Thousands
    from qc.intake.table import TableRead

EXAMPLES = 5
"""So many readings of each characteristic are shown as written and as read."""
REMARKED = 20
"""And so many of those that something is remarked on."""


Meaning = Context | Role | Literal["inspected", "total", "remark", "compared"]
_SUMS: dict[str, Meaning] = {INSPECTED_ID: "inspected", TOTAL_ID: "total"}


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderstoodColumn:
    """What a column of a file became.

    Attributes
    ----------
    letter : str or None
        As a spreadsheet names it; None in a table that was put together anew.
    header : str
        As written.
    use : {"readings", "context", "not_used"}
    characteristics : tuple of str
        Ids of the characteristics whose readings it holds; empty where the rows name them.
    meaning : Context or Role or "inspected" or "total" or "remark" or "compared" or None
        What it says of each row, where it holds no readings of a characteristic.
    way : Way or None
        How its characteristic was found.
    """

    letter: str | None
    header: str
    use: Literal["readings", "context", "not_used"]
    characteristics: tuple[str, ...] = ()
    meaning: Meaning | None = None
    way: Way | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A reading as the file has it and as it was read, None where there is none; its remark is mostly empty."""

    place: Location
    written: str
    value: float | None
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderstoodReadings:
    """The readings of one characteristic in one file.

    Attributes
    ----------
    characteristic : str
        Its id.
    headers : tuple of str
        Of the columns that they stand in.
    first_row, last_row : int
        As the spreadsheet numbers them.
    readings, missing, beyond : int
        How many were read, how many are missing, and how many of those read only say "more than" or "less than".
    unit : str
        The standard's, in which they are given.
    unit_read : str
        The unit that they had.
    decimal : Mark or None
    thousands : Thousands or None
        What was read as the decimal mark and as the thousands mark.
    examples : tuple of Example
        The first ones, and the first of those that something is remarked on.
    decimals : int
        Most digits after the decimal mark.
    """

    characteristic: str
    headers: tuple[str, ...]
    first_row: int
    last_row: int
    readings: int
    missing: int
    beyond: int
    unit: str
    unit_read: str
    decimal: Mark | None
    thousands: Thousands | None
    examples: tuple[Example, ...]
    decimals: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What was understood of one file.

    Attributes
    ----------
    file : str
    sheet : str or None
    form : Form or None
        How the table holds its readings; None where none was found.
    header_row : int or None
        As the spreadsheet numbers it; None where the file has no such row.
    rows : int
        Data rows.
    columns : tuple of UnderstoodColumn
        Those with a header or with anything below it.
    readings : tuple of UnderstoodReadings
        In the standard's order.
    """

    file: str
    sheet: str | None
    form: Form | None
    header_row: int | None
    rows: int
    columns: tuple[UnderstoodColumn, ...]
    readings: tuple[UnderstoodReadings, ...]


def understand(table: TableRead) -> Understood:
    """Return what was understood of a file.

    Parameters
    ----------
    table : TableRead
        What it turned out to hold.

    Returns
    -------
    Understood
    """
    header = table.header
    headless = isinstance(table.sheet, WrittenSheet)
    anew = headless or isinstance(table.sheet, ArrangedSheet)
    return Understood(
        file=table.sheet.name,
        sheet=table.sheet.title,
        form=None if header is None else header.form,
        header_row=None if header is None or headless else header.row + 1,
        rows=table.rows,
        columns=() if header is None else tuple(_columns(header, anew=anew)),
        readings=tuple(_readings(part, table.sheet, header) for part in table.parts),
    )


def _columns(header: Header, *, anew: bool) -> Iterator[UnderstoodColumn]:
    """Yield every column that holds anything."""
    meanings: dict[int, Meaning] = {column: what for what, column in header.context.items()}
    meanings |= {column: what for what, column in header.roles.items()}
    meanings |= {header.measured[id_][0]: what for id_, what in _SUMS.items() if id_ in header.measured}
    meanings |= {i: "remark" for i in header.left_out if is_remark(header.texts[i])}
    if not any(id_ in header.measured for id_ in _SUMS):
        judged = {i for i in header.judged if not is_remark(header.texts[i])}
        meanings |= {i: "compared" for i in header.left_out if i in judged or claim(header.texts[i]) is not None}
    labels, sums = set(header.labels), {c for id_ in header.measured if id_[0] == "#" for c in header.measured[id_]}
    for index in sorted(header.filled | set(header.readings)):
        ids = tuple(name for name, columns in header.measured.items() if index in columns and name[0] != "#")
        reads = index in header.readings and index not in sums
        used = index in labels or index in sums or meanings.get(index) in {"remark", "compared"}
        yield UnderstoodColumn(
            letter=None if anew else letter(index),
            header=" ".join(header.texts[index].split()),
            use="readings" if reads else "context" if used else "not_used",
            characteristics=ids if reads else (),
            meaning=None if reads else meanings.get(index),
            way=header.ways.get(index, Way.NAME) if reads and ids else None,
        )


def _readings(part: Placed, sheet: Sheet, header: Header | None) -> UnderstoodReadings:
    cells, numbers = part.cells, part.numbers
    missing = int(np.isnan(numbers.values).sum())
    return UnderstoodReadings(
        characteristic=cells.expected.id,
        headers=cells.headers,
        first_row=int(cells.row.min()),
        last_row=int(cells.row.max()),
        readings=len(cells) - missing,
        missing=missing,
        beyond=0 if numbers.censored is None else int(np.count_nonzero(numbers.censored)),
        unit=cells.expected.unit,
        unit_read=numbers.unit or cells.expected.unit,
        decimal=numbers.mark,
        thousands=numbers.thousands,
        examples=tuple(_examples(part, sheet, header)),
        decimals=numbers.decimals,
    )


def _examples(part: Placed, sheet: Sheet, header: Header | None) -> Iterator[Example]:
    """Yield the first readings, and the first with a remark, with what stands in the file."""
    said = part.numbers.remarks
    remarked = () if said is None else np.flatnonzero(said != "")[:REMARKED].tolist()
    for index in sorted({*range(min(EXAMPLES, len(part.cells))), *remarked}):
        value = float(part.numbers.values[index])
        place = part.cells.place(index)
        yield Example(
            place=place,
            written=_written(part, index, place, sheet, header),
            value=None if np.isnan(value) else value,
            remark="" if said is None else shortened(str(said[index])),
        )


def _written(part: Placed, index: int, place: Location, sheet: Sheet, header: Header | None) -> str:
    """Return a cell as written; of a text that was read as numbers at once, what stands in its first rows."""
    cells = part.cells
    if isinstance(sheet, ArrangedSheet) and sheet.as_written and place.row is not None and place.column:
        at = place.row - 1, column_number(place.column.encode()) - 1
        return sheet.as_written.get(at, cells.written(index))
    if cells.text is not None or header is None or place.row is None or place.column is None:
        return cells.written(index)
    column = next((i for i in header.readings if header.label(i) == place.column), None)
    row = sheet.head[place.row - 1] if place.row <= len(sheet.head) else ()
    return cells.written(index) if column is None or column >= len(row) else row[column]
