"""What a sheet says of its own readings, held against them: means, ranges, sums, extremes, limits, judgements."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qc.intake.cell import Mark, decimals, take_apart, value
from qc.intake.columns import Form
from qc.intake.distinct import number_distinct
from qc.intake.findings import Findings
from qc.intake.layout.claims import Claim, cell_list, claim, reference
from qc.intake.layout.days import above
from qc.intake.layout.judged import hold_judgements
from qc.intake.layout.limits import hold_limits, hold_titles
from qc.intake.raw import CellKind, number_text
from qc.values import dataclass
from qc.words import Number, message, plural

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from qc.intake.cells import Cells
    from qc.intake.columns import Header
    from qc.intake.layout.titles import Titles
    from qc.intake.numbers import Numbers
    from qc.intake.raw import RawColumn, RawTable, Sheet, Texts

_COMPUTED: Mapping[Claim, Callable[[NDArray[np.float64]], float]] = {
    Claim.MEAN: lambda x: float(x.mean()),
    Claim.RANGE: lambda x: float(np.ptp(x)),
    Claim.SUM: lambda x: float(x.sum()),
    Claim.MAXIMUM: lambda x: float(x.max()),
    Claim.MINIMUM: lambda x: float(x.min()),
}


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
        hold_titles(above(sheet, header), titles.limits, [cells for cells, _ in readings], findings)
    free = set(range(len(header.texts))) - {*header.readings, *header.labels}
    claims = {i: said for i in sorted(free) if (said := claim(header.texts[i])) is not None}
    table = _as_written(sheet, header, claims, sums) if readings else None
    if table is None:
        return
    if claims:
        labels = tuple(header.label(i) for i in claims)
        findings.note(message("left out and compared with the readings: {names}", names=labels), table.place())
    if header.form is Form.WIDE:
        _hold_rows(table, claims, readings, findings)
    if header.form is not Form.LONG and sums is not None:
        _hold_columns(table, header, claims, readings, findings)
    hold_limits(table, claims, readings, findings)
    judged = [i for i, said in claims.items() if said is Claim.JUDGED]
    if judged:
        hold_judgements(table, judged[0], readings, findings)


def _as_written(sheet: Sheet, header: Header, claims: Mapping[int, Claim], sums: RawTable | None) -> RawTable | None:
    """Return the table with what it says of itself; read once more only where that was not read."""
    if not claims and (sums is None or all(sums.column(i).mark is None for i in header.readings)):
        return sums
    return sheet.careful(replace(header, more=tuple(claims)), Findings())


@dataclass(frozen=True, slots=True)
class _Differs:
    """A sum that its readings do not give."""

    cell: str
    said: str
    ours: float
    shown: int


def cell_value(column: RawColumn, index: int, mark: Mark | None) -> tuple[float, str]:
    """Return the number in a cell, NaN where there is none, and the cell as written.

    Parameters
    ----------
    column : RawColumn
        The column.
    index : int
        The cell.
    mark : Mark or None
        The decimal mark of the table's text.
    """
    if column.number is not None and not math.isnan(column.number[index]):
        return float(column.number[index]), number_text(float(column.number[index]))
    text = "" if column.text is None else str(column.text[index])
    if column.kind is not None and column.kind[index] != CellKind.TEXT:
        return math.nan, text
    found = value(take_apart(text).digits or "", mark or Mark.EITHER)
    return (math.nan if found is None else found), text


def _raw(cells: Cells, mark: Mark | None) -> NDArray[np.float64]:
    """Return readings as written, not converted, NaN where one is missing."""
    given = np.full(len(cells), np.nan) if cells.number is None else cells.number.copy()
    if cells.text is not None:
        for i in np.flatnonzero(np.isnan(given)).tolist():
            found = value(take_apart(str(cells.text[i])).digits or "", mark or Mark.EITHER)
            given[i] = np.nan if found is None else found
    return given


def _hold_rows(
    table: RawTable, claims: Mapping[int, Claim], readings: Sequence[tuple[Cells, Numbers]], findings: Findings
) -> None:
    """Compare each row's mean, range and so on with its readings."""
    for column, said in claims.items():
        for cells, numbers in readings if said in _COMPUTED else ():
            rows = _raw(cells, numbers.mark).reshape(-1, cells.width)
            index = np.searchsorted(table.line, cells.line[:: cells.width])
            cell = [cell_value(table.column(column), i, numbers.mark) for i in index.tolist()]
            shown = max((_shown(text) for number, text in cell if not math.isnan(number)), default=0)
            found = [
                _Differs(reference(table.column(column), i, table.row), text, ours, shown)
                for i, row, (number, text) in zip(index.tolist(), rows, cell, strict=True)
                if not math.isnan(number) and (ours := _differs(said, row, number, shown)) is not None
            ]
            _note(table, table.column(column).label, found, findings)


def _differs(said: Claim, readings: NDArray[np.float64], number: float, shown: int) -> float | None:
    """Return what readings give where it is not what a sheet says, rounded or cut off after so many decimals."""
    present = readings[~np.isnan(readings)]
    if not present.size:
        return None
    ours, step = _COMPUTED[said](present), 10.0**-shown
    slack = 1e-9 * max(1.0, abs(ours))
    rounded = abs(ours - number) <= step / 2 + slack
    cut = abs(number) <= abs(ours) + slack and abs(ours - number) < step - slack
    return None if rounded or cut else ours


def _shown(text: str) -> int:
    digits = take_apart(text).digits or ""
    return decimals(digits, Mark.COMMA if "," in digits else Mark.POINT)


def _hold_columns(
    table: RawTable,
    header: Header,
    claims: Mapping[int, Claim],
    readings: Sequence[tuple[Cells, Numbers]],
    findings: Findings,
) -> None:
    """Compare the rows that sum up columns with these columns."""
    mark = next((numbers.mark for _, numbers in readings if numbers.mark is not None), None)
    read = np.isin(table.line, np.concatenate([cells.line for cells, _ in readings]))
    data, others = np.flatnonzero(read), np.flatnonzero(~read).tolist()
    leading = [column.written() for column in table.columns[: min(header.readings)] if column is not None]
    labels = {i: _row_claim(leading, i) for i in others}
    sums = {i: said for i, said in labels.items() if said is not None and said in _COMPUTED}
    columns = [*header.readings, *(i for i, said in claims.items() if said in _COMPUTED)] if sums else []
    for index in columns:
        column = table.column(index)
        cells = _values(column, mark)
        found = [one for i, said in sums.items() if (one := _sum_differs(table, column, cells, (i, said, data, mark)))]
        _note(table, column.label, found, findings)


def _values(column: RawColumn, mark: Mark | None) -> NDArray[np.float64]:
    """Return the number of each cell, NaN where there is none; like texts are looked at once."""
    found = np.full(_size(column), np.nan) if column.number is None else column.number.copy()
    if column.text is None:
        return found
    texts = np.isnan(found) if column.kind is None else np.isnan(found) & (column.kind == CellKind.TEXT)
    codes, distinct = number_distinct(column.text[texts])
    numbers = [value(take_apart(str(text)).digits or "", mark or Mark.EITHER) for text in distinct.tolist()]
    found[texts] = np.array([np.nan if one is None else one for one in numbers], dtype=np.float64)[codes]
    return found


def _size(column: RawColumn) -> int:
    return 0 if column.text is None else column.text.size


def _row_claim(leading: Sequence[Texts], row: int) -> Claim | None:
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
    of: tuple[int, Claim, NDArray[np.int64], Mark | None],
) -> _Differs | None:
    """Return how a sum below a column differs from all readings above it, or from those since the sum before."""
    row, said, data, mark = of
    number, text = cell_value(column, row, mark)
    if math.isnan(number):
        return None
    shown, before = _shown(text), data[data < row]
    since = before[np.r_[True, np.diff(before) > 1].nonzero()[0][-1] :] if before.size else before
    ours = [_differs(said, cells[some], number, shown) for some in (before, since, data)]
    if any(one is None for one in ours):
        return None
    return _Differs(reference(column, row, table.row), text, ours[0] or 0.0, shown)


def _note(table: RawTable, label: str, found: Sequence[_Differs], findings: Findings) -> None:
    """Note where a column of sums differs from its readings."""
    if found:
        findings.note(
            plural(
                "{label}, cell {cells}: the sheet says {said}, its readings give {ours}; the readings count",
                "{label}: {count} cells ({cells}) differ from their readings, which count; the first says {said}, its"
                " readings give {ours}",
                count=len(found),
                label=label,
                cells=cell_list([one.cell for one in found]),
                said=found[0].said,
                ours=Number(found[0].ours, min(found[0].shown + 1, 9)),
            ),
            table.place(),
        )
