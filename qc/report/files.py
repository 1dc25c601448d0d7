"""Write a file whole or not at all."""

from __future__ import annotations

import datetime as dt
import errno
import os
import re
import secrets
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from qc.errors import Location, OutputError, Problem
from qc.words import message

if TYPE_CHECKING:
    from pathlib import Path

    from qc.words import Message

_REASONS = {
    errno.ENOSPC: (message("the disk is full"), message("make room on the disk, or write to another one")),
    errno.EDQUOT: (message("the disk is full"), message("make room on the disk, or write to another one")),
    errno.ENOENT: (message("the folder does not exist"), message("make the folder first, or choose another one")),
    errno.ENOTDIR: (message("the folder does not exist"), message("make the folder first, or choose another one")),
    errno.EISDIR: (message("this is a folder, not a file"), message("give a file name after the folder")),
    errno.EROFS: (message("the disk can only be read"), message("write to another folder or disk")),
    errno.EINVAL: (
        message("a file cannot have this name"),
        message('choose a name without signs such as : * ? " < > | and /'),
    ),
}
_LONG = (
    message("the name of the file, together with its folders, is too long"),
    message("choose a shorter name, or a folder that is not so deep"),
)
_OPEN = (
    message("the old file of this name cannot be replaced: another program has it open, or it is write-protected"),
    message("close it (a PDF in its viewer, a table in Excel) and do the same again, or choose another name"),
)
_REFUSED = (
    message("the file may not be written"),
    message("close it if another program has it open, or choose another name or folder"),
)


_KINDS = (b"%PDF-", b"{", b"<svg", b"-----BEGIN CERTIFICATE", b"SQLite format 3")
"""What a report, JSON, a drawing, the public half of a key and a backup begin with."""
_LOCKED = re.compile(rb'\{\s*"schema": "qc-baseline"')
_ARCHIVE, _NAME_AT = b"PK\x03\x04", 30
"""What a workbook or an archive begins with, and where the name of its first file stands (APPNOTE.TXT 4.3.7)."""
_HEAD = 300
_WAITS = (0.05, 0.1, 0.2, 0.4)
"""Seconds between attempts to replace a file: under Windows a virus scanner holds one for a moment."""


def write_whole(path: Path, content: bytes) -> Path:
    """Write ``content`` beside ``path`` first and then put it in place, so that an old file stays whole on failure.

    A report, an archive, JSON and the like take the place of their own kind only: never that of a measurement file, a
    standard or a locked baseline.

    Parameters
    ----------
    path : Path
        Where to.
    content : bytes
        All of it.

    Returns
    -------
    Path
        ``path``.

    Raises
    ------
    OutputError
        If it cannot be written; nothing is left behind.
    """
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "a folder")
        _keep_another(path, content)
        _replace(path, content)
    except OSError as error:
        reason, fix = _explain(error, path)
        raise OutputError([Problem(reason=reason, location=Location(file=str(path)), fix=fix)]) from error
    return path


def write_new(path: Path, content: bytes) -> Path:
    """Write a file that nobody has written before: what somebody may have filled in or locked is not overwritten.

    Parameters
    ----------
    path : Path
        Where to.
    content : bytes
        All of it.

    Returns
    -------
    Path
        ``path``.

    Raises
    ------
    OutputError
        If a file is there, unless it is empty, or if it cannot be written.
    """
    refuse_existing(path)
    return write_whole(path, content)


def refuse_existing(path: Path) -> None:
    """Refuse a place where something stands already.

    Parameters
    ----------
    path : Path
        Where something new shall go.

    Raises
    ------
    OutputError
        If a file is there, unless it is empty.
    """
    if not path.is_file() or not path.stat().st_size:
        return
    day = dt.datetime.fromtimestamp(path.stat().st_mtime, tz=dt.UTC).astimezone().date()
    reason = message("a file of this name is there already, last changed on {day}: it is not overwritten", day=day)
    fix = message("give the new file another name, or put the old one elsewhere first")
    raise OutputError([Problem(reason=reason, location=Location(file=str(path)), fix=fix)])


def _keep_another(path: Path, content: bytes) -> None:
    """Refuse to put a file in the place of one of another kind."""
    kind = _kind(content)
    if kind is None or not path.is_file() or not path.stat().st_size:
        return
    with path.open("rb") as there:
        if _kind(there.read(_HEAD)) == kind:
            return
    reason = message("another kind of file stands here, such as measurements or a standard: it is not overwritten")
    fix = message("give the new file another name")
    raise OutputError([Problem(reason=reason, location=Location(file=str(path)), fix=fix)])


def _kind(content: bytes) -> bytes | None:
    """Return what tells a file's kind: its beginning, of an archive the name of its first file."""
    if content.startswith(_ARCHIVE):
        length = int.from_bytes(content[_NAME_AT - 4 : _NAME_AT - 2], "little")
        return _ARCHIVE + content[_NAME_AT : _NAME_AT + length]
    if _LOCKED.match(content):
        return b"baseline"
    return next((one for one in _KINDS if content.startswith(one)), None)


def _replace(path: Path, content: bytes) -> None:
    """Write a temporary neighbour, flush it to the disk, and move it over ``path``."""
    mode = path.stat().st_mode & 0o777 if path.exists() else None
    neighbour, descriptor = _neighbour(path.parent, 0o666 if mode is None else mode | 0o200)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if mode is not None:
            neighbour.chmod(mode)
        _move(neighbour, path)
    except BaseException:
        with suppress(OSError):
            neighbour.chmod(0o600)  # Windows removes nothing that is write-protected
            neighbour.unlink()
        raise


def _neighbour(folder: Path, mode: int) -> tuple[Path, int]:
    """Return a new file in a folder, and its descriptor.

    Not by ``tempfile``: in Python 3.11 it tries without end where Windows lets nobody write into the folder.
    """
    while True:
        found = folder / f".qc-{secrets.token_hex(6)}"
        with suppress(FileExistsError):
            return found, os.open(found, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)


def _move(neighbour: Path, path: Path) -> None:
    """Put the neighbour in place, with some patience for whoever looks at the old file just now."""
    for seconds in _WAITS:
        try:
            neighbour.replace(path)
        except PermissionError:
            time.sleep(seconds)
        else:
            return
    neighbour.replace(path)


def _explain(error: OSError, path: Path) -> tuple[Message, Message]:
    """Return why a file could not be written, and what to do."""
    if error.errno == errno.ENAMETOOLONG or (error.errno == errno.ENOENT and path.parent.is_dir()):
        return _LONG
    if isinstance(error, PermissionError) and error.filename2 is not None and path.exists():
        return _OPEN
    return _REASONS.get(error.errno or 0, _REFUSED)
