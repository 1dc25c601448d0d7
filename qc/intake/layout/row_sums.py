"""What a sheet says of the readings in each of its rows, held against them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.intake.beside.figures import agrees
from qc.intake.layout.claims import Claim, cell_list, cell_value, reference, shown_decimals
from qc.intake.layout.differing import COMPUTED, Differs, differs, note_differing
from qc.intake.readings.cell import Mark, take_apart, value
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from qc.intake.findings import Findings
    from qc.intake.formats.raw import RawColumn, RawTable
    from qc.intake.readings.cells import Cells
    from qc.intake.readings.numbers import Numbers

_OF_SEVERAL = frozenset({Claim.RANGE, Claim.DEVIATION})
_SEVERAL = 2
_LIKE_LIMITS = frozenset({Claim.MINIMUM, Claim.MAXIMUM, Claim.DEVIATION})


def hold_rows(
    table: RawTable, claims: Mapping[int, Claim], readings: Sequence[tuple[Cells, Numbers]], findings: Findings
) -> None:
    """Compare the mean, range and so on of each subgroup, or of each item of a check sheet, with its readings.

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
    for index, said in claims.items():
        column = table.column(index)
        for cells, numbers in readings if said in COMPUTED else ():
            if cells.width == 1 and column.place is None:
                continue
            rows = np.searchsorted(table.line, cells.line)
            groups = list(_of_rows(cells, _raw(cells, numbers.mark), column, rows))
            cell = [cell_value(column, i, numbers.mark) for i, _ in groups]
            shown = max((shown_decimals(text) for number, text in cell if not math.isnan(number)), default=0)
            held = [(i, some, *one) for (i, some), one in zip(groups, cell, strict=True) if not math.isnan(one[0])]
            if _of_something_else(said, cells, held):
                continue
            if said is Claim.DEVIATION and _of_all(held, shown):
                _note_divisor(table, column.label, [reference(column, i, table.row) for i, *_ in held], findings)
                continue
            found = [
                Differs(reference(column, i, table.row), text, ours, shown)
                for i, some, number, text in held
                if (ours := differs(said, some, number, shown)) is not None
            ]
            note_differing(table, column.label, found, findings)


def _of_something_else(said: Claim, cells: Cells, held: Sequence[tuple[int, NDArray[np.float64], float, str]]) -> bool:
    """Whether "Min", "Max" and "Std" are the standard's own limits and nominal, or "Selisih" is that of one reading."""
    if said in _OF_SEVERAL and all(np.count_nonzero(~np.isnan(some)) < _SEVERAL for _, some, *_ in held):
        return True
    asked = {cells.expected.lsl, cells.expected.usl, cells.expected.nominal}
    return said in _LIKE_LIMITS and {number for *_, number, _ in held} <= asked


def _of_all(held: Sequence[tuple[int, NDArray[np.float64], float, str]], shown: int) -> bool:
    """Whether standard deviations are those that divide by n, and not all of them those by n − 1 too."""
    some = [(readings[~np.isnan(readings)], number) for _, readings, number, _ in held]
    some = [(readings, number) for readings, number in some if readings.size > 1]
    by_n = all(agrees(float(readings.std()), number, shown) for readings, number in some)
    return by_n and not all(agrees(float(readings.std(ddof=1)), number, shown) for readings, number in some)


def _note_divisor(table: RawTable, label: str, cells: Sequence[str], findings: Findings) -> None:
    findings.note(
        message(
            "{label}, cell {cells}: the sheet divides by n, not by n − 1, which makes the spread look smaller than it"
            " is; qc divides by n − 1",
            label=label,
            cells=cell_list(cells),
        ),
        table.place(),
    )


def _raw(cells: Cells, mark: Mark | None) -> NDArray[np.float64]:
    """Return readings as written, not converted, NaN where one is missing."""
    given = np.full(len(cells), np.nan) if cells.number is None else cells.number.copy()
    if cells.text is not None:
        for i in np.flatnonzero(np.isnan(given)).tolist():
            found = value(take_apart(str(cells.text[i]), blanks=True).digits or "", mark or Mark.EITHER)
            given[i] = np.nan if found is None else found
    return given


def _of_rows(
    cells: Cells, readings: NDArray[np.float64], column: RawColumn, rows: NDArray[np.int64]
) -> Iterator[tuple[int, NDArray[np.float64]]]:
    """Yield the rows of a column that each speak of a group of readings, with these readings."""
    if column.place is None:
        index = rows[:: cells.width]
        yield from zip(index.tolist(), readings.reshape(-1, cells.width), strict=True)
        return
    _, group = np.unique(column.place[rows], axis=0, return_inverse=True)
    for code in range(int(group.max(initial=-1)) + 1):
        these = np.flatnonzero(group.ravel() == code)
        yield int(rows[these[0]]), readings[these]
