"""The way in and out."""

from __future__ import annotations

import hmac
import re
from typing import TYPE_CHECKING

from flask import Blueprint, abort, g, redirect, render_template, request, session, url_for

from qc.web.forms import on_page
from qc.web.visitor import COOKIE, EVERYBODY, open_to, open_to_all, settings
from qc.workflow.signing_in.sessions import open_local, sign_in, sign_out

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

ROOM = Blueprint("entrance", __name__)
# Browsers take a backslash for a slash and pass over tabs and line ends: with them two slashes begin another server.
_OWN = re.compile(r"/(?!/)[^\\\s\x00-\x1f\x7f]*")


@ROOM.get("/sign-in")
@open_to_all
def sign_in_page() -> str:
    """Ask for name and password."""
    return render_template("sign_in.html", back=request.args.get("next", ""))


@ROOM.post("/sign-in")
@open_to_all
@on_page("entrance.sign_in_page")
def signed_in() -> Response:
    """Let in who knows the password."""
    form = request.form
    _, token = sign_in(
        form.get("login", ""),
        form.get("password", ""),
        address=request.remote_addr or "",
        store=settings().store,
    )
    return _entered(token, form.get("next", ""))


@ROOM.get("/open/<code>")
@open_to_all
def opened(code: str) -> Response:
    """Let in this computer's own user, who read the code where the server was started."""
    expected = settings().opening
    if expected is None or not hmac.compare_digest(code.encode(), expected.encode()):
        abort(403)
    return _entered(open_local(settings().store), "")


@ROOM.post("/sign-out")
@open_to(*EVERYBODY)
def signed_out() -> Response:
    """End the session here and on the server."""
    sign_out(request.cookies[COOKIE], store=settings().store)
    session.clear()
    answer = redirect(url_for("entrance.sign_in_page"))
    answer.delete_cookie(COOKIE)
    return answer


def _entered(token: str, back: str) -> Response:
    """Start a session: a new cookie, and new forms; the session that this browser had before ends."""
    before = request.cookies.get(COOKIE)
    if before is not None:
        sign_out(before, store=settings().store)
    session.clear()
    g.session = None
    answer = redirect(_own(back))
    answer.set_cookie(COOKIE, token, httponly=True, samesite="Lax", secure=request.is_secure)
    return answer


def _own(address: str) -> str:
    """Return an address on this server; the first page for any other."""
    return address if _OWN.fullmatch(address) else url_for("home.first_page")
