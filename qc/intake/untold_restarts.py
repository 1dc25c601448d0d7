"""Numbers of units that begin again where no column tells when: one problem, whatever the count of units."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.errors import Location
from qc.intake.findings import row_list
from qc.intake.restarts import STRIDE
from qc.terms import Context
from qc.words import message

if TYPE_CHECKING:
    from qc.intake.findings import Findings
    from qc.intake.formats.distinct import Whole
    from qc.intake.readings.cells import Cells

_FEWEST_ALIKE = 2


def begins_again_untold(cells: Cells, numbers: Whole, findings: Findings) -> Whole | None:
    """Report numbers that begin again where nothing tells these units from those before.

    Parameters
    ----------
    cells : Cells
        The readings of one characteristic, in file order.
    numbers : (n,) int array
        The number of the unit of each.
    findings : Findings
        Where the problem goes.

    Returns
    -------
    (n,) int array or None
        Which time they begin; None where they do not begin again.
    """
    if cells.context.get(Context.POSITION) is not None or numbers.max(initial=0) >= STRIDE:
        return None
    starts = _starts(numbers)
    parts = [set(part.tolist()) for part in np.split(numbers, starts)]
    if not starts or min(len(part & parts[0]) for part in parts[:2]) < _FEWEST_ALIKE:
        return None
    rows = cells.row[starts].tolist()
    place = Location(file=cells.name, sheet=cells.sheet, row=rows[0])
    found, before = str(numbers[starts[0]]), numbers[: starts[0]].max()
    if not any(one.location == place and one.found == found for one in findings.problems):
        findings.problem(
            message("unit numbers begin again in row {rows}, and nothing tells these units apart", rows=row_list(rows)),
            place,
            found=found,
            expected=message("every unit number once, or a column that tells when they begin again"),
            fix=message(
                "Number on ({next} in row {row}), or add a column “Tanggal”, “Shift”, “Lot” or “Box” that changes where"
                " the numbers begin again.",
                next=int(before) + 1,
                row=rows[0],
            ),
        )
    return np.searchsorted(np.asarray(starts), np.arange(numbers.size), side="right")


def _starts(numbers: Whole) -> list[int]:
    """Return where numbers are back at that which they began with."""
    falls = np.flatnonzero(numbers[1:] < numbers[:-1]) + 1
    found, begun = list[int](), int(numbers[0]) if numbers.size else 0
    for i in falls.tolist():
        if numbers[i] <= begun:
            found.append(i)
            begun = int(numbers[i])
    return found
