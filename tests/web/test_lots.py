"""Long lists of lots: every one is reached, in both directions, and nobody sees another's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from browsing import Browser, pages, person
from remembered_rows import batch_row

from qc.store.opening import open_store
from qc.web import batches
from qc.workflow.signing_in.roles import Role

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask

OLDER, NEWER = "Lot yang lebih lama", "Lot yang lebih baru"


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """Pages of three lots, over seven of one workshop and one of another in their midst."""
    monkeypatch.setattr(batches, "_PAGE", 3)
    found = pages(tmp_path)
    store = open_store(found.config["QC"].store)
    for name in ("L1", "L2", "L3", "L4", "X1", "L5", "L6", "L7"):
        batch_row(store, name, workshop="Jaya" if name == "X1" else "Maju")
    return found


@pytest.fixture
def owner(app: Flask) -> Browser:
    return person(app, "budi", Role.OWNER, workshop="Maju")


def shown(page: str) -> list[str]:
    return re.findall(r"lot ([LX]\d)", page)


def way(page: str, called: str) -> str | None:
    """Return where the page leads under a name."""
    return next(
        (address for address, name in re.findall(r'<a [^>]*href="([^"]+)">([^<]+)</a>', page) if called in name), None
    )


def test_older_lots_are_reached_and_the_way_back_too(owner: Browser) -> None:
    seen, back, address = [], [], "/batches/"
    while address:
        page = owner.text(address)
        seen.append(shown(page))
        address = way(page, OLDER) or ""
    assert seen == [["L7", "L6", "L5"], ["L4", "L3", "L2"], ["L1"]]
    while address := way(page, NEWER) or "":
        page = owner.text(address)
        back.append(shown(page))
    assert back == [["L4", "L3", "L2"], ["L7", "L6", "L5"]]


def test_one_page_needs_no_way_on(app: Flask) -> None:
    page = person(app, "siti", Role.OWNER, workshop="Jaya").text("/batches/")
    assert shown(page) == ["X1"]
    assert [way(page, OLDER), way(page, NEWER)] == [None, None]


def test_the_last_step_to_newer_lots_shows_a_full_page(owner: Browser) -> None:
    page = owner.text("/batches/?after=7")
    assert shown(page) == ["L7", "L6", "L5"]
    assert way(page, NEWER) is None


@pytest.mark.parametrize("asked", ["before=x", "after=", "before=", "after=99999999999999999999", "after=8"])
def test_what_is_no_place_in_the_list_is_the_first_page(owner: Browser, asked: str) -> None:
    assert shown(owner.text(f"/batches/?{asked}")) == ["L7", "L6", "L5"]


@pytest.mark.parametrize("asked", ["1", "0", "-7", "-99999999999999999999"])
def test_before_the_first_there_is_none(owner: Browser, asked: str) -> None:
    page = owner.text(f"/batches/?before={asked}")
    assert shown(page) == []
    assert "Tidak ada lot yang lebih lama." in page
    assert way(page, "Ke lot yang paling baru") == "/batches/"
