"""Readings typed at the machine."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from ramping import standard
from remembered_rows import batch_row, standard_row

from qc.errors import UsageError
from qc.store.log import breaches
from qc.workflow.online.typing import Entry, Sheet, add_typed, close_sheet, open_sheet, open_sheets, sheet_of, typed
from qc.workflow.signing_in.people import Role, add_person

if TYPE_CHECKING:
    from pathlib import Path

    from qc.store.opening import Store

ONE, TWO = Entry("k1", "d", 1, "11,98", "2026-11-22T08:00:00+07:00"), Entry("k2", "d", 2, "11,97")


@pytest.fixture
def sheet(store: Store) -> Sheet:
    """A sheet of a recorded standard."""
    with store.writing("Siti") as book:
        _, recorded = standard_row(book)
    return open_sheet(recorded, workshop="Maju", lot="L7", store=store)


def test_a_sheet_of_a_file_records_its_standard_once(store: Store, tmp_path: Path) -> None:
    path = standard(tmp_path)
    siti = add_person("Siti", "siti", Role.OPERATOR, workshop="Maju", store=store)
    first, second = (open_sheet(path, workshop="Maju", lot="L1", by=siti.id, store=store) for _ in range(2))
    assert (first.part, first.standard) == (second.part, second.standard)
    assert (first.workshop, first.lot, first.opened_by, first.closed) == ("Maju", "L1", "Siti", None)
    assert [one.id for one in open_sheets(workshop="Maju", store=store)] == [2, 1]
    assert open_sheets(workshop="Jaya", store=store) == ()


def test_each_reading_is_stored_once_however_often_it_is_sent(store: Store, sheet: Sheet) -> None:
    assert add_typed(sheet.id, [ONE], store=store) == ("k1",)
    assert add_typed(sheet.id, [ONE, TWO, TWO], store=store) == ("k2",)
    assert add_typed(sheet.id, [tuple(TWO), tuple(ONE)[:4]], store=store) == ()
    found = typed(sheet.id, store)
    assert [one.client_key for one in found] == ["k1", "k2"]
    assert found[0] == ONE
    assert dt.datetime.fromisoformat(found[1].typed_at).tzinfo is not None
    with store.reading() as connection:
        assert list(breaches(connection)) == []


def test_readings_come_back_in_the_order_in_which_they_were_sent(store: Store, sheet: Sheet) -> None:
    keys = [f"k{i}" for i in (3, 1, 2, 10)]
    add_typed(sheet.id, [Entry(key, "d", 1, "1") for key in keys], store=store)
    assert [one.client_key for one in typed(sheet.id, store)] == keys


@pytest.mark.parametrize("other", [ONE._replace(value="12"), ONE._replace(unit=2), ONE._replace(characteristic="h")])
def test_two_readings_never_share_a_key(store: Store, sheet: Sheet, other: Entry) -> None:
    with pytest.raises(UsageError, match="two readings were sent as one"):
        add_typed(sheet.id, [ONE, other], store=store)
    assert typed(sheet.id, store) == ()
    add_typed(sheet.id, [ONE], store=store)
    with pytest.raises(UsageError, match="two readings were sent as one"):
        add_typed(sheet.id, [TWO, other], store=store)
    assert typed(sheet.id, store) == (ONE,)


def test_a_key_of_another_sheet_is_refused(store: Store, sheet: Sheet) -> None:
    add_typed(sheet.id, [ONE], store=store)
    other = open_sheet(sheet.standard, store=store)
    with pytest.raises(UsageError, match="two readings were sent as one"):
        add_typed(other.id, [ONE], store=store)


def test_a_finished_sheet_takes_nothing_new_but_knows_what_it_has(store: Store, sheet: Sheet) -> None:
    add_typed(sheet.id, [ONE], store=store)
    batch = batch_row(store, "L7")
    closed = close_sheet(sheet.id, batch=batch, store=store)
    assert closed.batch == batch
    assert closed.closed is not None
    assert close_sheet(sheet.id, store=store) == closed
    assert open_sheets(store=store) == ()
    assert add_typed(sheet.id, [ONE], store=store) == ()
    with pytest.raises(UsageError, match="this sheet is finished"):
        add_typed(sheet.id, [ONE, TWO], store=store)
    assert typed(sheet.id, store) == (ONE,)


@pytest.mark.parametrize(
    "entry",
    [
        ("k", "d", 1),
        ("k", "d", 1, "1", "", "more"),
        ("", "d", 1, "1"),
        ("k" * 101, "d", 1, "1"),
        ("k", "d", 0, "1"),
        ("k", "d", -1, "1"),
        ("k", "d", 2**31, "1"),
        ("k", "d", True, "1"),
        ("k", "d", "1", "1"),
        ("k", "d" * 101, 1, "1"),
        ("k", "d", 1, "1" * 101),
        ("k", "d", 1, 1.5),
        ("k", None, 1, "1"),
        ("k", "d", 1, "1", "x" * 101),
        "abcd",
    ],
)
def test_what_is_no_reading_is_refused_with_all_that_came_along(
    store: Store, sheet: Sheet, entry: tuple[object, ...]
) -> None:
    with pytest.raises(UsageError, match="no reading as the typing page sends it"):
        add_typed(sheet.id, [ONE, entry], store=store)
    assert typed(sheet.id, store) == ()


def test_too_many_at_once_are_refused(store: Store, sheet: Sheet) -> None:
    with pytest.raises(UsageError, match="too many readings"):
        add_typed(sheet.id, [Entry(f"k{i}", "d", 1, "1") for i in range(1001)], store=store)


def test_signs_that_no_database_holds_are_sent_again_unharmed(store: Store, sheet: Sheet) -> None:
    odd = Entry("k\x00", "d\ud800", 1, "<script>'; --\x00")
    assert add_typed(sheet.id, [odd], store=store) == ("k\ufffd",)
    assert add_typed(sheet.id, [odd], store=store) == ()
    assert typed(sheet.id, store)[0].value == "<script>'; --\ufffd"


def test_what_is_not_there_is_said(store: Store) -> None:
    for number in (0, 7, -1, 10**30):
        with pytest.raises(UsageError, match="there is no such sheet"):
            sheet_of(number, store)
        with pytest.raises(UsageError, match="there is no such sheet"):
            add_typed(number, [ONE], store=store)
        with pytest.raises(UsageError, match="there is no such sheet"):
            close_sheet(number, store=store)
        with pytest.raises(UsageError, match="there is no such standard"):
            open_sheet(number, store=store)
        assert typed(number, store) == ()


def test_the_moment_is_the_store_s(store: Store) -> None:
    now = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=7)))
    timed = replace(store, clock=lambda: now)
    with timed.writing("Siti") as book:
        _, recorded = standard_row(book)
    sheet = open_sheet(recorded, store=timed)
    add_typed(sheet.id, [TWO], store=timed)
    assert (sheet.opened, typed(sheet.id, timed)[0].typed_at) == (now, "2026-11-22T02:30:00+00:00")
