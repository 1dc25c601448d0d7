"""Count what was made: by the file's own unit numbers where it has them, else by the units that were measured."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from qc.terms import Context
from qc.values import dataclass
from qc.words import Message, Number, message

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.batch import Series


class Counted(StrEnum):
    """What a number of units counts."""

    MADE = "made"
    NUMBERED = "numbered"
    MEASURED = "measured"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MadeUnits:
    """Units as they are said.

    Attributes
    ----------
    counted : Counted
        Made: running numbers are the file's own. Numbered: the file's own numbers are others. Measured: it has none
        that rise all along.
    running, number : (n,) int arrays
        Running number of the unit of each reading that is there, counted from the pilot's first, and the number that is
        said.
    each : float
        Units from one reading to the next, on average.
    """

    counted: Counted
    running: NDArray[np.int64]
    number: NDArray[np.int64]
    each: float

    def at(self, unit: float) -> int:
        """Return the number that is said of a unit given by its running number, ahead of the last as before it."""
        first, last = int(self.running[0]), int(self.running[-1])
        ahead = max(0.0, unit - last) * (int(self.number[-1]) - int(self.number[0])) / max(1, last - first)
        return round(float(np.interp(unit, self.running, self.number)) + ahead)

    def place(self, unit: float) -> Message:
        """Return a unit as it is said."""
        number = str(self.at(unit))
        match self.counted:
            case Counted.MADE:
                return message("unit {number}", number=number)
            case Counted.NUMBERED:
                return message("unit no. {number} of the file", number=number)
            case Counted.MEASURED:
                return message("measured unit {number}", number=number)

    def amount(self, units: float) -> Message:
        """Return a number of units as it is said."""
        count = Number(float(round(units)), 0)
        if self.counted is Counted.MEASURED:
            return message("{count} measured units", count=count)
        return message("{count} units", count=count)


def made_units(series: Series, running: NDArray[np.int64], starts: NDArray[np.int64]) -> MadeUnits:
    """Return how the units of a batch are said.

    Parameters
    ----------
    series : Series
        The readings.
    running : (n,) int array
        Running number of the unit of each reading that is there.
    starts : (k,) int array
        Readings before each row: a row's units may stand together with a gap up to the next row's.
    """
    number, counted = _numbers(series), Counted.NUMBERED
    if number is None:
        number, counted = running, Counted.MEASURED
    elif np.array_equal(number, running):
        counted = Counted.MADE
    ends = starts[[0, -1]] if starts[-1] > starts[0] else np.array([0, number.size - 1])
    each = float(np.diff(number[ends])[0]) / max(1, int(ends[1] - ends[0]))
    return MadeUnits(counted=counted, running=running, number=number, each=each or 1.0)


def _numbers(series: Series) -> NDArray[np.int64] | None:
    """Return the file's own unit numbers, or None where it has none that rise all along."""
    labels = series.context.get(Context.UNIT)
    if labels is None:
        return None
    said = labels[series.present].tolist()
    if not all(label.isdecimal() for label in said):
        return None
    number = np.array([int(label) for label in said], dtype=np.int64)
    return number if number[-1] > number[0] and (np.diff(number) >= 0).all() else None
