"""Requests as nobody sends them: a walk over every route with made parameters, forms, JSON, files and headers."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from browsing import PASSWORD, Browser, local, pages, person, upload
from hypothesis import strategies as st

import qc.web
from qc.web.visitor import COOKIE
from qc.workflow.signing_in.roles import Role
from qc.workflow.spoken.dispositions import Disposal

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.routing import Rule
    from werkzeug.test import TestResponse

ROOT = Path(__file__).parents[2]
RINGS = (ROOT / "samples" / "ring-piston" / "piston_rings.csv").read_bytes()
STANDARD = (ROOT / "specs" / "contoh-ring-piston.toml").read_bytes()
BUYER = "Contoh Pembeli Otomotif"
HOSTILE = (
    "",
    "<script>alert(1)</script>",
    "'\"; DROP TABLE log; --",
    "\u202egnp.exe\u202c",
    "\x00",
    "a\x00b",
    "\U0001f600" * 3,
    "../../etc/passwd",
    "x" * 10_000,
    "{named} %s {0}",
    "9" * 30,
    "9" * 5000,
    "-1",
    "1e309",
    "nan",
    "²",
    "٣",
    "\r\nX: y",
    "=1+1",
)
FITTING = (
    "1",
    "2",
    "example:contoh-ring-piston",
    "diameter_mm",
    "74.001 74.002 74.003 74,01 73.99",
    "190-200",
    "125",
    "yes",
    "budi",
    PASSWORD,
    "CV Maju",
    BUYER,
    *(role.value for role in Role),
    *(one.value for one in Disposal),
)
NUMBERS = (1, 1, 1, 2, 0, 99, 2**31, 2**63, 2**64, 10**30)
TEXTS = st.sampled_from(FITTING) | st.sampled_from(HOSTILE) | st.text(max_size=40)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS | st.just("\ud800"),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
ENTRIES = st.lists(
    st.lists(VALUES, max_size=6)
    | st.tuples(TEXTS | VALUES, st.just("diameter_mm") | VALUES, st.integers() | VALUES, TEXTS | VALUES, TEXTS).map(
        list
    ),
    max_size=4,
)
CONTENTS = (
    st.sampled_from((b"", RINGS, RINGS[:300], STANDARD, STANDARD[:200], b"%PDF-1.7\n%%EOF", b"PK\x03\x04broken"))
    | st.binary(max_size=100)
    | st.text(max_size=60).map(lambda text: text.encode("utf-8", "replace"))
)
SENT_NAMES = st.sampled_from(("a.csv", "b.xlsx", "c.pdf", "d.toml", "../../e.csv", "<b>.txt", "f" * 300, "\u202eg.csv"))
HEADERS = st.dictionaries(
    st.sampled_from(("HX-Request", "Accept-Language", "X-Forwarded-For", "X-Forwarded-Host", "Range", "Referer")),
    st.text(st.characters(codec="latin-1", categories=("L", "N", "P")), max_size=30),
    max_size=2,
)
_FIELD = re.compile(r'name="([a-z_]+)"')
FIELDS = sorted(
    {
        found
        for path in (Path(qc.web.__file__).parent / "templates").glob("*.html")
        for found in _FIELD.findall(path.read_text(encoding="utf-8"))
    }
    - {"csrf_token", "viewport"}
)
FILES = ("batch", "pilot", "report", "standard")


class Walked:
    """The pages with something on each, and everybody signed in; as before for every request.

    Parameters
    ----------
    folder : Path
        Where they remember.
    """

    def __init__(self, folder: Path) -> None:
        self.app: Flask = pages(folder)
        self.store, self.kept = folder / "qc.sqlite", folder / "kept.sqlite"
        owner = local(self.app)
        upload(
            owner,
            ROOT / "samples" / "ring-piston" / "piston_rings.csv",
            "example:contoh-ring-piston",
            pilot_units="125",
        )
        people: tuple[tuple[str, Role, dict[str, str]], ...] = (
            ("budi", Role.OWNER, {"workshop": "CV Maju"}),
            ("joko", Role.OPERATOR, {"workshop": "CV Maju"}),
            ("kim", Role.BUYER, {"buyer": BUYER}),
            ("tuti", Role.TRAINER, {}),
            ("ani", Role.ADMINISTRATOR, {}),
        )
        self.browsers = {login: person(self.app, login, role, **side) for login, role, side in people}
        self.key = self._filled(self.browsers["budi"])
        self.tokens = {login: one.client.get_cookie(COOKIE).value for login, one in self.browsers.items()}  # type: ignore[union-attr]  # everybody is signed in
        self.app.config.update(WTF_CSRF_ENABLED=False, PROPAGATE_EXCEPTIONS=True)
        shutil.copy(self.store, self.kept)

    @staticmethod
    def _filled(owner: Browser) -> str:
        """Record a lot, ask about it, begin to type another, send a third, and return its key."""
        upload(
            owner,
            ROOT / "samples" / "ring-piston" / "piston_rings.csv",
            "example:contoh-ring-piston",
            pilot_units="125",
            lot="R-1",
        )
        owner.post("/batches/2/questions", {"text": "Mengapa?"})
        owner.text("/typing/")
        owner.post("/typing/", {"standard": "example:contoh-ring-piston", "lot": "T-1"})
        owner.text("/uploads/new")
        sent = {"batch": (io.BytesIO(RINGS + b"\n"), "rings.csv"), "standard": "example:contoh-ring-piston"}
        return str(owner.post("/uploads/", sent, content_type="multipart/form-data").location.rsplit("/", 1)[1])

    def ask(self, rule: Rule, method: str, draw: Any) -> TestResponse:
        """Send one made request."""
        for end in ("", "-wal", "-shm"):
            Path(f"{self.store}{end}").unlink(missing_ok=True)
        shutil.copy(self.kept, self.store)
        client = self.app.test_client()
        login = draw(st.sampled_from((*self.tokens, "nobody", "somebody")))
        if login != "nobody":
            client.set_cookie(
                COOKIE, self.tokens.get(login) or draw(st.text(st.characters(codec="ascii"), max_size=50))
            )
        return client.open(
            self._address(rule, draw), method=method, headers=draw(HEADERS), **self._body(method, rule, draw)
        )

    def _address(self, rule: Rule, draw: Any) -> str:
        """Return an address with something in each of its places."""
        made = {
            name: draw(st.sampled_from(NUMBERS))
            if "int" in type(rule._converters[name]).__name__.lower()
            else draw(st.sampled_from((self.key, "diameter_mm", "qc.css")) | TEXTS)
            for name in rule.arguments
        }
        with self.app.test_request_context():
            built = self.app.url_map.bind("localhost").build(rule.endpoint, made, method=draw(st.just(None)))
        return str(built)

    def _body(self, method: str, rule: Rule, draw: Any) -> dict[str, Any]:
        """Return what a request carries."""
        asked = draw(
            st.dictionaries(st.sampled_from(("lang", "next", "standard", "of", "before", "x")), TEXTS, max_size=2)
        )
        if method == "GET":
            return {"query_string": asked}
        if rule.endpoint.endswith("entries") and draw(st.integers(0, 9)):
            return {"json": {"entries": draw(ENTRIES)} if draw(st.integers(0, 4)) else draw(VALUES)}
        given: dict[str, Any] = draw(st.dictionaries(st.sampled_from(FIELDS), TEXTS, max_size=8))
        if draw(st.integers(0, 3)) == 0:
            return {
                "data": draw(st.binary(max_size=50)),
                "content_type": draw(st.sampled_from(("multipart/form-data; boundary=x", "application/json", "", "x"))),
            }
        if draw(st.booleans()):
            for name in draw(st.sets(st.sampled_from(FILES), max_size=2)):
                given[name] = (io.BytesIO(draw(CONTENTS)), draw(SENT_NAMES))
        return {"data": given}
