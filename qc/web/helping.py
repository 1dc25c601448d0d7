"""Help for everyone who is signed in: short pages, their pictures drawn by the program itself."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from flask import Blueprint, abort, current_app, render_template, url_for
from markupsafe import Markup

from qc.web.help.html import Html
from qc.web.help.keys import key_groups
from qc.web.help.markup import plain
from qc.web.help.pages import PAGES, page, pages
from qc.web.help.words import words_of
from qc.web.navigation import is_open
from qc.web.speaking import reader
from qc.web.visitor import EVERYBODY, open_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.web.help.pages import Page

ROOM = Blueprint("helping", __name__, url_prefix="/help")


@ROOM.get("/")
@open_to(*EVERYBODY)
def contents() -> str:
    """List the pages."""
    return render_template("help_contents.html", pages=pages(reader().code))


@ROOM.get("/<name>")
@open_to(*EVERYBODY)
def show(name: str) -> str:
    """Show one page."""
    if name not in PAGES:
        abort(404)
    found = page(name, reader().code)
    html = Html(address=_led, drawn=_drawn)
    following = dict(pairwise(PAGES)).get(name)
    return render_template(
        "help.html",
        title=found.title,
        body=html.of(found.tokens),
        sections=tuple(_sections(found)),
        following=None if following is None else page(following, reader().code),
    )


def _led(href: str) -> str | None:
    """Return where a link leads, or None where that is not open to the visitor."""
    if href.endswith(".md"):
        return url_for("helping.show", name=href.removesuffix(".md"))
    if not href.startswith("/"):
        return href
    endpoint, _ = current_app.url_map.bind("").match(href)
    return href if is_open(endpoint) else None


def _sections(found: Page) -> Iterator[str]:
    """Yield the headings inside a page."""
    for place, token in enumerate(found.tokens):
        if token.type == "heading_open" and token.tag == "h2":
            yield plain(found.tokens[place + 1])


def _drawn(what: str, caption: str) -> Markup:
    """Return what a page is given at request."""
    kind, _, name = what.partition(":")
    if kind == "picture":
        from qc.web.help.pictures import picture  # noqa: PLC0415 - charts are loaded only for such pages

        return Markup('{}<p class="small">{}</p>').format(picture(name, reader()), caption)
    about = {"groups": key_groups()} if name == "keys" else {"words": words_of(reader().code)}
    return Markup(render_template(f"help_{name}.html", caption=caption, **about))  # noqa: S704 - the template escapes
