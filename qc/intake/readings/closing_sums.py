"""Rows at the end of a table that sum up all above them, though no word says so: asked about, not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.errors import Problem
from qc.intake.formats.raw import Doubt
from qc.intake.matching import called
from qc.intake.readings.cell import Mark, Thousands, decimals, take_apart, value
from qc.intake.readings.closing import FEWEST, MOST, Above, Last, Sum, chance, no_chance, sums_of, told
from qc.intake.readings.plausible import native_decimals
from qc.units import conversion
from qc.values import dataclass
from qc.words import Message, message, plural

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from qc.intake.findings import Findings
    from qc.intake.readings.cells import Cells
    from qc.intake.readings.numbers import Numbers

_SAID: Mapping[Sum, Message] = {
    Sum.MEAN: message("the mean"),
    Sum.TOTAL: message("the sum"),
    Sum.LARGEST: message("the largest"),
    Sum.SMALLEST: message("the smallest"),
    Sum.RANGE: message("the range"),
    Sum.SPREAD: message("the standard deviation"),
}
_APART = 2
_LOOKED_AT = 100
_NORMAL = 1.4826
"""From the median of distances to the standard deviation."""
_OTHER = {Thousands.POINT: Mark.COMMA, Thousands.COMMA: Mark.POINT}


def ask_of_closing_sums(readings: Sequence[tuple[Cells, Numbers]], findings: Findings) -> bool:
    """Report last rows that hold the mean, the sum or the like of all above them; return whether there are any.

    Rows in which anything but readings stands, such as a unit's number, are units. Of the others one number that is the
    mean of those above, as it is written, may be so by chance: what else speaks for a sum counts too.

    Parameters
    ----------
    readings : sequence of (Cells, Numbers)
        By characteristic, in file order.
    findings : Findings
        Where the question goes.

    Raises
    ------
    Doubt
        The cells were given as plain numbers, and must be looked at as they are written.
    """
    ends = [_End(group) for group in _tables(readings)]
    found = [one for end in ends if (one := end.sums()) is not None]
    if any(one.cells.text is None and one.cells.mark is not None for one in found):
        raise Doubt
    findings.problems += [_question(one) for one in found]
    return bool(found)


def _tables(readings: Sequence[tuple[Cells, Numbers]]) -> list[list[tuple[Cells, Numbers]]]:
    """Return the readings that stand in the same rows together."""
    groups: list[list[tuple[Cells, Numbers]]] = []
    for cells, numbers in readings:
        same = (group for group in groups if np.array_equal(_lines(group[0][0]), _lines(cells)))
        found = next(same, None)
        if found is None:
            groups.append([(cells, numbers)])
        else:
            found.append((cells, numbers))
    return groups


def _lines(cells: Cells) -> NDArray[np.int64]:
    return np.asarray(cells.line[:: cells.width])


class _Column:
    """A column of readings: the ``offset``-th of each row of its characteristic, in the unit as written."""

    def __init__(self, cells: Cells, numbers: Numbers, offset: int) -> None:
        self.cells, self._numbers, self._offset = cells, numbers, offset
        to = None if numbers.unit is None else conversion(numbers.unit, cells.expected.unit)
        self._factor = 1.0 if to is None else to.factor
        self._values = numbers.values[offset :: cells.width]
        # No sheet sums up "> 2000".
        beyond = None if numbers.censored is None else numbers.censored[offset :: cells.width] != 0
        self._exact = self._values if beyond is None else np.where(beyond, np.nan, self._values)

    def index(self, row: int) -> int:
        """Return which of its characteristic's readings stands in a row."""
        return row * self.cells.width + self._offset

    def holds(self, row: int) -> bool:
        """Whether a reading stands in a row."""
        return not np.isnan(self._values[row])

    def last(self, row: int) -> Last | None:
        """Return the number in a row as written; None of one that says "more than"."""
        index = self.index(row)
        if self._numbers.censored is not None and self._numbers.censored[index]:
            return None
        native = self.cells.number is not None and not np.isnan(self.cells.number[index])
        mark = self._numbers.mark or _OTHER.get(self._numbers.thousands or Thousands.BLANK, Mark.POINT)
        digits = take_apart(self.cells.written(index), blanks=True).digits or ""
        number = value(digits, Mark.POINT if native else mark)
        return None if number is None else Last(number, decimals(digits, Mark.POINT if native else mark))

    def above(self, most: int) -> dict[int, Above]:
        """Return the sums of what stands above the last 1, 2 … ``most`` rows, where that is enough."""
        values = self._exact / self._factor
        first = values[: values.size - most]
        one = _summed(first[~np.isnan(first)])
        found: dict[int, Above] = {}
        for k in range(most, 0, -1):
            if one is not None and one.count >= max(FEWEST, 2 * k - 1):
                found[k] = one
            number = float(values[values.size - k])
            if not np.isnan(number):
                one = Above(1, number, 0.0, number, number) if one is None else one.with_(number)
        return found

    def shown(self, k: int) -> int:
        """Return how many digits after the decimal mark the numbers above the last ``k`` rows have."""
        found = native_decimals(np.round(self._exact[:-k] / self._factor, 9))
        rows = range(max(0, self._values.size - k - _LOOKED_AT), self._values.size - k)
        return max([found, *(one.shown for row in rows if self.holds(row) and (one := self.last(row)) is not None)])

    def bulk(self, k: int) -> tuple[float, float]:
        """Return the middle number above the last ``k`` rows, and how far most are from it, as of a normal spread."""
        values = self._exact[:-k] / self._factor
        middle = float(np.nanmedian(values))
        return middle, _NORMAL * float(np.nanmedian(np.abs(values - middle)))


def _summed(values: NDArray[np.float64]) -> Above | None:
    if not values.size:
        return None
    mean = float(values.mean())
    squares = float(np.square(values - mean).sum())
    return Above(values.size, mean, squares, float(values.min()), float(values.max()))


@dataclass(frozen=True, slots=True)
class _Closing:
    """The last rows of a table that sum up those above: a number of the first, and what each row is."""

    cells: Cells
    index: int
    what: tuple[Sum, ...]
    count: int


class _End:
    """The last rows of a table."""

    def __init__(self, group: Sequence[tuple[Cells, Numbers]]) -> None:
        self._first = group[0][0]
        self._row = np.asarray(self._first.row[:: self._first.width])
        columns = [_Column(*pair, offset) for pair in group for offset in range(pair[0].width)]
        self._columns = [one for one in columns if one.cells.expected.counts != "nonconforming"]
        self._marks = [one for one in columns if one.cells.expected.counts == "nonconforming"]
        given = (*self._first.context.values(), self._first.day, self._first.box)
        self._labels = [label for label in given if label is not None]

    def sums(self) -> _Closing | None:
        """Return the last rows that can hardly be readings; None where all may be."""
        most = self._bare()
        above = [column.above(most) for column in self._columns] if most else []
        ends = (self._of(k, [one.get(k) for one in above]) for k in range(most, 0, -1))
        return next((end for end in ends if end is not None), None)

    def _bare(self) -> int:
        """Return how many of the last rows hold readings only."""
        last, most = self._row.size - 1, max(0, min(MOST, self._row.size - FEWEST))
        return next((k for k in range(most) if self._named(last - k)), most)

    def _named(self, row: int) -> bool:
        """Whether a row holds anything but readings: a number of its unit, a time, a mark of OK or NG."""
        said = any(label.at(row * self._first.width).strip() for label in self._labels)
        return said or any(mark.holds(row) for mark in self._marks)

    def _of(self, k: int, above: Sequence[Above | None]) -> _Closing | None:
        """Return the last ``k`` rows where they can hardly be readings."""
        rows = range(self._row.size - k, self._row.size)
        held = [
            (column, row, sums)
            for row in rows
            for column, sums in zip(self._columns, above, strict=True)
            if column.holds(row)
        ]
        ends = [(column, row, sums, column.last(row)) for column, row, sums in held]
        known = [(column, row, sums, last) for column, row, sums, last in ends if sums is not None and last is not None]
        if len(known) < len(held):
            return None
        ways = [[sums_of(sums, last) for _, at, sums, last in known if at == row] for row in rows]
        what = told([frozenset.intersection(*one) if one else frozenset() for one in ways])
        if what is None:
            return None
        shown = {id(column): column.shown(k) for column, *_ in known}
        bulk = {id(column): column.bulk(k) for column, *_ in known}
        chances = [
            chance(sums, last, step=10.0 ** -shown[id(column)], bulk=bulk[id(column)])
            for column, _, sums, last in known
        ]
        finer = any(last.shown > shown[id(column)] for column, _, _, last in known)
        if not no_chance(chances, k, apart=self._apart(k), finer=finer):
            return None
        column, row, sums, _ = known[0]
        return _Closing(column.cells, column.index(row), what, sums.count)

    def _apart(self, k: int) -> bool:
        """Whether a blank row stands before the last ``k`` rows only, or all rows above say what these leave out."""
        steps = np.diff(self._row)
        blank = steps[-k] >= _APART and not (steps[:-k] >= _APART).any()
        return bool(blank) or any(not label.blank[: -k * self._first.width].any() for label in self._labels)


def _question(end: _Closing) -> Problem:
    """Return what to ask of the last rows."""
    said = {"what": tuple(_SAID[one] for one in end.what), "name": called(end.cells.expected), "above": end.count}
    return Problem(
        reason=plural(
            "the last number of {name} is {what} of the {above} numbers above it: this can hardly be a reading",
            "the last {count} numbers of {name} are {what} of the {above} numbers above them: these can hardly be"
            " readings",
            count=len(end.what),
            **said,
        ),
        location=end.cells.place(end.index),
        found=end.cells.written(end.index),
        expected=message("readings only, or a word before what sums them up"),
        fix=message(
            "If it sums up the others, delete it, or write before it what it is: Rata-rata, Total, Maks. If it is a"
            " reading, add a column “No” with a number for each unit."
        ),
    )
