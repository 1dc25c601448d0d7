"""Readings typed at the machine: each stored once, whoever sends them however often; then a lot like any other."""

from __future__ import annotations

import json
import re
from html import unescape
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from browsing import Browser, local, pages, person

from qc.web.typing import _limits
from qc.workflow.online.typing import typed
from qc.workflow.signing_in.roles import Role

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask
    from werkzeug.test import TestResponse

    from qc.spec.model import Characteristic


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return pages(tmp_path)


def begun(browser: Browser) -> str:
    """Begin a lot, and return the address of its keys."""
    browser.text("/typing/")
    return browser.post("/typing/", {"standard": "example:contoh-ring-piston", "lot": "R-9"}).location


def send(browser: Browser, address: str, entries: Any) -> TestResponse:
    browser.text(address)
    headers = {"X-CSRFToken": browser.token}
    return browser.client.post(f"{address}/entries", json={"entries": entries}, headers=headers)


def entry(key: str, unit: int, value: str) -> list[Any]:
    return [key, "diameter_mm", unit, value, "2026-11-22T03:00:00Z"]


def test_a_reading_is_stored_once_however_often_it_is_sent(app: Flask) -> None:
    operator = local(app)
    keys = begun(operator)
    for _ in range(3):
        assert send(operator, keys, [entry("a", 1, "74,001"), entry("b", 2, "74,003")]).json == {
            "stored": ["a", "b"],
            "refused": [],
        }
    assert [one.value for one in typed(1, app.config["QC"].store)] == ["74,001", "74,003"]


def test_the_page_knows_what_was_typed(app: Flask) -> None:
    operator = local(app)
    keys = begun(operator)
    send(operator, keys, [entry("a", 1, "74,001"), entry("b", 1, "74,2"), entry("fix-c", 2, "74,02")])
    found = re.search(r'data-known="([^"]+)"', operator.text(keys))
    assert found is not None
    known = json.loads(unescape(found[1]))
    assert known[0]["readings"] == [[1, "74,001"], [2, "74,02"]]
    assert (known[0]["lsl"], known[0]["usl"], known[0]["limits"]) == (73.95, 74.05, "Batas: 73,950 … 74,050 mm")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({"lsl": 11.957, "usl": 12.0, "gauge": {"name": "x", "resolution": 0.001}}, "Limits: 11.957 … 12.000 mm"),
        ({"lsl": 11.957, "usl": 12.0, "gauge": {"name": "x", "resolution": 0.01}}, "Limits: 11.957 … 12.000 mm"),
        ({"usl": 0.3, "gauge": {"name": "x", "resolution": 0.05}}, "Limit: 0.30 mm or less"),
        ({"lsl": 0.0}, "Limit: 0 mm or more"),
        ({"lsl": 5.0}, "Limit: 5 mm or more"),
        ({"kind": "attribute"}, ""),
    ],
)
def test_limits_stand_as_the_gauge_shows_them(app: Flask, said: dict[str, Any], found: str) -> None:
    one = SimpleNamespace(**{"kind": "variable", "unit": "mm", "lsl": None, "usl": None, "gauge": None} | said)
    if one.gauge is not None:
        one.gauge = SimpleNamespace(**one.gauge)
    with app.test_request_context("/?lang=en"):
        assert _limits(cast("Characteristic", one)) == found


def test_a_dot_of_the_chart_tells_its_cell(app: Flask) -> None:
    operator = local(app)
    keys = begun(operator)
    send(operator, keys, [entry(f"k{unit}", unit, f"74,0{unit % 7}1") for unit in range(1, 26)])
    chart = operator.text(f"{keys}/course/diameter_mm")
    assert "lembar-1.csv" in chart
    assert "74,001" in chart


def test_what_is_no_reading_is_refused_and_the_rest_is_stored(app: Flask) -> None:
    operator = local(app)
    keys = begun(operator)
    sent = [entry("a", 1, "74,001"), entry("b", 2, "74,0,1"), ["c", "other", 1, "1", ""]]
    assert send(operator, keys, sent).json == {"stored": ["a"], "refused": ["b", "c"]}


@pytest.mark.parametrize(
    "sent", [None, {}, [1], [["a"]], "x", [["a", [], 1, "1", ""]], [[{}, "diameter_mm", 1, "1", ""]]]
)
def test_what_is_no_entry_is_refused(app: Flask, sent: Any) -> None:
    operator = local(app)
    assert send(operator, begun(operator), sent).status_code == 400


def test_typed_readings_become_a_lot(app: Flask) -> None:
    operator = local(app)
    keys = begun(operator)
    values = [f"74,{one:03d}" for one in (1, 4, 2, 3, 1, 5, 2, 0, 3, 2) * 3]
    send(operator, keys, [entry(f"k{unit}", unit, value) for unit, value in enumerate(values, start=1)])
    assert "Diameter dalam" in operator.text(f"{keys}/course/diameter_mm")
    upload = operator.post(f"{keys}/finish").location
    assert "30 hasil ukur terbaca" in operator.text(upload)
    operator.post(upload, {"lot": "R-9"})
    assert "R-9" in operator.text("/batches/1")
    assert "lanjutkan" not in operator.text("/typing/")
    assert send(operator, keys, [entry("late", 31, "74,0")]).status_code == 422


def test_too_few_readings_say_so(app: Flask) -> None:
    operator = local(app)
    keys = begun(operator)
    assert "terlalu sedikit" in operator.text(f"{keys}/course/diameter_mm").casefold()


def test_another_workshop_s_sheet_is_not_there(app: Flask) -> None:
    keys = begun(person(app, "budi", Role.OPERATOR, workshop="CV Maju"))
    other = person(app, "susi", Role.OPERATOR, workshop="CV Lain")
    assert other.get(keys).status_code == 404
    other.text("/typing/")
    headers = {"X-CSRFToken": other.token}
    assert other.client.post(f"{keys}/entries", json={"entries": []}, headers=headers).status_code == 404
    assert other.post(f"{keys}/finish").status_code == 404
