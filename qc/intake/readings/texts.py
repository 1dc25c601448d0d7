"""The different texts among the cells of a characteristic, each looked at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import numpy as np

from qc.intake.formats.coded import Coded, decoded
from qc.intake.formats.codes import count, first_places, spread
from qc.intake.formats.distinct import Whole, number_distinct
from qc.intake.formats.raw import CellKind
from qc.intake.readings.cell import BLANK, Mark, Thousands, Written, decimals, meant, take_apart
from qc.intake.readings.company import leave_size_open, other_way_by_standard, other_way_in_company
from qc.intake.readings.marks import Decision, decide, decide_plain, magnitude, near
from qc.intake.readings.measure import spelled
from qc.intake.readings.parted import Sized, maybe_several
from qc.intake.readings.plain_digits import any_holds, maybe_thousands, most_decimals, plain_digits
from qc.units import conversion
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from qc.intake.plan import ExpectedColumn
    from qc.intake.readings.cells import Cells

Item = TypeVar("Item", bound=np.generic)
_OTHER = {Mark.POINT: Mark.COMMA, Mark.COMMA: Mark.POINT}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Texts:
    """Texts taken apart.

    Attributes
    ----------
    where : (m,) int array or None
        The cells that hold text; None where all do.
    codes : (m,) int array
        Which of the k different texts each holds.
    first : (k,) int array
        Where among the m each text stands first; -1 where it stands nowhere.
    digits : (k,) bytes array
        The digits of texts that are a plain number, alone or with a unit; empty for the others.
    others : mapping of int to Written
        The texts that are more than a plain number; those that are no reading have no digits.
    usable : (k,) bool array
        Whether the text is a reading, or says that there is none.
    """

    where: Whole | None
    codes: Whole
    first: NDArray[np.int64]
    digits: NDArray[np.bytes_]
    others: Mapping[int, Written]
    usable: NDArray[np.bool_]

    @classmethod
    def of(cls, cells: Cells) -> Texts:
        """Return the texts among the cells of a characteristic."""
        text: NDArray[np.object_] | Coded = np.empty(0, dtype=object) if cells.text is None else cells.text
        if cells.kind is None:
            where: Whole | None = None
        else:
            where = np.flatnonzero(cells.kind == CellKind.TEXT)
            text = text[where]
        codes, found = (text.codes, text.found) if isinstance(text, Coded) else number_distinct(text)
        first = first_places(codes, found.size)
        digits = plain_digits(found)
        digits[first < 0] = b""
        odd = np.flatnonzero((first >= 0) & (digits == b""))
        texts = dict(zip(odd.tolist(), decoded(found[odd]), strict=True))
        written = {code: take_apart(one, blanks=cells.blanks) for code, one in texts.items()}
        unread = [code for code, one in texts.items() if not _is_reading(one, written[code], cells.expected.unit)]
        usable = np.ones(found.size, dtype=bool)
        usable[unread] = False
        others = written | dict.fromkeys(unread, Written(""))
        digits[odd] = plain_digits(np.array([one.digits or "" for one in others.values()], dtype=object))
        return cls(where=where, codes=codes, first=first, digits=digits, others=others, usable=usable)

    @property
    def numeric(self) -> NDArray[np.bool_]:
        """Which of the k texts hold a number."""
        found = np.asarray(self.digits != b"", dtype=bool)
        found[[code for code, one in self.others.items() if one.digits]] = True
        return found

    @property
    def beyond(self) -> NDArray[np.int8]:
        """1 for each of the k texts that says "more than", -1 for "less than"."""
        found = np.zeros(self.digits.size, dtype=np.int8)
        for code, one in self.others.items():
            found[code] = one.beyond
        return found

    def cells_of(self, chosen: NDArray[np.bool_]) -> Whole:
        """Return the cells whose text is chosen."""
        if not chosen.any():
            return np.empty(0, dtype=np.int64)
        found = np.flatnonzero(spread(chosen, self.codes))
        return found if self.where is None else self.where[found]

    def spread(self, each: NDArray[Item], size: int, otherwise: float) -> NDArray[Item]:
        """Return what belongs to each text at all ``size`` cells, and something else at cells that hold no text."""
        if self.where is None:
            return spread(each, self.codes)
        found = np.full(size, otherwise, dtype=each.dtype)
        found[self.where] = spread(each, self.codes)
        return found

    def units(self, cells: Cells) -> tuple[dict[str, int], bool]:
        """Return the units behind numbers, each with its first cell, and whether some numbers have none."""
        found: dict[str, int] = {}
        if (percent := cells.of_kind(CellKind.PERCENT)).size:
            found["%"] = int(percent[0])
        given = [(code, one.unit) for code, one in self.others.items() if one.digits]
        for code, unit in sorted(given, key=lambda one: self.first[one[0]]):
            if unit:
                index = self.first[code]
                found.setdefault(unit, int(index if self.where is None else self.where[index]))
        bare = int(np.count_nonzero(self.numeric)) > sum(bool(unit) for _, unit in given)
        return found, bare or bool(cells.of_kind(CellKind.NUMBER).size)

    def most_decimals(self, mark: Mark) -> int:
        """Return the most digits that stand behind the decimal mark."""
        among = (decimals(one.digits, mark) for one in self.others.values() if one.digits)
        return max(most_decimals(self.digits, mark), *among, 0)

    def any_holds(self, mark: Mark) -> bool:
        """Return whether any number holds a mark."""
        sign = {Mark.POINT: ".", Mark.COMMA: ","}[mark]
        return any_holds(self.digits, mark) or any(sign in (one.digits or "") for one in self.others.values())

    def thousands(self, mark: Mark) -> Thousands | None:
        """Return what parts the thousands where a mark stands before decimals; None where nothing does."""
        if any(BLANK in (one.digits or "") for one in self.others.values()):
            return Thousands.BLANK
        other = _OTHER.get(mark)
        return None if other is None or not self.any_holds(other) else Thousands(other.value)

    def decide(self, expected: ExpectedColumn, factor: float, native: NDArray[np.float64]) -> Decision:
        """Decide the decimal mark of all texts that hold a number.

        Parameters
        ----------
        expected : ExpectedColumn
            The standard's limits.
        factor : float
            Leads from the file's unit to the standard's.
        native : (m,) float array
            The column's cells that are numbers by themselves.

        Returns
        -------
        Decision
            Of the k texts.
        """
        size, step = (None if x is None else x / factor for x in (magnitude(expected), expected.resolution))
        found = self._by_limits(size, step)
        if found.mark is None:
            return found
        low, high = (None if x is None else x / factor for x in (expected.lsl, expected.usl))
        found = self._with_parted(found, native, Sized(size, low, high))
        if not leave_size_open(expected):
            return found
        two_ways = maybe_thousands(self.digits)
        odd = other_way_in_company(found.numbers, two_ways, native, size)
        times = count(self.codes, two_ways.size)
        odd |= other_way_by_standard(found.numbers, two_ways, limits=(low, high), step=step, times=times)
        return Decision(mark=found.mark, numbers=found.numbers, unclear=found.unclear | odd)

    def _with_parted(self, found: Decision, native: NDArray[np.float64], sized: Sized) -> Decision:
        """Return a decision in which digits that blanks part are one number, or may be several, or are none."""
        parted = {code: one.digits for code, one in self.others.items() if one.digits and BLANK in one.digits}
        if not parted:
            return found
        codes, times = np.array([*parted]), count(self.codes, found.numbers.size)
        others = np.delete(np.arange(found.numbers.size), codes)
        beside = np.concatenate([np.repeat(found.numbers[others], times[others]), native])
        cells = int(times[codes].sum())
        values = found.numbers[codes]
        several = maybe_several([*parted.values()], values, cells=cells, sized=sized, beside=beside)
        if found.mark in _OTHER and self.any_holds(_OTHER[found.mark]):
            several[:] = True
        numbers, unclear = found.numbers.copy(), found.unclear.copy()
        numbers[codes[several & ~near(values, sized.size)]] = np.nan
        unclear[codes] = several
        return Decision(mark=found.mark, numbers=numbers, unclear=unclear & ~np.isnan(numbers))

    def _by_limits(self, size: float | None, step: float | None) -> Decision:
        """Decide it by what the standard says of the size of readings and of the gauge's step."""
        numeric = self.numeric
        if np.count_nonzero(self.digits != b"") == np.count_nonzero(numeric):
            found = decide_plain(self.digits, size=size)
            if found is not None:
                return found
        digits = decoded(self.digits)
        for code, one in self.others.items():
            digits[code] = one.digits or ""
        decision = decide(
            [text for text in digits if text], count(self.codes, numeric.size)[numeric], size=size, resolution=step
        )
        values, unclear = np.full(numeric.size, np.nan), np.zeros(numeric.size, dtype=bool)
        values[numeric], unclear[numeric] = decision.numbers, decision.unclear
        return Decision(mark=decision.mark, numbers=values, unclear=unclear)


def _is_reading(text: str, written: Written, wanted: str) -> bool:
    """Whether a text is a number, alone or with a unit, or says that there is none."""
    if written.digits is None or not written.unit:
        return written.digits is not None
    unit = spelled(written.unit, wanted)
    if unit is None:
        return False
    # "12,0S" is a slip for 12,05 rather than a reading in seconds.
    return conversion(unit, wanted) is not None or meant(text) is None
