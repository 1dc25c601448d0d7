"""Who wrote a row, and when."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from remembered_rows import batch_row

from qc.store import schema
from qc.store.entries import entry_of

if TYPE_CHECKING:
    from qc.store.opening import Store


def test_a_row_knows_who_wrote_it_and_when(store: Store) -> None:
    number = batch_row(store)
    with store.reading() as connection:
        found = entry_of(connection, schema.BATCH, number)
    assert found is not None
    assert found.who == "Siti"
    assert abs(found.moment - store.clock()) < dt.timedelta(minutes=10)


def test_nobody_wrote_what_is_not_there(store: Store) -> None:
    with store.reading() as connection:
        assert [entry_of(connection, schema.BATCH, number) for number in (1, -1, 10**30)] == [None] * 3
