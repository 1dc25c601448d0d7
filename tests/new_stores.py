"""Stores that are ready at once: the tables are made once for all tests of a process, then copied."""

from __future__ import annotations

import sqlite3
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from qc.store.opening import open_store


@cache
def empty() -> bytes:
    """Return an empty store as the bytes of its file: making its tables takes a while."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.sqlite"
        open_store(path)
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.close()
        return path.read_bytes()


def new_store(path: Path) -> Path:
    """Put an empty store at a path where there is none yet, and return the path."""
    if not path.exists():
        path.write_bytes(empty())
    return path
