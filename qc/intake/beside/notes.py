"""What the reader of a report should know about how numbers were read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.intake.findings import row_list
from qc.intake.headers import fold
from qc.intake.matching import called
from qc.intake.readings.cell import Mark, Thousands
from qc.words import Message, message, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qc.errors import Location
    from qc.intake.findings import Findings
    from qc.intake.readings.cells import Cells
    from qc.intake.readings.numbers import Numbers

_MOST_NAMES = 20
_DECIMAL = {
    Mark.POINT: message("point read as the decimal mark"),
    Mark.COMMA: message("comma read as the decimal mark"),
    Mark.EITHER: message("point and comma both read as the decimal mark, since the numbers fit the limits only so"),
}
_REMARK_WORDS = "ket keterangan catatan remark remarks note notes komentar comment comments 비고 備考"
_REMARKS = frozenset(_REMARK_WORDS.split())
_THOUSANDS = {
    Thousands.POINT: message("point read as the thousands mark"),
    Thousands.COMMA: message("comma read as the thousands mark"),
    Thousands.BLANK: message("blank read as the thousands mark"),
}


def note_numbers(readings: Sequence[tuple[Cells, Numbers]], findings: Findings) -> None:
    """Note how the numbers of a file were read: marks, missing readings, readings beyond the gauge's range, zeros."""
    for said, names in _marks(readings):
        if names:
            findings.note(_about(said, names, len(readings)), readings[0][0].table)
    for cells, numbers in readings:
        _note_missing(cells, numbers, findings)
        _note_censored(cells, numbers, findings)
        _note_zeros(cells, numbers, findings)


def _marks(readings: Sequence[tuple[Cells, Numbers]]) -> Iterator[tuple[Message, list[str]]]:
    """Yield how marks were read, each with the characteristics whose readings have them."""
    for mark, said in _DECIMAL.items():
        yield said, [called(cells.expected) for cells, numbers in readings if numbers.mark is mark]
    for parts, said in _THOUSANDS.items():
        yield said, [called(cells.expected) for cells, numbers in readings if numbers.thousands is parts]


def _about(said: Message, names: Sequence[str], of: int) -> Message:
    """Return a note with the characteristics that it is about, if it is not about all."""
    return said if len(names) == of else message("{names}: {said}", names=tuple(names), said=said)


def _note_missing(cells: Cells, numbers: Numbers, findings: Findings) -> None:
    missing = cells.row[np.isnan(numbers.values)].tolist()
    if missing:
        findings.note(
            plural(
                "{name}: {count} reading is missing (row {rows})",
                "{name}: {count} readings are missing (rows {rows})",
                count=len(missing),
                name=called(cells.expected),
                rows=row_list(list(dict.fromkeys(missing))),
            ),
            cells.table,
        )


def _note_censored(cells: Cells, numbers: Numbers, findings: Findings) -> None:
    if numbers.censored is None:
        return
    rows = cells.row[numbers.censored != 0].tolist()
    findings.note(
        plural(
            "{name}: {count} reading (row {rows}) only says “more than” or “less than”; it is kept as this limit",
            "{name}: {count} readings (rows {rows}) only say “more than” or “less than”; they are kept as this limit",
            count=len(rows),
            name=called(cells.expected),
            rows=row_list(rows),
        ),
        cells.place(),
    )


def _note_zeros(cells: Cells, numbers: Numbers, findings: Findings) -> None:
    """Note zeros on a size that cannot be zero: often a gauge that was pressed too early."""
    lsl = cells.expected.lsl
    zeros = np.flatnonzero(numbers.values == 0) if lsl is not None and lsl > 0 else np.empty(0, dtype=np.int64)
    if zeros.size:
        rows = cells.row[zeros].tolist()
        findings.note(
            plural(
                "{name}: {count} reading is zero (row {rows}); it is judged as read: was it measured?",
                "{name}: {count} readings are zero (rows {rows}); they are judged as read: were they measured?",
                count=len(rows),
                name=called(cells.expected),
                rows=row_list(rows),
            ),
            cells.table,
        )


def note_columns(labels: Sequence[str], place: Location, findings: Findings) -> None:
    """Note the columns that were not used."""
    if labels:
        names = (*labels[:_MOST_NAMES], "…") if len(labels) > _MOST_NAMES else tuple(labels)
        findings.note(
            plural("column not used: {names}", "columns not used: {names}", count=len(labels), names=names), place
        )


def is_remark(header: str) -> bool:
    """Return whether a column holds what people remark on a row.

    Examples
    --------
    >>> is_remark("Ket."), is_remark("Keterangan"), is_remark("Ket OK/NG")
    (True, True, False)
    """
    return fold(header) in _REMARKS
