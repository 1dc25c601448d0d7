"""The different texts among the cells of a characteristic, each looked at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import numpy as np

from qc.intake.formats.codes import count, first_places, spread
from qc.intake.formats.distinct import Whole, number_distinct
from qc.intake.formats.raw import CellKind
from qc.intake.readings.cell import meant, take_apart
from qc.intake.readings.marks import Decision, decide, magnitude
from qc.intake.readings.measure import spelled
from qc.units import conversion
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.formats.coded import Coded
    from qc.intake.plan import ExpectedColumn
    from qc.intake.readings.cell import Written
    from qc.intake.readings.cells import Cells

Item = TypeVar("Item", bound=np.generic)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Texts:
    """Texts taken apart.

    Attributes
    ----------
    where : (m,) int array or None
        The cells that hold text; None where all do.
    codes : (m,) int array
        Which of the k different texts each holds.
    digits : tuple of k str
        The number in each text as written; empty where it is missing or the text is no reading.
    units : tuple of k str
        The unit behind each number.
    beyond : (k,) int8 array
        1 for "more than", -1 for "less than".
    usable : (k,) bool array
        Whether the text is a reading, or says that there is none.
    """

    where: Whole | None
    codes: Whole
    digits: tuple[str, ...]
    suffixes: tuple[str, ...]
    beyond: NDArray[np.int8]
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
        codes, found = number_distinct(text)
        written = [take_apart(str(one)) for one in found]
        unit = cells.expected.unit
        usable = [_is_reading(str(one), w, unit) for one, w in zip(found, written, strict=True)]
        return cls(
            where=where,
            codes=codes,
            digits=tuple(w.digits or "" if ok else "" for w, ok in zip(written, usable, strict=True)),
            suffixes=tuple(w.unit for w in written),
            beyond=np.array([w.beyond for w in written], dtype=np.int8),
            usable=np.array(usable, dtype=bool),
        )

    @property
    def numeric(self) -> NDArray[np.bool_]:
        """Which of the k texts hold a number."""
        return np.array([bool(text) for text in self.digits], dtype=bool)

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
        first = first_places(self.codes, len(self.digits))
        found: dict[str, int] = {}
        bare = bool(cells.of_kind(CellKind.NUMBER).size)
        if (percent := cells.of_kind(CellKind.PERCENT)).size:
            found["%"] = int(percent[0])
        for digits, unit, index in zip(
            self.digits, self.suffixes, (first if self.where is None else self.where[first]).tolist(), strict=True
        ):
            bare = bare or bool(digits and not unit)
            if digits and unit:
                found.setdefault(unit, index)
        return found, bare

    def decide(self, expected: ExpectedColumn, factor: float) -> Decision:
        """Decide the decimal mark of all texts that hold a number; ``factor`` leads to the standard's unit."""
        numeric = self.numeric
        size, step = magnitude(expected), expected.resolution
        decision = decide(
            [text for text in self.digits if text],
            count(self.codes, numeric.size)[numeric],
            size=None if size is None else size / factor,
            resolution=None if step is None else step / factor,
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
