"""The first page: one thing to do, and what came of it before."""

from __future__ import annotations

from flask import Blueprint, render_template

from qc.web.lots import lots_of_visitor
from qc.web.navigation import Place
from qc.web.visitor import EVERYBODY, open_to
from qc.words import message

ROOM = Blueprint("home", __name__)
PLACES = (Place(endpoint="home.first_page", called=message("First page")),)


@ROOM.get("/")
@open_to(*EVERYBODY)
def first_page() -> str:
    """Show the one thing to do, and the latest batches."""
    return render_template("home.html", lots=lots_of_visitor(limit=8))
