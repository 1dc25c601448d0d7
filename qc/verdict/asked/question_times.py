"""Remarks on the times of readings: writing them down later is usual, so nothing is asked about them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np

from qc.terms import Context
from qc.words import Message, message, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from qc.intake.batch import Batch

_MANY = 10  # units in one minute
_MOST = 20_000  # times that are looked at
_NIGHT = (22, 5)
_SUNDAY = 6


def time_remarks(batch: Batch) -> tuple[Message, ...]:
    """Return what is unusual about the times of a batch.

    Parameters
    ----------
    batch : Batch
        What was read.

    Returns
    -------
    tuple of Message
        Many units in one minute, readings at night, on Sundays; nothing where the file tells days only.
    """
    timed = next((series for series in batch.series.values() if Context.TIME in series.context), None)
    if timed is None or not len(timed):
        return ()
    several = max(1, len(timed) // (int(timed.unit.max()) + 1))
    told = timed.context[Context.TIME][::several][:_MOST]  # of units with several readings the first ones
    if not any(mark in str(told[0]) for mark in ":.T"):
        return ()
    names, counts = np.unique(told, return_counts=True)
    return tuple(_remarks(names, counts))


def _remarks(names: NDArray[np.str_], counts: NDArray[np.int64]) -> Iterator[Message]:
    from qc.intake.readings.dates import read_time  # noqa: PLC0415 - few files tell the time of every reading

    minutes: dict[dt.datetime, int] = {}
    for name, count in zip(names.tolist(), counts.tolist(), strict=True):
        moment = read_time(name)
        if moment is not None:
            minute = moment.replace(second=0, microsecond=0)
            minutes[minute] = minutes.get(minute, 0) + count
    clock = {minute: count for minute, count in minutes.items() if minute.time() != dt.time()}
    if not clock:
        return
    busiest = max(clock, key=clock.__getitem__)
    if clock[busiest] >= _MANY:
        yield message(
            "{count} units have the time {minute}: it is taken to be when they were written down",
            count=clock[busiest],
            minute=busiest,
        )
    night = sum(count for minute, count in clock.items() if minute.hour >= _NIGHT[0] or minute.hour < _NIGHT[1])
    if night:
        yield plural(
            "{count} unit has a time at night (22 to 5 o'clock)",
            "{count} units have a time at night (22 to 5 o'clock)",
            count=night,
        )
    sunday = sum(count for minute, count in clock.items() if minute.weekday() == _SUNDAY)
    if sunday:
        yield plural("{count} unit has a time on a Sunday", "{count} units have a time on a Sunday", count=sunday)
