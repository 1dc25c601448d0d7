"""Days as people write them down beside what they say."""

from __future__ import annotations

import datetime as dt


def as_day(written: str) -> dt.date | str:
    """Return a day that was written year first as a date, which each reader's language writes in its own way.

    Parameters
    ----------
    written : str
        Such as ``2026-11-22``, with or without a time behind it.

    Returns
    -------
    datetime.date or str
        The text itself where it is no such day.

    Examples
    --------
    >>> as_day("2026-11-22"), as_day("2026-11-22T09:30:00+07:00"), as_day("22/11/2026"), as_day("kemarin")
    (datetime.date(2026, 11, 22), datetime.date(2026, 11, 22), '22/11/2026', 'kemarin')
    """
    day, behind = written[:10], written[10:11]
    try:
        return dt.date.fromisoformat(day) if len(day) == 10 and behind in {"", "T", " "} else written
    except ValueError:
        return written
