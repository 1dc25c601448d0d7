"""Open what is remembered: a file on this computer, or a database that many share."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import threading
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import sqlalchemy as sa

from qc.errors import Location, OutputError, Problem
from qc.store.faults import busy, in_words
from qc.store.log import Book
from qc.store.migrating import EMPTY, move, step_of, steps
from qc.store.place import named
from qc.store.schema import HEAD
from qc.values import dataclass
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import PurePath

PATIENCE = 10.0
"""Seconds that a writer waits for another one."""
_TURN = 0x7163
"""One program after the other brings a shared database up; any number will do."""


_TURNS: dict[str, threading.Lock] = {}
"""One for each file: threads of one program line up, as SQLite itself would let some of them wait for long."""
_ENGINES = 8


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True, slots=True, eq=False)
class Store:
    """What is remembered.

    Attributes
    ----------
    engine : sqlalchemy.Engine
        The way to the database.
    address : str
        What the user calls it; without a password.
    clock : callable
        Tells the time.
    patience : float
        Seconds that a writer waits for another one.
    """

    engine: sa.Engine
    address: str
    clock: Callable[[], dt.datetime] = _now
    patience: float = PATIENCE

    @property
    def path(self) -> Path | None:
        """The file on this computer; None of a shared database."""
        return Path(self.address) if self.engine.dialect.name == "sqlite" else None

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Give a connection that sees one moment of the database."""
        with in_words(self.address), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self, who: str) -> Iterator[Book]:
        """Give a book to write in; all of it is recorded at the end, or nothing where anything fails.

        Parameters
        ----------
        who : str
            Whose entries these are.
        """
        with self._in_turn() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(sa.text("LOCK TABLE log IN EXCLUSIVE MODE"))
            yield Book(connection, who, self.clock())

    @contextmanager
    def working(self, alone: sa.Table | None = None) -> Iterator[sa.Connection]:
        """Give a connection that may change what a server works with, which is not in the log.

        Parameters
        ----------
        alone : sqlalchemy.Table, optional
            One that nobody else changes meanwhile.
        """
        with self._in_turn() as connection:
            if alone is not None and connection.dialect.name == "postgresql":
                connection.execute(sa.text(f"LOCK TABLE {alone.name} IN EXCLUSIVE MODE"))
            yield connection

    @contextmanager
    def _in_turn(self) -> Iterator[sa.Connection]:
        """Give a connection that may write, when it is this thread's turn."""
        turn = threading.Lock() if self.path is None else _TURNS.setdefault(self.address, threading.Lock())
        if not turn.acquire(timeout=self.patience):
            raise busy(self.address)
        try:
            engine = self.engine.execution_options(writing=True)
            with in_words(self.address), engine.connect() as connection, connection.begin():
                yield connection
        finally:
            turn.release()


def open_store(given: str | Path | Store | None = None, *, patience: float = PATIENCE) -> Store:
    """Open what is remembered; it is made where there is none yet.

    Parameters
    ----------
    given : str, Path or Store, optional
        A file, or the address of a PostgreSQL database; else what ``QC_STORE`` names, else the user's own place for
        data. What is open already is given back as it is.
    patience : float
        Seconds to wait for another program that writes.

    Raises
    ------
    OutputError
        If it cannot be opened, or was made by a newer program.
    """
    if isinstance(given, Store):
        return given
    place = named(given)
    store = _shared(place, patience) if "://" in place else _own(Path(place).expanduser(), patience)
    _bring_up(store)
    return store


def _own(path: Path, patience: float) -> Store:
    """Return the way to a file; its folder is made, and a new file is its owner's only."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    except OSError as error:
        fix = message("check that its folder exists and may be written, or name another one with --store")
        reason = message("the file cannot be opened")
        raise OutputError([Problem(reason=reason, location=Location(file=str(path)), fix=fix)]) from error
    only_read = not os.access(path.parent, os.W_OK) and not Path(f"{path}-wal").exists()
    return Store(_file_engine(path, patience, only_read=only_read), str(path), patience=patience)


@lru_cache(_ENGINES)
def _file_engine(path: Path, patience: float, *, only_read: bool) -> sa.Engine:
    """Return the way to a file; it is kept, as it learns what each question looks like in SQL."""
    url = sa.URL.create("sqlite", database=str(path))
    if only_read:
        url = sa.URL.create(
            "sqlite", database=uri_of(path.absolute()), query={"mode": "ro", "immutable": "1", "uri": "true"}
        )
    engine = sa.create_engine(url, poolclass=sa.NullPool, connect_args={"timeout": patience})
    sa.event.listen(engine, "connect", _prepare)
    sa.event.listen(engine, "begin", _begin)
    return engine


def uri_of(path: PurePath) -> str:
    """Return an absolute path as SQLite's URI: signs that mean something there are quoted, a drive has a slash before.

    Parameters
    ----------
    path : PurePath
        Of a file.
    """
    named = path.as_posix()
    return f"file://{'' if named.startswith('/') else '/'}{quote(named, safe='/:')}"


def _prepare(connection: Any, _record: object) -> None:
    """Leave transactions to us, and hold every row to the rows that it points at."""
    connection.isolation_level = None
    with suppress(sqlite3.DatabaseError):  # only readers and writers at the same time need it
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")  # what was acknowledged outlives a power cut
    connection.execute("PRAGMA foreign_keys = ON")


def _begin(connection: sa.Connection) -> None:
    """Begin: a writer takes its turn at once, so that two never build on the same entry of the log."""
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _shared(address: str, patience: float) -> Store:
    """Return the way to a PostgreSQL database."""
    known = address.startswith(("postgresql://", "postgres://", "postgresql+psycopg://"))
    if not known:
        expected = message("a file, or postgresql://USER:PASSWORD@SERVER/DATABASE")
        raise OutputError([Problem(reason=message("--store names no database"), expected=expected)])
    try:
        engine = _shared_engine(address, patience)
    except ModuleNotFoundError as error:
        fix = message("install it: pip install {package}", package='"qc[postgresql]"')
        raise OutputError([Problem(reason=message("the driver for PostgreSQL is missing"), fix=fix)]) from error
    return Store(engine, engine.url.render_as_string(hide_password=True), patience=patience)


@lru_cache(_ENGINES)
def _shared_engine(address: str, patience: float) -> sa.Engine:
    """Return the way to a shared database; it is kept, as that to a file is."""
    engine = sa.create_engine(sa.make_url(address).set(drivername="postgresql+psycopg"), poolclass=sa.NullPool)

    @sa.event.listens_for(engine, "begin")
    def wait_no_longer(connection: sa.Connection) -> None:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {round(1000 * patience)}")

    return engine


def _bring_up(store: Store) -> None:
    """Bring an older database to the newest step; refuse one from a newer program."""
    with store.reading() as connection:
        step = step_of(connection)
    if step == HEAD:
        return
    if step not in (EMPTY, *steps()):
        fix = message("install the newest version of qc")
        reason = message("a newer version of qc made this memory")
        raise OutputError([Problem(reason=reason, location=Location(file=store.address), found=step, fix=fix)])
    with store.working() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(sa.text(f"SELECT pg_advisory_xact_lock({_TURN})"))
        move(connection)
