"""What keeps the pages safe; tests/data/asvs.toml says which requirement each test answers."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
import pytest
from browsing import PASSWORD, Browser, local, pages, person
from jinja2 import nodes

import qc.web
from qc.web.settings import kept_secret
from qc.workflow.online.uploads import MOST_BYTES
from qc.workflow.signing_in.roles import Role

if TYPE_CHECKING:
    from flask import Flask

ROOM = Path(qc.web.__file__).parent
TEMPLATES = sorted((ROOM / "templates").glob("*.html"))
SCRIPTS = [path for path in sorted((ROOM / "static").glob("*.js")) if path.name != "htmx.min.js"]
FREE = {"static", "entrance.sign_in_page", "entrance.signed_in", "entrance.opened"}
HOSTILE = '"><script>alert(1)</script>\u202e\U0001f600 ../../x'
# Drawn by a room that escapes already: what a worker drew, and what drawing.py returns.
DRAWN = {"upload_state.html"}


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return pages(tmp_path)


def addresses(app: Flask, method: str) -> list[str]:
    """Every address that takes a method, with something in its places."""
    rules = [rule for rule in app.url_map.iter_rules() if method in (rule.methods or set())]
    filled = {"number": "1", "question": "1", "key": "k", "code": "c", "characteristic": "c", "filename": "qc.css"}
    return [re.sub(r"<(?:\w+:)?(\w+)>", lambda found: filled.get(found[1], "x"), rule.rule) for rule in rules]


def test_every_page_names_who_may_open_it(app: Flask) -> None:
    without = {name for name, view in app.view_functions.items() if not hasattr(view, "open_to")}
    assert without == {"static"}
    everyone = {name for name, view in app.view_functions.items() if isinstance(getattr(view, "open_to", None), str)}
    assert everyone | without == FREE


def test_a_stranger_gets_nowhere(app: Flask) -> None:
    stranger = Browser(app)
    found = {address: stranger.get(address) for address in addresses(app, "GET")}
    open_ones = {address for address, answer in found.items() if answer.status_code == 200}
    assert open_ones == {"/sign-in", "/static/qc.css"}
    sent_away = [answer.location for answer in found.values() if answer.status_code == 302]
    assert len(sent_away) > 10
    assert all(place.startswith("/sign-in") for place in sent_away)


def test_every_form_needs_its_token(app: Flask) -> None:
    visitor = local(app)
    answers = {address: visitor.client.post(address).status_code for address in addresses(app, "POST")}
    assert len(answers) > 10
    assert set(answers.values()) == {400}


def test_every_answer_carries_its_headers(app: Flask) -> None:
    for address in ("/", "/sign-in", "/nowhere", "/static/qc.css", "/open/guess"):
        found = Browser(app).get(address).headers
        policy = found["Content-Security-Policy"]
        assert "unsafe" not in policy
        for said in ("default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"):
            assert said in policy
        assert found["X-Content-Type-Options"] == "nosniff"
        assert found["Referrer-Policy"] == "same-origin"


def test_cookies(app: Flask) -> None:
    answer = Browser(app).get("/open/the-code-of-the-terminal")
    cookies = [said for said in answer.headers.getlist("Set-Cookie") if said.startswith("qc=")]
    assert cookies
    assert all("HttpOnly" in said and "SameSite=Lax" in said for said in cookies)
    assert "Secure" in str(app.test_client().get("/open/the-code-of-the-terminal", base_url="https://x").headers)


def test_a_session_is_new_at_every_sign_in(app: Flask) -> None:
    owner = person(app, "budi", Role.OWNER, workshop="CV Maju")
    before = owner.client.get_cookie("qc")
    owner.get("/sign-in")
    owner.post("/sign-in", {"login": "budi", "password": PASSWORD})
    after = owner.client.get_cookie("qc")
    assert before is not None
    assert after is not None
    assert before.value != after.value
    thief = app.test_client()
    thief.set_cookie("qc", before.value)
    assert thief.get("/").location == "/sign-in?next=/"
    assert owner.get("/").status_code == 200


def test_after_signing_out_the_cookie_opens_nothing(app: Flask) -> None:
    owner = person(app, "budi", Role.OWNER, workshop="CV Maju")
    token = owner.client.get_cookie("qc")
    owner.text("/")
    owner.post("/sign-out")
    assert token is not None
    thief = app.test_client()
    thief.set_cookie("qc", token.value)
    assert thief.get("/").location.startswith("/sign-in")


def test_every_page_can_be_left(app: Flask) -> None:
    owner = person(app, "budi", Role.OWNER, workshop="CV Maju")
    for address in ("/", "/uploads/new", "/typing/", "/batches/", "/account/"):
        assert 'action="/sign-out"' in owner.text(address)


@pytest.mark.parametrize(
    "place",
    [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "/\\/evil.example",
        "/\t///evil.example",
        "/\n/evil.example",
        "//[evil.example",
        "/lots\r\nSet-Cookie: qc=x",
        "javascript:x",
        "",
    ],
)
def test_nobody_is_sent_elsewhere(app: Flask, place: str) -> None:
    person(app, "budi", Role.OWNER, workshop="CV Maju")
    browser = Browser(app)
    browser.get("/sign-in", query_string={"next": place})
    answer = browser.post("/sign-in", {"login": "budi", "password": PASSWORD, "next": place})
    assert answer.location == "/"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_escape(path: Path) -> None:
    tree = jinja2.Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
    trusted = [found for found in tree.find_all(nodes.Filter) if found.name == "safe"]
    assert not trusted or path.name in DRAWN


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_script_or_style_stands_in_a_page(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:", text)
    assert not re.search(r"https?://", text)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_write_text_as_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\beval\(|new Function|document\.write|outerHTML|insertAdjacentHTML", text)
    # A chart comes as HTML from the server, which escapes what it holds.
    assert text.count("innerHTML") <= ("answer.text()" in text)


def test_hostile_words_show_as_text(app: Flask) -> None:
    person(app, "ani", Role.ADMINISTRATOR)
    administrator = person(app, "budi", Role.OWNER, workshop=HOSTILE)
    administrator.text("/uploads/new")
    sent = {
        "batch": (io.BytesIO(b"<b>no</b>;numbers\n"), HOSTILE.replace('"', "") + ".csv"),
        "standard": "example:contoh-ring-piston",
    }
    answer = administrator.post("/uploads/", sent, content_type="multipart/form-data")
    assert answer.status_code == 303, answer.text
    for address in (answer.location, "/", "/account/"):
        assert "<script>alert(1)" not in administrator.text(address)


def test_files_are_given_as_attachments(tmp_path: Path) -> None:
    administrator = person(pages(tmp_path), "ani", Role.ADMINISTRATOR)
    administrator.text("/manage/")
    given = administrator.post("/manage/backup").headers
    assert given["Content-Disposition"] == "attachment; filename=qc-backup.sqlite"


def test_a_large_upload_is_refused(app: Flask) -> None:
    visitor = local(app)
    visitor.text("/uploads/new")
    body = io.BytesIO(bytes(MOST_BYTES + 3 * 2**20))
    headers = {"X-CSRFToken": visitor.token}
    answer = visitor.client.post(
        "/uploads/",
        input_stream=body,
        content_type="multipart/form-data; boundary=x",
        headers=headers,
        content_length=len(body.getbuffer()),
    )
    assert answer.status_code == 413
    assert "20 MB" in answer.text


def test_what_is_typed_has_a_most(app: Flask) -> None:
    person(app, "ani", Role.ADMINISTRATOR)
    browser = Browser(app)
    browser.get("/sign-in")
    assert browser.post("/sign-in", {"login": "a" * 100_000, "password": "b" * 100_000}).status_code == 422


@pytest.mark.parametrize("number", ["0", "-1", "99999999999999999999", "1.5", "x"])
def test_numbers_have_a_range(app: Flask, number: str) -> None:
    visitor = local(app)
    for address in (f"/batches/{number}", f"/typing/{number}", f"/manage/people/{number}"):
        assert visitor.get(address).status_code in {404, 422}


def test_the_secret_is_made_once_and_is_its_owner_s(tmp_path: Path) -> None:
    made = kept_secret(tmp_path)
    assert len(made) == 32
    assert kept_secret(tmp_path) == made
    assert (tmp_path / "web-secret").stat().st_mode & 0o077 == 0 or os.name != "posix"
