"""Write a file whole or not at all."""

from __future__ import annotations

import datetime as dt
import errno
import os
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from qc.errors import Location, OutputError, Problem
from qc.words import message

if TYPE_CHECKING:
    from qc.words import Message

_REASONS = {
    errno.ENOSPC: (message("the disk is full"), message("make room on the disk, or write to another one")),
    errno.EDQUOT: (message("the disk is full"), message("make room on the disk, or write to another one")),
    errno.ENOENT: (message("the folder does not exist"), message("make the folder first, or choose another one")),
    errno.ENOTDIR: (message("the folder does not exist"), message("make the folder first, or choose another one")),
    errno.EISDIR: (message("this is a folder, not a file"), message("give a file name after the folder")),
    errno.EROFS: (message("the disk can only be read"), message("write to another folder or disk")),
}
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
        reason, fix = _explain(error)
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
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(_mode(path))
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    """Return the permissions of the file that is there, or the usual ones of a new file."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _explain(error: OSError) -> tuple[Message, Message]:
    """Return why a file could not be written, and what to do."""
    return _REASONS.get(error.errno or 0, _REFUSED)
