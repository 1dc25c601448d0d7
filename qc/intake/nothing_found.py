"""What is said of a table in which nothing is what the standard asks for."""

from __future__ import annotations

from difflib import get_close_matches
from itertools import pairwise
from typing import TYPE_CHECKING

from qc.errors import Location
from qc.intake.findings import shortened
from qc.intake.headers import fold, split_unit
from qc.intake.prose import is_prose
from qc.intake.readings.asking import called
from qc.intake.readings.cell import take_apart
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.intake.columns import Header
    from qc.intake.findings import Findings
    from qc.intake.formats.raw import Sheet
    from qc.intake.plan import ColumnPlan, ExpectedColumn

_WRITE = message("Write the characteristics' names above their columns, as the standard has them.")
_TEXT = message("this is a text, not a table with readings")
_SEVERAL = 2
_GIVE = message(
    "Give the file with the readings. If they stand in this text, put them into a table: a column for each "
    "characteristic, a row for each unit; “qc template” makes such a table to fill in."
)


def no_header(sheet: Sheet, plan: ColumnPlan, findings: Findings) -> None:
    """Report that a table has no row with a known header."""
    first = next((row for row in sheet.head if any(cell.strip() for cell in row)), ())
    written = is_prose(sheet)
    if written and (at := _single_spaced(sheet, plan)) is not None:
        findings.problem(
            message("only single spaces part the headers here: where one ends and the next begins cannot be told"),
            Location(file=sheet.name, row=at + 1),
            found=shortened(" ".join(sheet.head[at]).strip()),
            expected=message("semicolons, or two spaces or more, between the cells of the whole table"),
            fix=message("Write semicolons between the cells, in the header and in every row, or save it as XLSX."),
        )
        return
    findings.problem(
        _TEXT if written else message("no row of headers was found that fits the standard"),
        Location(file=sheet.name, sheet=sheet.title),
        found=", ".join(cell.strip() for cell in first[:20] if cell.strip())[:200],
        expected=message("a row of headers with: {names}", names=", ".join(map(called, plan.columns))),
        fix=_GIVE if written else _WRITE,
    )


def _single_spaced(sheet: Sheet, plan: ColumnPlan) -> int | None:
    """Return the line that names a characteristic right above a line of several words that are mostly numbers."""
    lines = [(i, " ".join(row)) for i, row in enumerate(sheet.head) if any(map(str.strip, row))]
    names = [fold(name) for column in plan.columns for name in (column.id, *column.names) if len(fold(name)) > 2]
    for (i, text), (_, below) in pairwise(lines):
        words = below.split()
        numbers = sum(bool(take_apart(word).digits) for word in words)
        if 2 * numbers >= max(len(words), _SEVERAL) and any(name in fold(text) for name in names):
            return i
    return None


def none_found(header: Header, sheet: Sheet, named: Sequence[str] | None, plan: ColumnPlan, findings: Findings) -> None:
    """Report a table in which nothing is what the standard asks for.

    Parameters
    ----------
    header : Header
        Its header.
    sheet : Sheet
        The sheet.
    named : sequence of str or None
        What its rows name; None where columns bear names.
    plan : ColumnPlan
        What the standard asks for.
    findings : Findings
        Where the problem goes.
    """
    if is_prose(sheet):
        no_header(sheet, plan, findings)
        return
    findings.problem(
        _none(named, plan),
        Location(file=sheet.name, sheet=sheet.title, row=header.row + 1),
        found=_headers(header) if named is None else ", ".join(named),
        expected=message("{names}", names=_wanted(plan)),
        fix=_name_it(header, named, plan),
    )


def _none(named: Sequence[str] | None, plan: ColumnPlan) -> Message:
    """Return that nothing is named as one of the standard's characteristics."""
    count, name = len(plan.columns), called(plan.columns[0])
    if named is None:
        if count == 1:
            return message("no column for the characteristic {name}", name=name)
        return message("no column is one of the {count} characteristics of the standard", count=count)
    if count == 1:
        return message("no row names the characteristic {name}", name=name)
    return message("no row names any of the {count} characteristics of the standard", count=count)


def _name_it(header: Header, named: Sequence[str] | None, plan: ColumnPlan) -> Message:
    """Return what to do: a single characteristic's name is said, and what is spelled much like it."""
    if len(plan.columns) > 1:
        return _WRITE
    return _rename(called(plan.columns[0]), close_to(plan.columns[0], header, named))


def close_to(expected: ExpectedColumn, header: Header, named: Sequence[str] | None) -> str | None:
    """Return what is spelled much like a characteristic, and is not used; None where nothing is.

    Parameters
    ----------
    expected : ExpectedColumn
        The characteristic.
    header : Header
        The table's.
    named : sequence of str or None
        What rows name that nothing means; None where columns bear names.
    """
    return _closest(expected, [header.label(column) for column in header.left_out] if named is None else named)


def no_readings(empty: Sequence[ExpectedColumn], sheet: Sheet, findings: Findings) -> None:
    """Report characteristics whose every cell is empty or says that there is no reading."""
    findings.problem(
        message("{name} has no readings: its cells are empty", name=", ".join(map(called, empty))),
        Location(file=sheet.name, sheet=sheet.title),
        expected=message("readings of at least one characteristic of the standard"),
        fix=message("Fill in the readings, or check that this is the right file."),
    )


def _wanted(plan: ColumnPlan) -> tuple[str, ...]:
    """Return the names to look for: all of a single characteristic, the first of each of several."""
    first = plan.columns[0]
    names = (*first.names, first.id) if len(plan.columns) == 1 else map(called, plan.columns)
    return tuple(f"“{name}”" for name in names)


def _rename(name: str, close: str | None) -> Message:
    if close is None:
        return message("Add it, or rename what holds its readings to “{name}”.", name=name)
    return message("If “{close}” holds its readings, rename it to “{name}”.", close=close, name=name)


def _closest(expected: ExpectedColumn, candidates: Sequence[str]) -> str | None:
    """Return the candidate that is spelled most like one of the characteristic's names."""
    folded = {fold(split_unit(text)[0]): text for text in candidates}
    for name in (*expected.names, expected.id):
        if close := get_close_matches(fold(name), folded, n=1, cutoff=0.6):
            return folded[close[0]]
    return None


def _headers(header: Header) -> str:
    return ", ".join(text.strip() for text in header.texts if text.strip())
