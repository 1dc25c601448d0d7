"""A disk that fills up or can only be read while pages are served: they say so, and go on when it is well again."""

from __future__ import annotations

import io
import os
import sqlite3
from typing import TYPE_CHECKING

import pytest
from browser.served import Server
from load.test_many_at_once import settle
from load.visiting import STANDARD, Visitor, measured, people

from qc.store.log import breaches
from qc.store.opening import open_store
from qc.workflow.online.uploads import State

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
ROOM = 48 * 1024
"""Bytes that a file may have on the full disk: enough to read, too few for an upload."""


def entered(server: Server) -> Visitor:
    """Return somebody who signed in."""
    made = Visitor(server)
    made.sign_in(people(server, 1)[0])
    return made


def refused(visitor: Visitor) -> str:
    """Return what is said of an upload that cannot be kept."""
    form = visitor.form(standard=STANDARD, batch=(io.BytesIO(measured(1, units=30, size=10 * ROOM)), "a.csv"))
    status, _, said = visitor.ask("POST", "/uploads/", form)
    assert status == 422
    return said.decode()


def test_a_locked_database_is_said_and_outlived(tmp_path: Path) -> None:
    with Server(tmp_path) as server:
        owner = entered(server)
        other = sqlite3.connect(server.store, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        assert "program lain" in refused(owner)
        other.execute("ROLLBACK")
        other.close()
        key = owner.upload("a.csv", measured(1, units=30))
        assert settle([key], server.store) == [State.ASKING]
        assert "Traceback" not in server.complaints()
    with open_store(server.store).reading() as connection:
        assert list(breaches(connection)) == []


@pytest.mark.skipif(os.name != "posix", reason="the size of a file is limited so on POSIX")
def test_a_full_disk_is_said_and_outlived(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    with Server(tmp_path) as server:
        owner = entered(server)
        most = resource.prlimit(server.number, resource.RLIMIT_FSIZE)
        resource.prlimit(server.number, resource.RLIMIT_FSIZE, (ROOM, most[1]))
        assert "disk" in refused(owner).casefold()
        assert owner.ask("GET", "/")[0] == 200
        resource.prlimit(server.number, resource.RLIMIT_FSIZE, most)
        key = owner.upload("a.csv", measured(1, units=30))
        assert settle([key], server.store) == [State.ASKING]
        assert "Traceback" not in server.complaints()
    with open_store(server.store).reading() as connection:
        assert list(breaches(connection)) == []
