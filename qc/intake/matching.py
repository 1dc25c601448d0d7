"""Choose the table that holds the standard's characteristics, and say what does not match."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from qc.errors import Location
from qc.intake.columns import Form, Header, Way, find_header
from qc.intake.completing import candidates, close_names, completed
from qc.intake.headers import Role, fold, split_unit
from qc.intake.raw import letter
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from qc.intake.completing import Doubtful
    from qc.intake.findings import Findings
    from qc.intake.plan import ColumnPlan, ExpectedColumn
    from qc.intake.raw import Sheet


_SAID = {
    Way.GIVEN: message("column “{column}” read as {name}, as you said"),
    Way.BALLOON: message("column “{column}” read as {name}: it has its balloon number"),
    Way.LIMITS: message("column “{column}” read as {name}: it gives its limits"),
    Way.CLOSE: message("column “{column}” read as {name}: the names are much alike; check this"),
}


def choose(sheets: Sequence[Sheet], plan: ColumnPlan) -> tuple[int, list[Header | None]]:
    """Return the index of the sheet that matches the standard best, the first of equals, and all headers.

    A text is a sheet under each delimiter: of those that match as well, rows as wide as the header tell the right one,
    then a wider header.
    """
    headers = [completed(find_header(sheet.head, plan), sheet.head, plan) for sheet in sheets]
    scores = [
        (header.score, _as_wide(sheet, header), len(header.texts) * (sheet.title is None))
        if header
        else ((False, 0, 0), 0.0, 0)
        for sheet, header in zip(sheets, headers, strict=True)
    ]
    return scores.index(max(scores)), headers


def _as_wide(sheet: Sheet, header: Header) -> float:
    """Return the share of the first rows below the header that have as many cells as it."""
    widths = [len(row) for row in sheet.head[header.row + 1 :] if row]
    return widths.count(len(header.texts)) / max(1, len(widths))


def called(expected: ExpectedColumn) -> str:
    """Return what a reader calls a characteristic: its name in the standard's first language."""
    return expected.names[0] if expected.names else expected.id


def header_problems(header: Header, sheet: Sheet, plan: ColumnPlan, findings: Findings) -> None:
    """Report columns that could be more than one thing."""
    place = Location(file=sheet.name, sheet=sheet.title, row=header.row + 1)
    for expected in plan.columns:
        if header.form is Form.UNITS and len(columns := header.measured.get(expected.id, ())) > 1:
            _two_columns(header, expected, columns, place, findings)
    if header.form is Form.UNITS:
        _one_column_for_two(header, plan, place, findings)
    if header.form is Form.UNITS and len(header.replicates) >= 2:
        findings.problem(
            message("both numbered columns and columns named after a characteristic hold readings"),
            place,
            found=_headers(header),
            expected=message("readings in one kind of columns only"),
            fix=message("Delete the columns that do not hold readings, or put them in another sheet."),
        )
    _note_ways(header, plan, place, findings)
    for column in header.doubled if header.form is Form.WIDE else ():
        findings.problem(
            message("this numbered column stands twice"),
            Location(file=place.file, sheet=place.sheet, row=place.row, column=header.label(column)),
            expected=message("each of x1, x2, x3 … once"),
            fix=message("If two tables stand side by side, put one below the other or in a file of its own."),
        )


def _two_columns(
    header: Header, expected: ExpectedColumn, columns: tuple[int, ...], place: Location, findings: Findings
) -> None:
    findings.problem(
        message("{count} columns could be {name}", count=len(columns), name=called(expected)),
        place,
        found=", ".join(header.label(column) for column in columns),
        expected=message("one column for {name}", name=called(expected)),
        fix=_say_which(header, columns[0], expected),
    )


def _one_column_for_two(header: Header, plan: ColumnPlan, place: Location, findings: Findings) -> None:
    owners: dict[int, list[str]] = {}
    for expected in plan.columns:
        for column in header.measured.get(expected.id, ()):
            owners.setdefault(column, []).append(expected.id)
    for column, ids in owners.items():
        if len(ids) > 1:
            findings.problem(
                message("this column could be any of: {names}", names=", ".join(ids)),
                Location(file=place.file, sheet=place.sheet, row=place.row, column=header.label(column)),
                expected=message("a header that names one characteristic of the standard"),
                fix=message(
                    "Use the id from the standard as the header, or say it: --column \"{header}={id}\"",
                    header=header.label(column),
                    id=ids[0],
                ),
            )


def _say_which(header: Header, column: int, expected: ExpectedColumn) -> Message:
    """Return how to say which of several columns is meant: by its header, or by its letter if that is not enough."""
    label = header.label(column)
    alike = sum(fold(text) == fold(label) for text in header.texts) > 1
    return message(
        "Say which one holds its readings, such as --column \"{header}={id}\", or give the others another name.",
        header=letter(column) if alike else label,
        id=expected.id,
    )


def _note_ways(header: Header, plan: ColumnPlan, place: Location, findings: Findings) -> None:
    """Note every column that was not found by its name."""
    called_of = {column: called(e) for e in plan.columns for column in header.measured.get(e.id, ())}
    for column, way in header.ways.items():
        if column in called_of:
            said = _SAID[Way(way)]
            findings.note(message(said.text, column=header.label(column), name=called_of[column]), place)


def match_closely(
    names: Sequence[str], plan: ColumnPlan, found: Collection[str], place: Location, findings: Findings
) -> dict[str, str]:
    """Return, by id, the names in rows that can only mean a characteristic though they are spelled otherwise.

    Parameters
    ----------
    names : sequence of str
        What rows name, and the standard does not.
    plan : ColumnPlan
        What is looked for.
    found : collection of str
        Ids of the characteristics that rows name.
    place : Location
        The table.
    findings : Findings
        Where a note on each goes.
    """
    wanted = {e.id: e for e in plan.columns if e.id not in found}
    close = close_names(names, wanted.values())
    for id_, name in close.items():
        said = message(
            "rows of “{text}” read as {name}: the names are much alike; check this",
            text=name,
            name=called(wanted[id_]),
        )
        findings.note(said, place)
    return close


def ask(header: Header, sheet: Sheet, plan: ColumnPlan, findings: Findings) -> frozenset[str]:
    """Report characteristics that two columns may hold, or columns that may hold two; return their ids."""
    found = candidates(header, sheet.head, plan) if header.form in {None, Form.UNITS} else ()
    for expected in plan.columns:
        if columns := [one.column for one in found if one.id == expected.id]:
            _unsure(header, sheet, expected, columns, findings)
    return frozenset(one.id for one in found)


def _unsure(
    header: Header, sheet: Sheet, expected: ExpectedColumn, columns: Sequence[int], findings: Findings
) -> None:
    """Ask which column holds a characteristic that none names."""
    labels = tuple(f"“{header.label(column)}”" for column in columns)
    findings.problem(
        message("no column is named {name}; it may be in: {columns}", name=called(expected), columns=labels),
        Location(file=sheet.name, sheet=sheet.title, row=header.row + 1),
        found=_headers(header),
        expected=message("one column for {name}", name=called(expected)),
        fix=_say_which(header, columns[0], expected),
    )


def no_header(sheet: Sheet, plan: ColumnPlan, findings: Findings) -> None:
    """Report that a table has no row with a known header."""
    first = next((row for row in sheet.head if any(cell.strip() for cell in row)), ())
    findings.problem(
        message("no row of headers was found that fits the standard"),
        Location(file=sheet.name, sheet=sheet.title),
        found=", ".join(cell.strip() for cell in first[:20] if cell.strip())[:200],
        expected=message("a row of headers with: {names}", names=", ".join(map(called, plan.columns))),
        fix=message("Write the characteristics' names above their columns, as the standard has them."),
    )


def unclear_owner(header: Header, sheet: Sheet, findings: Findings) -> None:
    """Report a wide table that does not say which of several characteristics it holds."""
    findings.problem(
        message("the columns {columns} do not say which characteristic they hold", columns=_replicates(header)),
        Location(file=sheet.name, sheet=sheet.title, row=header.row + 1),
        expected=message(
            "a column that names the characteristic, since the standard has {count}", count=header.expected
        ),
        fix=message("Add a column “Karakteristik” and write the characteristic's name in every row."),
    )


def missing(expected: ExpectedColumn, header: Header, sheet: Sheet, named: Sequence[str], findings: Findings) -> None:
    """Report a characteristic that has no readings; ``named`` are the characteristics that a long table names."""
    long = Role.CHARACTERISTIC in header.roles and header.form is not Form.UNITS
    candidates = list(named) if long else [header.label(column) for column in header.left_out]
    close = _closest(expected, candidates)
    reason = (
        message("no row names the characteristic {name}", name=called(expected))
        if long
        else message("no column for the characteristic {name}", name=called(expected))
    )
    findings.problem(
        reason,
        Location(file=sheet.name, sheet=sheet.title, row=header.row + 1),
        found=", ".join(named) if long else _headers(header),
        expected=message("{names}", names=tuple(f"“{name}”" for name in (*expected.names, expected.id))),
        fix=_rename(called(expected), close),
    )


def no_readings(expected: ExpectedColumn, sheet: Sheet, findings: Findings) -> None:
    """Report a characteristic whose every cell is empty or says that there is no reading."""
    findings.problem(
        message("{name} has no readings: its cells are empty", name=called(expected)),
        Location(file=sheet.name, sheet=sheet.title),
        expected=message("at least one reading of every characteristic of the standard"),
        fix=message("Fill in the readings, or check that this is the right file."),
    )


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


def _replicates(header: Header) -> str:
    labels = [header.label(column) for column in header.replicates]
    return f"{labels[0]} … {labels[-1]}"
