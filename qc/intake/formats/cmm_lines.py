"""The lines of a measuring machine's report: features, and the axes measured of each, by the names of their columns.

Which columns are printed, and in which order, the machine's user chooses; a cell may be empty. Where a line has as many
words as the header, they follow each other; else each stands below its header.
"""

from __future__ import annotations

import re
from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from qc.errors import Location
from qc.values import dataclass
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qc.intake.findings import Findings

_WORD = re.compile(r"\S+")
_FEATURE = re.compile(r"\s*DIM\s+(?P<feature>[^\s=]+)\s*=?", re.IGNORECASE)
_UNITS = re.compile(r"\bUNITS?\s*[=:]\s*([^\s,]+)", re.IGNORECASE)
_SERIAL = re.compile(r"\bSER(?:IAL)?\.?\s*(?:NUMBER|NO)\.?\s*[:=]\s*([^\s=]+)(?!\S*=)", re.IGNORECASE)
_DATE = re.compile(r"\bDATE\s*[:=]\s*(\S+(?:[ \t]+\d{1,2}[:.]\d{2}\S*)?)", re.IGNORECASE)
_PART = re.compile(r"\s*PART\s+(?:NAME|NUMBER|NO)\b", re.IGNORECASE)
_GRAPH = re.compile(r"[-<>#|*=]{3,}")
_FAR = 2


class Column(StrEnum):
    """What a column of a report holds."""

    AXIS = "axis"
    NOMINAL = "nominal"
    UPPER = "upper"
    LOWER = "lower"
    MEASURED = "measured"
    DEVIATION = "deviation"
    OUT = "out"


_TITLES = {
    title: column
    for column, titles in {
        Column.AXIS: "AX AXIS CHAR",
        Column.NOMINAL: "NOMINAL NOM",
        Column.UPPER: "+TOL HI-TOL UPTOL UPPER-TOL",
        Column.LOWER: "-TOL LO-TOL LOTOL LOWER-TOL",
        Column.MEASURED: "MEAS MEASURED ACTUAL",
        Column.DEVIATION: "DEV DEVIATION",
        Column.OUT: "OUTTOL OUT-TOL ERROR OOT",
    }.items()
    for title in titles.split()
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One measured axis.

    Attributes
    ----------
    line : int
        Where it stands, from 1.
    serial, date, feature, axis, unit : str
        As the report writes them; empty where it does not.
    cells : mapping of Column to str
        What stands below each header.
    complete : bool
        Whether every column has a cell, so that their order tells which is which.
    """

    line: int
    serial: str
    date: str
    feature: str
    axis: str
    unit: str
    cells: Mapping[Column, str]
    complete: bool


@dataclass(slots=True)
class _State:
    """What the lines above say."""

    serial: str = ""
    date: str = ""
    feature: str = ""
    unit: str = ""
    header: Sequence[tuple[Column, int, int]] = field(default_factory=tuple)


def is_report(text: str) -> bool:
    """Return whether a text has a line of headers as a measuring machine prints them.

    Parameters
    ----------
    text : str
        The beginning of a file.

    Examples
    --------
    >>> is_report("AX    NOMINAL  MEAS   DEV"), is_report("No;MEAS;DEV")
    (True, False)
    """
    return any(_headers(line.expandtabs()) for line in text.splitlines())


def measured_lines(name: str, text: str, findings: Findings) -> Iterator[Measured]:
    """Yield every measured axis of a report.

    Parameters
    ----------
    name : str
        The file, as the user gave it.
    text : str
        All of it.
    findings : Findings
        Where lines are reported of which nobody can tell which number is which.
    """
    state = _State()
    for number, raw in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        line = raw.expandtabs()
        if _said(state, line):
            continue
        words = [word for word in _WORD.finditer(line) if not _GRAPH.fullmatch(word[0])]
        if not state.header or not any(c.isdigit() for word in words[1:] for c in word[0]):
            continue
        axis = words[0][0] if words[0][0][0].isalpha() else ""
        columns = [column for column in state.header if column[0] is not Column.AXIS]
        cells = _placed(words[1:] if axis else words, columns)
        if cells is None:
            _unplaced(name, number, raw, columns, findings)
            continue
        yield Measured(
            line=number,
            serial=state.serial,
            date=state.date,
            feature=state.feature,
            axis=axis,
            unit=state.unit,
            cells=cells,
            complete=len(cells) == len(columns),
        )


def _said(state: _State, line: str) -> bool:
    """Keep what a line says of the lines below it; return whether it says anything."""
    if header := _headers(line):
        state.header = header
        return True
    if feature := _FEATURE.match(line):
        units = _UNITS.search(line)
        state.feature, state.unit = feature["feature"], units[1] if units else state.unit
        return True
    serial, date, part = _SERIAL.search(line), _DATE.search(line), _PART.match(line)
    if part:
        state.serial = state.date = state.feature = ""
    state.serial = serial[1] if serial else state.serial
    state.date = date[1] if date else state.date
    return bool(serial or date or part)


def _headers(line: str) -> tuple[tuple[Column, int, int], ...]:
    """Return the columns that a line names, each with its place; none if it is no line of headers."""
    words = list(_WORD.finditer(line))
    found = [(_TITLES.get(word[0].upper()), *word.span()) for word in words]
    known = tuple((column, start, end) for column, start, end in found if column is not None)
    names = {column for column, _, _ in known}
    enough = Column.MEASURED in names and len(names) == len(known) and len(names & {Column.NOMINAL, Column.DEVIATION})
    return known if enough and len(known) == len(found) else ()


def _placed(words: Sequence[re.Match[str]], columns: Sequence[tuple[Column, int, int]]) -> dict[Column, str] | None:
    """Return the word below each header, or None where that cannot be told."""
    if len(words) == len(columns):
        return {column: word[0] for (column, _, _), word in zip(columns, words, strict=True)}
    cells: dict[Column, str] = {}
    for word in words:
        near = [
            column
            for column, start, end in columns
            if min(abs(word.start() - start), abs(word.end() - end)) <= _FAR and column not in cells
        ]
        if len(near) != 1:
            return None
        cells[near[0]] = word[0]
    return cells


def _unplaced(
    name: str, number: int, line: str, columns: Sequence[tuple[Column, int, int]], findings: Findings
) -> None:
    findings.problem(
        message("it cannot be told which number of this line stands in which column"),
        Location(file=name, row=number),
        found=line.strip()[:80],
        expected=message("{count} numbers, or each number below its header", count=len(columns)),
        fix=message("Let the machine print all columns, or export the report as a table."),
    )
