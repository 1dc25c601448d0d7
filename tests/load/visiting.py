"""Somebody who visits a real server over the network, as fast as they can."""

from __future__ import annotations

import io
import random
import re
from http.client import HTTPConnection, HTTPException
from typing import TYPE_CHECKING, Any

from browsing import PASSWORD
from werkzeug.test import EnvironBuilder

from qc.workflow.signing_in.people import add_person
from qc.workflow.signing_in.roles import Role

if TYPE_CHECKING:
    from browser.served import Server

STANDARD = "example:contoh-ring-piston"
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
AWAY = (OSError, HTTPException)
"""What a client meets where a server was killed."""


def measured(seed: int, *, units: int, size: int = 0) -> bytes:
    """Return a file of readings of its own, with notes that bring it to a size in bytes."""
    drawn = random.Random(seed)
    note = "x" * (size // units)
    rows = [f"{unit},{74 + drawn.gauss(0, 0.01):.4f},{note}" for unit in range(1, units + 1)]
    return "\n".join(["unit,diameter_mm,catatan", *rows, ""]).encode()


class Visitor:
    """Somebody with cookies.

    Parameters
    ----------
    server : Server
        Whose pages they open.
    """

    def __init__(self, server: Server) -> None:
        self.server, self.cookies, self.token = server, dict[str, str](), ""

    def ask(self, method: str, path: str, data: dict[str, Any] | None = None) -> tuple[int, str, bytes]:
        """Send a request; return its status, where it leads, and what it says."""
        asked = EnvironBuilder(path, method=method, data=data).get_environ() if data is not None else {}
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        headers |= {"Content-Type": asked["CONTENT_TYPE"]} if asked else {}
        connection = HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        try:
            connection.request(method, path, asked["wsgi.input"].read() if asked else None, headers)
            answer = connection.getresponse()
            said = answer.read()
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        if found := _TOKEN.search(said.decode("utf-8", "replace")):
            self.token = found[1]
        return answer.status, answer.headers.get("Location", ""), said

    def sign_in(self, login: str) -> None:
        """Sign in."""
        self.ask("GET", "/sign-in")
        status, _, said = self.ask("POST", "/sign-in", self.form(login=login, password=PASSWORD))
        assert status == 302, said.decode()
        self.ask("GET", "/uploads/new")

    def form(self, **fields: Any) -> dict[str, Any]:
        """Return a form with the token that was last shown."""
        return {"csrf_token": self.token, **fields}

    def upload(self, name: str, content: bytes) -> str:
        """Send a file, and return the key under which it was acknowledged."""
        form = self.form(standard=STANDARD, batch=(io.BytesIO(content), name))
        status, place, said = self.ask("POST", "/uploads/", form)
        assert status == 303, said.decode()
        return place.rsplit("/", 1)[1]


def people(server: Server, count: int) -> list[str]:
    """Add owners, and return their names to sign in with."""
    logins = [f"orang{number}" for number in range(count)]
    for login in logins:
        add_person(login, login, Role.OWNER, workshop=f"CV {login}", password=PASSWORD, store=server.store)
    return logins
