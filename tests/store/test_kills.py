"""Killed at any moment, a server loses nothing that it acknowledged and leaves nothing half-written."""

from __future__ import annotations

import hashlib
import json
import os
import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
import sqlalchemy as sa

from qc.store import schema
from qc.store.log import breaches
from qc.store.opening import Store, open_store
from qc.workflow.online.uploads import State, advance, pending, receive

ROOT = Path(__file__).parents[2]
WANTED = 200
pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is of POSIX")

SERVER = """
import hashlib, sys
from qc.store.opening import open_store
from qc.workflow.online.uploads import State, advance, receive
from remembered_rows import batch_row

store, first = open_store(sys.argv[1]), int(sys.argv[2])
print("ready", flush=True)
for number in range(first, 10**9):
    content = hashlib.sha256(str(number).encode()).digest() * (100 * (number % 40) + 1)
    key = receive(f"{number}.csv", content, person=None, options={"number": number}, store=store)
    print("upload", key, number, flush=True)
    batch = batch_row(store, f"L{number}", workshop=f"W{number % 7}")
    print("batch", batch, number, flush=True)
    advance(key, State.DONE, batch=batch, store=store)
    print("done", key, batch, flush=True)
"""


def served(address: str, first: int, wait: float) -> list[list[str]]:
    """Serve for so long, be killed, and return what was acknowledged."""
    paths = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    command = [sys.executable, "-c", SERVER, address, str(first)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, cwd=ROOT, text=True, env={**os.environ, "PYTHONPATH": paths}
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        time.sleep(wait)
        child.kill()
        lines = child.stdout.read().splitlines(keepends=True)
    return [line.split() for line in lines if line.endswith("\n")]


def content_of(number: int) -> bytes:
    return hashlib.sha256(str(number).encode()).digest() * (100 * (number % 40) + 1)


def missing(store: Store, acknowledged: list[list[str]]) -> list[list[str]]:
    """What was acknowledged and is not there."""
    upload = schema.UPLOAD
    with store.reading() as connection:
        lots: dict[int, str] = dict(connection.execute(sa.select(schema.BATCH.c.id, schema.BATCH.c.lot)).all())
        rows = connection.execute(sa.select(upload.c.key, upload.c.state, upload.c.batch, upload.c.content)).all()
    uploads = {row.key: row for row in rows}
    lost = []
    for kind, key, value in acknowledged:
        if kind == "batch":
            kept = lots.get(int(key)) == f"L{value}"
        elif key not in uploads:
            kept = False
        elif kind == "upload":
            kept = uploads[key].content == content_of(int(value))
        else:
            kept = (uploads[key].state, uploads[key].batch) == ("done", int(value))
        lost += [] if kept else [[kind, key, value]]
    return lost


def half_written(store: Store) -> list[object]:
    """What is there in part."""
    batch, verdict, paper = schema.BATCH, schema.VERDICT, schema.BATCH_FILE
    found: list[object] = []
    with store.reading() as connection:
        for other in (verdict, paper):
            found += connection.execute(sa.select(batch.c.id).where(batch.c.id.not_in(sa.select(other.c.batch)))).all()
        for sha256, size, content in connection.execute(
            sa.select(*(schema.FILE.c[n] for n in ("sha256", "size", "content")))
        ):
            found += [] if (hashlib.sha256(content).hexdigest(), len(content)) == (sha256, size) else [sha256]
        for options, content in connection.execute(sa.select(schema.UPLOAD.c.options, schema.UPLOAD.c.content)):
            found += [] if content == content_of(json.loads(options)["number"]) else [options]
        found += list(breaches(connection))
    if store.path is not None:
        with sqlite3.connect(store.path) as plain:
            found += [row[0] for row in plain.execute("PRAGMA integrity_check") if row[0] != "ok"]
        plain.close()
    return found


@pytest.mark.slow
def test_killed_at_any_moment_nothing_is_lost_and_nothing_half_written(address: str) -> None:
    moments, kills = random.Random(8), 0
    acknowledged: list[list[str]] = []
    while sum(kind == "upload" for kind, _, _ in acknowledged) < WANTED:
        acknowledged += served(address, 1000 * kills, moments.uniform(0.0, 1.0))
        kills += 1
        assert kills < WANTED
        store = open_store(address)
        assert missing(store, acknowledged) == []
        for key in pending(store):
            advance(key, State.FAILED, store=store)
    assert half_written(store) == []
    assert kills > 5
    assert receive("after.csv", b"", person=None, options={}, store=store)


def test_killed_once_nothing_is_lost(address: str) -> None:
    acknowledged = served(address, 0, 0.2)
    store = open_store(address)
    assert missing(store, acknowledged) == []
    assert half_written(store) == []
