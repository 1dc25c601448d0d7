"""Attempts to sign in: whoever guesses has to wait."""

from __future__ import annotations

import datetime as dt
import hashlib
import math
from typing import TYPE_CHECKING

import sqlalchemy as sa

from qc.errors import Problem, UsageError
from qc.store import schema
from qc.store.plain import moment_of, storable, written
from qc.words import plural

if TYPE_CHECKING:
    from qc.store.opening import Store

WINDOW = dt.timedelta(minutes=15)
PER_LOGIN, PER_ADDRESS = 5, 20
"""So many failures within the window, and then one has to wait."""
_LONGEST_ADDRESS = 64


def begin_attempt(store: Store, login: str, address: str) -> int:
    """Note an attempt as failed until it succeeds, and return its id; so many at once are counted like one by one.

    Parameters
    ----------
    store : Store
        Where it is noted.
    login : str
        In one spelling. Only its digest is noted: people type passwords into the wrong field.
    address : str
        Where from.

    Raises
    ------
    UsageError
        If there were too many, with how long to wait.
    """
    table, now = schema.ATTEMPT, store.clock()
    known = {"login": hashlib.sha256(login.encode("utf-8", "replace")).hexdigest()}
    known["address"] = storable(address)[:_LONGEST_ADDRESS]
    with store.working(alone=table) as connection:
        connection.execute(table.delete().where(table.c.moment <= written(now - WINDOW)))
        by_login = _failures(connection, now, table.c.login == known["login"], since_success=True)
        by_address = _failures(connection, now, table.c.address == known["address"], since_success=False)
        waits = [_wait(by_login, PER_LOGIN, now), _wait(by_address, PER_ADDRESS, now)]
        if max(waits) == dt.timedelta():
            made = connection.execute(table.insert().values(**known, moment=written(now), success=False))
            assert made.inserted_primary_key is not None
            return int(made.inserted_primary_key[0])
    raise _refused(max(waits))


def succeed(store: Store, attempt: int) -> None:
    """Note that an attempt succeeded.

    Parameters
    ----------
    store : Store
        Where it was noted.
    attempt : int
        Its id.
    """
    table = schema.ATTEMPT
    with store.working() as connection:
        connection.execute(table.update().where(table.c.id == attempt).values(success=True))


def _failures(
    connection: sa.Connection, now: dt.datetime, whose: sa.ColumnElement[bool], *, since_success: bool
) -> list[dt.datetime]:
    """Return when attempts failed, the latest first; those from a time to come were noted by a clock that was wrong."""
    table = schema.ATTEMPT
    found: list[dt.datetime] = []
    for moment, success in connection.execute(
        sa.select(table.c.moment, table.c.success)
        .where(whose, table.c.moment <= written(now))
        .order_by(table.c.id.desc())
    ):
        if success and since_success:
            break
        if not success:
            found.append(moment_of(moment))
    return found


def _wait(failures: list[dt.datetime], most: int, now: dt.datetime) -> dt.timedelta:
    """Return how long to wait until fewer than ``most`` failures are within the window."""
    return dt.timedelta() if len(failures) < most else max(failures[most - 1] + WINDOW - now, dt.timedelta())


def _refused(wait: dt.timedelta) -> UsageError:
    minutes = math.ceil(wait / dt.timedelta(minutes=1))
    said = plural(
        "too many attempts to sign in: wait {count} minute",
        "too many attempts to sign in: wait {count} minutes",
        count=minutes,
    )
    return UsageError([Problem(reason=said)])
