"""Rows of a file that stand in it twice: the same numbers with the same readings, as pasting twice makes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from qc.errors import Location
from qc.intake.order import subgroup_labels, unit_labels
from qc.values import dataclass
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from qc.intake.findings import Findings
    from qc.intake.formats.distinct import Whole
    from qc.intake.labels import Labels
    from qc.intake.readings.cells import Cells

_FEWEST = 2
"""So many rows at least: one that stands twice is said with its unit number."""
_DIFFERENT = 5
_COUNTED_ON = re.compile(r"(.*) \(\d+\)")


@dataclass(frozen=True, slots=True)
class _Repeat:
    """The rows that stand again, and those that they repeat, as the spreadsheet numbers them."""

    again: tuple[int, int]
    first: tuple[int, int]


def report_repeated(cells: Sequence[Cells], findings: Findings) -> bool:
    """Report that rows repeat earlier ones, all characteristics and whatever else they say; return whether they do.

    Parameters
    ----------
    cells : sequence of Cells
        The readings of each characteristic of a table whose units cannot be told apart, in file order.
    findings : Findings
        Where the problem goes.
    """
    found = _repeat(cells, counted_on=False)
    if found is None:
        return False
    findings.problem(
        message(
            "rows {again} repeat rows {first}: the same numbers with the same readings",
            again=_span(found.again),
            first=_span(found.first),
        ),
        Location(file=cells[0].name, sheet=cells[0].sheet, row=found.again[0]),
        expected=message("every row of readings once"),
        fix=message(
            "If these rows were pasted twice, delete rows {again}. If they are other units, number on, or add a column"
            " “Tanggal”, “Shift”, “Lot” or “Box” that tells them apart.",
            again=_span(found.again),
        ),
    )
    return True


def note_repeated(cells: Sequence[Cells], findings: Findings) -> None:
    """Note that rows below a header of their own repeat those above it: they are read as further units.

    Parameters
    ----------
    cells : sequence of Cells
        The readings of each characteristic of a table, in file order.
    findings : Findings
        Where the note goes.
    """
    found = None if all(map(_runs_through, cells)) else _repeat(cells, counted_on=True)
    if found is not None:
        findings.note(
            message(
                "rows {again} repeat rows {first}, with the same numbers and the same readings, and are read as further"
                " units: if they were pasted twice, delete them",
                again=_span(found.again),
                first=_span(found.first),
            ),
            cells[0].table,
        )


def _runs_through(cells: Cells) -> bool:
    """Whether units are numbered through, each with a larger number than that before: a million mostly are."""
    labels = _identity(cells)
    if labels is None:
        return True
    numbers = labels.integers
    if numbers is None:
        return bool(np.bincount(labels.codes[:: cells.width]).max(initial=0) <= 1) and not _counted_on(labels)
    own = numbers[labels.codes[:: cells.width]]
    return bool((own[1:] > own[:-1]).all())


def _identity(cells: Cells) -> Labels | None:
    """Return what says which unit, or in a table of subgroups which subgroup, each reading is of."""
    return unit_labels(cells) if cells.width == 1 else subgroup_labels(cells)


def _repeat(cells: Sequence[Cells], *, counted_on: bool) -> _Repeat | None:
    """Return the rows that repeat earlier ones in every characteristic, None where any differs."""
    if len({one.table for one in cells}) != 1:
        return None
    parts = [_repeat_of(one, counted_on=counted_on) for one in cells]
    found = [part for part in parts if part is not None]
    if len(found) < len(parts):
        return None
    again, first = (_around(part.again for part in found), _around(part.first for part in found))
    return _Repeat(again, first) if again[0] > first[1] else None


def _around(spans: Iterable[tuple[int, int]]) -> tuple[int, int]:
    given = list(spans)
    return min(low for low, _ in given), max(high for _, high in given)


def _repeat_of(cells: Cells, *, counted_on: bool) -> _Repeat | None:
    """Return the rows in which one characteristic repeats earlier ones: all that stand again stand together."""
    keys = _keys(cells, counted_on=counted_on)
    if keys is None or bool((keys[1:] > keys[:-1]).all()):
        return None
    _, first, codes = np.unique(keys, return_index=True, return_inverse=True)
    before = first[codes]
    twice = np.flatnonzero(before != np.arange(before.size))
    if twice.size < _FEWEST:
        return None
    begin, end = int(twice[0]), int(twice[-1]) + 1
    back = begin - int(before[begin])
    earlier = slice(begin - back, end - back)
    if end - begin != twice.size or not np.array_equal(codes[begin:end], codes[earlier]):
        return None
    if not _alike(cells, slice(begin, end), earlier) or (counted_on and not _telling(cells, slice(begin, end))):
        return None
    row = cells.row[:: cells.width]
    return _Repeat((int(row[begin]), int(row[end - 1])), (int(row[begin - back]), int(row[min(end - back, begin) - 1])))


def _written(cells: Cells, rows: slice) -> list[NDArray[np.object_]]:
    """Return the cells of some rows of the table, as numbers and as texts."""
    given = [cells.number, None if cells.text is None else cells.text.copy()]
    chosen = slice(rows.start * cells.width, rows.stop * cells.width)
    return [np.asarray(values[chosen], dtype=object) for values in given if values is not None]


def _alike(cells: Cells, own: slice, earlier: slice) -> bool:
    """Whether rows have the readings of others, as written."""
    pairs = zip(_written(cells, own), _written(cells, earlier), strict=True)
    return all(bool(np.array_equal(a.astype(np.str_), b.astype(np.str_))) for a, b in pairs)


def _telling(cells: Cells, rows: slice) -> bool:
    """Whether readings are too different for so many to be the same by chance, as marks of OK are."""
    return max(np.unique(values.astype(np.str_)).size for values in _written(cells, rows)) >= _DIFFERENT


def _keys(cells: Cells, *, counted_on: bool) -> NDArray[np.int64] | None:
    """Return what each row says besides its readings, as one code; None where nothing says which unit it is of."""
    said = [label for label in (cells.day, cells.box, *cells.context.values()) if label is not None]
    if _identity(cells) is None or (counted_on and not any(map(_counted_on, said))):
        return None
    key = np.zeros(cells.row[:: cells.width].size, dtype=np.int64)
    for label in said:
        own = (_without_count(label) if counted_on else label.codes)[:: cells.width]
        key = key * label.distinct.size + own
        if label is not said[-1]:
            key = np.unique(key, return_inverse=True)[1]
    return key


def _counted_on(labels: Labels) -> bool:
    """Whether labels bear the number of the table that they stand in."""
    return labels.integers is None and any(map(_COUNTED_ON.fullmatch, labels.names.tolist()))


def _without_count(labels: Labels) -> Whole:
    """Return the codes of labels without the number of the table that they stand in."""
    known: dict[str, int] = {}
    bare = [found[1] if (found := _COUNTED_ON.fullmatch(name)) else name for name in labels.names.tolist()]
    return np.array([known.setdefault(name, len(known)) for name in bare], dtype=np.int64)[labels.codes]


def _span(rows: tuple[int, int]) -> str:
    return f"{rows[0]}–{rows[1]}"
