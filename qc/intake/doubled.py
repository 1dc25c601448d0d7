"""Unit numbers that stand in more than one row: one problem, however many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.errors import Location, Problem
from qc.intake.findings import row_list
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.intake.findings import Findings
    from qc.intake.formats.distinct import Whole
    from qc.intake.labels import Labels
    from qc.intake.readings.cells import Cells

SHOWN = 5
"""So many of them are named with their rows."""
_ROWS = 4


def report_doubled(cells: Cells, labels: Labels, found: Sequence[Whole], count: int, findings: Findings) -> None:
    """Report unit numbers that stand in more than one row, each only once for all characteristics.

    Parameters
    ----------
    cells : Cells
        The readings of one characteristic.
    labels : Labels
        Their unit numbers.
    found : sequence of int array
        The readings of each of the first such numbers.
    count : int
        How many such numbers there are.
    findings : Findings
        Where the problem goes.
    """
    named = [(str(labels.names[labels.codes[i[0]]]), cells.row[i].tolist()) for i in found]
    problem = _one(cells, *named[0]) if count == 1 else _several(cells, named, count)
    if problem not in findings.problems:
        findings.problems.append(problem)


def _one(cells: Cells, name: str, rows: Sequence[int]) -> Problem:
    return Problem(
        reason=message("unit number {unit} stands in more than one row: {rows}", unit=name, rows=row_list(rows)),
        location=Location(file=cells.name, sheet=cells.sheet, row=rows[1]),
        found=name,
        expected=message("every unit number once"),
        fix=message("Correct the number or delete the row; for several places on a unit add a column “Posisi”."),
    )


def _several(cells: Cells, named: Sequence[tuple[str, list[int]]], count: int) -> Problem:
    """Return that several numbers stand in more than one row, the first of them with their rows."""
    told = [
        message("{unit} (rows {rows})", unit=name, rows=row_list(list(dict.fromkeys(rows)), _ROWS))
        for name, rows in named
    ]
    said = {"count": count, "units": tuple(told)}
    all_of_them = message("{count} unit numbers stand in more than one row: {units}", **said)
    some = message("{count} unit numbers stand in more than one row, such as {units}", **said)
    return Problem(
        reason=all_of_them if count == len(named) else some,
        location=Location(file=cells.name, sheet=cells.sheet, row=named[0][1][1]),
        expected=message("every unit number once"),
        fix=message(
            "Correct the numbers, and delete rows that were copied. If each row is another place on the unit, add a"
            " column “Posisi”; if numbers begin again each day or shift, add a column “Tanggal” or “Shift”."
        ),
    )
