"""Where the store is, and what is said where it cannot be used."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest
import sqlalchemy as sa

from qc.errors import OutputError
from qc.store.log import breaches
from qc.store.opening import Store, open_store, uri_of
from qc.store.schema import FILE, WORKSHOP

ROOT = Path(__file__).parents[2]


def test_the_place_is_the_one_given_or_the_variable_s_or_the_user_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("QC_STORE", raising=False)
    usual = open_store().path
    assert usual is not None
    assert usual.name == "qc.sqlite"
    monkeypatch.setenv("QC_STORE", str(tmp_path / "variable.sqlite"))
    assert open_store().path == tmp_path / "variable.sqlite"
    assert open_store(tmp_path / "new" / "given.sqlite").path == tmp_path / "new" / "given.sqlite"


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps each user's folder apart by itself")
def test_only_the_owner_may_read_a_new_file(tmp_path: Path) -> None:
    open_store(tmp_path / "s.sqlite")
    assert (tmp_path / "s.sqlite").stat().st_mode & 0o077 == 0


def test_a_file_that_is_something_else_is_refused_unharmed(tmp_path: Path) -> None:
    other = tmp_path / "surat.docx"
    other.write_bytes(b"a letter" * 1000)
    with pytest.raises(OutputError, match="this file is no memory of qc"):
        open_store(other)
    assert other.read_bytes() == b"a letter" * 1000


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(OutputError, match="the file cannot be opened"):
        open_store(tmp_path / "file" / "s.sqlite")


def test_a_database_of_another_kind_is_refused() -> None:
    with pytest.raises(OutputError, match="--store names no database"):
        open_store("mysql://localhost/qc")


def test_a_missing_driver_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(OutputError, match="driver for PostgreSQL is missing"):
        open_store("postgresql://user:secret@localhost/qc")


def test_a_shared_database_that_does_not_answer_is_said_without_the_password() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(OutputError, match="the database refuses") as refused:
        open_store("postgresql://user:secret@127.0.0.1:1/qc")
    assert "secret" not in str(refused.value)


def test_another_writer_is_waited_for_and_then_said(tmp_path: Path) -> None:
    store = open_store(tmp_path / "s.sqlite", patience=0.1)
    with store.writing("Siti") as book:
        book.append(WORKSHOP, name="Maju")
        with pytest.raises(OutputError, match="another program is writing"), store.writing("Budi"):
            pytest.fail("two writers at once")
        with store.reading() as connection:
            assert connection.execute(sa.select(WORKSHOP)).all() == []
    with store.writing("Budi") as book:
        book.append(WORKSHOP, name="Jaya")
    with store.reading() as connection:
        assert len(connection.execute(sa.select(WORKSHOP)).all()) == 2
        assert list(breaches(connection)) == []


def too_much(store: Store) -> None:
    """Record more than the disk holds: it is given no further page."""
    with store.writing("Siti") as book:
        book.append(WORKSHOP, name="Maju")
        book.connection.exec_driver_sql("PRAGMA max_page_count = 60")
        book.append(FILE, sha256="0" * 64, size=10**6, content=bytes(10**6))


def test_a_full_disk_records_nothing_and_recovers(tmp_path: Path) -> None:
    store = open_store(tmp_path / "s.sqlite")
    with pytest.raises(OutputError, match="the disk is full"):
        too_much(store)
    with store.writing("Siti") as book:
        book.append(WORKSHOP, name="Maju")
    with store.reading() as connection:
        assert len(connection.execute(sa.select(WORKSHOP)).all()) == 1
        assert list(breaches(connection)) == []


def test_a_disk_that_can_only_be_read_is_said(tmp_path: Path) -> None:
    store = open_store(tmp_path / "s.sqlite")
    url = sa.URL.create("sqlite", database=f"file:{store.path}", query={"mode": "ro", "uri": "true"})
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    with pytest.raises(OutputError, match="can only be read"), replace(store, engine=engine).writing("Siti") as book:
        book.append(WORKSHOP, name="Maju")


def test_a_read_only_folder_can_still_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(tmp_path / "s.sqlite").writing("Siti") as book:
        book.append(WORKSHOP, name="Maju")
    for left in tmp_path.glob("s.sqlite-*"):
        left.unlink()
    monkeypatch.setattr(os, "access", lambda *_: False)
    found = open_store(tmp_path / "s.sqlite")
    with found.reading() as connection:
        assert len(connection.execute(sa.select(WORKSHOP)).all()) == 1
    with pytest.raises(OutputError, match="can only be read"), found.writing("Siti") as book:
        book.append(WORKSHOP, name="Jaya")


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (
            PureWindowsPath("C:/Data Bengkel/lot #7 100%/s.sqlite"),
            "file:///C:/Data%20Bengkel/lot%20%237%20100%25/s.sqlite",
        ),
        (PureWindowsPath("//kantor/qc/s.sqlite"), "file:////kantor/qc/s.sqlite"),
        (PurePosixPath("/srv/한/s?.sqlite"), "file:///srv/%ED%95%9C/s%3F.sqlite"),
    ],
)
def test_a_file_is_called_as_sqlite_wants_it(path: PurePath, uri: str) -> None:
    assert uri_of(path) == uri


def test_a_read_only_folder_with_signs_in_its_name_can_still_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "lot #7, 100% 한" / "s.sqlite"
    with open_store(path).writing("Siti") as book:
        book.append(WORKSHOP, name="Maju")
    for left in path.parent.glob("s.sqlite-*"):
        left.unlink()
    monkeypatch.setattr(os, "access", lambda *_: False)
    with open_store(path).reading() as connection:
        assert len(connection.execute(sa.select(WORKSHOP)).all()) == 1


def test_a_damaged_file_is_said(tmp_path: Path) -> None:
    store = open_store(tmp_path / "s.sqlite")
    with store.writing("Siti") as book:
        for number in range(200):
            book.append(WORKSHOP, name=f"{number:0200d}")
    sqlite3.connect(tmp_path / "s.sqlite").execute("PRAGMA wal_checkpoint(TRUNCATE)").connection.close()
    raw = bytearray((tmp_path / "s.sqlite").read_bytes())
    raw[8192:] = b"\xff" * (len(raw) - 8192)
    (tmp_path / "s.sqlite").write_bytes(raw)
    with pytest.raises(OutputError, match="the file is damaged"), store.reading() as connection:
        connection.execute(sa.select(WORKSHOP)).all()


WRITER = """
import sys
from qc.store.opening import open_store
from qc.store.schema import WORKSHOP
for number in range(12):
    with open_store(sys.argv[1]).writing(sys.argv[2]) as book:
        book.append(WORKSHOP, name=f"{sys.argv[2]} {number}")
"""


def test_two_processes_write_one_chain(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    started = [subprocess.Popen([sys.executable, "-c", WRITER, str(path), who], cwd=ROOT) for who in ("Siti", "Budi")]
    assert [one.wait(60) for one in started] == [0, 0]
    with open_store(path).reading() as connection:
        assert len(connection.execute(sa.select(WORKSHOP)).all()) == 24
        assert list(breaches(connection)) == []
