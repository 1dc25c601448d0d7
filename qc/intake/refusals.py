"""The problems that cells with readings can have, as a workshop owner wants to read them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from qc.errors import Problem
from qc.intake.formats.raw import CellKind
from qc.intake.matching import called
from qc.intake.readings.cell import BLANK, meant, take_apart
from qc.intake.readings.dates import read_time
from qc.words import Message, Number, message

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.findings import Findings
    from qc.intake.readings.cells import Cells

_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?|\d{1,2}[-/ ][^\W\d]{3,9}\.?")
_SEVERAL = 3
"""More cells without a number than this are said together, if they are half of all."""
_TURNED = message(
    "Excel may have turned 12.5 into a date: set the column's format to Number and type the readings again."
)
_CALCULATE = message("Open the file in Excel, let it calculate, and save it again.")
_UNIT = message("Check the unit, the decimal mark and the part: a unit in the header, such as (g), is converted.")
_SUMMED = message("Type the reading, or clear the number of the unit before it, so that the row counts as a sum.")
_STRUCK = message("Clear the cell if the reading does not count; if it does, take the line away.")
_ALIKE = message("Write it like the other numbers of its column.")
_APART = message("Write one number without blanks between its digits, or each number in a cell of its own.")
_CORRECT = message("Correct the cell, or clear it if there is no reading.")


def report_kinds(cells: Cells, findings: Findings) -> None:
    """Report cells that a workbook formats as dates or strikes through, and formulas whose result was never stored."""
    findings.each(
        cells.of_kind(CellKind.STRUCK).tolist(),
        lambda i: _problem(cells, i, message("this reading is struck through, or a part of it"), _STRUCK),
    )
    findings.each(
        cells.of_kind(CellKind.SUMMED).tolist(),
        lambda i: _problem(cells, i, message("this formula sums up other cells: it is no reading"), _SUMMED),
    )
    dates = cells.of_kind(CellKind.DATE)
    if dates.size > _SEVERAL and 2 * dates.size >= len(cells):
        reason = message(
            "{count} cells are formatted as dates or times, not as numbers; this is the first", count=int(dates.size)
        )
        findings.problems.append(_problem(cells, int(dates[0]), reason, _TURNED))
        return
    findings.each(
        dates.tolist(),
        lambda i: _problem(
            cells,
            i,
            message("this cell is formatted as a date or a time, not as a number"),
            _TURNED,
        ),
    )
    uncomputed = cells.of_kind(CellKind.UNCOMPUTED)
    if uncomputed.size > _SEVERAL and 2 * uncomputed.size >= len(cells):
        reason = message("{count} formulas have no stored result; this is the first", count=int(uncomputed.size))
        findings.problems.append(_problem(cells, int(uncomputed[0]), reason, _CALCULATE))
        return
    findings.each(
        uncomputed.tolist(),
        lambda i: _problem(
            cells,
            i,
            message("this formula has no stored result"),
            _CALCULATE,
        ),
    )


def report_no_numbers(cells: Cells, indices: NDArray[np.int64], findings: Findings) -> None:
    """Report cells that hold something else than a number; where most do, that it is not what was looked for."""
    if indices.size > _SEVERAL and 2 * indices.size >= len(cells):
        findings.problems.append(_no_column_of_numbers(cells, np.sort(indices)))
        return
    findings.each(
        np.sort(indices).tolist(),
        lambda i: _problem(cells, i, message("this is not a number"), _slip(cells, i)),
    )


def _no_column_of_numbers(cells: Cells, indices: NDArray[np.int64]) -> Problem:
    """Return that hardly any cell is a number, with the first that is none."""
    said = {"name": called(cells.expected), "count": int(indices.size), "all": len(cells)}
    reason = message("{count} of the {all} cells read as {name} hold no number; this is the first", **said)
    fix = message(
        'Check that these are the readings of {name}. If another column holds them, say so: --column "HEADER={id}".',
        name=called(cells.expected),
        id=cells.expected.id,
    )
    return _problem(cells, int(indices[0]), reason, _APART if _parted(cells, int(indices[0])) else fix)


def report_two_ways(cells: Cells, indices: NDArray[np.int64], findings: Findings) -> None:
    """Report single cells whose mark may stand before decimals or between thousands, or whose blanks part numbers."""
    findings.each(np.sort(indices).tolist(), lambda i: _problem(cells, i, *_which_way(cells.written(i))))


def _which_way(text: str) -> tuple[Message, Message]:
    """Return what is said of a number that may be another one or several, and what to do about it."""
    digits = take_apart(text, blanks=True).digits or ""
    if BLANK in digits:
        return message("this may be one number, or several in one cell"), _APART
    return message("this number can be read in two ways: {first} or {second}", **_two_ways(digits)), _ALIKE


def report_undecided(cells: Cells, index: int, findings: Findings) -> None:
    """Report a column whose marks may stand before decimals or between thousands; ``index`` is one of its cells."""
    ways = _two_ways(take_apart(cells.written(index)).digits or "")
    reason = message(
        "the numbers of {name} can be read in two ways: {first} or {second}", name=called(cells.expected), **ways
    )
    fix = message("Save the file as XLSX, or write the numbers without thousands marks.")
    findings.problems.append(_problem(cells, index, reason, fix))


def report_absurd(cells: Cells, indices: NDArray[np.int64], findings: Findings) -> None:
    """Report numbers that are much too far from the limits to be readings; where most are, all together."""
    if indices.size > _SEVERAL and 2 * indices.size >= len(cells):
        reason = message(
            "{count} of the {all} numbers read as {name} are much too far from the limits to be readings; this is the"
            " first",
            count=int(indices.size),
            all=len(cells),
            name=called(cells.expected),
        )
        findings.problems.append(_problem(cells, int(indices[0]), reason, _UNIT))
        return
    findings.each(
        indices.tolist(),
        lambda i: _problem(
            cells,
            i,
            message("this number is much too far from the limits to be a reading"),
            message("Check the decimal mark and the unit, and correct the cell."),
        ),
    )


def wanted_number(cells: Cells) -> Message:
    """Return what a cell with a reading may hold."""
    e = cells.expected
    lsl, usl = (None if x is None else Number(x) for x in (e.lsl, e.usl))
    if lsl is not None and usl is not None:
        return message("a number near {lsl} … {usl} {unit}", lsl=lsl, usl=usl, unit=e.unit)
    if lsl is not None:
        return message("a number, {lsl} {unit} or more", lsl=lsl, unit=e.unit)
    if usl is not None:
        return message("a number, {usl} {unit} or less", usl=usl, unit=e.unit)
    return message("a number in {unit}", unit=e.unit)


def _problem(cells: Cells, index: int, reason: Message, fix: Message) -> Problem:
    return Problem(
        reason=reason,
        location=cells.place(index),
        found=cells.written(index),
        expected=wanted_number(cells),
        fix=fix,
    )


def _parted(cells: Cells, index: int) -> bool:
    """Whether a cell would be a number with blanks between thousands if blanks did not part cells here."""
    return not cells.blanks and BLANK in (take_apart(cells.written(index), blanks=True).digits or "")


def _slip(cells: Cells, index: int) -> Message:
    """Return what to do about a text; a letter that looks like a digit is named."""
    if _parted(cells, index):
        return _APART
    text = cells.written(index)
    if read_time(text) is not None or _CLOCK.fullmatch(text.strip()):
        return _TURNED
    guess = meant(text)
    if guess is None:
        return _CORRECT
    return message("If {guess} is meant, type it again: a letter stands where a digit should.", guess=guess)


def _two_ways(digits: str) -> dict[str, str]:
    """Return both numbers that a cell may mean, written without thousands marks."""
    mark = "," if "," in digits else "."
    return {"first": digits, "second": digits.replace(mark, "")}
