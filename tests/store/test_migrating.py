"""The database's shape: every step forwards and back, from each older one."""

from __future__ import annotations

from itertools import permutations, product
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from qc.errors import OutputError
from qc.store.columns import METADATA
from qc.store.migrating import EMPTY, move, step_of, steps
from qc.store.opening import open_store
from qc.store.schema import HEAD

if TYPE_CHECKING:
    from pathlib import Path

STEPS = (EMPTY, *steps())


def tables(connection: sa.Connection) -> set[str]:
    return set(sa.inspect(connection).get_table_names()) - {"alembic_version"}


def test_the_newest_step_is_the_head() -> None:
    assert STEPS[-1] == HEAD


@pytest.mark.parametrize(("start", "end"), list(permutations(STEPS, 2)))
def test_each_step_is_reached_from_each_other(start: str, end: str) -> None:
    engine = sa.create_engine("sqlite://", poolclass=sa.NullPool)
    with engine.begin() as connection:
        move(connection, start)
        move(connection, end)
        assert step_of(connection) == end
        assert bool(tables(connection)) is (end != EMPTY)


@pytest.mark.parametrize(("start", "again"), list(product(STEPS, [HEAD])))
def test_the_steps_give_the_tables_that_the_program_knows(start: str, again: str) -> None:
    engine = sa.create_engine("sqlite://", poolclass=sa.NullPool)
    with engine.begin() as connection:
        move(connection, start)
        move(connection, again)
        move(connection, again)
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_a_store_from_a_newer_program_is_refused_unharmed(tmp_path: Path) -> None:
    store = open_store(tmp_path / "s.sqlite")
    with store.engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(OutputError, match="newer version of qc") as refused:
        open_store(tmp_path / "s.sqlite")
    assert "9999" in str(refused.value)
