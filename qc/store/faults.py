"""What a database refuses, in words."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import sqlalchemy as sa

from qc.errors import Location, OutputError, Problem
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.words import Message

_FULL = (
    message("the disk is full: nothing was recorded"),
    message("make room on the disk, or write to another one"),
)
_BUSY = (
    message("another program is writing to it: nothing was recorded"),
    message("wait until it has finished, then run the same command again"),
)
_ONLY_READ = (
    message("the disk can only be read: nothing was recorded"),
    message("copy the file to a disk that can be written, and name it with --store"),
)
_GONE = (
    message("the database does not answer: nothing was recorded"),
    message("wait a moment, then try again; if it stays away, start its server"),
)
_BY_CODE: dict[str, tuple[Message, Message]] = {
    "SQLITE_FULL": _FULL,
    "SQLITE_READONLY": _ONLY_READ,
    "SQLITE_BUSY": _BUSY,
    "SQLITE_NOTADB": (
        message("this file is no memory of qc"),
        message("name another file with --store; a new one is made where there is none"),
    ),
    "SQLITE_CORRUPT": (
        message("the file is damaged"),
        message("bring the last backup back with qc restore"),
    ),
    "SQLITE_CANTOPEN": (
        message("the file cannot be opened"),
        message("check that its folder exists and may be written, or name another one with --store"),
    ),
    "SQLITE_IOERR": (
        message("the disk does not take what is written, or is full: nothing was recorded"),
        message("check that the disk is there and has room, then try again"),
    ),
    "53": _FULL,  # PostgreSQL: out of resources
    "55P03": _BUSY,
    "40": _BUSY,
    "25006": _ONLY_READ,
    "08": _GONE,
    "57P": _GONE,
}
"""By SQLite's names, and by the SQLSTATE of PostgreSQL."""
_OTHER = (message("the database refuses: nothing was recorded"), message("check the address that --store gives"))


def busy(address: str) -> OutputError:
    """Return what is said where another writer keeps one waiting for too long.

    Parameters
    ----------
    address : str
        What the user calls the database.
    """
    return OutputError([Problem(reason=_BUSY[0], location=Location(file=address), fix=_BUSY[1])])


@contextmanager
def in_words(address: str) -> Iterator[None]:
    """Turn what a database refuses into a sentence with a remedy.

    Parameters
    ----------
    address : str
        What the user calls it; without a password.

    Raises
    ------
    OutputError
        Instead of the database's own error.
    """
    try:
        yield
    except sa.exc.DBAPIError as error:
        code = getattr(error.orig, "sqlite_errorname", None) or getattr(error.orig, "sqlstate", None) or ""
        reason, fix = next((said for name, said in _BY_CODE.items() if code.startswith(name)), _OTHER)
        found = str(error.orig).strip().splitlines()[0] if (reason, fix) == _OTHER else None
        raise OutputError([Problem(reason=reason, location=Location(file=address), found=found, fix=fix)]) from error
