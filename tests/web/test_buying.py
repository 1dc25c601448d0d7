"""The buyer's way: what is urgent, the evidence, a question, a paper, parts measured again, a new revision."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import browsing
import pytest
from browsing import Browser, pages, person, signed_in, upload

from qc.workflow.signing_in.roles import Role

if TYPE_CHECKING:
    from flask import Flask

ROOT = Path(__file__).parents[2]
RINGS = ROOT / "samples" / "ring-piston" / "piston_rings.csv"
STANDARD = ROOT / "specs" / "contoh-ring-piston.toml"
BUYER = "Contoh Pembeli Otomotif"


def sent(app: Flask) -> Browser:
    """The browser of an owner who sent a lot."""
    browser = person(app, "budi", Role.OWNER, workshop="CV Maju")
    upload(browser, RINGS, "example:contoh-ring-piston", pilot_units="125", lot="R-1")
    return browser


@cache
def store_with_a_lot() -> bytes:
    """The store of that owner: judging the lot takes a while."""
    with TemporaryDirectory() as folder:
        sent(pages(Path(folder)))
        return (Path(folder) / "qc.sqlite").read_bytes()


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    if browsing.SHARED is None:
        (tmp_path / "qc.sqlite").write_bytes(store_with_a_lot())
    return pages(tmp_path)


@pytest.fixture
def owner(app: Flask) -> Browser:
    return signed_in(app, "budi") if browsing.SHARED is None else sent(app)


@pytest.fixture
def buyer(app: Flask, owner: Browser) -> Browser:
    assert owner.app is app
    return person(app, "kim", Role.BUYER, buyer=BUYER)


def test_what_drifts_stands_first(buyer: Browser) -> None:
    shown = buyer.text("/buyer/parts?lang=en")
    assert "drifts" in shown
    assert "CV Maju" in shown


def test_a_question_is_asked_and_answered(owner: Browser, buyer: Browser) -> None:
    buyer.text("/batches/1")
    buyer.post("/batches/1/questions", {"text": "Why <b>74.03</b> at ring 190?"})
    shown = owner.text("/batches/1")
    assert "Why &lt;b&gt;74.03&lt;/b&gt; at ring 190?" in shown
    owner.post("/batches/1/questions/1", {"text": "Sisipan aus, sudah diganti."})
    assert "Sisipan aus, sudah diganti." in buyer.text("/batches/1")


def test_an_answer_goes_to_a_question_of_that_lot_only(buyer: Browser) -> None:
    buyer.text("/batches/1")
    assert buyer.post("/batches/1/questions/99", {"text": "?"}).status_code == 404


def test_what_becomes_of_units_is_recorded(owner: Browser) -> None:
    owner.text("/batches/1")
    given = {"decision": "rework", "units": "190-200", "why": "digerinda ulang", "characteristic": "diameter_mm"}
    assert owner.post("/batches/1/dispositions", given).status_code == 303
    shown = owner.text("/batches/1?lang=en")
    assert "rework, then measure again" in shown
    assert "190-200" in shown


def test_parts_measured_again(buyer: Browser) -> None:
    buyer.text("/batches/1?lang=en")
    agree = {"characteristic": "diameter_mm", "readings": "74,01 74.005 74,012 73.999 74,02"}
    said = buyer.post("/batches/1/remeasured", agree).text
    assert "Your readings agree" in said
    number = r"-?\d+\.\d{4}"  # a digit more than the readings have, not six that nobody measured
    assert re.search(f"yours {number}, the workshop&#39;s {number} mm; .* between {number} and {number} ", said)
    assert re.search(rf"\(standard deviation\): yours {number}, the workshop&#39;s {number} mm", said)
    apart = {"characteristic": "diameter_mm", "readings": "74.08; 74.081; 74.079; 74.083; 74.08"}
    assert "do not agree" in buyer.post("/batches/1/remeasured", apart).text
    wrong = {"characteristic": "diameter_mm", "readings": "74.08 abc 74.1"}
    answer = buyer.post("/batches/1/remeasured", wrong)
    assert answer.status_code == 422
    assert "abc" in answer.text


def test_a_report_is_checked(owner: Browser, buyer: Browser) -> None:
    report = owner.get("/batches/1/report.pdf").data
    buyer.text("/buyer/verify?lang=en")
    whole = buyer.post("/buyer/verify", {"report": (io.BytesIO(report), "a.pdf")}, content_type="multipart/form-data")
    assert "NOT SHOWN" in whole.text  # nobody signed it
    assert "DOES NOT HOLD" not in whole.text
    other = buyer.post(
        "/buyer/verify", {"report": (io.BytesIO(b"%PDF-1.7 no"), "<b>.pdf")}, content_type="multipart/form-data"
    )
    assert other.status_code == 200
    assert "DOES NOT HOLD" in other.text
    assert "&lt;b&gt;.pdf" in other.text
    assert "<b>.pdf" not in other.text


def published(browser: Browser, text: str) -> str:
    browser.text("/buyer/standards?lang=en")
    sent = {"standard": (io.BytesIO(text.encode()), "ring.toml")}
    return browser.post("/buyer/standards", sent, content_type="multipart/form-data").text


def test_a_revision_is_published_and_used(owner: Browser, buyer: Browser) -> None:
    text = STANDARD.read_text(encoding="utf-8")
    changed = text.replace('revision = "A"', 'revision = "B"').replace("usl = 74.050", "usl = 74.040")
    shown = published(buyer, changed)
    assert "74.04" in shown
    assert "revision B" in owner.text("/uploads/new?lang=en")


def test_a_revision_that_was_replaced_does_not_come_back_unsaid(owner: Browser, buyer: Browser) -> None:
    text = STANDARD.read_text(encoding="utf-8")
    published(buyer, text.replace('revision = "A"', 'revision = "B"'))
    refused = published(buyer, "# as at first\n" + text)
    assert "this standard is known already, and revision B took its place" in refused
    assert "revision B" in owner.text("/uploads/new?lang=en")
    again = published(buyer, text.replace('revision = "A"', 'revision = "B"'))
    assert "revision B" in again
    assert "took its place" not in again


def test_what_may_not_be_published(buyer: Browser) -> None:
    text = STANDARD.read_text(encoding="utf-8")
    assert "another buyer" in published(buyer, text.replace(BUYER, "PT Lain"))
    assert "says something else" in published(buyer, text.replace("usl = 74.050", "usl = 74.040"))
    for key in ("inherits", '"inherits"', '"\\u0069nherits"'):
        for mark in ("", "\ufeff"):
            shown = published(buyer, f'{mark}{key} = "/etc/hostname"\n' + text)
            assert "inherits from another file" in shown
    assert "ring.toml" in published(buyer, text.replace("usl = 74.050", "usl = 1"))


def test_another_buyer_sees_nothing(app: Flask, buyer: Browser) -> None:
    assert buyer.get("/batches/1").status_code == 200
    other = person(app, "lee", Role.BUYER, buyer="PT Lain")
    assert "CV Maju" not in other.text("/buyer/parts")
    for address in ("/batches/1", "/batches/1/report.pdf"):
        assert other.get(address).status_code == 404
    other.text("/")
    assert other.post("/batches/1/questions", {"text": "?"}).status_code == 404
    assert other.post("/batches/1/remeasured", {}).status_code == 404


def test_a_workshop_chooses_only_standards_of_those_whom_it_supplies(
    app: Flask, owner: Browser, buyer: Browser
) -> None:
    published(buyer, STANDARD.read_text(encoding="utf-8").replace("RING-74", "RING-75"))
    assert "RING-75" in owner.text("/uploads/new")
    upload_of_75 = {"batch": (RINGS.open("rb"), RINGS.name), "standard": "1"}
    stranger = person(app, "susi", Role.OWNER, workshop="CV Lain")
    shown = stranger.text("/uploads/new")
    assert "RING-75" in shown  # nobody has made it yet
    assert '<option value="1"' not in shown
    answer = stranger.post("/uploads/", upload_of_75, content_type="multipart/form-data")
    assert answer.status_code == 422
    assert stranger.post("/typing/", {"standard": "1"}).status_code == 422
