"""What several rooms' tests stand on."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
import sqlalchemy as sa
from hypothesis import settings
from hypothesis.internal.conjecture import providers
from new_stores import new_store

from qc.store.opening import Store, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

POSTGRESQL = os.environ.get("QC_TEST_POSTGRESQL")

# Machines are noisy, and one that only checks must meet the same examples each time. To look for new ones, which is
# worth an hour now and then: --hypothesis-profile=searching. What it finds is a case of its own.
settings.register_profile("searching", deadline=None)
settings.register_profile("checking", deadline=None, derandomize=True)
settings.load_profile("checking")
# Hypothesis mixes in constants of those modules of ours that happen to be loaded: others with each commit and worker.
# It has no setting for that.
providers._get_local_constants = lambda: providers._local_constants


@pytest.fixture(scope="session", autouse=True)
def _nothing_remembered(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep tests away from what this computer's user remembers: commands ask there where nobody names a place."""
    os.environ.setdefault("QC_STORE", str(tmp_path_factory.mktemp("nothing") / "store.sqlite"))


@contextmanager
def shared() -> Iterator[str]:
    """Give the address of an empty place on the shared database; it is gone afterwards."""
    if POSTGRESQL is None:
        pytest.skip("QC_TEST_POSTGRESQL names no database")
    name = f"qc_{uuid4().hex}"
    engine = sa.create_engine(sa.make_url(POSTGRESQL).set(drivername="postgresql+psycopg"), poolclass=sa.NullPool)
    with engine.begin() as connection:
        connection.execute(sa.text(f"CREATE SCHEMA {name}"))
    try:
        yield f"{POSTGRESQL}{'&' if '?' in POSTGRESQL else '?'}options=-csearch_path%3D{name}"
    finally:
        with engine.begin() as connection:
            connection.execute(sa.text(f"DROP SCHEMA {name} CASCADE"))


@pytest.fixture
def shared_address() -> Iterator[str]:
    """The address of an empty place on the shared database."""
    with shared() as address:
        yield address


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with an empty store, to be copied: making the tables takes a while."""
    return new_store(tmp_path_factory.mktemp("store") / "empty.sqlite")


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path, empty_store: Path) -> Iterator[str]:
    """Where to remember things: a file, then a shared database."""
    if request.param == "sqlite":
        yield str(shutil.copy(empty_store, tmp_path / "store.sqlite"))
        return
    with shared() as found:
        yield found


@pytest.fixture
def store(address: str) -> Store:
    """An empty store, on a file and then on a shared database."""
    return open_store(address)
