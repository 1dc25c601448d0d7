"""The log: an entry for each row that was ever recorded, each holding the digest of the one before.

An entry's digest is SHA-256 of its number, moment, author, table, row, the digest of the row's content, and the digest
of the entry before it. So an altered row, a removed one and a changed order are all found.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from qc.errors import Problem, UsageError
from qc.store.plain import storable
from qc.store.schema import LOG, LOGGED
from qc.values import dataclass
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qc.words import Message

FIRST = "0" * 64
"""What the first entry holds as the digest before it."""
LENIENCE = dt.timedelta(minutes=5)
"""A clock that is set right by so little is not worth a word."""
_BY_NAME = {table.name: table for table in LOGGED}


def content_digest(values: Mapping[str, Any]) -> str:
    """Return the digest of a row, whatever the order of its columns.

    Parameters
    ----------
    values : mapping
        Every column with its value.

    Examples
    --------
    >>> content_digest({"id": 1, "name": "Maju"}) == content_digest({"name": "Maju", "id": 1})
    True
    """
    return hashlib.sha256(_written({name: _plain(value) for name, value in values.items()})).hexdigest()


def _row_digest(table: sa.Table, row: Mapping[str, Any]) -> str:
    """Return the digest of a row; columns that came later count only where they have a value."""
    came_later = {column.name for column in table.columns if column.info.get("later")}
    return content_digest({name: value for name, value in row.items() if value is not None or name not in came_later})


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    return value.isoformat() if isinstance(value, dt.date) else value


def _written(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def _entry_digest(entry: Mapping[str, Any]) -> str:
    return hashlib.sha256(_written({name: entry[name] for name in _SEALED})).hexdigest()


_SEALED = ("number", "moment", "who", "entity", "entity_id", "content", "previous")


class Book:
    """Records rows, each with its entry in the log.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        In a transaction that no other writer shares.
    who : str
        Whose entries these are.
    now : datetime
        When.

    Raises
    ------
    UsageError
        If the clock stands before the last entry.
    """

    def __init__(self, connection: sa.Connection, who: str, now: dt.datetime) -> None:
        self.connection, self.who = connection, who
        last = connection.execute(sa.select(LOG).order_by(LOG.c.number.desc()).limit(1)).mappings().first()
        self._number: int = 0 if last is None else last["number"]
        self._previous: str = FIRST if last is None else last["digest"]
        self._moment = _moment(now, None if last is None else last["moment"])

    def append(self, table: sa.Table, **values: Any) -> int:
        """Record a row, and return its id."""
        row = {column.name: _held(values.pop(column.name, None)) for column in table.columns}
        assert not values, f"{table.name} has no {list(values)}"
        given = {name: value for name, value in row.items() if (name, value) != ("id", None)}
        key = self.connection.execute(table.insert().values(**given)).inserted_primary_key
        assert key is not None
        row["id"] = made = int(key[0])
        self._number += 1
        entry = {
            "number": self._number,
            "moment": self._moment,
            "who": self.who,
            "entity": table.name,
            "entity_id": made,
            "content": _row_digest(table, row),
            "previous": self._previous,
        }
        self._previous = _entry_digest(entry)
        self.connection.execute(LOG.insert().values(**entry, digest=self._previous))
        return made


def _held(value: Any) -> Any:
    """Return a value as the database holds it: of a moment its day, of a text what every database can hold."""
    if isinstance(value, str):
        return storable(value)
    return value.date() if isinstance(value, dt.datetime) else value


def _moment(now: dt.datetime, last: str | None) -> str:
    """Return the moment of new entries: never before the last one."""
    if last is None or now >= dt.datetime.fromisoformat(last):
        return now.isoformat(timespec="seconds")
    if dt.datetime.fromisoformat(last) - now > LENIENCE:
        raise UsageError(
            [
                Problem(
                    reason=message("this computer's clock stands before the last entry: nothing was recorded"),
                    found=now.isoformat(timespec="minutes"),
                    expected=message("{moment} or later", moment=last),
                    fix=message("set date and time right, then run the same command again"),
                )
            ]
        )
    return last


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """Something in the log that does not hold.

    Attributes
    ----------
    said : Message
        What.
    number : int or None
        At which entry.
    """

    said: Message
    number: int | None = None


def head_of(connection: sa.Connection) -> tuple[int, str]:
    """Return how many entries there are, and the digest of the last: it stands for all of them.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        To the database.
    """
    found = connection.execute(sa.select(LOG.c.number, LOG.c.digest).order_by(LOG.c.number.desc()).limit(1)).first()
    return (0, FIRST) if found is None else (int(found[0]), str(found[1]))


def breaches(connection: sa.Connection, *, noted: str | None = None) -> Iterator[Breach]:
    """Yield everything that does not hold: the chain of entries, and each row against its entry.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        To the database.
    noted : str, optional
        A digest that was noted at some time: the log must still hold it. Without one, entries cut off at the end
        together with their rows cannot be seen.
    """
    number, previous = 0, FIRST
    known: dict[str, set[int]] = {name: set() for name in _BY_NAME}
    met = noted is None or noted == FIRST
    for found in connection.execute(sa.select(LOG).order_by(LOG.c.number)).mappings():
        entry = {str(name): value for name, value in found.items()}
        number += 1
        if entry["number"] != number:
            yield Breach(said=message("entries are missing before this one"), number=entry["number"])
            number = entry["number"]
        elif entry["previous"] != previous:
            yield Breach(said=message("this entry does not follow on the one before it"), number=number)
        if entry["digest"] != _entry_digest(entry):
            yield Breach(said=message("this entry was altered"), number=number)
        yield from _row_breach(connection, entry)
        known.get(entry["entity"], set()).add(entry["entity_id"])
        previous, met = entry["digest"], met or entry["digest"] == noted
    yield from _strangers(connection, known)
    if not met:
        yield Breach(said=message("the digest that was noted is not in the log: entries were cut off or replaced"))


def _row_breach(connection: sa.Connection, entry: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield a breach where the row of an entry is gone or altered."""
    table = _BY_NAME.get(entry["entity"])
    row = None
    if table is not None:
        row = connection.execute(sa.select(table).where(table.c.id == entry["entity_id"])).mappings().first()
    place = f"{entry['entity']} {entry['entity_id']}"
    if row is None:
        yield Breach(said=message("the row {place} was removed", place=place), number=entry["number"])
    elif table is not None and _row_digest(table, dict(row)) != entry["content"]:
        yield Breach(said=message("the row {place} was altered", place=place), number=entry["number"])


def _strangers(connection: sa.Connection, known: Mapping[str, set[int]]) -> Iterator[Breach]:
    """Yield rows that no entry speaks of."""
    for name, table in _BY_NAME.items():
        for (key,) in connection.execute(sa.select(table.c.id).order_by(table.c.id)):
            if key not in known[name]:
                yield Breach(said=message("the row {place} has no entry in the log", place=f"{name} {key}"))
