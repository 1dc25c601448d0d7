"""Names, buyers and lots that mean harm show as text: on every page, and in the report."""

from __future__ import annotations

import io
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from browsing import Browser, local, pages, person
from markupsafe import escape
from pypdf import PdfReader
from web.fuzzing import RINGS, STANDARD

from qc.workflow.signing_in.roles import Role

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask
    from werkzeug.test import TestResponse

NAMES = {
    "script": "<script>alert(1)</script>",
    "quotes": "\"' onmouseover='alert(1)' x=\"",
    "turned": "\u202efdp.exe\u202c\u200f",
    "long": "Panjang" * 1429,
    "emoji": "\U0001f600\U0001f3ed Bengkel",
    "path": "../../etc/passwd",
    "none": "a\x00b",
    "template": "{{ 7*7 }} {named} %s",
}


class Live(HTMLParser):
    """What of a page a browser would run."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note scripts that stand in the page, and attributes that are scripts."""
        names = {name for name, _ in attrs}
        self.found += [name for name in names if name.startswith("on")]
        if tag == "script" and "src" not in names:
            self.found.append(tag)


def live(page: str) -> list[str]:
    """Return what of a page a browser would run."""
    reader = Live()
    reader.feed(page)
    return reader.found


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return pages(tmp_path)


@pytest.fixture(params=NAMES)
def hostile(request: pytest.FixtureRequest) -> str:
    return NAMES[request.param]


def sent(browser: Browser, name: str) -> TestResponse:
    """Send the rings under a name, and have them judged as a lot of that name."""
    browser.text("/uploads/new")
    form = {
        "batch": (io.BytesIO(RINGS), name[:200].replace('"', "") + ".csv"),
        "standard": "example:contoh-ring-piston",
    }
    place = browser.post("/uploads/", form, content_type="multipart/form-data").location
    waiting = browser.text(place)
    assert live(waiting) == []
    return browser.post(place, {"lot": name, "pilot_units": "125"})


@pytest.mark.slow
def test_hostile_lots_show_as_text(app: Flask, hostile: str) -> None:
    owner = person(app, "budi", Role.OWNER, workshop=hostile[:200].replace("\x00", "") or "x")
    answer = sent(owner, hostile)
    assert answer.status_code == 303, answer.text
    places = (answer.location, "/", "/batches/", "/typing/", "/uploads/new", "/account/")
    shown = [owner.text(place) for place in places]
    assert [live(page) for page in shown] == [[]] * len(shown)
    report = owner.get("/batches/1/report.pdf")
    if report.status_code == 200:
        printed = "".join(page.extract_text() for page in PdfReader(io.BytesIO(report.data)).pages)
        assert "RING-74" in printed
        assert escape(hostile) == hostile or str(escape(hostile))[:12] not in printed
    else:
        assert report.status_code == 404  # such a lot was refused


def test_a_hostile_buyer_shows_as_text(app: Flask, hostile: str) -> None:
    administrator = local(app)
    administrator.text("/buyer/standards")
    escaped = "".join(rf"\U{ord(sign):08x}" for sign in hostile)
    text = STANDARD.decode().replace("Contoh Pembeli Otomotif", escaped)
    form = {"standard": (io.BytesIO(text.encode()), f"{hostile[:100]}.toml")}
    answer = administrator.post("/buyer/standards", form, content_type="multipart/form-data")
    assert answer.status_code in {200, 303, 422}
    for page in (answer.text, administrator.text("/buyer/standards"), administrator.text("/uploads/new")):
        assert live(page) == []


def test_hostile_people_show_as_text(app: Flask, hostile: str) -> None:
    administrator = person(app, "ani", Role.ADMINISTRATOR)
    administrator.text("/manage/")
    given = {"name": hostile, "login": hostile, "role": "owner", "workshop": hostile, "buyer": hostile}
    assert administrator.post("/manage/people", given).status_code in {303, 422}
    assert live(administrator.text("/manage/")) == []


def test_what_is_live_is_found() -> None:
    assert live("<p onclick='x'>a</p><script>b</script><script src='/c.js'></script>&lt;script&gt;") == [
        "onclick",
        "script",
    ]
