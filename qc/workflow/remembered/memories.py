"""All that is remembered: what it is, whether it was changed, and a copy of it in a safe place."""

from __future__ import annotations

import json
import re
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from qc.errors import Location, OutputError, Problem, UsageError
from qc.report.files import write_whole
from qc.report.json import plain
from qc.store.log import Breach, breaches, head_of
from qc.store.opening import Store, open_store
from qc.store.schema import HEAD, LOGGED
from qc.values import dataclass
from qc.words import language, message, plural
from qc.workflow.remembered.row_words import ROWS

if TYPE_CHECKING:
    from collections.abc import Mapping

_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class LogChecked:
    """Whether everything that was recorded still stands as it was.

    Attributes
    ----------
    entries : int
        In the log.
    digest : str
        Of the last: note it elsewhere, and it stands for all before it.
    breaches : tuple of Breach
        What does not hold.
    """

    entries: int
    digest: str
    breaches: tuple[Breach, ...]

    def text(self, lang: str = "id") -> str:
        """Return it as a terminal shows it."""
        reader = language(lang)
        if not self.breaches:
            said = plural(
                "The one entry holds: nothing recorded was changed.",
                "All {count} entries hold: nothing recorded was changed.",
                count=self.entries,
            )
        else:
            said = plural("{count} thing does not hold:", "{count} things do not hold:", count=len(self.breaches))
        lines = [
            message("  {said}", said=one.said)
            if one.number is None
            else message("  entry {number}: {said}", number=str(one.number), said=one.said)
            for one in self.breaches
        ]
        last = message("digest of the last entry: {digest}", digest=self.digest)
        return "\n".join(reader.say(line) for line in (said, *lines, last))

    def to_json(self) -> str:
        """Return it as JSON."""
        known = {"entries": self.entries, "digest": self.digest, "breaches": plain(self.breaches)}
        return json.dumps(known, ensure_ascii=False, indent=1) + "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreInfo:
    """What is remembered, and where.

    Attributes
    ----------
    address : str
        A file, or the address of a database without its password.
    step : str
        Of its shape.
    rows : mapping of str to int
        How many of each kind.
    entries : int
        In the log.
    digest : str
        Of the last.
    """

    address: str
    step: str
    rows: Mapping[str, int]
    entries: int
    digest: str

    def text(self, lang: str = "id") -> str:
        """Return it as a terminal shows it."""
        reader = language(lang)
        counts = tuple(
            message("{what} {count}", what=words, count=self.rows[name])
            for name, words in ROWS.items()
            if self.rows.get(name)
        )
        said = (
            message("remembered in {address}", address=self.address),
            message("kept there: {counts}", counts=counts) if counts else message("nothing is recorded yet"),
            plural("{count} entry in the log", "{count} entries in the log", count=self.entries),
            message("digest of the last entry: {digest}", digest=self.digest),
        )
        return "\n".join(reader.say(line) for line in said)

    def to_json(self) -> str:
        """Return it as JSON."""
        names = ("address", "step", "rows", "entries", "digest")
        return json.dumps({name: getattr(self, name) for name in names}, indent=1) + "\n"


def verify_log(store: str | Path | None = None, *, noted: str | None = None) -> LogChecked:
    """Check the whole log, and each row that was recorded against it.

    Parameters
    ----------
    store : path or str, optional
        Where everything is remembered.
    noted : str, optional
        A digest that was noted before.

    Raises
    ------
    UsageError
        If what was noted is no digest.
    """
    noted = None if noted is None else _digest(noted)
    with open_store(store).reading() as connection:
        entries, digest = head_of(connection)
        return LogChecked(entries=entries, digest=digest, breaches=tuple(breaches(connection, noted=noted)))


def _digest(noted: str) -> str:
    """Return a digest as the log writes it, or refuse what is none: a slip of the pen is no sign of an altered log."""
    written = noted.strip().casefold()
    if not _DIGEST.fullmatch(written):
        expected = message("64 digits and letters from a to f, as qc log verify prints them")
        raise UsageError([Problem(reason=message("this is no digest"), found=noted, expected=expected)])
    return written


def store_info(store: str | Path | None = None) -> StoreInfo:
    """Say what is remembered, and where.

    Parameters
    ----------
    store : path or str, optional
        Where everything is remembered.
    """
    opened = open_store(store)
    with opened.reading() as connection:
        entries, digest = head_of(connection)
        counts = {
            table.name: connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
            for table in LOGGED
        }
    return StoreInfo(address=opened.address, step=HEAD, rows=counts, entries=entries, digest=digest)


def backup(target: Path, *, store: str | Path | None = None) -> Path:
    """Copy all that is remembered into a file, also while others write.

    Parameters
    ----------
    target : Path
        Where to; a file that is there is replaced, whole or not at all.
    store : path or str, optional
        Where everything is remembered.

    Raises
    ------
    OutputError
        If it cannot be written.
    UsageError
        If it is a shared database, which has its own way, or the file itself that is remembered.
    """
    source = file_of(open_store(store))
    if target.exists() and target.samefile(source):
        reason, fix = message("everything is remembered in this very file"), message("give the copy another name")
        raise UsageError([Problem(reason=reason, location=Location(file=str(target)), fix=fix)])
    return write_whole(target, _copied(source))


def file_of(store: Store) -> Path:
    """Return the file in which everything is remembered.

    Parameters
    ----------
    store : Store
        What is remembered.

    Raises
    ------
    UsageError
        If it is a shared database, which has its own way.
    """
    if store.path is None:
        fix = message("use its own tools: pg_dump and pg_restore")
        raise UsageError([Problem(reason=message("a shared database is not copied by qc"), fix=fix)])
    return store.path


def _copied(source: Path) -> bytes:
    """Return a copy of a database that others may be writing to, as one file."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.sqlite"
        pour(source, copy)
        return copy.read_bytes()


def pour(source: Path, target: Path) -> None:
    """Copy a database through SQLite itself: it sees one moment, and replaces all or nothing.

    Parameters
    ----------
    source, target : Path
        From where, and to where.

    Raises
    ------
    OutputError
        If it cannot be copied.
    """
    try:
        with closing(sqlite3.connect(source)) as given, closing(sqlite3.connect(target)) as taken:
            given.backup(taken)
            taken.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
    except sqlite3.Error as error:
        reason = message("the copy failed: nothing was changed")
        raise OutputError([Problem(reason=reason, location=Location(file=str(target)), found=str(error))]) from error
