"""Bring a backup back."""

from __future__ import annotations

import tempfile
from dataclasses import replace as changed
from pathlib import Path
from typing import TYPE_CHECKING

from qc.errors import InputError, Location, Problem, QCError, UsageError
from qc.store.log import head_of
from qc.store.opening import open_store
from qc.words import message, plural
from qc.workflow.remembered.memories import file_of, pour, verify_log

if TYPE_CHECKING:
    from qc.words import Message
    from qc.workflow.remembered.memories import LogChecked

_BEGINNING = b"SQLite format 3\0"


def restore(source: Path, *, store: str | Path | None = None, replace: bool = False) -> LogChecked:
    """Bring a backup back, after its log was checked.

    Parameters
    ----------
    source : Path
        What ``backup`` wrote.
    store : path or str, optional
        Where everything is remembered.
    replace : bool
        Whether what is remembered there now may be replaced.

    Raises
    ------
    InputError
        If there is no such file, it is no backup, or its log does not hold.
    UsageError
        If something is remembered there that would be lost.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.sqlite"
        copy.write_bytes(_content(source))
        checked = _checked(copy, source)
        target = open_store(store)
        with target.reading() as connection:
            entries = head_of(connection)[0]
        if entries and not replace:
            reason = plural(
                "{count} entry is remembered there already",
                "{count} entries are remembered there already",
                count=entries,
            )
            fix = message("make a backup of them, then say --replace; or name another file with --store")
            raise UsageError([Problem(reason=reason, location=Location(file=target.address), fix=fix)])
        pour(copy, file_of(target))
    return checked


def _content(source: Path) -> bytes:
    """Return the bytes of a backup."""
    if not source.is_file():
        raise _refused(source, message("there is no such file"), message("check the name and the folder"))
    try:
        content = source.read_bytes()
    except OSError as error:
        fix = message("check who may read it, and whether another program has locked it")
        raise _refused(source, message("the file cannot be read"), fix) from error
    if not content.startswith(_BEGINNING):
        raise _refused(source, message("this is no backup of qc"), message("give a file that qc backup wrote"))
    return content


def _checked(copy: Path, source: Path) -> LogChecked:
    """Return what the log of a backup says; whatever is wrong with it is said under the name that it was given by."""
    try:
        checked = verify_log(copy)
    except QCError as error:
        place = Location(file=str(source))
        raise InputError([changed(one, location=place) for one in error.problems]) from error
    if checked.breaches:
        fix = message("look for an older backup")
        raise _refused(source, message("the backup's log does not hold: it is not brought back"), fix)
    return checked


def _refused(source: Path, reason: Message, fix: Message) -> InputError:
    return InputError([Problem(reason=reason, location=Location(file=str(source)), fix=fix)])
