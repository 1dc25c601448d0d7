"""What a sheet says of its own readings, held against them: means, ranges, sums, extremes, limits, judgements."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qc.errors import Location
from qc.intake.columns import Form
from qc.intake.findings import Findings
from qc.intake.formats.coded import Coded
from qc.intake.formats.codes import spread
from qc.intake.formats.distinct import number_distinct
from qc.intake.formats.raw import CellKind
from qc.intake.layout.claims import Claim, cell_value, claim, reference, shown_decimals
from qc.intake.layout.days import above
from qc.intake.layout.differing import BELOW, Differs, differs_below, note_differing
from qc.intake.layout.figures import from_columns, from_rows, from_titles
from qc.intake.layout.judged import hold_judgements
from qc.intake.layout.limits import hold_limits, hold_titles
from qc.intake.layout.row_sums import hold_rows
from qc.intake.readings.cell import Mark, take_apart, value
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from qc.intake.columns import Header
    from qc.intake.formats.distinct import Whole
    from qc.intake.formats.raw import RawColumn, RawTable, Sheet, Texts
    from qc.intake.layout.titles import Titles
    from qc.intake.readings.cells import Cells
    from qc.intake.readings.numbers import Numbers


def hold_against(
    sheet: Sheet,
    header: Header,
    readings: Sequence[tuple[Cells, Numbers]],
    titles: Titles | None,
    findings: Findings,
    *,
    sums: RawTable | None,
) -> None:
    """Note where a sheet's own sums, limits or judgements differ from its readings or from the standard.

    Parameters
    ----------
    sheet, header : Sheet, Header
        The sheet and its header.
    readings : sequence of (Cells, Numbers)
        The readings of each characteristic.
    titles : Titles or None
        What stands above the table.
    findings : Findings
    sums : RawTable or None
        The table with the rows that were left out, which may sum up others; None where none were.
    """
    if titles is not None:
        rows = above(sheet, header)
        hold_titles(rows, titles.limits, [cells for cells, _ in readings], findings)
        from_titles(rows, readings, Location(file=sheet.name, sheet=sheet.title), findings)
    free = set(range(len(header.texts))) - {*header.readings, *header.labels}
    claims = {i: said for i in sorted(free) if (said := claim(header.texts[i])) is not None}
    table = _as_written(sheet, header, claims, sums) if readings else None
    if table is None:
        return
    _note_claims(table, header, claims, findings)
    several = from_columns(table, claims, readings, findings)
    hold_rows(table, {i: said for i, said in claims.items() if said in BELOW or i in several}, readings, findings)
    if header.form is not Form.LONG and sums is not None:
        _hold_columns(table, header, claims, readings, findings)
    hold_limits(table, claims, readings, findings)
    judged = [i for i, said in claims.items() if said is Claim.JUDGED]
    if judged:
        hold_judgements(table, judged[0], readings, findings)


def _note_claims(table: RawTable, header: Header, claims: Mapping[int, Claim], findings: Findings) -> None:
    """Note what a sheet says of its own readings, and what of that cannot be compared."""
    empty = [i for i in claims if _uncomputed(table.column(i))]
    compared = tuple(header.label(i) for i in claims if i not in empty)
    if compared:
        findings.note(message("left out and compared with the readings: {names}", names=compared), table.place())
    if empty:
        said = message(
            "left out, and its formulas have no stored result to compare: {names}",
            names=tuple(header.label(i) for i in empty),
        )
        findings.note(said, table.place())


def _uncomputed(column: RawColumn) -> bool:
    """Whether a column holds nothing but formulas without a result."""
    if column.kind is None or column.text is None:
        return False
    filled = (column.text != "") if column.number is None else (column.text != "") | ~np.isnan(column.number)
    kinds = column.kind[np.asarray(filled, dtype=bool)]
    return bool(kinds.size) and bool((kinds == CellKind.UNCOMPUTED).all())


def _as_written(sheet: Sheet, header: Header, claims: Mapping[int, Claim], sums: RawTable | None) -> RawTable | None:
    """Return the table with what it says of itself; read once more only where that was not read."""
    if not claims and (sums is None or all(sums.column(i).mark is None for i in header.readings)):
        return sums
    return sheet.careful(replace(header, more=tuple(claims), remarks=()), Findings())


def _hold_columns(
    table: RawTable,
    header: Header,
    claims: Mapping[int, Claim],
    readings: Sequence[tuple[Cells, Numbers]],
    findings: Findings,
) -> None:
    """Compare the rows that sum up columns with these columns."""
    mark = next((numbers.mark for _, numbers in readings if numbers.mark is not None), None)
    read = np.isin(table.line, np.concatenate([cells.line[:: cells.width] for cells, _ in readings]))
    data, others = np.flatnonzero(read).astype(np.int32), np.flatnonzero(~read).tolist()
    leading = [column.written() for column in table.columns[: min(header.readings)] if column is not None]
    labels = {i: _row_claim(leading, i) for i in others}
    from_rows(table, header, others, labels, readings, findings)
    sums = {i: said for i, said in labels.items() if said is not None and said in BELOW}
    if header.form is Form.WIDE:
        sums |= {i: said for i, said in labels.items() if said is Claim.DEVIATION and _several(table, header, i, mark)}
    columns = [*header.readings, *(i for i, said in claims.items() if said in BELOW)] if sums else []
    known: dict[int, NDArray[np.float64]] = {}
    for index in columns:
        column = table.column(index)
        cells = _values(column, mark, known)
        found = [one for i, said in sums.items() if (one := _sum_differs(table, column, cells, (i, said, data, mark)))]
        note_differing(table, column.label, found, findings)


def _several(table: RawTable, header: Header, row: int, mark: Mark | None) -> bool:
    """Whether a row has a number below more than one column of readings."""
    numbers = [cell_value(table.column(i), row, mark)[0] for i in header.readings]
    return len(numbers) - sum(map(math.isnan, numbers)) > 1


def _values(column: RawColumn, mark: Mark | None, known: dict[int, NDArray[np.float64]]) -> NDArray[np.float64]:
    """Return the number of each cell, NaN where there is none; like texts are looked at once.

    ``known`` holds the numbers of texts that several columns share.
    """
    if isinstance(column.text, Coded) and column.number is None:
        shared = id(column.text.found)
        if shared not in known:
            known[shared] = _numbers(column.text.texts, mark)
        return spread(known[shared], column.text.codes)
    found = np.full(_size(column), np.nan) if column.number is None else column.number.copy()
    if column.text is None:
        return found
    texts = np.isnan(found) if column.kind is None else np.isnan(found) & (column.kind == CellKind.TEXT)
    codes, distinct = number_distinct(column.text[texts])
    found[texts] = _numbers(distinct, mark)[codes]
    return found


def _numbers(texts: NDArray[np.object_], mark: Mark | None) -> NDArray[np.float64]:
    """Return the number of each text, NaN where there is none."""
    found = (value(take_apart(str(text)).digits or "", mark or Mark.EITHER) for text in texts.tolist())
    return np.array([np.nan if one is None else one for one in found], dtype=np.float64)


def _size(column: RawColumn) -> int:
    return 0 if column.text is None else column.text.size


def _row_claim(leading: Sequence[Texts | Coded], row: int) -> Claim | None:
    """Return what a row is named as at its left."""
    for column in leading:
        text = str(column[row])
        if any(map(str.isalpha, text)):
            return claim(text)
    return None


def _sum_differs(
    table: RawTable,
    column: RawColumn,
    cells: NDArray[np.float64],
    of: tuple[int, Claim, Whole, Mark | None],
) -> Differs | None:
    """Return how a sum below a column differs from all readings above it, or from those since the sum before."""
    row, said, data, mark = of
    number, text = cell_value(column, row, mark)
    if math.isnan(number):
        return None
    shown, before = shown_decimals(text), data[data < row]
    since = before[np.r_[True, np.diff(before) > 1].nonzero()[0][-1] :] if before.size else before
    ours = [differs_below(said, cells[some], number, shown) for some in (before, since, data)]
    if any(one is None for one in ours):
        return None
    return Differs(reference(column, row, table.row), text, ours[0] or 0.0, shown)
