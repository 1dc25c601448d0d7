"""What a reader is told, or asked, of columns that do not simply bear a characteristic's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.errors import Location
from qc.intake.columns import Header, Way
from qc.intake.formats.raw import letter
from qc.intake.headers import fold
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from qc.intake.findings import Findings
    from qc.intake.formats.raw import Sheet
    from qc.intake.plan import ColumnPlan, ExpectedColumn
    from qc.intake.table import TableRead

_WHY = {
    Way.GIVEN: message("as you said"),
    Way.REMEMBERED: message("so it was in an earlier file of this part; check this"),
    Way.BALLOON: message("it has its balloon number"),
    Way.LIMITS: message("it gives its limits"),
    Way.CLOSE: message("the names are much alike; check this"),
}


def called(expected: ExpectedColumn) -> str:
    """Return what a reader calls a characteristic: its name in the standard's first language."""
    return expected.names[0] if expected.names else expected.id


def say_which(header: Header, column: int, expected: ExpectedColumn) -> Message:
    """Return how to say which of several columns is meant: by its header, or by its letter if that is not enough."""
    label = header.label(column)
    alike = sum(fold(text) == fold(label) for text in header.texts) > 1
    return message(
        'Say which one holds its readings, such as --column "{header}={id}", or give the others another name.',
        header=letter(column) if alike else label,
        id=expected.id,
    )


def note_ways(header: Header, plan: ColumnPlan, place: Location, findings: Findings) -> None:
    """Note every column that was not found by its name, and what the user said of a column that is not there."""
    called_of = {column: called(e) for e in plan.columns for column in header.measured.get(e.id, ())}
    for column, way in header.ways.items():
        if column in called_of:
            said = message(
                "column “{column}” read as {name}: {why}",
                column=header.label(column),
                name=called_of[column],
                why=_WHY[way],
            )
            findings.note(said, place)
            of = next(e.id for e in plan.columns if column in header.measured.get(e.id, ()))
            findings.matched(header.texts[column], of, way)
    for text, id_ in plan.given.items():
        columns = header.measured.get(id_, ())
        if columns and not any(header.ways.get(column) is Way.GIVEN for column in columns):
            findings.note(
                message(
                    "this table has no column “{said}”, as you said; {name} is read from “{column}”",
                    said=text,
                    name=next(called(e) for e in plan.columns if e.id == id_),
                    column=header.label(columns[0]),
                ),
                place,
            )


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
    if not (names and wanted):
        return {}
    from qc.intake.beside.remembered import rows_remembered  # noqa: PLC0415 - the same
    from qc.intake.completing import close_names  # noqa: PLC0415 - most files name every characteristic

    known = rows_remembered(names, plan, wanted)
    rest = [name for name in names if name not in known.values()]
    close = close_names(rest, [e for id_, e in wanted.items() if id_ not in known])
    for way, told in ((Way.REMEMBERED, known), (Way.CLOSE, close)):
        for id_, name in told.items():
            note_rows(name, wanted[id_], place, findings, way)
    return known | close


def note_rows(name: str, expected: ExpectedColumn, place: Location, findings: Findings, way: Way = Way.CLOSE) -> None:
    """Note rows whose name is not that of the characteristic that they are read as."""
    findings.note(
        message("rows of “{text}” read as {name}: {why}", text=name, name=called(expected), why=_WHY[way]), place
    )
    findings.matched(name, expected.id, way)


def unsure(header: Header, sheet: Sheet, expected: ExpectedColumn, columns: Sequence[int], findings: Findings) -> None:
    """Ask which column holds a characteristic that none names."""
    labels = tuple(f"“{header.label(column)}”" for column in columns)
    findings.problem(
        message("no column is named {name}; it may be in: {columns}", name=called(expected), columns=labels),
        Location(file=sheet.name, sheet=sheet.title, row=header.row + 1),
        found=_told(header),
        expected=message("one column for {name}", name=called(expected)),
        fix=_counted(header, columns) or (say_which if len(columns) > 1 else _whether)(header, columns[0], expected),
    )


def unsure_rows(
    expected: ExpectedColumn, names: Sequence[str], header: Header, sheet: Sheet, findings: Findings
) -> None:
    """Ask which rows hold a characteristic that none names; nothing where no name is like its own."""
    if not names:
        return
    labels = tuple(f"“{name}”" for name in names)
    findings.problem(
        message("no row is named {name}; it may be in: {columns}", name=called(expected), columns=labels),
        Location(file=sheet.name, sheet=sheet.title, row=header.row + 1),
        expected=message("one name for {name}", name=called(expected)),
        fix=message('Say which one it is, such as --column "{header}={id}".', header=names[0], id=expected.id),
    )


def not_as_said(expected: ExpectedColumn, said: str, header: Header, sheet: Sheet, findings: Findings) -> None:
    """Ask again about a column that the user says holds a characteristic, and that is not there or cannot hold it."""
    findings.problem(
        message("“{header}” cannot be read as {name}, as you said", header=said, name=called(expected)),
        Location(file=sheet.name, sheet=sheet.title, row=header.row + 1),
        found=_told(header),
        expected=message("one column for {name}", name=called(expected)),
        fix=message(
            'Check the header and the readings below it, and say which column it is: --column "HEADER={id}".',
            id=expected.id,
        ),
    )


def in_another_sheet(expected: ExpectedColumn, table: TableRead, findings: Findings) -> None:
    """Ask for a workbook in which a sheet that was not read bears a characteristic."""
    findings.problem(
        message(
            "{name} stands in the sheet “{sheet}”, and it is not clear that its units are those of this sheet",
            name=called(expected),
            sheet=table.elsewhere[expected.id],
        ),
        Location(file=table.sheet.name, sheet=table.sheet.title),
        expected=message("one sheet with a column for each characteristic, or sheets named after them"),
        fix=message("Put the columns into one sheet, or name each sheet after its characteristic."),
    )


def _counted(header: Header, columns: Sequence[int]) -> Message | None:
    """Return what to call columns that only differ in their number: to choose one of them would lose the others."""
    labels = [header.label(column) for column in columns]
    if len({fold(label).rstrip("0123456789") for label in labels}) > 1 or len(set(labels)) == 1:
        return None
    return message(
        "If they are readings of one subgroup, call them X1, X2 …; if they are places on each unit, Titik 1, Titik 2 …,"
        " with the characteristic's name above them."
    )


def _told(header: Header) -> str:
    return ", ".join(text.strip() for text in header.texts if text.strip())


def _whether(header: Header, column: int, expected: ExpectedColumn) -> Message:
    """Return how to say whether a single column is meant."""
    return message(
        'If it holds them, say --column "{header}={id}"; if it holds something else, --column "{header}=-".',
        header=header.label(column),
        id=expected.id,
    )
