"""Uploads: files that were received and wait to be read and judged; none that was acknowledged is lost.

An upload is no record: its file is kept with the batch that comes of it, and then it may be forgotten. So it stands
outside the log, and each step of it is one short transaction.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from qc.errors import InputError, Location, Problem, UsageError
from qc.store import schema
from qc.store.opening import open_store
from qc.store.plain import row_number, storable, written
from qc.store.uploads import (
    UNFINISHED,
    WAITING,
    State,
    Upload,
    UploadLine,
    UploadName,
    upload_lines,
    upload_names,
    whole_upload,
)
from qc.words import message

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from pathlib import Path

    from qc.store.opening import Store

__all__ = [
    "State",
    "Upload",
    "UploadLine",
    "UploadName",
    "advance",
    "forget",
    "pending",
    "receive",
    "recorded_as",
    "unfinished_of",
    "upload_line",
    "upload_of",
]

MOST_BYTES, MOST_UNFINISHED = 20 * 2**20, 20
"""Of one file, and of one person."""
_KEY_BYTES = 24
_TABLE = schema.UPLOAD


def receive(
    name: str,
    content: bytes,
    *,
    person: int | None,
    options: Mapping[str, Any],
    pilot: tuple[str, bytes] | None = None,
    store: str | Path | Store | None = None,
) -> str:
    """Keep a file that somebody sent, and return its key; it is on the disk before this returns.

    Parameters
    ----------
    name : str
        Of the file, as the browser sent it.
    content : bytes
        At most 20 MB.
    person : int or None
        Who sent it; None is this computer's own user.
    options : mapping
        What they said with it; as JSON has it.
    pilot : tuple of str and bytes, optional
        Name and content of a pilot's file.
    store : path, str or Store, optional
        Where everything is remembered.

    Raises
    ------
    InputError
        If a file is too large.
    UsageError
        If too many of theirs are not finished.
    """
    for called, given in ((name, content), *([] if pilot is None else [pilot])):
        if len(given) > MOST_BYTES:
            raise _too_large(called, len(given))
    opened, key = open_store(store), secrets.token_urlsafe(_KEY_BYTES)
    row = {
        "key": key,
        "person": person,
        "name": storable(name),
        "content": content,
        "pilot_name": None if pilot is None else storable(pilot[0]),
        "pilot_content": None if pilot is None else pilot[1],
        "options": json.dumps(dict(options)),
        "state": State.RECEIVED.value,
        "progress": "{}",
        "created": written(opened.clock()),
    }
    with opened.working(alone=_TABLE) as connection:
        open_ones = sa.select(sa.func.count()).where(_whose(person), _TABLE.c.state.in_(UNFINISHED))
        if connection.execute(open_ones).scalar_one() >= MOST_UNFINISHED:
            fix = message("open them on the first page: answer each or put it away; the others are soon judged")
            reason = message("{count} files of yours are not finished yet", count=MOST_UNFINISHED)
            raise UsageError([Problem(reason=reason, fix=fix)])
        connection.execute(_TABLE.insert().values(**row))
    return key


def _too_large(name: str, size: int) -> InputError:
    mega = 2**20
    problem = Problem(
        reason=message("the file is too large"),
        location=Location(file=storable(name)),
        found=f"{size / mega:.1f} MB",
        expected=message("at most {most} MB", most=MOST_BYTES // mega),
        fix=message("send only the sheets with readings, without pictures"),
    )
    return InputError([problem])


def _whose(person: int | None) -> sa.ColumnElement[bool]:
    return _TABLE.c.person.is_(None) if person is None else _TABLE.c.person == row_number(person)


def pending(store: str | Path | Store | None = None) -> tuple[str, ...]:
    """Return the keys of what the server has yet to do, in the order in which it was received."""
    with open_store(store).reading() as connection:
        wanted = sa.select(_TABLE.c.key).where(_TABLE.c.state.in_(WAITING)).order_by(_TABLE.c.id)
        return tuple(connection.execute(wanted).scalars())


def upload_of(key: str, store: str | Path | Store | None = None) -> Upload:
    """Return an upload.

    Raises
    ------
    UsageError
        If there is none under this key.
    """
    with open_store(store).reading() as connection:
        found = whole_upload(connection, key)
    if found is None:
        raise _unknown()
    return found


def upload_line(key: str, store: str | Path | Store | None = None) -> UploadLine:
    """Return an upload without its file: a page asks for it every second.

    Raises
    ------
    UsageError
        If there is none under this key.
    """
    with open_store(store).reading() as connection:
        found = upload_lines(connection, _TABLE.c.key == storable(key))
    if not found:
        raise _unknown()
    return found[0]


def unfinished_of(person: int | None, store: str | Path | Store | None = None) -> tuple[UploadName, ...]:
    """Return the uploads of a person that are not judged yet, by their names, the newest first."""
    with open_store(store).reading() as connection:
        return upload_names(connection, _whose(person) & _TABLE.c.state.in_(UNFINISHED))


def _unknown() -> UsageError:
    return UsageError([Problem(reason=message("there is no such upload"))])


def advance(
    key: str,
    state: State,
    *,
    progress: Any = None,
    options: Mapping[str, Any] | None = None,
    batch: int | None = None,
    store: str | Path | Store | None = None,
) -> None:
    """Note how far an upload came; what is done stays done.

    Parameters
    ----------
    key : str
        Of the upload.
    state : State
        How far it came.
    progress, options : optional
        In the place of what was there; as JSON has it.
    batch : int, optional
        What came of it.
    store : path, str or Store, optional
        Where everything is remembered.
    """
    new: dict[str, Any] = {"state": state.value, "batch": batch}
    new |= {"progress": None if progress is None else json.dumps(progress)}
    new |= {"options": None if options is None else json.dumps(dict(options))}
    said = {name: value for name, value in new.items() if value is not None}
    with open_store(store).working() as connection:
        which = (_TABLE.c.key == storable(key), _TABLE.c.state != State.DONE.value)
        connection.execute(_TABLE.update().where(*which).values(**said))


def recorded_as(key: str, store: str | Path | Store | None = None) -> int | None:
    """Return the batch that an upload's file was recorded with; None where it was not.

    So an upload whose batch was recorded just before a power cut is not refused as a second one.
    """
    paper, file = schema.BATCH_FILE, schema.FILE
    sha256 = hashlib.sha256(upload_of(key, store).content).hexdigest()
    wanted = sa.select(sa.func.max(paper.c.batch)).join(file, file.c.id == paper.c.content)
    with open_store(store).reading() as connection:
        return connection.execute(wanted.where(file.c.sha256 == sha256, paper.c.role == "batch")).scalar()


def forget(older_than: dt.timedelta, store: str | Path | Store | None = None) -> int:
    """Remove uploads that were received so long ago and that the server has nothing to do with; return how many."""
    opened = open_store(store)
    which = (_TABLE.c.created < written(opened.clock() - older_than), _TABLE.c.state.not_in(WAITING))
    with opened.working() as connection:
        return int(connection.execute(_TABLE.delete().where(*which)).rowcount)


def discard(key: str, store: str | Path | Store | None = None) -> None:
    """Forget an upload that waits for its sender, who does not want it judged; nothing was recorded of it.

    Parameters
    ----------
    key : str
        Of the upload.
    store : path, str or Store, optional
        Where everything is remembered.
    """
    mine = (_TABLE.c.key == storable(key), _TABLE.c.state.in_((State.ASKING, State.FAILED)))
    with open_store(store).working(alone=_TABLE) as connection:
        connection.execute(_TABLE.delete().where(*mine))
