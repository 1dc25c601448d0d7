"""For what headers were taken, kept and recalled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from new_stores import new_store

from qc.intake.beside.remembered import ColumnMatch
from qc.intake.columns import Way
from qc.store import schema
from qc.store.matches import keep_matches, recall_matches
from qc.store.opening import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from qc.store.log import Book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A store with one part."""
    with open_store(new_store(tmp_path / "store.sqlite")).writing("Sri") as opened:
        buyer = opened.append(schema.BUYER, name="Pembeli")
        opened.append(schema.PART, buyer=buyer, part_number="P-1", name_id="Bos", name_en="Collar")
        yield opened


def given(header: str, name: str, way: Way = Way.GIVEN) -> ColumnMatch:
    return ColumnMatch(header=header, characteristic=name, way=way)


def test_the_newest_answer_counts_and_the_same_is_not_kept_twice(book: Book) -> None:
    assert keep_matches(book, 1, "Maju", [given("Kiri", "d"), given("Kanan", "p")]) == 2
    assert keep_matches(book, 1, "Maju", [given("Kiri", "d")]) == 0
    assert keep_matches(book, 1, "Maju", [given("Kiri", "p")]) == 1
    assert list(recall_matches(book.connection, 1, "Maju").items()) == [("Kanan", "p"), ("Kiri", "p")]


def test_what_was_only_recalled_is_not_kept(book: Book) -> None:
    assert keep_matches(book, 1, "Maju", [given("Kiri", "d", Way.REMEMBERED)]) == 0
    assert recall_matches(book.connection, 1, "Maju") == {}


def test_without_a_workshop_it_holds_for_all_and_a_workshops_own_counts_before(book: Book) -> None:
    keep_matches(book, 1, None, [given("Kiri", "d"), given("Atas", "t")])
    keep_matches(book, 1, "Maju", [given("Kiri", "p")])
    assert recall_matches(book.connection, 1, "Jaya") == {"Kiri": "d", "Atas": "t"}
    assert recall_matches(book.connection, 1, "Maju") == {"Kiri": "p", "Atas": "t"}
    assert recall_matches(book.connection, 1, None) == {"Kiri": "d", "Atas": "t"}


def test_another_part_knows_nothing_of_it(book: Book) -> None:
    keep_matches(book, 1, None, [given("Kiri", "d")])
    other = book.append(schema.PART, buyer=1, part_number="P-2", name_id="Pin", name_en="Pin")
    assert recall_matches(book.connection, other, None) == {}
