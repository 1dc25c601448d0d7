"""Disk full, only to be read, locked, gone; a clock set back: a clear sentence, then all goes on."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from remembered_rows import batch_row, standard_row

from qc.errors import OutputError, UsageError
from qc.store.log import breaches
from qc.store.opening import Store, open_store
from qc.workflow.online.typing import add_typed, open_sheet, typed
from qc.workflow.online.uploads import pending, receive, upload_of
from qc.workflow.signing_in.people import Role, add_person
from qc.workflow.signing_in.sessions import open_local, session_of, sign_in

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
POSIX = pytest.mark.skipif(os.name != "posix", reason="limits and owners of files are of POSIX")
GOOD = "tiga kuda makan soto"


def send(store: Store, size: int = 1000) -> str:
    return receive("a.csv", bytes(size), person=None, options={}, store=store)


def holds(store: Store) -> bool:
    with store.reading() as connection:
        return list(breaches(connection)) == []


def ran(code: str, *args: str) -> str:
    """Run a program of its own, and return what it says."""
    paths = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    surroundings = {**os.environ, "PYTHONPATH": paths}
    command = [sys.executable, "-c", code, *args]
    return subprocess.run(command, env=surroundings, capture_output=True, text=True, check=True, cwd=ROOT).stdout


LIMITED = """
import resource, sys
from qc.errors import QCError
from qc.store.opening import open_store
from qc.workflow.online.uploads import receive
from remembered_rows import batch_row
store = open_store(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
for number in range(50):
    try:
        print(receive("a.csv", bytes(100_000), person=None, options={}, store=store))
    except QCError as error:
        print("refused", error.problems[0].reason.text)
        break
try:
    batch_row(store, "x" * 1_000_000)
except QCError as error:
    print("refused", error.problems[0].reason.text)
"""


@POSIX
def test_a_file_that_may_not_grow_loses_nothing_acknowledged(tmp_path: Path) -> None:
    store = open_store(tmp_path / "s.sqlite")
    batch_row(store)
    *keys, upload, batch = ran(LIMITED, str(store.path)).splitlines()
    assert upload == batch == "refused the disk does not take what is written, or is full: nothing was recorded"
    assert len(keys) > 1
    assert pending(store) == tuple(keys)
    assert {upload_of(key, store).size for key in keys} == {100_000}
    assert batch_row(store, "L2") == 2
    assert send(store)
    assert holds(store)


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A disk of one megabyte, where one can be made."""
    folder = Path(tempfile.mkdtemp())
    try:
        made = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], capture_output=True, check=False
        )
    except FileNotFoundError:
        pytest.skip("no disk can be made here: there is no mount")
    if made.returncode:
        folder.rmdir()
        pytest.skip(f"no disk can be made here: {made.stderr.decode().strip()}")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)
    folder.rmdir()


def test_a_full_disk_refuses_and_goes_on_when_there_is_room(small_disk: Path) -> None:
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(300_000))
    store = open_store(small_disk / "s.sqlite")
    kept: list[str] = []
    with pytest.raises(OutputError, match="the disk is full"):
        kept.extend(send(store, 50_000) for _ in range(20))
    with pytest.raises(OutputError, match="the disk is full"):
        batch_row(store, "x" * 400_000)
    assert len(pending(store)) == len(kept) > 0
    assert pending(store) == tuple(kept)
    ballast.unlink()
    assert batch_row(store) == 1
    kept.append(send(store, 50_000))
    assert pending(store) == tuple(kept)
    assert holds(store)


READER = """
import os, sys
from qc.errors import QCError
from qc.store.opening import open_store
from qc.workflow.online.uploads import pending, receive

def use(path):
    store = open_store(path)
    print(*pending(store))
    try:
        receive("a.csv", b"", person=None, options={}, store=store)
    except QCError as error:
        print(error.problems[0].reason.text)

use(sys.argv[2])  # loads all that is needed: who follows may not read the program
if os.getuid() == 0:
    os.setgroups([])
    os.setuid(65534)
use(sys.argv[1])
"""


@POSIX
def test_a_folder_that_may_only_be_read_is_read(tmp_path: Path) -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        store = open_store(folder / "s.sqlite")
        key = send(store)
        (folder / "s.sqlite").chmod(0o444)
        folder.chmod(0o555)
        said = ran(READER, str(store.path), str(tmp_path / "other.sqlite")).splitlines()
        assert said == ["", key, "the disk can only be read: nothing was recorded"]
        folder.chmod(0o755)
        (folder / "s.sqlite").chmod(0o644)
        after = send(store)
        assert pending(store) == (key, after)
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


@contextmanager
def held(store: Store) -> Iterator[None]:
    """Let somebody else be writing all the while."""
    if store.path is not None:
        connection = sqlite3.connect(store.path, isolation_level=None)
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.close()
        return
    with store.working() as shared:
        shared.execute(sa.text("LOCK TABLE log, upload, attempt, session IN EXCLUSIVE MODE"))
        yield


def test_a_locked_database_is_read_and_refuses_to_be_written_until_it_is_free(address: str) -> None:
    store = open_store(address, patience=0.2)
    add_person("Siti", "siti", Role.TRAINER, password=GOOD, store=store)
    key, (_, token) = send(store), sign_in("siti", GOOD, address="", store=store)
    later = replace(store, clock=lambda: dt.datetime.now(dt.UTC) + dt.timedelta(minutes=2))
    with held(store):
        for call in (
            lambda: send(store),
            lambda: batch_row(store),
            lambda: sign_in("siti", GOOD, address="", store=store),
        ):
            with pytest.raises(OutputError, match="another program is writing"):
                call()
        assert pending(store) == (key,)
        assert session_of(token, later) is not None
    after = send(store)
    assert pending(store) == (key, after)
    assert batch_row(store) == 1
    assert holds(store)


def test_a_clock_set_back_refuses_what_is_recorded_and_takes_what_is_sent(store: Store) -> None:
    past = replace(store, clock=lambda: dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    with store.writing("Siti") as book:
        _, standard = standard_row(book)
    sheet = open_sheet(standard, store=store)
    with pytest.raises(UsageError, match="clock stands before the last entry"):
        add_typed(sheet.id, [("k1", "d", 1, "11,98")], store=past)
    with pytest.raises(UsageError, match="clock stands before the last entry"):
        batch_row(past)
    key, token = send(past), open_local(past)
    assert session_of(token, past) is not None
    assert add_typed(sheet.id, [("k1", "d", 1, "11,98")], store=store) == ("k1",)
    assert [one.value for one in typed(sheet.id, store)] == ["11,98"]
    assert batch_row(store) == 1
    assert pending(store) == (key,)
    assert holds(store)


def interrupted(store: Store) -> None:
    """Lose the database in the middle of a transaction."""
    with store.writing("Siti") as book:
        standard_row(book)
        own = book.connection.execute(sa.text("SELECT pg_backend_pid()")).scalar_one()
        with store.working() as other:
            other.execute(sa.text(f"SELECT pg_terminate_backend({own}, 5000)"))
        standard_row(book, number="BX-2")


def test_a_database_that_went_away_is_said_and_comes_back(shared_address: str) -> None:
    store = open_store(shared_address)
    with pytest.raises(OutputError, match="the database does not answer"):
        interrupted(store)
    assert batch_row(store) == 1
    assert holds(store)
