"""A text as the table that bars or spaces draw in it, where no mark between its cells makes a table of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.errors import Location
from qc.intake.findings import Findings
from qc.intake.formats.delimited import DELIMITERS, DelimitedSheet, Held
from qc.intake.formats.drawn import LINE, as_sheet, drawn
from qc.intake.formats.spaced_again import heads_rows
from qc.intake.formats.spaced_fields import Ruler, fields, loose, two_numbers
from qc.intake.formats.text_forms import too_large
from qc.intake.matching import choose
from qc.intake.names import Names
from qc.intake.readings.cell import take_apart
from qc.intake.sheets import read_sheets
from qc.units import canonical
from qc.values import dataclass
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qc.intake.formats.raw import Sheet
    from qc.intake.plan import ColumnPlan
    from qc.intake.table import TableRead

_BEGINNING = 1 << 16
_MARKS = message("Let the program write semicolons or tabs between the cells, or split the file into several.")


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well sheets fit the standard; of the best how many headers, the delimiter, the header's row, and readings."""

    score: tuple[bool, int, int]
    headers: int
    mark: str
    row: int
    readings: tuple[int, ...] = ()


def read_drawn(
    name: str,
    data: bytes,
    sheets: Sequence[Sheet],
    plan: ColumnPlan,
    sizes: Mapping[str, int],
    findings: Findings,
) -> tuple[TableRead, ...]:
    """Read a text that may be drawn: with marks between its cells if that goes without a problem, else as drawn.

    Parameters
    ----------
    name : str
        The file, as the user gave it.
    data : bytes
        All of it, as UTF-8.
    sheets : sequence of Sheet
        The text under each delimiter.
    plan : ColumnPlan
        What the standard asks for.
    sizes : mapping of str to int
        Units per subgroup where the file names no subgroups.
    findings : Findings
        Where problems and notes go.
    """
    own, other = _fits(name, data, plan)
    mixed = own is not None and _tabs_and_spaces(data, own, other, Names(plan))
    if own is None or not (mixed or _better(own, other)):
        return read_sheets(sheets, plan, sizes, findings)
    trial = Findings()
    if not mixed:
        tables = read_sheets(sheets, plan, sizes, trial)
        if not trial.problems and any(table.parts for table in tables):
            findings.take(trial)
            return tables
    if size := too_large(data):
        said = message(
            "this file has {size} MB; of tables drawn with bars or spaces at most {most} MB are read", **size
        )
        findings.problem(said, Location(file=name), fix=_MARKS)
        return ()
    found = drawn(name, data.decode("utf-8"), plan)
    if found is None:
        findings.take(trial)
        return ()
    findings.take(found.findings)
    return () if found.findings.problems else read_sheets([as_sheet(name, found.rows)], plan, sizes, findings)


def _fits(name: str, data: bytes, plan: ColumnPlan) -> tuple[_Fit | None, _Fit]:
    """Return how well the beginning of a text fits the standard as drawn, and with the best mark between its cells."""
    head = data[:_BEGINNING]
    if len(data) > _BEGINNING:
        head = head[: max(head.rfind(b"\n"), head.rfind(b"\r"), 0)]
    marked = [DelimitedSheet(name=name, held=Held(head), delimiter=mark) for mark in DELIMITERS]
    found = drawn(name, head.decode("utf-8", errors="ignore"), plan)
    return None if found is None else _fit([as_sheet(name, found.rows)], plan), _fit(marked, plan)


def _fit(sheets: Sequence[DelimitedSheet], plan: ColumnPlan) -> _Fit:
    from qc.intake.layout.arrange import arranged  # noqa: PLC0415 - as qc.intake.sheets has it

    marks = [sheet.delimiter for sheet in sheets]
    best, headers = choose([arranged(sheet, plan).sheet for sheet in sheets], plan)
    header = headers[best]
    if header is None:
        return _Fit((False, 0, 0), 0, marks[best], 0)
    headed = sum(bool(text.strip()) for text in header.texts)
    return _Fit(header.score, headed, marks[best], header.row, header.readings if header.form is not None else ())


def _better(own: _Fit, other: _Fit) -> bool:
    """Whether a drawn table fits the standard better than one with a mark between its cells."""
    return own.score > other.score or (own.score == other.score and other.headers <= 1 < own.headers)


def _tabs_and_spaces(data: bytes, own: _Fit, other: _Fit, known: Names) -> bool:
    """Return whether tabs part some cells and spaces others: in a header, in the same one above, or in rows below."""
    if other.mark != "\t" or other.headers <= 1:
        return other.mark == "\t" and own.score > other.score and own.headers > 1
    if own.score >= other.score and own.row < other.row:
        return True
    if own.score > other.score and own.headers > other.headers:
        return True
    lines = LINE.split(data.decode("utf-8"))
    top = lines[: other.row + 1]
    if top[-1].split() in map(str.split, top[:-1]) or any(heads_rows(top[i:], known) for i in range(other.row)):
        return True
    return any(_spaced_out(line, other) for line in lines[other.row + 1 :] if " " in line)


def _spaced_out(line: str, fit: _Fit) -> bool:
    """Whether a row fills too few cells, and one of them is two: a number with something apart from it, or another."""
    cells = [cell.strip() for cell in line.split("\t")]
    if sum(map(bool, cells)) >= fit.headers:
        return False
    missing = any(not cell for i in fit.readings for cell in cells[i : i + 1] or [""])
    not_last = cells[: fit.headers - 1]
    return any(map(_two_cells, not_last)) or (missing and any(two_numbers(cell, whole=True) for cell in not_last))


def _two_cells(cell: str) -> bool:
    line = fields(cell, Ruler())
    numbers = [bool(take_apart(one.text).digits) for one in line]
    return len(line) > 1 and any(numbers) and not loose(line) and not (numbers[0] and canonical(line[1].text))
