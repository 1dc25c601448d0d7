"""What is done with units that do not conform."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from remembered_rows import batch_row

from qc.errors import UsageError
from qc.store import schema
from qc.store.log import breaches
from qc.words import language
from qc.workflow.signing_in.people import Role, add_person
from qc.workflow.spoken.dispositions import Disposal, dispose, dispositions_of

if TYPE_CHECKING:
    from qc.store.opening import Store


def test_a_decision_is_kept_beside_the_one_before(store: Store) -> None:
    siti = add_person("Siti", "siti", Role.OWNER, workshop="Maju", store=store)
    batch = batch_row(store)
    first = dispose(batch, "d_luar", " 12-40 ", Disposal.SORT, "Tool was worn.", siti.id, store=store)
    second = dispose(batch, None, None, Disposal.SCRAP, "Sorting found too many.", store=store)
    assert (first.characteristic, first.units, first.decision) == ("d_luar", "12-40", Disposal.SORT)
    assert (first.why, first.by) == ("Tool was worn.", "Siti")
    assert (second.characteristic, second.units, second.by) == (None, None, None)
    assert dispositions_of(batch, store) == (first, second)
    assert dispositions_of(10**30, store) == ()
    with store.reading() as connection:
        assert list(breaches(connection)) == []


def test_a_decision_of_an_older_version_is_read(store: Store) -> None:
    batch = batch_row(store)
    with store.writing("Siti") as book:
        book.append(schema.DISPOSITION, batch=batch, decision="rework", why=None)
    (found,) = dispositions_of(batch, store)
    assert (found.decision, found.why, found.moment) == (Disposal.REWORK, None, None)


def test_what_cannot_be_kept_is_refused(store: Store) -> None:
    batch = batch_row(store)
    with pytest.raises(UsageError, match="words are needed"):
        dispose(batch, None, None, Disposal.SCRAP, " ", store=store)
    with pytest.raises(UsageError, match="this is too long"):
        dispose(batch, None, "1," * 101, Disposal.SCRAP, "Worn.", store=store)
    with pytest.raises(UsageError, match="there is no such batch"):
        dispose(batch + 1, None, None, Disposal.SCRAP, "Worn.", store=store)
    assert dispositions_of(batch, store) == ()


def test_each_has_a_name_in_both_languages() -> None:
    said = {(language("id").say(one.label), language("en").say(one.label)) for one in Disposal}
    assert len(said) == len(Disposal)
    assert all(indonesian != english for indonesian, english in said)
