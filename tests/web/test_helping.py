"""Help on the pages: open to everyone who is signed in, the same in both languages, and every link leads somewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from browsing import Browser, local, pages, person
from markupsafe import escape
from werkzeug.exceptions import HTTPException

from qc.web.help.pages import PAGES, page
from qc.web.help.words import words
from qc.words.language import CODES
from qc.workflow.signing_in.roles import Role

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return pages(tmp_path)


@pytest.fixture
def browser(app: Flask) -> Browser:
    return local(app)


@pytest.mark.parametrize("code", CODES)
def test_every_page_can_be_opened_from_the_list_of_pages(browser: Browser, code: str) -> None:
    listed = browser.text(f"/help/?lang={code}")
    for name in PAGES:
        assert f'href="/help/{name}"' in listed
        assert f'<h1 id="s0">{escape(page(name, code).title)}</h1>' in browser.text(f"/help/{name}?lang={code}")


def test_everybody_may_read_it_and_finds_it_on_every_page(app: Flask) -> None:
    assert {vars(app.view_functions[name])["open_to"] for name in ("helping.contents", "helping.show")} == {
        frozenset(Role)
    }
    visitor = person(app, "budi", Role.OPERATOR, workshop="CV Maju")
    assert '<a href="/help/">Bantuan</a>' in visitor.text("/")
    assert "Tiga pertanyaan" in visitor.text("/help/answer")


def test_a_page_that_is_not_open_to_somebody_is_named_without_a_link(app: Flask) -> None:
    operator = person(app, "budi", Role.OPERATOR, workshop="CV Maju")
    assert '<a href="/uploads/new">Periksa satu lot</a>' in operator.text("/help/sending")
    standard = operator.text("/help/standard")
    assert "<strong>Standar</strong>" in standard
    assert "/buyer/standards" not in standard


def test_strangers_sign_in_first(app: Flask) -> None:
    assert Browser(app).get("/help/answer").location.startswith("/sign-in")


def test_there_is_no_other_page(browser: Browser) -> None:
    assert browser.get("/help/../pages.py").status_code == 404
    assert browser.get("/help/pages").status_code == 404


def addresses(name: str, code: str) -> list[str]:
    """Return where the links of a page lead."""
    children = [child for token in page(name, code).tokens for child in token.children or ()]
    return [str(child.attrs["href"]) for child in children if child.type == "link_open"]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", PAGES)
def test_every_link_of_a_page_leads_somewhere(app: Flask, browser: Browser, name: str, code: str) -> None:
    adapter = app.url_map.bind("localhost")
    for address in addresses(name, code):
        if address.startswith("https://"):
            assert f'<a href="{address}">' in browser.text(f"/help/{name}?lang={code}")
            continue
        place = f"/help/{address.removesuffix('.md')}" if address.endswith(".md") else address
        try:
            endpoint, _ = adapter.match(place)
        except HTTPException:
            pytest.fail(f"{name}: nothing stands at {address}")
        assert endpoint in app.view_functions
        assert not address.endswith(".md") or address.removesuffix(".md") in PAGES


@pytest.mark.parametrize("code", CODES)
def test_links_inside_a_page_have_their_mark(browser: Browser, code: str) -> None:
    for name in PAGES:
        shown = browser.text(f"/help/{name}?lang={code}")
        marks = re.findall(r'id="([^"]+)"', shown)
        assert len(marks) == len(set(marks)), name
        assert set(re.findall(r'(?:href="#|labelledby=")([^"]+)"', shown)) <= {*marks, "content"}, name


@pytest.mark.parametrize(
    ("address", "help_page"),
    [
        ("/uploads/new", "sending"),
        ("/typing/", "measuring"),
        ("/buyer/verify", "buyer"),
        ("/buyer/standards", "standard"),
        ("/manage/", "installing"),
    ],
)
def test_a_page_leads_to_the_help_that_belongs_to_it(browser: Browser, address: str, help_page: str) -> None:
    assert f'href="/help/{help_page}"' in browser.text(address)


@pytest.mark.parametrize(("template", "help_page"), [("batch.html", "answer"), ("upload_state.html", "sending")])
def test_an_answer_and_a_refusal_do_too(app: Flask, template: str, help_page: str) -> None:
    source, _, _ = (
        app.jinja_env.loader.get_source(app.jinja_env, template) if app.jinja_env.loader else ("", None, None)
    )
    assert f"url_for('helping.show', name='{help_page}')" in source


def test_the_pictures_are_drawn_of_the_piston_rings(browser: Browser) -> None:
    shown = browser.text("/help/charts?lang=en")
    for name in ("control", "evidence", "histogram"):
        assert re.search(rf'<section id="help-{name}">.*?<svg', shown, re.DOTALL), name
    assert (
        "74.0143" in shown
    )  # the upper control limit of the mean; with R̄ = 0.0228 and A2 = 0.577 about the pilot's mean
    assert "Lower bound" in shown


def test_nothing_stands_in_a_page_that_its_policy_forbids(browser: Browser) -> None:
    for name in PAGES:
        shown = browser.text(f"/help/{name}")
        assert not re.search(r"<[^>]+\s(?:style|on\w+)=|<script(?![^>]+src=)|<style", shown), name


@pytest.mark.parametrize("code", CODES)
def test_every_word_stands_on_its_page(browser: Browser, code: str) -> None:
    shown = browser.text(f"/help/words?lang={code}")
    assert shown.count("<dt>") == len(words())
