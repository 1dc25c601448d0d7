"""``qc log verify``, ``qc store info``, ``qc backup``, ``qc restore``."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from remembering import locked, recorded, run

from qc.store.opening import open_store
from qc.store.schema import WORKSHOP
from qc.workflow.remembered.memories import backup, verify_log

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a store of one batch."""
    locked(tmp_path)
    assert recorded(tmp_path, 1)[0] == 0
    return tmp_path


def test_an_altered_verdict_is_found(folder: Path) -> None:
    status, text = run(folder, "log", "verify", "--json", "-")
    noted = json.loads(text)["digest"]
    assert status == 0
    assert run(folder, "log", "verify", "--noted", noted)[0] == 0
    with closing(sqlite3.connect(folder / "store.sqlite")) as connection, connection:
        connection.execute("UPDATE verdict SET decision = 'reject'")
    status, text = run(folder, "log", "verify", "--noted", noted[::-1], lang="id")
    assert status == 1
    assert "baris verdict 1 diubah" in text
    assert "sidik yang pernah dicatat" in text


def test_what_is_remembered_is_counted(folder: Path) -> None:
    status, text = run(folder, "store", "info")
    assert (status, "lots 1" in text) == (0, True)
    assert json.loads(run(folder, "store", "info", "--json", "-")[1])["rows"]["baseline"] == 1


def test_a_backup_is_made_while_another_writes_and_comes_back(folder: Path) -> None:
    with open_store(folder / "store.sqlite").writing("Siti") as book:
        book.append(WORKSHOP, name="half-way")
        backup(folder / "b.sqlite", store=folder / "store.sqlite")
    assert verify_log(folder / "b.sqlite").entries == verify_log(folder / "store.sqlite").entries - 1
    status, text = run(folder, "restore", folder / "b.sqlite")
    assert (status, "entries are remembered there already" in text) == (2, True)
    assert run(folder, "restore", folder / "b.sqlite", "--replace")[0] == 0
    assert verify_log(folder / "store.sqlite").entries == verify_log(folder / "b.sqlite").entries


def test_backup_says_where(folder: Path) -> None:
    status, text = run(folder, "backup", folder / "copy.sqlite")
    assert (status, "copy.sqlite" in text) == (0, True)


def test_a_backup_that_was_changed_is_not_brought_back(folder: Path) -> None:
    run(folder, "backup", folder / "b.sqlite")
    with closing(sqlite3.connect(folder / "b.sqlite")) as connection, connection:
        connection.execute("DELETE FROM series")
    status, text = run(folder, "restore", folder / "b.sqlite", "--replace")
    assert (status, "log does not hold" in text) == (3, True)
    assert run(folder, "log", "verify")[0] == 0


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("none.sqlite", "there is no such file\n  what to do: check the name and the folder"),
        ("lot.csv", "this is no backup of qc\n  what to do: give a file that qc backup wrote"),
        ("torn.sqlite", "the file is damaged\n  what to do: bring the last backup back with qc restore"),
    ],
)
def test_what_is_no_backup_is_said_by_the_name_that_it_was_given_by(folder: Path, name: str, said: str) -> None:
    (folder / "lot.csv").write_text("no;d\n1;12,01\n", encoding="utf-8")
    (folder / "torn.sqlite").write_bytes((folder / "store.sqlite").read_bytes()[:5000])
    assert run(folder, "restore", folder / name, "--replace") == (3, f"{folder / name}: {said}\n")
    assert run(folder, "log", "verify")[0] == 0


def test_a_slip_in_the_noted_digest_is_no_sign_of_an_altered_log(folder: Path) -> None:
    noted = json.loads(run(folder, "log", "verify", "--json", "-")[1])["digest"]
    assert run(folder, "log", "verify", "--noted", f" {noted.upper()} ")[0] == 0
    status, text = run(folder, "log", "verify", "--noted", noted[:-1])
    assert (status, text.splitlines()[0]) == (2, "this is no digest")
    status, text = run(folder, "log", "verify", "--noted", "0" * 63 + "1")
    assert (status, text.splitlines()[0]) == (1, "1 thing does not hold:")


def test_a_backup_takes_neither_the_place_of_what_it_copies_nor_of_measurements(folder: Path) -> None:
    status, text = run(folder, "backup", folder / "store.sqlite")
    assert (status, "everything is remembered in this very file" in text) == (2, True)
    measured = folder / "measured.csv"
    measured.write_text("no;d\n1;12,01\n", encoding="utf-8")
    status, text = run(folder, "backup", measured)
    assert (status, "it is not overwritten" in text) == (3, True)
    assert measured.read_text(encoding="utf-8") == "no;d\n1;12,01\n"
