"""A store that an older version wrote: nothing of it is lost or altered on the way to the newest step and back."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from qc.store import schema
from qc.store.log import breaches, head_of
from qc.store.migrating import EMPTY, move, step_of, steps
from qc.store.opening import Store, open_store
from qc.store.recalling import baselines, batches, lots_of
from qc.workflow.signing_in.people import Role, add_person
from qc.workflow.signing_in.sessions import session_of, sign_in

WRITTEN = Path(__file__).parents[1] / "data" / "stores"
"""Each under the step of the version that wrote it."""
OLDER = steps()[:-1]
DROPPED = {("session", "csrf"), ("session", "language")}
"""Columns that a later version asks nobody for."""


@pytest.fixture(params=OLDER)
def step(request: pytest.FixtureRequest) -> str:
    """The step of an older version."""
    return str(request.param)


@pytest.fixture
def older(step: str, tmp_path: Path) -> Path:
    """A store as that version left it."""
    return unpacked(step, tmp_path)


def unpacked(step: str, folder: Path) -> Path:
    path = folder / "store.sqlite"
    path.write_bytes(gzip.decompress((WRITTEN / f"{step}.sqlite.gz").read_bytes()))
    return path


def rows(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, with what SQLite itself holds."""
    engine = sa.create_engine(f"sqlite:///{path}", poolclass=sa.NullPool)
    with engine.connect() as connection:
        names = sorted(sa.inspect(connection).get_table_names())
        return {
            name: [dict(row) for row in connection.execute(sa.text(f"SELECT * FROM {name}")).mappings()]
            for name in names
            if name != "alembic_version"
        }


def go(store: Store, step: str) -> None:
    with store.working() as connection:
        move(connection, step)


def test_there_is_one_of_each_older_step() -> None:
    assert sorted(path.name.partition(".")[0] for path in WRITTEN.iterdir()) == list(OLDER)


def test_it_is_brought_up_when_it_is_opened_and_its_log_holds(older: Path) -> None:
    before = rows(older)
    with open_store(older).reading() as connection:
        assert step_of(connection) == schema.HEAD
        assert list(breaches(connection)) == []
        assert head_of(connection) == (len(before["log"]), before["log"][-1]["digest"])
        assert len(batches(connection)) == len(before["batch"]) == 2
        assert [len(baselines(connection, 1)), len(lots_of(connection, batches(connection)[0]))] == [1, 2]
    for name, found in rows(older).items():
        was = [{key: said for key, said in row.items() if (name, key) not in DROPPED} for row in before.get(name, [])]
        assert [{key: row[key] for key in kept} for row, kept in zip(found, was, strict=True)] == was


def test_it_comes_back_as_it_was(older: Path, step: str) -> None:
    before = rows(older)
    store = open_store(older)
    go(store, step)
    needed_then = any("csrf" in row for row in before.get("session", []))
    ended: dict[str, list[dict[str, Any]]] = {"session": []} if needed_then else {}
    assert rows(older) == before | ended
    with open_store(older).reading() as connection:
        assert list(breaches(connection)) == []


def test_what_a_later_column_says_is_held_by_the_log(older: Path) -> None:
    store = open_store(older)
    with store.writing("Siti") as book:
        book.append(schema.DISPOSITION, batch=1, decision="scrap", why="worn", units="3-9")
    with store.reading() as connection:
        assert list(breaches(connection)) == []
    for said in ("'3-10'", "NULL"):
        with store.engine.begin() as connection:
            connection.execute(sa.text(f"UPDATE disposition SET units = {said} WHERE id = 2"))
        with store.reading() as connection:
            assert [one.said.text for one in breaches(connection)] == ["the row {place} was altered"]


def test_the_log_says_what_a_step_back_removed(tmp_path: Path) -> None:
    path = unpacked("0001", tmp_path)
    store = open_store(path)
    add_person("Siti", "siti", Role.TRAINER, store=store)
    go(store, "0001")
    with open_store(path).reading() as connection:
        found = [(one.said.text, dict(one.said.facts)) for one in breaches(connection)]
    assert found == [("the row {place} was removed", {"place": "account 1"})]


def test_who_is_signed_in_stays_so_until_a_step_back(tmp_path: Path) -> None:
    path = unpacked("0002", tmp_path)
    signed_in = [(row["token_sha256"], row["person"], row["expires"]) for row in rows(path)["session"]]
    assert [person for _, person, _ in signed_in] == [2, 3]
    store = open_store(path)
    assert [(row["token_sha256"], row["person"], row["expires"]) for row in rows(path)["session"]] == signed_in
    go(store, "0002")
    store = open_store(path)
    _, token = sign_in("siti", "kopi tubruk panas", address="10.0.0.7", store=store)
    found = session_of(token, store)
    assert found is not None
    assert found.who == "Siti"
    assert len(rows(path)["session"]) == 1


def test_a_store_is_made_on_the_way_from_nothing_and_back(address: str) -> None:
    store = open_store(address)
    for step in (*reversed((EMPTY, *OLDER)), *OLDER, schema.HEAD):
        go(store, step)
        with store.reading() as connection:
            assert step_of(connection) == step
    with store.writing("Siti") as book:
        book.append(schema.WORKSHOP, name="Maju")
    with store.reading() as connection:
        assert list(breaches(connection)) == []
