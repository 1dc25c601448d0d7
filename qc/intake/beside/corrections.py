"""Corrections: cells that a user sets right, each with who, when and why; the measurement file stays as it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from qc.errors import Location, Problem
from qc.intake.formats.raw import CellKind, Doubt
from qc.intake.headers import fold
from qc.values import dataclass
from qc.words import Message, message
from qc.words.days import as_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qc.intake.findings import Findings
    from qc.intake.readings.cells import Cells

_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u202f", " ") | {",": ".", "−": "-"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One cell that a user sets right.

    Attributes
    ----------
    file : str
        The measurement file, with or without its folder.
    sheet : str or None
        The sheet of a workbook; None where the file has only one that was read.
    row : int
        As the spreadsheet numbers it.
    column : str
        The column's header, as written.
    old, new : str
        The cell as it stands in the file, and what it should say.
    who, when, why : str
        Who corrects it, the date as written, and the reason.
    place : Location
        Where the correction itself stands.
    """

    file: str
    sheet: str | None
    row: int
    column: str
    old: str
    new: str
    who: str
    when: str
    why: str
    place: Location


def index_of(correction: Correction, cells: Cells) -> int | None:
    """Return which of the cells a correction concerns, or None.

    Parameters
    ----------
    correction : Correction
        A cell of some file.
    cells : Cells
        The readings of one characteristic in one file.
    """
    if not _same_file(correction, cells):
        return None
    columns = [i for i, header in enumerate(cells.headers) if fold(header) == fold(correction.column)]
    found = np.flatnonzero((cells.row == correction.row) & np.isin(cells.column, columns))
    return int(found[0]) if found.size else None


def corrected(cells: Cells, corrections: Sequence[Correction], findings: Findings) -> Cells:
    """Return cells with the corrections that concern them, or the same cells.

    Parameters
    ----------
    cells : Cells
        As a layout found them.
    corrections : sequence of Correction
        Of any file; a later one of the same cell follows on an earlier one.
    findings : Findings
        Where a note on each correction goes, and a problem where the file says something else than its ``old``.

    Returns
    -------
    Cells

    Raises
    ------
    Doubt
        The cells were given as plain numbers, but a text is to be corrected.
    """
    mine = [(c, index) for c in corrections if (index := index_of(c, cells)) is not None]
    if not mine:
        return cells
    if cells.text is None:
        raise Doubt
    for correction, index in mine:
        if agrees(cells.written(index), correction.old):
            findings.note(_said(correction, cells.written(index)), cells.place(index))
            cells = _with(cells, index, correction.new)
        else:
            findings.problems.append(_refused(correction, cells, index))
    return cells


def agrees(written: str, old: str) -> bool:
    """Return whether a cell says what a correction takes it to say; comma and point count as the same mark.

    Examples
    --------
    >>> agrees("60,1", "60.1"), agrees("12.05", " 12,050 "), agrees("60,1", "601")
    (True, True, False)
    """
    first, second = (text.translate(_SPACES).strip() for text in (written, old))
    return first == second or (_number(first) is not None and _number(first) == _number(second))


def applied(corrections: Iterable[Correction], cells: Sequence[Cells]) -> tuple[Correction, ...]:
    """Return the corrections whose cell was read.

    Parameters
    ----------
    corrections : iterable of Correction
        All that were given.
    cells : sequence of Cells
        Of every characteristic and file.
    """
    return tuple(c for c in corrections if any(index_of(c, one) is not None for one in cells))


def unplaced(corrections: Iterable[Correction], used: Iterable[Correction]) -> Iterator[Problem]:
    """Yield a problem for each correction of a cell that no file has.

    Parameters
    ----------
    corrections : iterable of Correction
        All that were given.
    used : iterable of Correction
        Those whose cell was read.
    """
    known = set(used)
    for one in corrections:
        if one not in known:
            where = Location(file=one.file, sheet=one.sheet, row=one.row, column=one.column)
            yield Problem(
                reason=message("this correction is of a cell that holds no reading"),
                location=one.place,
                found=", ".join(part for part in (one.file, one.sheet, str(one.row), one.column) if part),
                expected=message("file, sheet, row and column as {command} shows them", command="qc read"),
                fix=message("Check the place {place}.", place=where.message()),
            )


def _same_file(correction: Correction, cells: Cells) -> bool:
    """Whether the file is the one meant: its name, or the end of its path."""
    asked, read = (Path(name.replace("\\", "/")).parts for name in (correction.file, cells.name))
    sheet = correction.sheet is None or cells.sheet is None or fold(correction.sheet) == fold(cells.sheet)
    return sheet and bool(asked) and read[-len(asked) :] == asked


def _with(cells: Cells, index: int, new: str) -> Cells:
    """Return the cells with one of them as a text."""
    assert cells.text is not None, "plain numbers are read again as text first"
    text = cells.text.copy()
    text[index] = new
    number = None if cells.number is None else cells.number.copy()
    kind = None if cells.kind is None else cells.kind.copy()
    if number is not None:
        number[index] = np.nan
    if kind is not None:
        kind[index] = CellKind.TEXT
    return replace(cells, text=text, number=number, kind=kind)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _said(one: Correction, written: str) -> Message:
    return message(
        "corrected by the user: the file says {old}, read as {new} ({who}, {when}: {why})",
        old=written,
        new=one.new,
        who=one.who,
        when=as_day(one.when),
        why=one.why,
    )


def _refused(one: Correction, cells: Cells, index: int) -> Problem:
    return Problem(
        reason=message(
            "the file does not say what this correction takes it to say (cell: {cell})", cell=cells.written(index)
        ),
        location=one.place,
        found=one.old,
        expected=message("the cell as it stands at {place}", place=cells.place(index).message()),
        fix=message("Correct the “old” of this line, or check whether it is the right cell."),
    )
