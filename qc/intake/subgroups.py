"""Which subgroup each reading belongs to: as the file says, or made of consecutive units."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.errors import Location, Problem
from qc.intake.readings.dates import read_clock, read_time
from qc.words import message, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from qc.intake.findings import Findings
    from qc.intake.formats.distinct import Whole
    from qc.intake.labels import Labels
    from qc.intake.readings.cells import Cells


def given_subgroups(
    cells: Cells, labels: Labels | None, order: NDArray[np.int64] | None, findings: Findings
) -> Whole | None:
    """Return each reading's subgroup in production order, as rows and labels say, or None with a problem.

    Readings that follow each other and bear the same label are a subgroup; in a table with a row per subgroup, a row
    is one. A label that stands again after other subgroups is a new subgroup if its date is another one, and a problem
    if it is not: nobody can tell which of the two is meant.

    Parameters
    ----------
    cells : Cells
        The readings.
    labels : Labels or None
        Their labels in file order; None where each row is a subgroup without a label.
    order : (n,) int array or None
        The production order.
    findings : Findings
        Where problems go.
    """
    if labels is None:
        return np.arange(len(cells), dtype=np.int32) // cells.width
    blank = np.flatnonzero(labels.blank)
    if blank.size:
        findings.each(blank.tolist(), lambda i: _blank(cells, i))
        return None
    codes = labels.codes if order is None else labels.codes[order]
    if cells.width > 1 and np.array_equal(heads := codes[:: cells.width], np.arange(heads.size, dtype=heads.dtype)):
        return codes
    new = np.flatnonzero(codes[1:] != codes[:-1]) + 1 if cells.width == 1 else None
    starts = np.arange(0, len(cells), cells.width) if new is None else np.r_[0, new]
    first = starts if order is None else order[starts]
    again = _again(cells, codes[starts], first)
    findings.each(first[again].tolist(), lambda i: _twice(cells, i, str(labels.names[labels.codes[i]])))
    if np.array_equal(codes[starts], np.arange(starts.size)):
        return codes
    sizes = cells.width if new is None else np.diff(np.r_[starts, len(cells)])
    return np.repeat(np.arange(starts.size, dtype=np.int32), sizes)


def _again(cells: Cells, codes: Whole, index: Whole) -> NDArray[np.int64]:
    """Return which runs of a label repeat an earlier run of it on the same day."""
    if np.bincount(codes).max(initial=0) <= 1:
        return np.empty(0, dtype=np.int64)
    keys = codes
    if cells.day is not None:
        days = np.array([day_named(name) for name in cells.day.names.tolist()], dtype=object)
        dates, dense = np.unique(days, return_inverse=True)
        keys = codes.astype(np.int64) * dates.size + dense[cells.day.codes[index]]
    _, first = np.unique(keys, return_index=True)
    return np.setdiff1d(np.arange(keys.size), first)


def day_named(text: str) -> str:
    """Return the day that a text names; a time of day names none.

    Examples
    --------
    >>> day_named("16/11/2026 07:10"), day_named("Senin"), day_named("07:10")
    ('2026-11-16', 'senin', '')
    """
    moment = read_time(text)
    if moment is not None:
        return moment.date().isoformat()
    return "" if read_clock(text) is not None else text.casefold()


def _blank(cells: Cells, index: int) -> Problem:
    return Problem(
        reason=message("this row has a reading but no subgroup"),
        location=Location(file=cells.name, sheet=cells.sheet, row=int(cells.row[index])),
        found="",
        expected=message("the subgroup in every row with readings"),
        fix=message("Write the subgroup's number in every row, not only in its first."),
    )


def _twice(cells: Cells, index: int, label: str) -> Problem:
    return Problem(
        reason=message("subgroup {label} stands again after it ended", label=label),
        location=Location(file=cells.name, sheet=cells.sheet, row=int(cells.row[index])),
        found=label,
        expected=message("the rows of a subgroup together, each subgroup with a number of its own"),
        fix=message(
            "Correct the number, put the rows together, or add a column “Tanggal” if numbers begin anew each day."
        ),
    )


def note_made_subgroups(made: Sequence[tuple[Cells, int]], findings: Findings) -> None:
    """Note how many units make a subgroup; where not all have the same size, of which columns or characteristics.

    Parameters
    ----------
    made : sequence of (Cells, int)
        Readings without subgroups of their own, and how many units the standard takes together.
    findings : Findings
        Where notes go.
    """
    of_size: dict[int, list[Cells]] = {}
    told = len({_header(one) for one, _ in made}) == len(made)
    for cells, size in made:
        of_size.setdefault(size, []).append(cells)
    for size, columns in of_size.items():
        said = message("the file names no subgroups: every {size} consecutive units are taken as one", size=size)
        if len(of_size) > 1:
            said = message(
                "the file names no subgroups: of {columns} every {size} consecutive units are taken as one",
                columns=tuple(f"“{_header(one) if told else one.expected.names[0]}”" for one in columns),
                size=size,
            )
        findings.note_once(said, columns[0].table)


def _header(cells: Cells) -> str:
    return cells.headers[0].strip()


def made_subgroups(cells: Cells, unit: Whole, size: int | None, findings: Findings) -> Whole | None:
    """Return each reading's subgroup: ``size`` consecutive units make one, the last may have fewer.

    Parameters
    ----------
    cells : Cells
        The readings; only for the place of notes.
    unit : (n,) int array
        Each reading's unit in production order.
    size : int or None
        Units per subgroup; None makes no subgroups.
    findings : Findings
        Where notes go.
    """
    if size is None:
        return None
    last = (int(unit.max()) + 1) % size if unit.size else 0
    if last:
        findings.note_once(
            plural(
                "the last subgroup has {count} unit instead of {size}",
                "the last subgroup has {count} units instead of {size}",
                count=last,
                size=size,
            ),
            cells.table,
        )
    return unit // size
