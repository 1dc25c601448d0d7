"""The log: what was recorded stays as it was, or is found."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from new_stores import new_store

from qc.errors import UsageError
from qc.store.log import FIRST, breaches, content_digest, head_of
from qc.store.opening import Store, open_store
from qc.store.schema import WORKSHOP

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("Maju", "Jaya", "Sinar", "Baru")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store with a row for each name."""
    found = open_store(new_store(tmp_path / "store.sqlite"))
    with found.writing("Siti") as book:
        for name in NAMES:
            book.append(WORKSHOP, name=name)
    return found


def said(store: Store, noted: str | None = None) -> list[str]:
    with store.reading() as connection:
        return [f"{one.number}: {one.said.text}" for one in breaches(connection, noted=noted)]


def tamper(store: Store, *statements: str) -> None:
    with store.engine.begin() as connection:
        for statement in statements:
            connection.execute(sa.text(statement))


def test_what_was_recorded_holds(store: Store) -> None:
    with store.reading() as connection:
        number, digest = head_of(connection)
    assert (number, len(digest)) == (4, 64)
    assert said(store) == []
    assert said(store, noted=digest) == []


def test_an_empty_log_holds(tmp_path: Path) -> None:
    empty = open_store(tmp_path / "empty.sqlite")
    with empty.reading() as connection:
        assert head_of(connection) == (0, FIRST)
    assert said(empty, noted=FIRST) == []


@pytest.mark.parametrize(
    ("statements", "found"),
    [
        (["UPDATE workshop SET name = 'Mundur' WHERE id = 2"], ["2: the row {place} was altered"]),
        (["DELETE FROM workshop WHERE id = 3"], ["3: the row {place} was removed"]),
        (["INSERT INTO workshop (name) VALUES ('Tamu')"], ["None: the row {place} has no entry in the log"]),
        (["UPDATE log SET who = 'Budi' WHERE number = 2"], ["2: this entry was altered"]),
        (
            ["DELETE FROM log WHERE number = 2", "DELETE FROM workshop WHERE id = 2"],
            ["3: entries are missing before this one"],
        ),
        (["DELETE FROM log WHERE number = 4"], ["None: the row {place} has no entry in the log"]),
        (
            [
                "UPDATE log SET number = 9 WHERE number = 2",
                "UPDATE log SET number = 2 WHERE number = 3",
                "UPDATE log SET number = 3 WHERE number = 9",
            ],
            [
                "2: this entry does not follow on the one before it",
                "2: this entry was altered",
                "3: this entry does not follow on the one before it",
                "3: this entry was altered",
                "4: this entry does not follow on the one before it",
            ],
        ),
    ],
    ids=["altered", "removed", "slipped in", "entry altered", "both removed", "entry removed", "re-ordered"],
)
def test_tampering_is_found(store: Store, statements: list[str], found: list[str]) -> None:
    tamper(store, *statements)
    assert said(store) == found


def test_what_was_cut_off_at_the_end_is_found_by_a_digest_that_was_noted(store: Store) -> None:
    with store.reading() as connection:
        noted = head_of(connection)[1]
    tamper(store, "DELETE FROM log WHERE number = 4", "DELETE FROM workshop WHERE id = 4")
    assert said(store) == []
    assert said(store, noted=noted) == [
        "None: the digest that was noted is not in the log: entries were cut off or replaced"
    ]


def test_an_entry_of_a_table_that_is_none_is_found(store: Store) -> None:
    tamper(store, "UPDATE log SET entity = 'nothing' WHERE number = 4")
    assert "4: the row {place} was removed" in said(store)


def at(moment: str) -> dt.datetime:
    return dt.datetime.fromisoformat(moment).replace(tzinfo=dt.UTC)


def test_a_clock_that_went_back_is_said_and_nothing_is_recorded(tmp_path: Path) -> None:
    now = replace(open_store(tmp_path / "s.sqlite"), clock=lambda: at("2026-11-22T10:00"))
    with now.writing("Siti") as book:
        book.append(WORKSHOP, name="Maju")
    past = replace(now, clock=lambda: at("2020-01-01T10:00"))
    with pytest.raises(UsageError, match="clock stands before the last entry"), past.writing("Siti") as book:
        book.append(WORKSHOP, name="Jaya")
    little = replace(now, clock=lambda: at("2026-11-22T09:58"))
    with little.writing("Siti") as book:
        book.append(WORKSHOP, name="Sinar")
    with now.reading() as connection:
        assert [row[0] for row in connection.execute(sa.text("SELECT moment FROM log"))] == [
            "2026-11-22T10:00:00+00:00"
        ] * 2
    assert said(now) == []


def test_nothing_is_half_written(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.writing("Siti") as book:
        book.append(WORKSHOP, name=str(1 // (book.append(WORKSHOP, name="Halus") * 0)))
    with store.reading() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(WORKSHOP)).scalar_one() == len(NAMES)
    assert said(store) == []


def test_a_digest_depends_on_every_value() -> None:
    row = {"id": 1, "name": b"a", "day": dt.date(2026, 11, 22)}
    others = [row | {"id": 2}, row | {"name": b"b"}, row | {"day": None}]
    assert len({content_digest(each) for each in (row, *others)}) == 4
