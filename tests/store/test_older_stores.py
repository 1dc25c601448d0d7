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

WRITTEN = Path(__file__).parents[1] / "data" / "stores"
"""Each under the step of the version that wrote it."""
OLDER = steps()[:-1]


@pytest.fixture(params=OLDER)
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A store as an older version left it."""
    path = tmp_path / "store.sqlite"
    path.write_bytes(gzip.decompress((WRITTEN / f"{request.param}.sqlite.gz").read_bytes()))
    return path


def rows(path: Path) -> dict[str, list[Any]]:
    """Every row of every table, with what SQLite itself holds."""
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        names = sorted(sa.inspect(connection).get_table_names())
        return {
            name: [tuple(row) for row in connection.execute(sa.text(f"SELECT * FROM {name}"))]
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
        assert head_of(connection) == (len(before["log"]), before["log"][-1][-1])
        assert len(batches(connection)) == len(before["batch"]) == 2
        assert [len(baselines(connection, 1)), len(lots_of(connection, batches(connection)[0]))] == [1, 2]
    after = rows(older)
    assert {name: [row[: len(was[0])] for row in after[name]] for name, was in before.items() if was} == {
        name: was for name, was in before.items() if was
    }


def test_it_comes_back_as_it_was(older: Path) -> None:
    before = rows(older)
    store = open_store(older)
    go(store, OLDER[-1])
    assert rows(older) == before
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


def test_the_log_says_what_a_step_back_removed(older: Path) -> None:
    store = open_store(older)
    add_person("Siti", "siti", Role.TRAINER, store=store)
    go(store, OLDER[-1])
    with open_store(older).reading() as connection:
        found = [(one.said.text, dict(one.said.facts)) for one in breaches(connection)]
    assert found == [("the row {place} was removed", {"place": "account 1"})]


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
