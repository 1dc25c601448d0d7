"""Visit the pages as a browser does: with cookies, and with the token of the form that was last shown."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from jinja2 import BytecodeCache
from new_stores import new_store

from qc.web.application import create_app
from qc.web.settings import Settings
from qc.workflow.signing_in.people import add_person

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask
    from jinja2.bccache import Bucket
    from werkzeug.test import TestResponse

    from qc.workflow.signing_in.roles import Role

OPENING = "the-code-of-the-terminal"
PASSWORD = "kunci pas nomor 14"
SHARED: str | None = None
"""Address of an empty place on a shared database, for tests that run there."""
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


class Compiled(BytecodeCache):
    """Templates that were compiled already: the pages are made anew for nearly every test, and compiling takes long."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template as it was compiled."""
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that was compiled."""
        self.kept[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


def pages(folder: Path, *, opening: str | None = OPENING) -> Flask:
    """Return the pages over a store of their own; uploads are judged before the answer is given."""
    store = SHARED or str(new_store(folder / "qc.sqlite"))
    app = create_app(Settings(store=store, secret=b"a secret of tests only, 32 bytes", opening=opening))
    app.jinja_env.bytecode_cache = COMPILED
    return app


class Browser:
    """Somebody's browser."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.client = app.test_client()
        self.token = ""

    def get(self, address: str, **more: Any) -> TestResponse:
        """Open a page."""
        return self._seen(self.client.get(address, **more))

    def post(self, address: str, data: dict[str, Any] | None = None, **more: Any) -> TestResponse:
        """Send a form."""
        return self._seen(self.client.post(address, data={"csrf_token": self.token, **(data or {})}, **more))

    def text(self, address: str) -> str:
        """Return a page that must be there."""
        answer = self.get(address, follow_redirects=True)
        assert answer.status_code == 200, answer.text
        return answer.text

    def _seen(self, answer: TestResponse) -> TestResponse:
        str(answer.headers).encode("latin-1")  # a server cannot send any other letter in a header; a test client could
        answer.get_data()
        answer.close()
        if answer.mimetype == "text/html" and (found := _TOKEN.search(answer.text)):
            self.token = found[1]
        return answer


def local(app: Flask) -> Browser:
    """Return the browser of this computer's own user, who read the code."""
    browser = Browser(app)
    assert browser.get(f"/open/{OPENING}", follow_redirects=True).status_code == 200
    return browser


def person(app: Flask, login: str, role: Role, **whose: str) -> Browser:
    """Return the browser of somebody with an account, signed in."""
    add_person(login.title(), login, role, password=PASSWORD, store=app.config["QC"].store, **whose)
    return signed_in(app, login)


def signed_in(app: Flask, login: str, password: str = PASSWORD) -> Browser:
    """Return a browser whose visitor signed in."""
    browser = Browser(app)
    browser.get("/sign-in")
    answer = browser.post("/sign-in", {"login": login, "password": password}, follow_redirects=True)
    assert answer.status_code == 200, answer.text
    return browser


def upload(browser: Browser, path: Path, standard: str, **lot: str) -> str:
    """Send a file, confirm what was understood, and return the page of the answer."""
    browser.get("/uploads/new")
    sent = {"batch": (io.BytesIO(path.read_bytes()), path.name), "standard": standard}
    answer = browser.post("/uploads/", sent, content_type="multipart/form-data")
    assert answer.status_code == 303, answer.text
    browser.get(answer.location)
    browser.post(answer.location, lot)
    return browser.text(answer.location)
