"""Dates and times as workshops write them: day first, Indonesian month names, dots between hours and minutes."""

from __future__ import annotations

import datetime as dt
import re

_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "januari january jan", "februari pebruari february feb peb", "maret march mar", "april apr", "mei may",
            "juni june jun", "juli july jul", "agustus august agu agt agst ags aug", "september sept sep",
            "oktober october okt oct", "november nopember nov nop", "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_ISO = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?:[T\s]+(?P<rest>.*))?", re.ASCII)
_DAY_FIRST = re.compile(
    r"(?:[^\W\d_]+['’]?[^\W\d_]*,\s*)?(?P<day>\d{1,2})[-/.\s]\s*(?P<month>\d{1,2}|[^\W\d_]+)\.?[-/.\s]\s*(?P<year>\d{4}|\d{2})"
    r"(?:[\s,]+(?P<rest>.*))?"
)
_CLOCK = re.compile(
    r"(\d{1,2})[.:](\d{2})(?:[.:](\d{2}))?(?:[.,]\d+)?\s*(?:([ap])\.?m\.?|wib|wita|wit)?", re.ASCII | re.IGNORECASE
)
_SERIAL = re.compile(r"([3-6]\d{4})(?:[.,](\d{1,12}))?", re.ASCII)
_SERIAL_ZERO = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a workshop's clock has no zone
_NOON = 12


def read_time(text: str) -> dt.datetime | None:
    """Return the moment that a text names, or None if it names none with day, month and year.

    Examples
    --------
    >>> read_time("17 Agt 2026 14.05.33"), read_time("05/01/2026").month
    (datetime.datetime(2026, 8, 17, 14, 5, 33), 1)
    >>> read_time("18/11") is None, read_time("11/19/2026") is None
    (True, True)
    >>> read_time("46342,5")
    datetime.datetime(2026, 11, 16, 12, 0)
    """
    clean = " ".join(text.split())
    found = _ISO.fullmatch(clean) or _DAY_FIRST.fullmatch(clean)
    if found is None:
        return _from_serial(clean)
    clock = read_clock(found["rest"]) if found["rest"] else dt.time()
    month = _MONTHS.get(found["month"].casefold()) or (int(found["month"]) if found["month"].isdecimal() else 0)
    year = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0)
    try:
        day = dt.date(year, month, int(found["day"]))
    except ValueError:
        return None
    return None if clock is None else dt.datetime.combine(day, clock)


def read_clock(text: str) -> dt.time | None:
    """Return a time of day, or None if the text is none.

    Examples
    --------
    >>> read_clock("08.00"), read_clock("14:05:33"), read_clock("pagi")
    (datetime.time(8, 0), datetime.time(14, 5, 33), None)
    >>> read_clock("2:05 PM")
    datetime.time(14, 5)
    """
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    hour, half = int(found[1]), (found[4] or "").lower()
    if half:
        hour = hour % _NOON + _NOON * (half == "p") if 0 < hour <= _NOON else -1
    try:
        return dt.time(hour, int(found[2]), int(found[3] or 0))
    except ValueError:
        return None


def _from_serial(text: str) -> dt.datetime | None:
    """Return the moment that a spreadsheet's number of days names; those from 1982 to 2091 are taken for such."""
    found = _SERIAL.fullmatch(text)
    if found is None:
        return None
    seconds = round(float(f"0.{found[2] or 0}") * 86400)
    return _SERIAL_ZERO + dt.timedelta(days=int(found[1]), seconds=seconds)
