"""Which unit (piece) each reading belongs to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from qc.errors import Location, Problem
from qc.intake.doubled import SHOWN, report_doubled
from qc.intake.findings import row_list
from qc.intake.order import subgroup_labels, unit_labels
from qc.intake.restarts import STRIDE
from qc.intake.untold_restarts import begins_again_untold
from qc.terms import Context
from qc.values import dataclass
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.intake.findings import Findings
    from qc.intake.formats.distinct import Whole
    from qc.intake.labels import Labels
    from qc.intake.numbering import Placed
    from qc.intake.readings.cells import Cells


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pieces:
    """The unit of each reading of one characteristic, in file order.

    Attributes
    ----------
    key : (n,) int array
        Equal where readings belong to the same unit, in all characteristics of the file.
    number : (n,) int array or None
        The unit's number; None where units have names, or are numbered anew in every subgroup.
    """

    key: Whole
    number: Whole | None


def pieces(cells: Cells, findings: Findings, begun: Whole | None = None) -> Pieces | None:
    """Return the units that a file names, or None where it names none or there is a problem.

    A unit may be measured at several positions. Numbers that begin anew in every subgroup are told from numbers
    that run through by there being no more of them than readings in a subgroup.

    Parameters
    ----------
    cells : Cells
        The readings of one characteristic.
    findings : Findings
        Where problems go: units without a number, units that stand twice.
    begun : (n,) int array, optional
        As `begun_again` has found it: numbers are counted on each time.
    """
    labels = unit_labels(cells)
    if labels is None:
        return None
    blank = np.flatnonzero(labels.blank)
    if blank.size:
        findings.each(blank.tolist(), lambda i: _blank(cells, i))
        return None
    numbers, group = labels.integers, subgroup_labels(cells)
    if group is not None and group is not labels and _begins_anew(labels, group):
        found = Pieces(key=group.codes.astype(np.int64) * labels.distinct.size + labels.codes, number=None)
    elif numbers is None:
        found = Pieces(key=labels.codes, number=None)
    else:
        key = numbers[labels.codes] if begun is None else begun * STRIDE + numbers[labels.codes]
        found = Pieces(key=key, number=key)
    return None if _doubled(cells, found, labels, findings) else found


def _begins_anew(labels: Labels, group: Labels) -> bool:
    used = np.unique(labels.codes).size
    groups = np.bincount(group.codes)
    return bool((groups > 0).sum() > 1 and used <= groups.max())


def _blank(cells: Cells, index: int) -> Problem:
    return Problem(
        reason=message("this row has a reading but no unit number"),
        location=Location(file=cells.name, sheet=cells.sheet, row=int(cells.row[index])),
        found="",
        expected=message("a unit number in every row with readings, or in none"),
        fix=message("Write the unit number, or clear the whole column of unit numbers."),
    )


def _doubled(cells: Cells, found: Pieces, labels: Labels, findings: Findings) -> bool:
    """Report units that stand twice at the same position; return whether there is any."""
    key = found.key
    if bool((key[1:] > key[:-1]).all()):
        return False
    untold = None if found.number is None else begins_again_untold(cells, found.number, findings)
    if untold is not None:
        key = untold * STRIDE + key
    position = cells.context.get(Context.POSITION)
    place = key if position is None else np.unique(key, return_inverse=True)[1] * position.names.size + position.codes
    _, group, count = np.unique(place, return_inverse=True, return_counts=True)
    twice = np.flatnonzero(count > 1)
    if twice.size:
        report_doubled(cells, labels, [np.flatnonzero(group == which) for which in twice[:SHOWN]], twice.size, findings)
    return bool(twice.size) or untold is not None


def report_overlaps(files: Sequence[Sequence[Placed]], findings: Findings) -> None:
    """Report unit numbers that an earlier file has too, unless a file's numbers begin anew.

    Parameters
    ----------
    files : sequence of sequences of Placed
        The readings of each file, in production order.
    findings : Findings
        Where problems and notes go.
    """
    seen: dict[str, Whole] = {}
    for part in (part for parts in files for part in parts):
        labels, name = unit_labels(part.cells), part.cells.expected.id
        if labels is None or labels.integers is None:
            continue
        numbers = labels.integers[labels.codes]
        before = seen.get(name, np.empty(0, dtype=np.int64))
        again = np.flatnonzero(np.isin(numbers, before))
        if again.size and numbers.min() > before.min():
            findings.each([int(again[0])], partial(_overlap, part.cells, numbers[again]))
        elif again.size:
            findings.note_once(message("unit numbers begin anew: units are counted on"), part.cells.table)
        seen[name] = np.union1d(before, numbers)


def _overlap(cells: Cells, again: Whole, index: int) -> Problem:
    said = row_list(np.unique(again).tolist())
    return Problem(
        reason=message("unit numbers of an earlier file stand here again: {units}", units=said),
        location=Location(file=cells.name, sheet=cells.sheet, row=int(cells.row[index])),
        found=str(again[0]),
        expected=message("every unit number once"),
        fix=message("Correct the numbers, or number the units of each file from 1."),
    )


def unit_codes(found: Sequence[Pieces | None], cells: Sequence[Cells], orders: Sequence[Whole | None]) -> list[Whole]:
    """Return each reading's unit, counted from 0 in production order; the readings are in production order too.

    Characteristics that share no unit number were measured on different units, or their numbers count rows: each
    then counts its own units.

    Parameters
    ----------
    found : sequence of Pieces or None
        For each characteristic; without them each reading is a unit.
    cells : sequence of Cells
    orders : sequence of (n,) int array or None
        Each characteristic's readings in production order.
    """
    keys = [None if p is None else _ordered(p.key, order) for p, order in zip(found, orders, strict=True)]
    rows = [_ordered(one.line, order) for one, order in zip(cells, orders, strict=True)]
    by_number = all(p is None or p.number is not None for p in found)
    given = [i for i, key in enumerate(keys) if key is not None]
    together = _ranks([keys[i] for i in given], [rows[i] for i in given], by_number=by_number)
    codes = dict(zip(given, together, strict=True))
    return [codes[i] if i in codes else np.arange(row.size, dtype=np.int32) for i, row in enumerate(rows)]


def _ordered(values: Whole, order: Whole | None) -> Whole:
    return values if order is None else values[order]


def _ranks(keys: Sequence[Whole | None], rows: Sequence[Whole], *, by_number: bool) -> list[Whole]:
    """Return keys counted from 0, by size or by the row where each appears first."""
    given = [key for key in keys if key is not None]
    if not given:
        return []
    increasing = by_number and bool((given[0][1:] > given[0][:-1]).all())
    if increasing and all(np.array_equal(given[0], key) for key in given[1:]):
        return [np.arange(given[0].size, dtype=np.int32)] * len(given)
    distinct = [np.unique(key) for key in given]
    union = np.unique(np.concatenate(distinct))
    if len(given) > 1 and union.size == sum(one.size for one in distinct):
        return [_ranks([key], [row], by_number=by_number)[0] for key, row in zip(given, rows, strict=True)]
    rank = np.arange(union.size, dtype=np.int32) if by_number else _by_appearance(union, given, rows)
    return [rank[np.searchsorted(union, key)] for key in given]


def _by_appearance(union: Whole, keys: Sequence[Whole], rows: Sequence[Whole]) -> Whole:
    """Return the rank of each key of ``union`` by its first row."""
    first = np.full(union.size, np.iinfo(np.int64).max)
    for key, row in zip(keys, rows, strict=True):
        np.minimum.at(first, np.searchsorted(union, key), row)
    rank = np.empty(union.size, dtype=np.int32)
    rank[np.argsort(first, kind="stable")] = np.arange(union.size)
    return rank
