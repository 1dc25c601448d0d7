"""The same table on several sheets: a sheet for each day or shift of one lot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qc.errors import Location
from qc.intake.formats.workbook import HEAD_ROWS
from qc.intake.headers import fold
from qc.intake.layout.arranged import ArrangedSheet
from qc.intake.layout.titles import read_titles
from qc.intake.readings.dates import read_time
from qc.words import message

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from qc.intake.columns import Header
    from qc.intake.findings import Findings
    from qc.intake.formats.raw import Sheet
    from qc.intake.plan import ColumnPlan

_LEAP = 2000
"""A year that has every day and month that a name without a year may mean."""
_NUMBERED = re.compile(
    r"(?:sheet|lembar|hal|halaman|hari|day|shift|sif|minggu|week|tgl|tanggal|data|subgrup)?0*(\d{1,3})"
)
_DAY_NAMES = "senin selasa rabu kamis jumat sabtu minggu ahad monday tuesday wednesday thursday friday"
_SHIFT_NAMES = "pagi siang sore malam shiftpagi shiftsiang shiftsore shiftmalam"
_NAMED = frozenset(f"{_DAY_NAMES} {_SHIFT_NAMES}".split())


def day_of(title: str) -> tuple[dt.date, bool] | None:
    """Return the day that a sheet's name means, and whether it gives the year.

    Examples
    --------
    >>> day_of("16 Nov"), day_of("16 Nop 2026"), day_of("Rekap")
    ((datetime.date(2000, 11, 16), False), (datetime.date(2026, 11, 16), True), None)
    """
    moment = read_time(title)
    if moment is not None:
        return moment.date(), True
    moment = read_time(f"{title.strip()} {_LEAP}") or read_time(f"{title.strip()}-{_LEAP}")
    return None if moment is None else (moment.date(), False)


def together(
    sheets: Sequence[Sheet], headers: Sequence[Header | None], best: int, plan: ColumnPlan, findings: Findings
) -> Sequence[int]:
    """Return the sheets that hold one lot, in production order; none with a problem where nobody can tell.

    Sheets with the same headers belong together if their names are days, shifts or mere numbers. Where titles name
    different parts, only the sheets of the standard's part are read.

    Parameters
    ----------
    sheets : sequence of Sheet
        All sheets of a workbook.
    headers : sequence of Header or None
        Their headers.
    best : int
        The sheet that matches the standard best.
    plan : ColumnPlan
        What the standard asks for.
    findings : Findings
        Where notes and a problem go.
    """
    shape = _shape(headers[best])
    alike = [i for i, header in enumerate(headers) if _shape(header) == shape]
    alike = [i for i in alike if not is_empty(sheets[i], headers[i])] or alike
    alike = _of_the_part(sheets, headers, alike, plan)
    if len(alike) < 2:
        return alike or [best]
    titles = [sheets[i].title or "" for i in alike]
    days = [day_of(title) for title in titles]
    if all(days):
        return _in_order(alike, [day for day in days if day is not None], sheets, findings)
    if all(_serial(title) for title in titles):
        return alike
    from qc.intake.layout.one_lot import in_order_told, of_its_name  # noqa: PLC0415 - most workbooks name their days

    if found := of_its_name(sheets, alike, plan, findings) or in_order_told(sheets, headers, alike, findings):
        return found
    findings.problem(
        message("{count} sheets hold the same table: nobody can tell which of them are this lot", count=len(alike)),
        Location(file=sheets[best].name),
        found=", ".join(titles),
        expected=message("one sheet, or sheets named after days, shifts or numbers"),
        fix=message("Hide or delete the sheets of other lots, or name those of this lot after their days (16 Nov)."),
    )
    return ()


def is_empty(sheet: Sheet, header: Header | None) -> bool:
    """Return whether nothing stands below the headers of a sheet where readings should: a form to be filled in.

    Parameters
    ----------
    sheet : Sheet
        A workbook's.
    header : Header or None
        Its header.
    """
    if header is None or len(sheet.head) >= HEAD_ROWS:
        return False
    below = sheet.head[header.row + 1 :]
    return not any(row[i].strip() for row in below for i in header.readings if i < len(row))


def _shape(header: Header | None) -> tuple[object, ...] | None:
    """Return what two sheets of the same table share."""
    if header is None or header.form is None:
        return None
    texts = tuple(fold(text) for text in header.texts if text.strip())
    return (header.form, texts)


def above(sheet: Sheet, header: Header) -> Sequence[Sequence[str]]:
    """Return the rows above a table."""
    return sheet.above if isinstance(sheet, ArrangedSheet) else sheet.head[: header.row]


def _of_the_part(
    sheets: Sequence[Sheet], headers: Sequence[Header | None], alike: list[int], plan: ColumnPlan
) -> list[int]:
    """Return the sheets of the standard's part where titles or names tell sheets of several parts apart."""
    parts = {i: _part(sheets[i], headers[i]) for i in alike}
    if len({fold(part) for part in parts.values()}) < 2:
        return alike
    return [i for i in alike if is_part(parts[i], plan)] or alike


def _part(sheet: Sheet, header: Header | None) -> str:
    stated = None if header is None else read_titles(above(sheet, header)).stated.part
    return stated or sheet.title or ""


def is_part(text: str, plan: ColumnPlan) -> bool:
    """Return whether a text names the standard's part.

    Parameters
    ----------
    text : str
        A title, a sheet's name, or a cell.
    plan : ColumnPlan
        What the standard asks for.
    """
    return any(names(text, own) or (len(fold(text)) > 2 and names(own, text)) for own in plan.part)


def names(text: str, name: str) -> bool:
    """Return whether a text contains a name; a number in it must not go on.

    Examples
    --------
    >>> names("Part PIN-8 rev B", "PIN 8"), names("PIN-80", "PIN-8")
    (True, False)
    """
    given, wanted = fold(text), fold(name)
    start = given.find(wanted) if len(wanted) > 2 else -1
    behind = given[start + len(wanted) :][:1]
    return start >= 0 and not (wanted[-1].isdigit() and behind.isdigit())


def _serial(title: str) -> bool:
    folded = fold(title)
    return bool(_NUMBERED.fullmatch(folded)) or folded in _NAMED


def _in_order(
    alike: Sequence[int], days: Sequence[tuple[dt.date, bool]], sheets: Sequence[Sheet], findings: Findings
) -> Sequence[int]:
    """Return sheets named after days in the order of these days."""
    place = Location(file=sheets[alike[0]].name)
    years = all(year for _, year in days)
    months = {day.month for day, _ in days}
    if not years:
        findings.note(
            message("the sheets' names give days without a year; the year is not needed and not guessed"), place
        )
    if not years and {1, 12} <= months:
        return alike
    dates = [day for day, _ in days]
    order = sorted(range(len(alike)), key=lambda k: dates[k])
    if order != list(range(len(alike))):
        findings.note(message("sheets put in the order of the days that their names give"), place)
    return [alike[k] for k in order]
