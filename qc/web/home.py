"""The first page: one thing to do, and what came of it before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, url_for

from qc.web.lots import lots_of_visitor
from qc.web.navigation import Place
from qc.web.visitor import EVERYBODY, open_to, settings, visitor
from qc.words import message
from qc.workflow.online.uploads import unfinished_of
from qc.workflow.signing_in.roles import Role

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

ROOM = Blueprint("home", __name__)
_LATEST = 8
_ELSEWHERE = {Role.BUYER: "buying.parts", Role.TRAINER: "classes.all_of_them"}
PLACES = (Place(endpoint="home.first_page", called=message("First page"), elsewhere=frozenset(_ELSEWHERE)),)


@ROOM.get("/")
@open_to(*EVERYBODY)
def first_page() -> str | Response:
    """Show the one thing to do and the latest batches; some roles have a first page of their own."""
    if visitor().role in _ELSEWHERE:
        return redirect(url_for(_ELSEWHERE[visitor().role]))
    person = visitor().person
    waiting = unfinished_of(None if person is None else person.id, store=settings().store)
    return render_template("home.html", lots=lots_of_visitor(limit=_LATEST), waiting=waiting)
