"""One's own account: another password, and an end to every session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, abort, redirect, render_template, request, session, url_for

from qc.web.forms import on_page
from qc.web.visitor import COOKIE, EVERYBODY, open_to, settings, visitor, who
from qc.workflow.signing_in.people import change_person
from qc.workflow.signing_in.sessions import sign_in, sign_out_everywhere

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as Answer

    from qc.workflow.signing_in.roles import Person

ROOM = Blueprint("account", __name__, url_prefix="/account")
_OPEN = open_to(*EVERYBODY)


@ROOM.get("/")
@_OPEN
def show() -> str:
    """Show who is signed in."""
    return render_template("account.html", person=_person())


@ROOM.post("/password")
@_OPEN
@on_page("account.show")
def change_password() -> Answer:
    """Take another password from who knows the present one; every session ends."""
    person = _known_again()
    change_person(person.id, password=request.form.get("new", ""), store=settings().store, who=who())
    return _out()


@ROOM.post("/sessions")
@_OPEN
@on_page("account.show")
def end_sessions() -> Answer:
    """End every session of who knows the password, on this device and all others."""
    sign_out_everywhere(_known_again().id, settings().store)
    return _out()


def _person() -> Person:
    found = visitor().person
    if found is None:  # this computer's own user has no account
        abort(404)
    return found


def _known_again() -> Person:
    """Return who is signed in, once they have typed their password again; tries are counted as at the entrance."""
    person = _person()
    sign_in(person.login, request.form.get("password", ""), address=request.remote_addr or "", store=settings().store)
    return person


def _out() -> Answer:
    session.clear()
    answer = redirect(url_for("entrance.sign_in_page"), 303)
    answer.delete_cookie(COOKIE)
    return answer
