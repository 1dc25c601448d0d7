"""Sheets with the same table whose names are no days: whether they are one lot, and in which order they were made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from qc.errors import Location
from qc.intake.headers import fold
from qc.intake.layout.own_sheets import named_by
from qc.intake.layout.titles import read_titles
from qc.intake.matching import called
from qc.terms import Context
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.intake.columns import Header
    from qc.intake.findings import Findings
    from qc.intake.formats.raw import Sheet
    from qc.intake.plan import ColumnPlan
    from qc.words import Message

_NUMBERED = re.compile(r"(.*?\D)0*(\d{1,4})", re.DOTALL)
_OTHER_LOTS = "lot batch po order pesanan kiriman pengiriman heat leburan coil part tipe type rev revisi"
_STREAMS = "mesin machine mc operator kavitas cavity posisi titik spindle cetakan mould mold dies jig alat"
_APART = tuple(f"{_OTHER_LOTS} {_STREAMS}".split())
"""What so begins numbers lots, or streams of one lot that run side by side: no sheet follows another."""


def of_its_name(sheets: Sequence[Sheet], alike: Sequence[int], plan: ColumnPlan, findings: Findings) -> Sequence[int]:
    """Return the only sheet that bears the name of the standard's only characteristic; nothing where it is not clear.

    Parameters
    ----------
    sheets : sequence of Sheet
        All sheets of a workbook.
    alike : sequence of int
        Those with the same table.
    plan : ColumnPlan
        What the standard asks for.
    findings : Findings
        Where a note goes.
    """
    if len(plan.columns) != 1:
        return ()
    names = [fold(name) for name in (*plan.columns[0].names, plan.columns[0].id) if len(fold(name)) > 2]
    named = [i for i in alike if named_by(sheets[i].title or "", plan) is not None]
    mentioned = [i for i in alike if any(name in fold(sheets[i].title or "") for name in names)]
    if len(named) != 1 or set(mentioned) - set(named):
        return ()
    said = message(
        "only the sheet “{sheet}” is read: it alone bears the name of {name}",
        sheet=sheets[named[0]].title or "",
        name=called(plan.columns[0]),
    )
    findings.note(said, Location(file=sheets[named[0]].name))
    return named


def in_order_told(
    sheets: Sequence[Sheet], headers: Sequence[Header | None], alike: Sequence[int], findings: Findings
) -> Sequence[int]:
    """Return sheets in the order that their dates, unit numbers or names tell; nothing where none does, or lots differ.

    Parameters
    ----------
    sheets, headers
        All sheets of a workbook.
    alike : sequence of int
        Those with the same table.
    findings : Findings
        Where a note goes.
    """
    own = [(sheets[i], header) for i in alike if (header := headers[i]) is not None]
    titles = [read_titles(_above(sheet, header)) for sheet, header in own]
    lots = {one.stated.lot for one in titles}
    if len(lots - {None}) > 1 or any(_apart(sheet.title or "") for sheet, _ in own):
        return ()
    days = [one.stated.produced or one.stated.inspected for one in titles]
    numbers = [_first_unit(sheet, header) for sheet, header in own]
    named = _numbered([sheet.title or "" for sheet, _ in own])
    ways: list[tuple[list[Any], Message]] = [
        (days, message("their dates")),
        (numbers, message("their unit numbers")),
        (named, message("their names")),
    ]
    for keys, said in ways:
        given = [key for key in keys if key is not None]
        if len(given) == len(alike) == len(set(given)):
            findings.note(
                message("sheets with the same table, taken as one lot in the order of {told}", told=said),
                Location(file=own[0][0].name),
            )
            return [index for _, index in sorted(zip(given, alike, strict=True))]
    return ()


def _apart(title: str) -> bool:
    """Whether a name is that of a lot or of a stream."""
    return fold(title).removeprefix("no").startswith(_APART)


def _above(sheet: Sheet, header: Header) -> Sequence[Sequence[str]]:
    return getattr(sheet, "above", None) or sheet.head[: header.row]


def _first_unit(sheet: Sheet, header: Header) -> int | None:
    """Return the number of the first unit, if units are numbered on from some other sheet."""
    column = header.context.get(Context.UNIT)
    row = sheet.head[header.row + 1] if column is not None and header.row + 1 < len(sheet.head) else ()
    text = row[column].strip() if column is not None and column < len(row) else ""
    return int(text) if text.isdecimal() and len(text) < 10 else None


def _numbered(titles: Sequence[str]) -> list[int | None]:
    """Return the numbers at the end of names that are the same but for them, and that number no lots."""
    found = [_NUMBERED.fullmatch(title.strip()) for title in titles]
    before = {fold(one[1]) for one in found if one is not None}
    if None in found or len(before) != 1:
        return [None] * len(titles)
    return [int(one[2]) for one in found if one is not None]
