"""Uploads as a server works with them: what waits, what was understood, what came of it."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from qc.store.plain import moment_of, storable
from qc.store.schema import UPLOAD
from qc.values import dataclass

if TYPE_CHECKING:
    import datetime as dt


class State(StrEnum):
    """How far an upload came."""

    RECEIVED = "received"
    READING = "reading"
    ASKING = "asking"
    JUDGING = "judging"
    DONE = "done"
    FAILED = "failed"


WAITING = (State.RECEIVED, State.READING, State.JUDGING)
"""What the server has yet to do; while it asks, its sender has."""
UNFINISHED = (*WAITING, State.ASKING)


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadName:
    """An upload as a list shows it.

    Attributes
    ----------
    key : str
        Known to its sender only.
    name : str
        Of the file, as the browser sent it.
    state : State
        How far it came.
    created : datetime
        When it was received.
    """

    key: str
    name: str
    state: State
    created: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadLine(UploadName):
    """An upload without its file.

    Attributes
    ----------
    person : int or None
        Who sent it; None is this computer's own user.
    size : int
        Bytes.
    options : dict
        What the sender said with it.
    progress : any
        What is shown of it meanwhile.
    batch : int or None
        What came of it.
    """

    person: int | None
    size: int
    options: dict[str, Any]
    progress: Any
    batch: int | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Upload(UploadLine):
    """An upload with its file.

    Attributes
    ----------
    content : bytes
        The file.
    pilot_name : str or None
        Of the file of the pilot.
    pilot : bytes or None
        That file.
    """

    content: bytes
    pilot_name: str | None
    pilot: bytes | None


def whole_upload(connection: sa.Connection, key: str) -> Upload | None:
    """Return an upload with its file, or None where there is none.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        To the database.
    key : str
        Of the upload.
    """
    row = connection.execute(sa.select(UPLOAD).where(UPLOAD.c.key == storable(key))).mappings().first()
    if row is None:
        return None
    about = _about(row, len(row["content"]))
    return Upload(**about, content=row["content"], pilot_name=row["pilot_name"], pilot=row["pilot_content"])


def upload_names(connection: sa.Connection, which: sa.ColumnElement[bool]) -> tuple[UploadName, ...]:
    """Return uploads by their names, the newest first; what was understood of them may be long and is not read.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        To the database.
    which : condition
        On the table's columns.
    """
    wanted = sa.select(UPLOAD.c.key, UPLOAD.c.name, UPLOAD.c.state, UPLOAD.c.created).where(which)
    return tuple(
        UploadName(key=key, name=name, state=State(state), created=moment_of(created))
        for key, name, state, created in connection.execute(wanted.order_by(UPLOAD.c.id.desc()))
    )


def upload_lines(connection: sa.Connection, which: sa.ColumnElement[bool]) -> tuple[UploadLine, ...]:
    """Return uploads without their files, the newest first.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        To the database.
    which : condition
        On the table's columns.
    """
    columns = [column for column in UPLOAD.columns if not isinstance(column.type, sa.LargeBinary)]
    size = sa.func.length(UPLOAD.c.content).label("size")
    rows = connection.execute(sa.select(*columns, size).where(which).order_by(UPLOAD.c.id.desc())).mappings()
    return tuple(UploadLine(**_about(row, row["size"])) for row in rows)


def _about(row: sa.RowMapping, size: int) -> dict[str, Any]:
    return {
        "key": row["key"],
        "person": row["person"],
        "name": row["name"],
        "size": size,
        "options": json.loads(row["options"]),
        "state": State(row["state"]),
        "progress": json.loads(row["progress"]),
        "batch": row["batch"],
        "created": moment_of(row["created"]),
    }
