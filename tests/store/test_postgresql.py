"""The same on a shared PostgreSQL database, where ``QC_TEST_POSTGRESQL`` names one in which a place may be made."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from qc.store.log import breaches
from qc.store.migrating import EMPTY, move, step_of
from qc.store.opening import Store, open_store
from qc.store.schema import FILE, HEAD, WORKSHOP


@pytest.fixture
def store(shared_address: str) -> Store:
    """An empty store."""
    return open_store(shared_address)


def test_the_shape_is_made_and_unmade(store: Store) -> None:
    with store.engine.begin() as connection:
        assert step_of(connection) == HEAD
        move(connection, EMPTY)
        assert not sa.inspect(connection).has_table("batch")
        move(connection)
        assert sa.inspect(connection).has_table("batch")


def test_rows_are_kept_and_tampering_is_found(store: Store) -> None:
    with store.writing("Siti") as book:
        book.append(WORKSHOP, name="Maju")
        book.append(FILE, sha256="0" * 64, size=3, content=b"\x00\xff=")
    with store.reading() as connection:
        assert list(breaches(connection)) == []
    with store.engine.begin() as connection:
        connection.execute(sa.text("UPDATE workshop SET name = 'Mundur'"))
    with store.reading() as connection:
        assert [one.number for one in breaches(connection)] == [1]


def test_nothing_is_half_written(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.writing("Siti") as book:
        book.append(WORKSHOP, name=str(1 // (book.append(WORKSHOP, name="Halus") * 0)))
    with store.reading() as connection:
        assert connection.execute(sa.select(WORKSHOP)).all() == []
        assert list(breaches(connection)) == []
