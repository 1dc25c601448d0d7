"""People: clock, shifts, and what inspectors do to readings."""

from __future__ import annotations

import datetime as dt

import numpy as np

MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")


def monday(month: int, day: int) -> dt.datetime:
    """Return when work begins on a day of 2026, by the workshop's own clock."""
    return dt.datetime(2026, month, day, 7, 30)  # noqa: DTZ001 - the workshop's own clock


def clock(units: int, *, start: dt.datetime, a_day: int, hours: float) -> list[dt.datetime]:
    """Return when each unit was made: ``a_day`` units within ``hours``, six days a week.

    Parameters
    ----------
    units : int
        Units made.
    start : datetime
        When the first was made.
    a_day : int
        Units a day.
    hours : float
        Length of the working day.
    """
    made, day = [], start
    for unit in range(units):
        if unit and unit % a_day == 0:
            day += dt.timedelta(days=2 if day.weekday() == 5 else 1)
        made.append(day + dt.timedelta(seconds=round(3600 * hours / a_day * (unit % a_day))))
    return made


def named(day: dt.date) -> str:
    """Return a day as a workshop names a sheet or writes a recap."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def shift(when: dt.datetime) -> int:
    """Return the work shift: the second begins at half past three."""
    return 1 if (when.hour, when.minute) < (15, 30) else 2


def taken(units: int, *, count: int, every: int) -> np.ndarray:
    """Return which units are measured: ``count`` in a row, every ``every`` units.

    Parameters
    ----------
    units : int
        Units made.
    count, every : int
        How many in a row, and how far the first ones are apart.
    """
    made = np.arange(units)
    return made[made % every < count]


def measured(
    units: int, *, count: int, every: int, start: dt.datetime, a_day: int, hours: float
) -> tuple[np.ndarray, list[dt.datetime]]:
    """Return which units are measured, and when each of them was made: see ``taken`` and ``clock``."""
    at, when = taken(units, count=count, every=every), clock(units, start=start, a_day=a_day, hours=hours)
    return at, [when[int(unit)] for unit in at]


def flinching(values: np.ndarray, *, limit: float, reach: float, step: float) -> np.ndarray:
    """Return what an inspector writes who does not like to write a reading below the limit.

    Readings that fall short by less than ``reach`` are written as the limit or a step above it, in turns: the pile
    just inside the limit and the gap just outside that a buyer's inspector looks for.

    Parameters
    ----------
    values : (n,) float array
        What the gauge showed.
    limit, reach, step : float
        The lower limit, how far below it a reading is mended, and the gauge's step.
    """
    short = (values < limit) & (values >= limit - reach)
    mended = limit + step * (np.cumsum(short) % 2)
    return np.where(short, mended, values)


def copied(values: np.ndarray, *, start: int, block: int) -> np.ndarray:
    """Return what an inspector writes who copies an earlier page: from ``start`` on the first ``block`` come again.

    Parameters
    ----------
    values : (n,) float array
        What would have been measured.
    start : int
        First reading that is copied.
    block : int
        Readings that are copied again and again.
    """
    place = np.arange(values.size)
    return np.where(place < start, values, values[place % block])


def corrected(noise: np.ndarray, *, start: int) -> np.ndarray:
    """Return what becomes of a process that somebody corrects after every piece, from ``start`` on.

    Deming's funnel, rule 2: whoever moves the jig by the last error each time adds that error's scatter to the
    process: the variance doubles, and the spread is 1.41 times as wide, while nothing else has changed.

    Parameters
    ----------
    noise : (n,) float array
        What each piece is off by itself.
    start : int
        Pieces before the first correction.
    """
    before = np.concatenate([[0.0], noise[:-1]])
    return noise - np.where(np.arange(noise.size) > start, before, 0.0)
