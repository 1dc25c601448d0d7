"""Readings from the CSV text that a report carries. The text may come from anybody: nothing of it is taken on trust."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

import numpy as np

from qc.intake.batch import Series
from qc.proof.distrust import Distrusted, counted, flag, listed, text
from qc.proof.readings_text import MISSING, PLACES, TITLES, title_of, wild
from qc.proof.steps import NEXT, known_title, next_of
from qc.terms import Context
from qc.values import dataclass
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from qc.proof.steps import Steps

MOST_ROWS = 2_000_000
MOST_UNITS = 10_000_000
_NUMBER = re.compile(r"([<>]?)(-?[0-9]{1,30}(?:\.[0-9]{1,30})?(?:e[+-]?[0-9]{1,3})?)", re.ASCII)
_WHOLE = re.compile(r"([<>]?)(-?[0-9]{1,16})", re.ASCII)
_SIDES = {"": 0, ">": 1, "<": -1}

Row = list[str]


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV text: the place of each column, the steps of those that have some, and the rows of each lot."""

    at: Mapping[str, int]
    steps: Mapping[str, Steps]
    rows: Mapping[str, Sequence[Row]]


def read_table(content: str) -> Table:
    """Return the rows of each lot.

    Parameters
    ----------
    content : str
        As ``readings_text`` writes it.

    Raises
    ------
    Distrusted
        If it is no such text.
    """
    rows: dict[str, list[Row]] = {}
    try:
        reader = csv.reader(io.StringIO(content, newline=""), strict=True)
        known = [known_title(title) for title in next(reader, [])]
        titles = [title for title, _ in known]
        above: Row = []
        for number, row in enumerate(reader):
            if number >= MOST_ROWS or len(row) != len(titles):
                raise _no_readings(number + 2)
            above = _spelled_out(row, above)
            rows.setdefault(row[0], []).append(row)
    except csv.Error as error:
        raise _no_readings(1) from error
    if tuple(titles[: len(PLACES)]) != PLACES or len(set(titles)) != len(titles):
        raise _no_readings(1)
    steps = {title: steps for title, steps in known if steps is not None}
    return Table({title: place for place, title in enumerate(titles)}, steps, rows)


def _spelled_out(row: Row, above: Row) -> Row:
    """Put numbers in the place of ``+``: one more than in the line above."""
    place = -1
    for _ in range(row.count(NEXT)):
        place = row.index(NEXT, place + 1)
        row[place] = (next_of(above[place]) if above else None) or NEXT
    return row


def _no_readings(row: int) -> Distrusted:
    return Distrusted(message("readings.csv cannot be read (row {row})", row=row))


def read_series(table: Table, lot: str, name: str, about: Mapping[str, Any]) -> Series:
    """Return the readings of one characteristic.

    Parameters
    ----------
    table : Table
        All readings.
    lot : str
        ``pilot`` or ``batch``.
    name : str
        The characteristic's id.
    about : mapping
        What the record says of the series besides its readings.

    Raises
    ------
    Distrusted
        If one cannot be read.
    """
    place = table.at.get(title_of(name))
    if place is None:
        raise Distrusted(message("readings.csv has no column {column}", column=name))
    rows = [row for row in table.rows.get(lot, ()) if row[place]]
    column = _columns(table, rows)
    steps = table.steps.get(title_of(name))
    found = [_reading(row[place], steps) for row in rows]
    headers = tuple(text(header) for header in listed(about.get("headers")))
    columns = np.array(column("column", lambda cell: _counted(cell or "1", 1)), dtype=np.int64)

    def whole(title: str) -> NDArray[np.int64]:
        return np.array(column(title, lambda cell: _counted(cell, 1)), dtype=np.int64)

    if columns.size and columns.max() >= len(headers):
        raise Distrusted(message("readings.csv names a column that the record does not name ({column})", column=name))
    return Series(
        characteristic=name,
        values=np.array([number for _, number in found], dtype=np.float64),
        subgroup=whole("subgroup") if flag(about.get("subgroups")) else None,
        unit=whole("unit"),
        source=whole("file"),
        row=np.array(column("row", _counted), dtype=np.int64),
        column=columns,
        headers=headers,
        context={
            context: np.array(column(TITLES[context], wild), dtype=np.str_)
            for context in _contexts(listed(about.get("context")), table)
        },
        decimals=counted(about.get("decimals"), 30),
        ordered=flag(about.get("ordered")),
        censored=np.array([side for side, _ in found], dtype=np.int8) if flag(about.get("censored")) else None,
        inspected=_inspected(column) if flag(about.get("inspected")) else None,
        remarks=np.array(column("remark", wild), dtype=np.str_) if flag(about.get("remarks")) else None,
    )


def _contexts(names: Sequence[Any], table: Table) -> list[Context]:
    """Return what the record says that the readings are told of, in its order."""
    known = {context.value: context for context in Context if TITLES[context] in table.at}
    return [known[name] for name in map(text, names) if name in known]


def _columns(table: Table, rows: Sequence[Row]) -> Callable[[str, Callable[[str], Any]], list[Any]]:
    """Return a function that reads one column of some rows."""
    return lambda title, read: [read(row[table.at[title]]) for row in rows]


def _inspected(column: Callable[[str, Callable[[str], Any]], list[Any]]) -> Any:
    numbers = np.array(column("inspected", _counted), dtype=np.float64)
    if numbers.sum() > MOST_UNITS:
        raise Distrusted(message("readings.csv speaks of more units than can be made"))
    return numbers


def _counted(cell: str, start: int = 0) -> int:
    """Return a count of reasonable size."""
    if not re.fullmatch(r"[0-9]{1,8}", cell, re.ASCII) or not start <= int(cell) <= MOST_UNITS:
        raise Distrusted(message("readings.csv holds something that is no count: {cell}", cell=cell[:40]))
    return int(cell) - start


def _reading(cell: str, steps: Steps | None) -> tuple[int, float]:
    """Return on which side of the number the reading lies, and the number."""
    if cell == MISSING:
        return 0, float("nan")
    found = (_NUMBER if steps is None else _WHOLE).fullmatch(cell)
    number = None if found is None else float(found[2]) if steps is None else steps.read(int(found[2]))
    if found is None or number is None or not np.isfinite(number):
        raise Distrusted(message("readings.csv holds something that is no reading: {cell}", cell=cell[:40]))
    return _SIDES[found[1]], number
