"""Choose the table that holds the standard's characteristics, and say what does not match."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.errors import Location
from qc.intake.columns import Form, Header, find_header
from qc.intake.readings.asking import called, note_ways, say_which
from qc.intake.unnamed import ask_of_unnamed
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.intake.findings import Findings
    from qc.intake.formats.raw import RawTable, Sheet
    from qc.intake.plan import ColumnPlan, ExpectedColumn

__all__ = ["called", "choose", "header_problems", "no_rows", "unclear_owner"]


def choose(sheets: Sequence[Sheet], plan: ColumnPlan) -> tuple[int, list[Header | None]]:
    """Return the index of the sheet that matches the standard best, the first of equals, and all headers.

    A text is a sheet under each delimiter: of those that match as well, rows as wide as the header tell the right one,
    then a wider header.
    """
    headers = [find_header(sheet.head, plan) for sheet in sheets]
    if plan.remembered:
        from qc.intake.beside.remembered import recalled  # noqa: PLC0415 - a file by itself has no memory

        headers = [recalled(header, sheet.head, plan) for header, sheet in zip(headers, sheets, strict=True)]
    if not any(header is not None and _names_all(header, plan) for header in headers):
        from qc.intake.completing import completed, found_closely  # noqa: PLC0415 - most files name every column

        headers = [completed(header, sheet.head, plan) for header, sheet in zip(headers, sheets, strict=True)]
        if not any(header is not None for header in headers):
            headers = [found_closely(sheet.head, plan) for sheet in sheets]
    scores = [
        (header.score, _as_wide(sheet, header), len(header.texts) * (sheet.title is None))
        if header
        else ((False, 0, 0), 0.0, 0)
        for sheet, header in zip(sheets, headers, strict=True)
    ]
    return scores.index(max(scores)), headers


def _names_all(header: Header, plan: ColumnPlan) -> bool:
    """Whether a header, or the rows below it, name every characteristic as the standard does."""
    return header.form in {Form.LONG, Form.WIDE} or len(header.measured) == len(plan.columns)


def _as_wide(sheet: Sheet, header: Header) -> float:
    """Return the share of the first rows below the header that have as many cells as it."""
    widths = [len(row) for row in sheet.head[header.row + 1 :] if row]
    return widths.count(len(header.texts)) / max(1, len(widths))


def header_problems(header: Header, sheet: Sheet, plan: ColumnPlan, findings: Findings) -> None:
    """Report columns that could be more than one thing."""
    place = Location(file=sheet.name, sheet=sheet.title, row=header.row + 1)
    for expected in plan.columns:
        if header.form is Form.UNITS and len(columns := header.measured.get(expected.id, ())) > 1:
            _two_columns(header, expected, columns, place, findings)
    if header.form is Form.UNITS:
        _one_column_for_two(header, plan, place, findings)
    ask_of_unnamed(header, sheet, plan, findings)
    if header.form is Form.UNITS and len(header.replicates) >= 2:
        findings.problem(
            message("both numbered columns and columns named after a characteristic hold readings"),
            place,
            found=_headers(header),
            expected=message("readings in one kind of columns only"),
            fix=message("Delete the columns that do not hold readings, or put them in another sheet."),
        )
    note_ways(header, plan, place, findings)
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
        fix=say_which(header, columns[0], expected),
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
                    'Use the id from the standard as the header, or say it: --column "{header}={id}"',
                    header=header.label(column),
                    id=ids[0],
                ),
            )


def unclear_owner(header: Header, sheet: Sheet, plan: ColumnPlan, findings: Findings) -> None:
    """Report a wide table that does not say which of several characteristics it holds."""
    findings.problem(
        message("the columns {columns} do not say which characteristic they hold", columns=_replicates(header)),
        Location(file=sheet.name, sheet=sheet.title, row=header.row + 1),
        expected=message(
            "a column that names the characteristic, since the standard has {count}", count=header.expected
        ),
        fix=message(
            'Say it: --column "{header}=ID", with one of {ids}; or write the name or the limits above the table.',
            header=_letters(header),
            ids=tuple(column.id for column in plan.columns),
        ),
    )


def no_rows(table: RawTable, findings: Findings) -> None:
    """Report a table that ends with its headers.

    Parameters
    ----------
    table : RawTable
        The table.
    findings : Findings
        Where the problem goes.
    """
    findings.problem(
        message("there are headers but no readings below them"),
        table.place(),
        expected=message("at least one row with readings below the headers"),
        fix=message(
            "Check that this is the right file and that it was saved. If the readings stand beside their names, write"
            " the units' numbers above them: No, 1, 2, 3 …"
        ),
    )


def _headers(header: Header) -> str:
    return ", ".join(text.strip() for text in header.texts if text.strip())


def _replicates(header: Header) -> str:
    labels = [header.label(column) for column in header.replicates]
    return f"{labels[0]} … {labels[-1]}"


def _letters(header: Header) -> str:
    """Return what the headers of numbered columns share: X of X1, X2, X3."""
    return header.label(header.replicates[0]).rstrip("0123456789 .")
