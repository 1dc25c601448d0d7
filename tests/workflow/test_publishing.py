"""New revisions are put into force."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from ramping import standard

from qc.errors import UsageError
from qc.spec.load import load_spec
from qc.store.log import breaches
from qc.workflow.people import Role, add_person
from qc.workflow.publishing import publish, published

if TYPE_CHECKING:
    from pathlib import Path

    from qc.store.opening import Store


def test_the_newest_revision_counts(store: Store, tmp_path: Path) -> None:
    path = standard(tmp_path)
    buyer = load_spec(path).spec.buyer
    rina = add_person("Bu Rina", "rina", Role.BUYER, buyer=buyer, store=store)
    first = publish(path, buyer=buyer, note=" First. ", by=rina.id, store=store)
    text = path.read_text("utf-8")
    path.write_text(text.replace(f'revision = "{first.revision}"', 'revision = "Z"'), "utf-8")
    second = publish(path, store=store)
    assert (first.note, first.by, second.note, second.by) == ("First.", "Bu Rina", None, None)
    assert (second.revision, second.part, second.standard != first.standard) == ("Z", first.part, True)
    assert published(first.part, store) == (second, first)
    assert published(10**30, store) == ()
    with store.reading() as connection:
        assert list(breaches(connection)) == []


def test_nobody_publishes_for_another_buyer(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="this is another buyer's standard"):
        publish(standard(tmp_path), buyer="PT Lain", store=store)
    assert published(1, store) == ()
