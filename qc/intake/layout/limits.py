"""The limits that a sheet gives, held against the standard's."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.intake.columns import Form
from qc.intake.header_limits import gives_limits_of, limits_in
from qc.intake.headers import fold, split_unit
from qc.intake.layout.claims import Claim
from qc.intake.matching import called
from qc.intake.readings.cell import Mark, take_apart, value
from qc.units import canonical, conversion
from qc.words import Message, Number, message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from qc.intake.columns import Header
    from qc.intake.findings import Findings
    from qc.intake.formats.raw import RawTable
    from qc.intake.plan import ExpectedColumn
    from qc.intake.readings.cells import Cells
    from qc.intake.readings.numbers import Numbers

_ONE_SIDE = {Claim.LOWER: 0, Claim.UPPER: 1}


def hold_limits(
    table: RawTable, claims: Mapping[int, Claim], readings: Sequence[tuple[Cells, Numbers]], findings: Findings
) -> None:
    """Note where columns of limits give others than the standard.

    Parameters
    ----------
    table : RawTable
        With the columns that the sheet says something in.
    claims : mapping of int to Claim
        What each says.
    readings : sequence of (Cells, Numbers)
        The readings of each characteristic.
    findings : Findings
        Where notes go.
    """
    limits = {column: said for column, said in claims.items() if said is Claim.LIMITS or said in _ONE_SIDE}
    for cells, _ in readings if limits else ():
        rows = np.searchsorted(table.line, np.unique(cells.line))
        for column, said in limits.items():
            texts = [text for text in _texts(table, column, rows) if text.strip()]
            if said is Claim.LIMITS:
                _hold(cells, [text for text in texts if not _same(text, cells)], findings)
            else:
                _hold(cells, [text for text in texts if not _same_side(text, cells, _ONE_SIDE[said])], findings)


def hold_limit_rows(
    table: RawTable,
    header: Header,
    rows: Mapping[int, Claim],
    readings: Sequence[tuple[Cells, Numbers]],
    findings: Findings,
) -> None:
    """Note where rows of limits below or above columns of readings give others than the standard.

    Parameters
    ----------
    table : RawTable
        With the rows that were left out.
    header : Header
        Its header; only columns of one characteristic each are looked at.
    rows : mapping of int to Claim
        What each of these rows says.
    readings : sequence of (Cells, Numbers)
        The readings of each characteristic.
    findings : Findings
        Where notes go.
    """
    for cells, _ in readings if header.form is Form.UNITS else ():
        texts = table.column(header.measured[cells.expected.id][0]).written()
        for row, said in rows.items():
            text = str(texts[row]).strip()
            if said is Claim.LIMITS:
                _hold(cells, [] if not text or _same(text, cells) else [text], findings)
            elif said in _ONE_SIDE:
                _hold(cells, [] if not text or _same_side(text, cells, _ONE_SIDE[said]) else [text], findings)


def hold_stated(
    stated: Mapping[int, Sequence[str]],
    header: Header,
    readings: Sequence[tuple[Cells, Numbers]],
    findings: Findings,
) -> None:
    """Note where limits in rows above the header are not the standard's.

    Parameters
    ----------
    stated : mapping of int to sequence of str
        The limits of each column, as `qc.intake.stated_limits.stated_limits` finds them.
    header, readings, findings
        As `hold_limit_rows` takes them.
    """
    for cells, _ in readings:
        texts = stated.get(header.measured[cells.expected.id][0], ())
        _hold(cells, [text for text in texts if not _same(text, cells)], findings)


def hold_titles(
    above: Sequence[Sequence[str]], said: Sequence[str], cells: Sequence[Cells], findings: Findings
) -> None:
    """Note where the limits above a table are not the standard's.

    Parameters
    ----------
    above : sequence of sequence of str
        The cells above the table.
    said : sequence of str
        What stands there as the limits of the only characteristic.
    cells : sequence of Cells
        The readings of each characteristic.
    findings : Findings
        Where notes go.
    """
    if len(cells) == 1 and cells[0].expected.counts is None:
        _hold(cells[0], [text for text in said if limits_in(text) and not _same(text, cells[0])], findings)
    rows = [" ".join(cell.strip() for cell in row if cell.strip()) for row in above]
    for one in cells:
        names = [name for text in (*one.expected.names, one.expected.id) if len(name := fold(text)) > 2]
        about = [row for row in rows if any(name in fold(row) for name in names) and ":" not in row]
        _hold(one, [row for row in about if limits_in(row) and not _same(row, one)], findings)


def _same(text: str, cells: Cells) -> bool:
    """Whether a text gives the standard's limits, or none at all."""
    if cells.expected.counts is not None or limits_in(text) is None:
        return True
    unit = split_unit(text)[1] or next(iter(cells.units), None)
    return gives_limits_of(text, unit, cells.expected)


def _same_side(text: str, cells: Cells, side: int) -> bool:
    number = value(take_apart(text).digits or "", Mark.EITHER)
    own = (cells.expected.lsl, cells.expected.usl)[side]
    to = conversion(canonical(next(iter(cells.units), "")) or cells.expected.unit, cells.expected.unit)
    if number is None or to is None:
        return True
    return own is not None and math.isclose(number * to.factor, own, rel_tol=1e-9)


def _texts(table: RawTable, column: int, rows: NDArray[np.int64]) -> list[str]:
    return list(dict.fromkeys(str(text) for text in table.column(column).written()[rows]))


def _hold(cells: Cells, texts: Sequence[str], findings: Findings) -> None:
    for text in texts:
        findings.note_once(
            message(
                "{name}: the sheet gives other limits than the standard: “{found}”; the standard's count: {own}",
                name=called(cells.expected),
                found=text.strip(),
                own=_own(cells.expected),
            ),
            cells.table,
        )


def _own(expected: ExpectedColumn) -> Message:
    """Return the standard's limits."""
    lsl, usl = (None if x is None else Number(x) for x in (expected.lsl, expected.usl))
    if lsl is not None and usl is not None:
        return message("{lsl} … {usl} {unit}", lsl=lsl, usl=usl, unit=expected.unit)
    if lsl is not None:
        return message("{lsl} {unit} or more", lsl=lsl, unit=expected.unit)
    if usl is not None:
        return message("{usl} {unit} or less", usl=usl, unit=expected.unit)
    return message("no limits")
