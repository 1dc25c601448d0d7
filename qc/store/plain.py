"""Texts and moments as every database holds them."""

from __future__ import annotations

import datetime as dt
import re

_UNHELD = re.compile("[\0\ud800-\udfff]")


def storable(text: str) -> str:
    r"""Return a text that every database holds: NUL and halves of characters become the sign for what is unreadable.

    Parameters
    ----------
    text : str
        Whatever somebody sent.

    Examples
    --------
    >>> storable("lot\0 7") == "lot\ufffd 7"
    True
    """
    return _UNHELD.sub("\ufffd", text)


def written(moment: dt.datetime) -> str:
    """Return a moment as text that sorts as moments do.

    Parameters
    ----------
    moment : datetime
        With its time zone.

    Examples
    --------
    >>> written(dt.datetime(2026, 11, 22, 17, 5, tzinfo=dt.timezone(dt.timedelta(hours=7))))
    '2026-11-22T10:05:00+00:00'
    """
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")


def moment_of(text: str) -> dt.datetime:
    """Return the moment that ``written`` was given, to the second.

    Parameters
    ----------
    text : str
        What it returned.

    Examples
    --------
    >>> moment_of("2026-11-22T10:05:00+00:00").hour
    10
    """
    return dt.datetime.fromisoformat(text)


def row_number(asked: int) -> int:
    """Return the number of a row that somebody asked for; 0, which none has, where no database counts so far.

    Parameters
    ----------
    asked : int
        Any whole number.

    Examples
    --------
    >>> row_number(7), row_number(10**30), row_number(-1)
    (7, 0, 0)
    """
    return asked if 0 < asked < 2**31 else 0
