"""A lot that the lots before it hold has one headline on its page, whenever it was recorded."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from browsing import Browser, local, pages
from ramping import measured
from remembering import locked

from qc.store.opening import open_store
from qc.verdict.model import Identity
from qc.web import batches
from qc.workflow.remembered.records import record
from qc.workflow.remembered.remembering import Memory
from qc.workflow.spoken.saying import kept_batch

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from qc.store.recalling import Kept


@pytest.fixture
def owner(tmp_path: Path) -> Browser:
    """Visits a store with two lots: too little moved in each of them, enough in both."""
    batches._judged.cache_clear()
    spec = locked(tmp_path)
    (tmp_path / "store.sqlite").rename(tmp_path / "qc.sqlite")
    memory = Memory(store=str(tmp_path / "qc.sqlite"), who="Budi")
    for number in (1, 2):
        file = measured(tmp_path, f"lot{number}", day=9 + number, mean=11.9792, seed=number + 1)
        record([file], spec=spec, memory=memory, identity=Identity(lot=f"L-{number}"))
    return local(pages(tmp_path))


def words(page: str) -> list[str]:
    """The headlines of a page."""
    return re.findall(r'<p class="word">\s*(?:\S\s)?(\w+)\s*</p>', page)


def test_there_is_one_headline_and_no_command(owner: Browser) -> None:
    page = owner.text("/batches/2")
    assert words(page) == ["TAHAN"]
    assert "Lot ini boleh dikirim." not in page
    assert "selama lot ini dan 1 lot sebelumnya proses meninggalkan acuannya" in page
    assert "qc baseline" not in page
    assert "Apakah prosesnya stabil di dalam lot ini?" in page
    assert words(owner.text("/batches/1")) == ["TERIMA"]


def test_a_lot_says_who_recorded_it_when_and_which_program_judged_it(owner: Browser) -> None:
    said = re.search(r'id="recorded">([^<]+)<', owner.text("/batches/2"))
    assert said is not None
    assert re.fullmatch(
        r"Dicatat dengan nomor 2 oleh Budi, \d+ \w+ 20\d\d, \d\d\.\d\d\. Dinilai oleh qc [\d.]+\.", said[1]
    )


def test_a_lot_that_qc_03_recorded_is_seen_again_with_those_before_it(
    owner: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def older(connection: Connection, number: int) -> Kept:
        kept = kept_batch(connection, number)
        return replace(kept, record={key: said for key, said in kept.record.items() if key != "over_lots"})

    monkeypatch.setattr("qc.workflow.remembered.recalled.kept_batch", older)
    page = owner.text("/batches/2")
    assert words(page) == ["TAHAN"]
    assert "selama lot ini dan 1 lot sebelumnya" in page
    with open_store(owner.app.config["QC"].store).reading() as connection:
        assert "over_lots" not in older(connection, 2).record
