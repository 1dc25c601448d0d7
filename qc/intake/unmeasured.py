"""Characteristics of the standard that no file has readings of: asked about, or named once.

A standard asks for seven characteristics and a sheet holds two of them: these two are judged, and the five are named.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qc.errors import Location
from qc.intake.columns import Form
from qc.intake.headers import Role, fold
from qc.intake.names import Names
from qc.intake.nothing_found import close_to, no_readings, none_found
from qc.intake.plan import ColumnPlan
from qc.intake.readings.asking import called, in_another_sheet, not_as_said, unsure, unsure_rows
from qc.words import message, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.intake.columns import Header
    from qc.intake.findings import Findings
    from qc.intake.plan import ExpectedColumn
    from qc.intake.table import TableRead

Understood = tuple["TableRead", "Header"]


def report_unmeasured(tables: Sequence[TableRead], plan: ColumnPlan, findings: Findings) -> None:
    """Say which characteristics no file holds, and which of several files alike lack some.

    Parameters
    ----------
    tables : sequence of TableRead
        What the files hold.
    plan : ColumnPlan
        What the standard asks for.
    findings : Findings
        Where a problem goes if nothing was measured, or if it cannot be told which column was; else a note.
    """
    understood = [(table, table.header) for table in tables if table.header is not None]
    if len(understood) < len(tables):
        return
    held = [table.seen - table.empty for table in tables]
    measured = frozenset[str]().union(*held)
    absent = [expected for expected in plan.columns if expected.id not in measured]
    asked = [expected for expected in absent if _asked(expected, understood, plan, findings)]
    if measured:
        _note_absent([expected for expected in absent if expected not in asked], understood, findings)
    elif not asked:
        _nothing(understood, plan, findings)
    _note_lacking(tables, held, plan, findings)


def _asked(expected: ExpectedColumn, understood: Sequence[Understood], plan: ColumnPlan, findings: Findings) -> bool:
    """Ask which column or row holds a characteristic where one may; return whether that was asked."""
    before = len(findings.problems)
    for table, header in understood:
        if expected.id in table.elsewhere:
            in_another_sheet(expected, table, findings)
        elif expected.id in table.empty:
            continue
        elif (said := _not_as_said(expected, header, plan)) is not None:
            not_as_said(expected, said, header, table.sheet, findings)
        elif _by_rows(header):
            unsure_rows(expected, _like(expected, _unknown(table, plan)), header, table.sheet, findings)
        else:
            _ask_for_column(expected, table, header, plan, findings)
    return len(findings.problems) > before


def _ask_for_column(
    expected: ExpectedColumn, table: TableRead, header: Header, plan: ColumnPlan, findings: Findings
) -> None:
    """Ask which of several columns is meant, or whether a column with fitting numbers is."""
    from qc.intake.completing import candidates  # noqa: PLC0415 - most files name every column
    from qc.intake.likely import likely  # noqa: PLC0415 - as above

    head, only = table.sheet.head, replace(plan, columns=(expected,))
    found = [one.column for one in candidates(header, head, only)]
    if columns := found or likely(header, head, only):
        unsure(header, table.sheet, expected, columns, findings)


def _not_as_said(expected: ExpectedColumn, header: Header, plan: ColumnPlan) -> str | None:
    """Return the header that the user says holds a characteristic, or that did so before and stands here too."""
    said = next((text for text, id_ in plan.given.items() if id_ == expected.id), None)
    here = {fold(text) for text in header.texts}
    known = (text for text, id_ in plan.remembered.items() if id_ == expected.id and fold(text) in here)
    return said if said is not None else next(known, None)


def _like(expected: ExpectedColumn, names: Sequence[str]) -> list[str]:
    """Return the names in rows that may mean a characteristic."""
    from qc.intake.completing import close_names  # noqa: PLC0415 - most files name every characteristic

    return [name for name in names if close_names([name], [expected])]


def _by_rows(header: Header) -> bool:
    """Whether rows name the characteristic that they hold."""
    return Role.CHARACTERISTIC in header.roles and header.form is not Form.UNITS


def _note_absent(absent: Sequence[ExpectedColumn], understood: Sequence[Understood], findings: Findings) -> None:
    """Note what was not measured, and columns that are called much alike."""
    if not absent:
        return
    place = Location(file=understood[0][0].sheet.name, sheet=understood[0][0].sheet.title)
    names = tuple(f"“{called(expected)}”" for expected in absent)
    findings.note(
        plural(
            "not measured, so not judged: {names}",
            "{count} characteristics of the standard are not measured, so not judged: {names}",
            count=len(names),
            names=names,
        ),
        place if len(understood) == 1 else None,
    )
    for expected in absent:
        for table, header in understood:
            free = _unknown(table, ColumnPlan(columns=tuple(absent))) if _by_rows(header) else None
            close = close_to(expected, header, free)
            if close is not None and expected.id not in table.empty:
                findings.note(
                    message(
                        "if “{close}” holds the readings of {name}, rename it to “{name}”",
                        close=close,
                        name=called(expected),
                    ),
                    Location(file=table.sheet.name, sheet=table.sheet.title),
                )


def _unknown(table: TableRead, plan: ColumnPlan) -> list[str]:
    """Return the names in rows that mean no characteristic."""
    known = Names(plan)
    return [text for text in table.named if not known.match(text)[0]]


def _nothing(understood: Sequence[Understood], plan: ColumnPlan, findings: Findings) -> None:
    """Report, file by file, that nothing of what the standard asks for was measured."""
    for table, header in understood:
        empty = [expected for expected in plan.columns if expected.id in table.empty]
        if empty:
            no_readings(empty, table.sheet, findings)
        else:
            named = _unknown(table, plan) if _by_rows(header) else None
            none_found(header, table.sheet, named, plan, findings)


def _note_lacking(
    tables: Sequence[TableRead], held: Sequence[frozenset[str]], plan: ColumnPlan, findings: Findings
) -> None:
    """Note files of which nothing is used, and what some of several files alike lack."""
    for table, own in zip(tables, held, strict=True):
        place = Location(file=table.sheet.name, sheet=table.sheet.title)
        if not table.seen:
            findings.note(message("nothing here is asked by the standard: not used"), place)
        alike = {name for one in held if one & table.seen for name in one}
        if names := [called(expected) for expected in plan.columns if expected.id in alike - own]:
            findings.note(message("this file has no readings of {name}", name=", ".join(names)), place)
