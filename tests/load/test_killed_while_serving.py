"""A server that is killed at any moment of 200 uploads: nothing that it acknowledged is lost or half-written."""

from __future__ import annotations

import os
import random
import sqlite3
import threading
import time
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from browser.served import Server
from load.test_many_at_once import settle
from load.visiting import AWAY, Visitor, measured, people

from qc.store import schema
from qc.store.log import breaches
from qc.store.opening import open_store
from qc.workflow.online.uploads import State, upload_of

if TYPE_CHECKING:
    from pathlib import Path

WANTED, SENDERS, UNITS = 200, 12, 30
pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name != "posix", reason="SIGKILL is of POSIX")]


def send(visitor: Visitor, numbers: list[int], kept: dict[str, int]) -> None:
    """Send files one by one, each again until it is acknowledged."""
    for number in numbers:
        while True:
            try:
                kept[visitor.upload(f"{number}.csv", measured(number, units=UNITS))] = number
                break
            except AWAY:
                time.sleep(0.2)


def judge(visitor: Visitor, keys: list[str]) -> None:
    """Have uploads judged."""
    for key in keys:
        form = visitor.form(lot=f"L-{key[:8]}", quantity="", pilot_units="")
        assert visitor.ask("POST", f"/uploads/{key}", form)[0] == 303


def whole(store: str) -> None:
    """Hold that nothing is half-written."""
    opened = open_store(store)
    with opened.reading() as connection:
        assert list(breaches(connection)) == []
        batch = schema.BATCH
        for part in (schema.VERDICT, schema.BATCH_FILE):
            alone = sa.select(batch.c.id).where(batch.c.id.not_in(sa.select(part.c.batch)))
            assert connection.execute(alone).all() == []
    if opened.path is not None:
        with sqlite3.connect(opened.path) as plain:
            assert plain.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        plain.close()


def test_killed_at_random_moments_of_200_uploads(tmp_path: Path, address: str) -> None:
    moments, kills, kept = random.Random(8), 0, dict[str, int]()
    with Server(tmp_path, address, workers=2) as server:
        visitors = [Visitor(server) for _ in range(SENDERS)]
        for visitor, login in zip(visitors, people(server, SENDERS), strict=True):
            visitor.sign_in(login)
        shares = [list(range(first, WANTED, SENDERS)) for first in range(SENDERS)]
        threads = [threading.Thread(target=send, args=(*pair, kept)) for pair in zip(visitors, shares, strict=True)]
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            time.sleep(moments.uniform(0.1, 1.5))
            server.kill()
            kills += 1
            server.start()
        assert sorted(kept.values()) == list(range(WANTED))
        for key, number in kept.items():
            assert upload_of(key, server.store).content == measured(number, units=UNITS)
        assert set(settle(list(kept), server.store)) == {State.ASKING}
        judge(visitors[0], [key for key, number in kept.items() if number in shares[0]])
        for _ in range(3):
            time.sleep(moments.uniform(0.5, 3.0))
            server.kill()
            server.start()
        states = settle(list(kept), server.store)
        assert states.count(State.DONE) == len(shares[0])
        assert states.count(State.ASKING) == WANTED - len(shares[0])
        batches = [upload_of(key, server.store).batch for key in kept]
        assert len(set(batches) - {None}) == len(shares[0])
    assert kills >= 3
    whole(address)


def test_two_servers_share_one_store(tmp_path: Path, address: str) -> None:
    (tmp_path / "other").mkdir()
    with Server(tmp_path, address) as server, Server(tmp_path / "other", address) as other:
        logins = people(server, 2)
        visitors = [Visitor(one) for one in (server, other)]
        for visitor, login in zip(visitors, logins, strict=True):
            visitor.sign_in(login)
        kept: dict[str, int] = {}
        shares = (list(range(10)), list(range(10, 20)))
        threads = [threading.Thread(target=send, args=(*pair, kept)) for pair in zip(visitors, shares, strict=True)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert set(settle(list(kept), address)) == {State.ASKING}
        for visitor, share in zip(visitors, shares, strict=True):
            judge(visitor, [key for key, number in kept.items() if number in share[:3]])
        assert settle(list(kept), address).count(State.DONE) == 6
        assert "Traceback" not in server.complaints() + other.complaints()
    whole(address)
