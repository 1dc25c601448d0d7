"""Numbers of units that begin again: with each day, shift, lot or box, whose column tells the units apart."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from qc.intake.findings import row_list
from qc.intake.order import subgroup_labels, unit_labels
from qc.intake.subgroups import day_named
from qc.terms import Context
from qc.values import dataclass
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from qc.errors import Location
    from qc.intake.findings import Findings
    from qc.intake.formats.distinct import Whole
    from qc.intake.labels import Labels
    from qc.intake.readings.cells import Cells

STRIDE = 10**9
"""Numbers of units below this are counted on; larger ones are serial numbers."""
_MOST_RUNS = 10_000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Rows:
    """The rows of a table: lines, rows of the sheet, numbers of units, and a code for what may tell them apart.

    ``moment`` says when each code is, where codes are days.
    """

    line: NDArray[np.int64]
    row: NDArray[np.int64]
    number: NDArray[np.int64]
    value: NDArray[np.int64]
    moment: NDArray[np.int64] | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Told:
    """Where numbers begin again: to which beginning each line belongs, and at which rows there is a new one."""

    what: Message
    line: NDArray[np.int64]
    epoch: NDArray[np.int64]
    rows: tuple[int, ...]
    first: int


def begun_again(cells: Sequence[Cells], findings: Findings) -> list[Whole | None]:
    """Return, where numbers begin again with a date, shift, lot or box, which time they do so, for each reading.

    Parameters
    ----------
    cells : sequence of Cells
        The readings of each characteristic.
    findings : Findings
        Where a note goes.

    Returns
    -------
    list of (n,) int array or None
        Later in production order where it is larger; None where numbers do not begin again, or nothing tells when.
    """
    tables: dict[Location, list[int]] = {}
    for i, one in enumerate(cells):
        tables.setdefault(one.table, []).append(i)
    found: list[Whole | None] = [None] * len(cells)
    for place, own in tables.items():
        told = _told([cells[i] for i in own])
        if told is None:
            continue
        for i in own:
            found[i] = told.epoch[np.searchsorted(told.line, cells[i].line)]
        said = message(
            "unit numbers begin again from {first} in row {rows}, with the {what}: units are counted on",
            first=told.first,
            rows=row_list(told.rows),
            what=told.what,
        )
        findings.note_once(said, place)
    return found


def _told(cells: Sequence[Cells]) -> _Told | None:
    """Return how the column that explains most of a table's doubled numbers tells its units apart."""
    # Of a million units, mostly numbered through, no numbers are kept.
    if all(_run_through(one) for one in cells):
        return None
    given = [_numbers(one) for one in cells]
    numbers = [one for one in given if one is not None]
    if len(numbers) < len(cells):
        return None
    doubled = _doubled(cells, numbers, None)
    if not doubled:
        return None
    best: tuple[int, _Told] | None = None
    for what, of in _COLUMNS.items():
        values = [one for one in map(of, cells) if one is not None]
        rows = _rows(cells, numbers, values) if len(values) == len(cells) else None
        told = None if rows is None else _by(what, rows)
        left = doubled if told is None else _doubled(cells, numbers, told)
        if told is not None and left < (doubled if best is None else best[0]):
            best = left, told
    return None if best is None else best[1]


def _numbers(cells: Cells) -> Whole | None:
    """Return the number of each unit; None where units have none, or names."""
    labels, group = unit_labels(cells), subgroup_labels(cells)
    if labels is None or labels is group or labels.blank.any() or (found := labels.integers) is None:
        return None
    return None if found.max(initial=0) >= STRIDE else found[labels.codes]


def _run_through(cells: Cells) -> bool:
    """Whether units have no numbers, or each a larger one than that before."""
    numbers = _numbers(cells)
    return numbers is None or bool((numbers[1:] > numbers[:-1]).all())


def _doubled(cells: Sequence[Cells], numbers: Sequence[Whole], told: _Told | None) -> int:
    """Return how many readings stand where another one of the same unit and place does."""
    count = 0
    for one, number in zip(cells, numbers, strict=True):
        key = number if told is None else told.epoch[np.searchsorted(told.line, one.line)] * STRIDE + number
        if bool((key[1:] > key[:-1]).all()):
            continue
        position = one.context.get(Context.POSITION)
        if position is not None:
            key = np.unique(key, return_inverse=True)[1] * position.names.size + position.codes
        count += key.size - np.unique(key).size
    return count


def _days(cells: Cells) -> tuple[Labels, list[str]] | None:
    """Return the days of readings; times of day tell no units apart."""
    if cells.day is None:
        return None
    days = [day_named(name) for name in cells.day.names.tolist()]
    return (cells.day, days) if any(days) else None


def _named(kind: Context | None, cells: Cells) -> tuple[Labels, list[str]] | None:
    labels = cells.box if kind is None else cells.context.get(kind)
    return None if labels is None else (labels, [name.casefold() for name in labels.names.tolist()])


_COLUMNS: Mapping[Message, Callable[[Cells], tuple[Labels, list[str]] | None]] = {
    message("date"): _days,
    message("work shift"): partial(_named, Context.SHIFT),
    message("material lot"): partial(_named, Context.MATERIAL_LOT),
    message("box or sheet"): partial(_named, None),
}
"""What may tell units with the same number apart."""


def _rows(cells: Sequence[Cells], numbers: Sequence[Whole], given: Sequence[tuple[Labels, list[str]]]) -> _Rows | None:
    """Return the rows of a table, each once; None where what tells units apart comes back in long tables."""
    known: dict[str, int] = {}
    values = [
        np.array([known.setdefault(name, len(known)) for name in names], dtype=np.int64)[label.codes]
        for label, names in given
    ]
    line, first = np.unique(np.concatenate([one.line for one in cells]), return_index=True)
    value = np.concatenate(values)[first]
    runs = np.count_nonzero(np.diff(value)) + 1
    days = _ordinals(list(known))
    comes_back = runs > np.unique(value).size
    if runs > _MOST_RUNS or (comes_back and days is None and any(one.line.size != line.size for one in cells)):
        return None
    return _Rows(
        line=line,
        row=np.concatenate([one.row for one in cells])[first].astype(np.int64),
        number=np.concatenate(numbers)[first].astype(np.int64),
        value=value,
        moment=days,
    )


def _ordinals(names: list[str]) -> NDArray[np.int64] | None:
    """Return days as numbers; None where one is none."""
    try:
        return np.array([dt.date.fromisoformat(name).toordinal() for name in names], dtype=np.int64)
    except ValueError:
        return None


def _by(what: Message, rows: _Rows) -> _Told | None:
    """Return where numbers begin again together with another value of a column."""
    starts = np.flatnonzero(np.diff(rows.value, prepend=-1))
    begun = np.zeros(starts.size, dtype=np.int64)
    seen: dict[int, int] = {}
    again, most = list[int](), -1
    for k, part in enumerate(np.split(rows.number, starts[1:])):
        own, value = np.unique(part), int(rows.value[starts[k]])
        if rows.moment is not None and value in seen:
            begun[k] = seen[value]
        elif k and _back(own, most, int(rows.number[0])):
            begun[k] = k
            again.append(int(starts[k]))
        else:
            begun[k] = begun[k - 1] if k else 0
        seen.setdefault(value, int(begun[k]))
        most = int(own[-1])
    if not again:
        return None
    moments = begun if rows.moment is None else rows.moment[rows.value[starts]][begun]
    return _Told(
        what=what,
        line=rows.line,
        epoch=np.repeat(moments, np.diff(np.r_[starts, rows.line.size])),
        rows=tuple(rows.row[again].tolist()),
        first=int(rows.number[again[0]]),
    )


def _back(own: NDArray[np.int64], most: int, first: int) -> bool:
    """Whether numbers begin again: two of them would not go on from those before, or the only one is the first."""
    return int(own[1]) <= most if own.size > 1 else int(own[0]) <= first
