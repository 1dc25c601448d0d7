"""Batches as a list shows them."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING

import pytest
from remembered_rows import batch_row
from remembering import locked, recorded

from qc.store.listing import batch_lines, batch_of, original_file, original_lines
from qc.store.opening import Store, open_store
from qc.store.recalling import batches
from qc.terms import Conformity, Stability

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def three(store: Store) -> Store:
    """A store with batches of two workshops for two buyers."""
    day = dt.date(2026, 11, 22)
    batch_row(store, "L1", workshop="Maju", buyer="PT Baru", quantity=500, produced=day)
    batch_row(store, "L2", workshop="Jaya", buyer="PT Baru", number="BX-2")
    batch_row(store, None, workshop=None, buyer="PT Lama")
    return store


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, [3, 2, 1]),
        ({"limit": 2}, [3, 2]),
        ({"before": 3}, [2, 1]),
        ({"before": 10**30, "limit": 1}, [3]),
        ({"before": -(10**30)}, []),
        ({"after": 1}, [3, 2]),
        ({"after": 1, "limit": 1}, [2]),
        ({"after": 1, "before": 3}, [2]),
        ({"after": 0, "buyer": "PT Baru"}, [2, 1]),
        ({"after": 10**30}, []),
        ({"workshop": "Maju"}, [1]),
        ({"buyer": "PT Baru"}, [2, 1]),
        ({"buyer": "PT Baru", "workshop": "Jaya"}, [2]),
        ({"part": 1}, [1]),
        ({"part": 10**30}, []),
        ({"workshop": "Maj\x00u"}, []),
        ({"workshop": "%"}, []),
    ],
)
def test_each_sees_what_was_asked_for_the_newest_first(
    three: Store, asked: dict[str, object], found: list[int]
) -> None:
    with three.reading() as connection:
        assert [one.id for one in batch_lines(connection, **asked)] == found  # type: ignore[arg-type]  # each of its kind


def test_a_line_says_whose_and_what(three: Store) -> None:
    with three.reading() as connection:
        first, last = batch_of(connection, 1), batch_of(connection, 3)
    assert first is not None
    assert last is not None
    assert (first.buyer, first.workshop, first.part_number, first.called) == ("PT Baru", "Maju", "BX-1", "L1")
    assert (first.say("id"), first.say("en"), first.quantity, first.sampled) == ("Bos", "Collar", 500, 5)
    assert (first.produced, first.due) == (dt.date(2026, 11, 22), None)
    assert (first.decision, first.conformity, first.stability, first.capability) == (
        "accept",
        "conforms",
        "stable",
        "met",
    )
    assert (last.workshop, last.called) == (None, "#3")


@pytest.mark.parametrize("number", [0, -1, 4, 2**31, 10**30])
def test_a_batch_that_is_not_there_is_none(three: Store, number: int) -> None:
    with three.reading() as connection:
        assert batch_of(connection, number) is None
        assert original_lines(connection, number) == ()
        assert original_file(connection, number, 1) is None


def test_a_batch_s_files_come_back_byte_for_byte(three: Store) -> None:
    with three.reading() as connection:
        (line,) = original_lines(connection, 2)
        found = original_file(connection, 2, line.id)
        strange = [original_file(connection, 1, line.id), original_file(connection, 2, 10**30)]
    assert found is not None
    assert (found.role, found.name, found.content) == ("batch", "L2.csv", b"L2;1;2;3")
    assert (line.role, line.name, line.size) == ("batch", "L2.csv", 8)
    assert line.sha256 == hashlib.sha256(found.content).hexdigest()
    assert strange == [None, None]


def test_a_line_says_what_the_whole_batch_says(tmp_path: Path) -> None:
    locked(tmp_path)
    assert recorded(tmp_path, 1, "--quantity", "400", "--workshop", "Maju")[0] == 0
    with open_store(tmp_path / "store.sqlite").reading() as connection:
        (line,), (whole,) = batch_lines(connection), batches(connection)
    shared = [name for name in type(line).__dataclass_fields__ if hasattr(whole, name)]
    assert {name: getattr(line, name) for name in shared} == {name: getattr(whole, name) for name in shared}
    assert len(shared) == 19
    assert (Conformity(line.conformity), Stability(line.stability)) == (Conformity.CONFORMS, Stability.STABLE)
