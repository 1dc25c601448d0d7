"""A sheet that sums up the sheets of single days, held against them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.errors import Location
from qc.intake.beside.counts import whole_count
from qc.intake.headers import Role, fold, meaning
from qc.intake.layout.claims import Claim, claim
from qc.intake.layout.days import day_of
from qc.words import message

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from qc.intake.columns import Header
    from qc.intake.findings import Findings
    from qc.intake.formats.raw import Sheet
    from qc.intake.table import TableRead

_BAD_NAMES = "jmlng jumlahng totalng ng qtyng jmlcacat jumlahcacat jmlreject jumlahreject reject cacat"
_BAD = frozenset(_BAD_NAMES.split())
_NAMES = ("rekap", "ringkasan", "rangkuman", "resume", "summary", "recap", "kesimpulan", "laporanbulan")
_SUMS = frozenset({Claim.MEAN, Claim.RANGE, Claim.SUM, Claim.MAXIMUM, Claim.MINIMUM, Claim.DEVIATION, Claim.CPK})
_SEVERAL = 2


def is_recap(sheet: Sheet, header: Header) -> bool:
    """Return whether a sheet sums up others: its name says so, or it has a day and several sums in each row.

    Parameters
    ----------
    sheet : Sheet
        A workbook's.
    header : Header
        Its header.
    """
    if fold(sheet.title or "").startswith(_NAMES):
        return True
    sums = {claim(text) for text in header.texts} & _SUMS
    counts = any(fold(text) in _BAD for text in header.texts)
    return Role.DATE in header.roles and len(sums) + counts >= _SEVERAL


def readings_before_recap(sheets: Sequence[Sheet], headers: Sequence[Header | None], best: int) -> int:
    """Return the sheet that matches best, but for one that sums up others as good.

    Parameters
    ----------
    sheets : sequence of Sheet
        All sheets of a workbook.
    headers : sequence of Header or None
        Their headers.
    best : int
        The one that matches the standard best.
    """
    first = headers[best]
    if first is None or first.form is None or not is_recap(sheets[best], first):
        return best
    others = [
        i
        for i, header in enumerate(headers)
        if header is not None
        and header.score[:2] >= first.score[:2]
        and header.readings
        and not is_recap(sheets[i], header)
    ]
    return others[0] if others else best


def hold_recap(recap: Sheet, read: Sequence[TableRead], findings: Findings) -> None:
    """Note the days whose number of nonconforming units in a sheet of sums is not what their own sheets give.

    Parameters
    ----------
    recap : Sheet
        A sheet that was not read.
    read : sequence of TableRead
        The sheets of days.
    findings : Findings
        Where notes go.
    """
    days = {day: table for table in read if (day := _day(table.sheet.title or "")) is not None}
    for row, texts in enumerate(recap.head):
        meanings = [meaning(text) for text in texts]
        bad = next((i for i, text in enumerate(texts) if fold(text) in _BAD), None)
        if Role.DATE in meanings and bad is not None:
            _hold(recap, (row, meanings.index(Role.DATE), bad), days, findings)
            return


def _hold(
    recap: Sheet, where: tuple[int, int, int], days: Mapping[tuple[int, int], TableRead], findings: Findings
) -> None:
    head, date, bad = where
    for row, texts in enumerate(recap.head[head + 1 :], start=head + 2):
        day, said = _day(texts[date]), whole_count(texts[bad])
        if day is None or day not in days or said is None or np.isnan(said):
            continue
        ours = _nonconforming(days[day])
        if ours != int(said):
            findings.note(
                message(
                    "{label}, row {row}: {said} nonconforming units are written for {day}, its sheet has {ours} by the"
                    " standard's limits",
                    label=recap.head[head][bad].strip(),
                    row=row,
                    said=int(said),
                    day=texts[date].strip(),
                    ours=ours,
                ),
                Location(file=recap.name, sheet=recap.title),
            )


def _day(text: str) -> tuple[int, int] | None:
    """Return month and day that a text names."""
    found = day_of(text)
    if found is None:
        return None
    day: dt.date = found[0]
    return day.month, day.day


def _nonconforming(table: TableRead) -> int:
    """Return how many units of a sheet have a reading outside the standard's limits."""
    bad: set[int] = set()
    for part in table.parts:
        expected, values = part.cells.expected, part.numbers.values
        low = -np.inf if expected.lsl is None else expected.lsl
        high = np.inf if expected.usl is None else expected.usl
        outside = values > 0 if expected.counts else (values < low) | (values > high)
        ordered = outside if part.order is None else outside[part.order]
        bad |= set(part.unit[ordered].tolist())
    return len(bad)
