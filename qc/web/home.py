"""The first page: one thing to do, and what came of it before."""

from __future__ import annotations

from flask import Blueprint, render_template

from qc.web.lots import lots_of_visitor
from qc.web.navigation import Place
from qc.web.visitor import EVERYBODY, open_to, settings, visitor
from qc.words import message
from qc.workflow.uploads import State, uploads_of

ROOM = Blueprint("home", __name__)
PLACES = (Place(endpoint="home.first_page", called=message("First page")),)
_LATEST = 8


@ROOM.get("/")
@open_to(*EVERYBODY)
def first_page() -> str:
    """Show the one thing to do, what waits for a word, and the latest batches."""
    person = visitor().person
    sent = uploads_of(None if person is None else person.id, store=settings().store)
    waiting = [one for one in sent if one.state not in {State.DONE, State.FAILED}]
    return render_template("home.html", lots=lots_of_visitor(limit=_LATEST), waiting=waiting)
