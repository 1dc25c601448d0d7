"""Of a lot that was recorded again the newest recording counts, however its files came."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from new_stores import new_store
from remembered_rows import batch_row

from qc.store import schema
from qc.store.opening import Store, open_store
from qc.store.replaced import instead_of, replaced

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(new_store(tmp_path / "qc.sqlite"))


def lock(store: Store) -> None:
    with store.writing("Siti") as book:
        about = {"who": "Budi", "locked_on": dt.date(2026, 11, 22)}
        book.append(schema.BASELINE, part=1, standard=1, content=1, **about)


def again(store: Store, *numbers: int) -> dict[int, int]:
    with store.reading() as connection:
        return replaced(connection, numbers)


def test_the_newest_of_several_counts_and_is_named_both_ways(store: Store) -> None:
    first = batch_row(store)
    lock(store)
    second, third = batch_row(store, baseline=1), batch_row(store, baseline=1)
    assert again(store, first, second, third) == {first: third}
    with store.reading() as connection:
        assert [instead_of(connection, number) for number in (first, second, third, 99)] == [(), (), (first,), ()]


@pytest.mark.parametrize("named", ["L1", None])
def test_a_lot_without_a_name_or_workshop_too(store: Store, named: str | None) -> None:
    first = batch_row(store, named, workshop=None)
    lock(store)
    second = batch_row(store, named, workshop=None, baseline=1)
    assert again(store, first) == {first: second}
    with store.reading() as connection:
        assert instead_of(connection, second) == (first,)


@pytest.mark.parametrize("other", [{"lot": "L2"}, {"workshop": "Lain"}, {"number": "BX-2"}])
def test_another_name_is_another_lot(store: Store, other: dict[str, str]) -> None:
    first = batch_row(store)
    lock(store)
    second = batch_row(store, **{"lot": "L1"} | other, baseline=1)
    assert again(store, first, second) == {}


def test_another_file_under_the_same_name_is_another_lot(store: Store) -> None:
    first = batch_row(store, None)
    lock(store)
    number = batch_row(store, "L9", baseline=1)
    assert again(store, first, number) == {}


def test_against_a_baseline_that_was_locked_anew_the_newer_recording_counts(store: Store) -> None:
    batch_row(store)
    lock(store)
    lock(store)
    numbers = [batch_row(store, baseline=held) for held in (None, 1, 2)]
    other = batch_row(store, "L2", baseline=1)
    assert again(store, *numbers, other) == dict.fromkeys(numbers[:2], numbers[2])
    with store.reading() as connection:
        assert instead_of(connection, numbers[2])[:2] == (numbers[1], numbers[0])
        assert instead_of(connection, other) == ()
