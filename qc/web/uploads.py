"""Uploads: send a file, see what was understood of it, confirm, and be shown the answer."""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, abort, current_app, redirect, render_template, request, url_for

from qc.errors import Problem, UsageError
from qc.intake import Sent
from qc.web.forms import on_page
from qc.web.originals import plain_name
from qc.web.visitor import open_to, settings, visitor, who
from qc.words import message
from qc.workflow.online.arrivals import bundled
from qc.workflow.online.offers import offers, standard_file
from qc.workflow.online.uploads import State, advance, discard, receive, upload_line
from qc.workflow.remembered.locked_already import locked_baselines, refuse_pilot
from qc.workflow.signing_in.roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from werkzeug.wrappers import Response as Answer

    from qc.workflow.online.offers import Offer
    from qc.workflow.online.uploads import UploadLine

ROOM = Blueprint("uploads", __name__, url_prefix="/uploads")
_OPEN = open_to(Role.OWNER, Role.OPERATOR)
_MOST_UNITS = 10_000_000
_MOST_FILES = 50


@ROOM.get("/new")
@_OPEN
def new() -> str:
    """Ask for a file."""
    known = _offers()
    own = [one.key for one in known if not one.example]
    # Among several parts the file itself tells which: the newest would be wrong half of the time.
    chosen = request.args.get("standard") or (own[0] if len(own) == 1 else "")
    return render_template("upload_new.html", offers=known, chosen=chosen)


@ROOM.post("/")
@_OPEN
@on_page("uploads.new")
def send() -> Answer:
    """Take files in: one lot."""
    batch = _given("batch")
    if not batch:
        raise UsageError([Problem(reason=message("no file was chosen"), fix=message("choose a file, then send it"))])
    sent, pilot = bundled(batch), [bundled(given) for given in [_given("pilot")] if given]
    person = visitor().person
    said = {
        "standard": chosen_standard(),
        "who": who(),
        "workshop": None if person is None else person.workshop,
    }
    key = receive(
        sent.name,
        sent.data,
        person=None if person is None else person.id,
        options=said,
        pilot=next(((one.name, one.data) for one in pilot), None),
        store=settings().store,
    )
    return _worked_on(key)


@ROOM.get("/<key>")
@_OPEN
def show(key: str) -> str | Answer:
    """Show where an upload stands: being read, waiting for a word, judged."""
    upload = _own(key)
    asked_by_page = "HX-Request" in request.headers
    if upload.state is State.DONE:
        answer = url_for("batches.show", number=upload.batch)
        return Response(status=204, headers={"HX-Redirect": answer}) if asked_by_page else redirect(answer)
    template = "upload_state.html" if asked_by_page else "upload.html"
    return render_template(template, upload=upload, parts=_parts(upload))


@ROOM.post("/<key>/part")
@_OPEN
@on_page("uploads.show")
def part(key: str) -> Answer:
    """Take the answer to the one question: which part it is; also where another was taken for it."""
    upload = _own(key)
    if not _parts(upload):
        return redirect(url_for("uploads.show", key=key), 303)
    # Columns were named for the part that it was taken for.
    said = upload.options | {"standard": chosen_standard(), "columns": {}}
    advance(key, State.READING, options=said, store=settings().store)
    return _worked_on(key)


@ROOM.post("/<key>/columns")
@_OPEN
def columns(key: str) -> Answer:
    """Take the answer to the one question: which column holds what."""
    upload = _own(key)
    question = upload.progress.get("question") if upload.state is State.ASKING else None
    if not question:
        return redirect(url_for("uploads.show", key=key), 303)
    chosen = {request.form.get(name, ""): name for name in question["names"]}
    known = {header: name for header, name in chosen.items() if header in question["columns"]}
    said = upload.options | {"columns": upload.options.get("columns", {}) | known}
    advance(key, State.READING, options=said, store=settings().store)
    return _worked_on(key)


@ROOM.post("/<key>/discard")
@_OPEN
def put_away(key: str) -> Answer:
    """Forget a file that its sender does not want judged."""
    discard(_own(key).key, store=settings().store)
    return redirect(url_for("home.first_page"), 303)


@ROOM.post("/<key>")
@_OPEN
@on_page("uploads.show")
def confirm(key: str) -> Answer:
    """Have it judged as the sender says."""
    upload = _own(key)
    if upload.state is not State.ASKING or not upload.progress.get("usable"):
        return redirect(url_for("uploads.show", key=key), 303)
    said, store = _asked(), settings().store
    if said["pilot_units"] is not None:
        with standard_file(upload.options["standard"], store=store) as spec:
            refuse_pilot(locked_baselines(spec, store=store))
    advance(key, State.JUDGING, options=upload.options | said, store=store)
    return _worked_on(key)


def _worked_on(key: str) -> Answer:
    """Have the next step done, and show how far it is."""
    current_app.extensions["qc-workers"].take(key)
    return redirect(url_for("uploads.show", key=key), 303)


def chosen_standard() -> str:
    """Return the standard that was chosen, of those that the visitor may see; nothing where the file shall tell."""
    chosen = request.form.get("standard", "")
    if chosen and chosen not in {one.key for one in _offers()}:
        fix = message("choose one from the list")
        raise UsageError([Problem(reason=message("there is no such standard"), found=chosen, fix=fix)])
    return chosen


def _offers() -> tuple[Offer, ...]:
    person = visitor().person
    return offers(workshop=None if person is None else person.workshop, store=settings().store)


def _parts(upload: UploadLine) -> list[Offer]:
    """Return the parts to choose from, those that the file fits first; nothing where the part is no question."""
    if upload.state is not State.ASKING or "sheet" in upload.options:
        return []
    fits = upload.progress.get("parts", ())
    return sorted(_offers(), key=lambda one: one.key not in fits)


def _asked() -> dict[str, Any]:
    """Return what the sender says of the lot."""
    person = visitor().person
    form = request.form
    said: dict[str, Any] = {
        "lot": form.get("lot", "").strip() or None,
        "quantity": _count(form.get("quantity", ""), message("units made")),
        "pilot_units": _count(form.get("pilot_units", ""), message("units of the pilot")),
    }
    return said if person is not None else said | {"workshop": form.get("workshop", "").strip() or None}


def _count(given: str, name: object) -> int | None:
    """Return a number of units; dots and spaces between thousands are no harm."""
    plain = given.replace(".", "").replace(" ", "").replace("\u00a0", "")
    if not plain:
        return None
    if not plain.isascii() or not plain.isdecimal() or not 0 < int(plain) <= _MOST_UNITS:
        expected = message("a whole number from 1 to {most}", most=_MOST_UNITS)
        raise UsageError([Problem(reason=message("{name} is no number", name=name), found=given, expected=expected)])
    return int(plain)


def _own(key: str) -> UploadLine:
    """Return an upload of the visitor's own; another's is as if it were not there."""
    found = upload_line(key, store=settings().store)
    person = visitor().person
    if person is not None and found.person != person.id:
        abort(404)
    return found


def _given(name: str) -> list[Sent]:
    """Return the files that were sent in a field, each under a name of its own: of two alike one would be lost."""
    files = [one for one in request.files.getlist(name) if one.filename]
    if len(files) > _MOST_FILES:
        expected = message("at most {most}", most=_MOST_FILES)
        raise UsageError([Problem(reason=message("too many files"), found=str(len(files)), expected=expected)])
    names = distinct([plain_name(one.filename or "") for one in files])
    return [Sent(name=name, data=one.read()) for name, one in zip(names, files, strict=True)]


def distinct(names: Sequence[str]) -> list[str]:
    """Return names of which no two are alike: a second one is numbered, and stands behind the first in their order.

    Parameters
    ----------
    names : sequence of str
        As they were sent.

    Examples
    --------
    >>> distinct(["lot.csv", "lot.csv", "lot_2.csv", "lot.csv"])
    ['lot.csv', 'lot_2.csv', 'lot_2_2.csv', 'lot_3.csv']
    """
    found: list[str] = []
    for name in names:
        first, dot, ending = name.rpartition(".")
        stem = first if dot else name
        tried = (f"{stem}_{number}{dot}{ending if dot else ''}" for number in count(2))
        found.append(next(one for one in chain([name], tried) if one not in found))
    return found
