"""Uploads: send a file, see what was understood of it, confirm, and be shown the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, abort, current_app, redirect, render_template, request, url_for

from qc.errors import Problem, UsageError
from qc.web.visitor import open_to, settings, visitor, who
from qc.words import message
from qc.workflow.offers import offers
from qc.workflow.roles import Role
from qc.workflow.uploads import State, advance, receive, upload_of

if TYPE_CHECKING:
    from werkzeug.datastructures import FileStorage
    from werkzeug.wrappers import Response as Answer

    from qc.workflow.uploads import Upload

ROOM = Blueprint("uploads", __name__, url_prefix="/uploads")
_OPEN = open_to(Role.OWNER, Role.OPERATOR)
_MOST_UNITS = 10_000_000


@ROOM.get("/new")
@_OPEN
def new() -> str:
    """Ask for a file."""
    person = visitor().person
    shown = offers(workshop=None if person is None else person.workshop, store=settings().store)
    return render_template("upload_new.html", offers=shown)


@ROOM.post("/")
@_OPEN
def send() -> Answer:
    """Take a file in."""
    batch, pilot = request.files.get("batch"), request.files.get("pilot")
    if batch is None or not batch.filename:
        raise UsageError([Problem(reason=message("no file was chosen"), fix=message("choose a file, then send it"))])
    person = visitor().person
    key = receive(
        batch.filename,
        batch.read(),
        person=None if person is None else person.id,
        options={"standard": request.form.get("standard", ""), "who": who()},
        pilot=_given(pilot),
        store=settings().store,
    )
    current_app.extensions["qc-workers"].take(key)
    return redirect(url_for("uploads.show", key=key), 303)


@ROOM.get("/<key>")
@_OPEN
def show(key: str) -> str | Answer:
    """Show where an upload stands: being read, waiting for a word, judged."""
    upload = _own(key)
    if upload.state is State.DONE:
        answer = url_for("batches.show", number=upload.batch)
        return _sent_on(answer) if "HX-Request" in request.headers else redirect(answer)
    template = "upload_state.html" if "HX-Request" in request.headers else "upload.html"
    return render_template(template, upload=upload, state=upload.state.value)


@ROOM.post("/<key>")
@_OPEN
def confirm(key: str) -> Answer:
    """Have it judged as the sender says."""
    upload = _own(key)
    if upload.state is State.ASKING:
        advance(key, State.JUDGING, options=upload.options | _asked(), store=settings().store)
        current_app.extensions["qc-workers"].take(key)
    return redirect(url_for("uploads.show", key=key), 303)


def _asked() -> dict[str, Any]:
    """Return what the sender says of the lot."""
    person = visitor().person
    form = request.form
    said: dict[str, Any] = {
        "lot": form.get("lot", "").strip() or None,
        "quantity": _count(form.get("quantity", ""), message("units made")),
        "pilot_units": _count(form.get("pilot_units", ""), message("units of the pilot")),
        "workshop": (form.get("workshop", "").strip() or None) if person is None else person.workshop,
    }
    return said


def _count(given: str, name: object) -> int | None:
    """Return a number of units; dots and spaces between thousands are no harm."""
    plain = given.replace(".", "").replace(" ", "").replace("\u00a0", "")
    if not plain:
        return None
    if not plain.isascii() or not plain.isdecimal() or not 0 < int(plain) <= _MOST_UNITS:
        expected = message("a whole number from 1 to {most}", most=_MOST_UNITS)
        raise UsageError([Problem(reason=message("{name} is no number", name=name), found=given, expected=expected)])
    return int(plain)


def _own(key: str) -> Upload:
    """Return an upload of the visitor's own."""
    found = upload_of(key, store=settings().store)
    person = visitor().person
    if person is not None and found.person != person.id:
        abort(404)
    return found


def _given(file: FileStorage | None) -> tuple[str, bytes] | None:
    return None if file is None or not file.filename else (file.filename, file.read())


def _sent_on(address: str) -> Response:
    """Tell the page to go on to another one."""
    return Response(status=204, headers={"HX-Redirect": address})
