"""The buyer's pages: what to look at first, a paper that proves itself or not, a new revision of a standard."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request

from qc.errors import InputError, Location, Problem, UsageError
from qc.intake import Sent
from qc.proof.findings import Standing
from qc.web.forms import on_page
from qc.web.navigation import Place
from qc.web.visitor import open_to, settings, visitor, who
from qc.words import message
from qc.workflow.online.offers import offers
from qc.workflow.online.publishing import publish
from qc.workflow.online.urgency import by_urgency
from qc.workflow.signing_in.roles import Role

if TYPE_CHECKING:
    from werkzeug.datastructures import FileStorage

ROOM = Blueprint("buying", __name__, url_prefix="/buyer")
PLACES = (
    Place(endpoint="buying.parts", called=message("Parts by urgency")),
    Place(endpoint="buying.verify_page", called=message("Check a report")),
    Place(endpoint="buying.standards", called=message("Standards")),
)
_OPEN = open_to(Role.BUYER)
_TONES = {Standing.HOLDS: "good", Standing.OPEN: "caution", Standing.BROKEN: "bad"}


@ROOM.get("/parts")
@_OPEN
def parts() -> str:
    """Show all suppliers' parts, the most urgent first."""
    return render_template("buyer_parts.html", found=by_urgency(buyer=_buyer(), store=settings().store))


@ROOM.get("/verify")
@open_to(Role.BUYER, Role.OWNER)
def verify_page() -> str:
    """Ask for a report."""
    return render_template("buyer_verify.html", proof=None)


@ROOM.post("/verify")
@open_to(Role.BUYER, Role.OWNER)
@on_page("buying.verify_page")
def verify() -> str:
    """Check a report, and show what holds and what does not."""
    from qc.proof.screen import headline  # noqa: PLC0415 - pikepdf and statistics are loaded only here
    from qc.workflow.proofs import verify as check  # noqa: PLC0415 - the same

    given = _file("report")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.pdf"
        path.write_bytes(given.read())
        try:
            found = check(path)
        except InputError as error:
            # The reader knows the name that it was sent under, not ours.
            place = Location(file=given.filename or "")
            raise InputError([replace(one, location=place) for one in error.problems]) from error
    return render_template(
        "buyer_verify.html", proof=found.proof, name=given.filename, headline=headline(found.proof), tones=_TONES
    )


@ROOM.get("/standards")
@_OPEN
def standards() -> str:
    """Show the standards that were published, and ask for a new revision."""
    known = [one for one in offers(store=settings().store) if not one.example and _buyer() in {None, one.buyer}]
    return render_template("buyer_standards.html", offers=known)


@ROOM.post("/standards")
@_OPEN
@on_page("buying.standards")
def publish_standard() -> str:
    """Publish a standard, and show what it changes."""
    given = _file("standard")
    sent = Sent(name=given.filename or "", data=given.read())
    found = publish(sent, buyer=_buyer(), store=settings().store, who=who())
    return render_template("buyer_published.html", found=found)


def _buyer() -> str | None:
    """Return whose side the visitor is on; None is an administrator, who sees all."""
    person = visitor().person
    return person.buyer if person is not None and visitor().role is Role.BUYER else None


def _file(name: str) -> FileStorage:
    given = request.files.get(name)
    if given is None or not given.filename:
        raise UsageError([Problem(reason=message("no file was chosen"), fix=message("choose a file, then send it"))])
    return given
