"""One reading far from all others: no change of the process rests on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qc.units import decimals_of
from qc.values import dataclass
from qc.words import Message, Number, message

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.batch import Series
    from qc.spec.model import Characteristic
    from qc.verdict.change.diagnosis import Diagnosis

    Floats = NDArray[np.float64]

_AROUND = 10  # readings on either side, of which the median is taken
_FAR, _APART = 5.0, 1.6  # standard deviations of the pilot; times as far as the next one


@dataclass(frozen=True, slots=True, kw_only=True)
class FarReading:
    """A reading that lies far from its neighbours, as no other one does.

    Attributes
    ----------
    value : float
        As read.
    unit : int
        Running number of its unit.
    alone : bool
        Whether without it no change is shown; else what is told of the change leaves it out.
    seen_first : bool
        Whether a change was first seen with it, before any unit with which the one that is told may have begun.
    """

    value: float
    unit: int
    alone: bool
    seen_first: bool = False


def far_reading(before: Floats, made: Floats) -> int | None:
    """Return the place of the one reading of a batch that lies far from its neighbours, or None.

    Parameters
    ----------
    before, made : (n,) float arrays
        Readings of the pilot and of the batch.

    Examples
    --------
    >>> made = np.resize([10.0, 10.1, 9.9, 10.0, 10.2], 40)
    >>> made[17] = 100.0
    >>> far_reading(np.resize([10.0, 10.1, 9.9], 30), made)
    17
    """
    if made.size <= 2 * _AROUND:
        return None
    spread = float(before.std(ddof=1))
    windows = np.lib.stride_tricks.sliding_window_view(made, 2 * _AROUND + 1)
    middle = np.median(windows, axis=1)
    off = np.abs(made - np.concatenate([np.full(_AROUND, middle[0]), middle, np.full(_AROUND, middle[-1])]))
    next_one, farthest = np.partition(off, -2)[-2:]
    return int(off.argmax()) if farthest > max(_FAR * spread, _APART * float(next_one)) else None


def without(series: Series, place: int) -> Series:
    """Return a series in which a reading is as its neighbours are.

    Parameters
    ----------
    series : Series
        The readings.
    place : int
        Which of those that are there, from 0.
    """
    there, values = np.flatnonzero(series.present), series.values.copy()
    around = np.delete(np.arange(max(0, place - _AROUND), min(there.size, place + _AROUND + 1)), min(place, _AROUND))
    values[there[place]] = np.median(values[there[around]])
    return replace(series, values=values)


def far_alone(asked: Characteristic, known: Diagnosis) -> Message | None:
    """Return that one reading is all that changed, or None.

    Parameters
    ----------
    asked : Characteristic
        Its name, unit and gauge.
    known : Diagnosis
        The change.
    """
    if known.far is None or not known.far.alone:
        return None
    return message(
        "One reading of {name} alone is far from all others: {value} {unit}, at {place}. Without it no change is "
        "shown.",
        **_said(asked, known, known.far),
    )


def left_out(asked: Characteristic, known: Diagnosis) -> Message | None:
    """Return that what is told of a change leaves one reading out, or None.

    Parameters
    ----------
    asked : Characteristic
        Its unit and gauge.
    known : Diagnosis
        The change.
    """
    if known.far is None or known.far.alone:
        return None
    if known.far.seen_first:
        return message(
            "One reading far from all others ({value} {unit}, at {place}), with which a change was first seen, is left "
            "out of this; it is judged as read.",
            **_said(asked, known, known.far),
        )
    return message(
        "One reading far from all others ({value} {unit}, at {place}) is left out of this; it is judged as read.",
        **_said(asked, known, known.far),
    )


def measure_again() -> Message:
    """Return what to do first about a reading far from all others."""
    return message(
        "First: measure this part again. If the number is a slip of the pen, correct it with the reason; until then it "
        "is judged as read."
    )


def _said(asked: Characteristic, known: Diagnosis, far: FarReading) -> dict[str, object]:
    decimals = None if asked.gauge is None else decimals_of(asked.gauge.resolution)
    return {
        "name": asked.names,
        "value": Number(far.value, decimals),
        "unit": asked.unit,
        "place": known.made.place(far.unit),
    }
