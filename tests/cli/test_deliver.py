"""``qc deliver``: order and shipment said after a batch was recorded; nothing is overwritten, the last word counts."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from remembering import locked, recorded, run

from qc.errors import UsageError
from qc.store import schema
from qc.store.opening import open_store
from qc.workflow import Delivery, say_delivery, scorecard

BY = ("--workshop", "CV Maju")


@pytest.fixture(scope="module")
def recorded_twice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lot of long ago without a day of shipment, and a new one of order PO-7."""
    folder = tmp_path_factory.mktemp("shop")
    locked(folder)
    recorded(folder, 1, *BY, "--quantity", 1000, "--produced", "2025-03-01")
    recorded(folder, 2, *BY, "--shipped", 400, "--shipped-on", "2026-11-03", "--order", "PO-7", "--ordered", 900)
    return folder


@pytest.fixture
def shop(recorded_twice: Path, tmp_path: Path) -> Path:
    """A copy of it, to write in."""
    return Path(shutil.copytree(recorded_twice, tmp_path / "shop"))


def month(shop: Path) -> Any:
    found = scorecard(month="2026-11", workshop="CV Maju", store=shop / "store.sqlite", today=dt.date(2026, 11, 30))
    return json.loads(found.to_json())


def test_what_was_shipped_later_counts_in_history_and_scorecard(shop: Path) -> None:
    assert [one["line"]["lot"] for one in month(shop)["batches"]] == ["L2"]
    said = ("--order", "PO-7", "--shipped", 500, "--shipped-on", "2026-11-17", "--due", "17/11/2026")
    status, text = run(shop, "deliver", 1, *said, "--who", "Bu Siti")
    assert status == 0, text
    assert "Order and shipment of lot L1 (batch 1):" in text
    found = month(shop)
    assert [one["line"]["lot"] for one in found["batches"]] == ["L2", "L1"]
    quantity = found["total"]["quantity"]
    assert (quantity["orders"], quantity["ordered"], quantity["fulfilled"]) == (1, 900, 900)
    assert found["total"]["punctuality"]["on_time"] == 1
    told = json.loads(run(shop, "history", "BOS-12", "--json", "-")[1])
    assert "2026-11-17" in json.dumps(told)


def test_the_last_word_counts_and_the_ones_before_stay(shop: Path) -> None:
    run(shop, "deliver", 2, "--shipped", 450, "--who", "Pak Budi")
    run(shop, "deliver", 2, "--ordered", 950, "--who", "Bu Siti")
    found = json.loads(run(shop, "deliver", 2, "--shipped", 460, "--json", "-", "--who", "Bu Siti")[1])
    assert (found["recorded"]["shipped"], found["counts"]["shipped"]) == (400, 460)
    assert [(one["who"], one.get("shipped"), one.get("ordered")) for one in found["later"]] == [
        ("Pak Budi", 450, None),
        ("Bu Siti", None, 950),
        ("Bu Siti", 460, None),
    ]
    assert (found["counts"]["order_number"], found["counts"]["ordered"]) == ("PO-7", 950)
    shown = run(shop, "deliver", 2, lang="id")[1].splitlines()
    assert shown[-1].split() == ["yang", "dihitung", "PO-7", "950", "–", "460", "3", "November", "2026"]
    assert run(shop, "log", "verify")[0] == 0
    with open_store(shop / "store.sqlite").reading() as connection:
        assert connection.execute(sa.select(schema.BATCH.c.shipped).where(schema.BATCH.c.id == 2)).scalar() == 400


def test_nothing_said_shows_what_was_recorded(shop: Path) -> None:
    status, text = run(shop, "deliver", 2)
    assert (status, "as recorded" in text, "PO-7" in text) == (0, True, True)
    assert len(text.splitlines()) == 6


def test_saying_nothing_is_refused(shop: Path) -> None:
    with pytest.raises(UsageError, match="nothing was said of order or shipment"):
        say_delivery(2, Delivery(), store=shop / "store.sqlite")


def test_a_batch_that_is_not_there_is_refused(shop: Path) -> None:
    for said in ((), ("--shipped", 1)):
        status, text = run(shop, "deliver", 9, *said)
        assert (status, "there is no such batch" in text) == (2, True)
