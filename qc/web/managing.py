"""What the administrator does: people and what they may do, whether the log holds, a backup."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, request, url_for

from qc.errors import Problem, UsageError
from qc.web.forms import on_page
from qc.web.navigation import Place
from qc.web.saving import saved
from qc.web.visitor import open_to, settings, who
from qc.words import message
from qc.workflow.remembered.memories import backup, store_info, verify_log
from qc.workflow.signing_in.people import add_person, change_person, people, person
from qc.workflow.signing_in.roles import Role

if TYPE_CHECKING:
    from flask import Response
    from werkzeug.wrappers import Response as Answer

ROOM = Blueprint("managing", __name__, url_prefix="/manage")
PLACES = (Place(endpoint="managing.overview", called=message("Manage")),)
_OPEN = open_to(Role.ADMINISTRATOR)


@ROOM.get("/")
@_OPEN
def overview() -> str:
    """Show who may sign in, and what is remembered."""
    store = settings().store
    return render_template("manage.html", people=people(store), info=store_info(store), roles=tuple(Role))


@ROOM.post("/people")
@_OPEN
@on_page("managing.overview")
def add() -> Answer:
    """Let somebody else sign in."""
    form = request.form
    role = _role(form.get("role", ""))
    add_person(
        form.get("name", ""),
        form.get("login", ""),
        role,
        **_side(role),
        password=form.get("password") or None,
        store=settings().store,
        who=who(),
    )
    return redirect(url_for("managing.overview"), 303)


@ROOM.get("/people/<int:number>")
@_OPEN
def someone(number: int) -> str:
    """Show what somebody may do."""
    return render_template("manage_person.html", one=person(number, settings().store), roles=tuple(Role))


@ROOM.post("/people/<int:number>")
@_OPEN
@on_page("managing.someone")
def change(number: int) -> Answer:
    """Change what somebody may do and for whom, whether they may sign in, or their password."""
    form = request.form
    role = _role(form.get("role", ""))
    change_person(
        number,
        role=role,
        **_side(role),
        active=form.get("active") == "yes",
        password=form.get("password") or None,
        store=settings().store,
        who=who(),
    )
    return redirect(url_for("managing.overview"), 303)


@ROOM.post("/log")
@_OPEN
@on_page("managing.overview")
def log() -> str:
    """Check the whole log, and show what does not hold."""
    return render_template("manage_log.html", checked=verify_log(settings().store))


@ROOM.post("/backup")
@_OPEN
def take_backup() -> Response:
    """Give a copy of all that is remembered as a file."""
    with tempfile.TemporaryDirectory() as folder:
        content = backup(Path(folder) / "backup.sqlite", store=settings().store).read_bytes()
    return saved(content, "qc-backup.sqlite", mimetype="application/vnd.sqlite3")


def _side(role: Role) -> dict[str, str]:
    """Return the workshop or the buyer that was said, where the role needs one."""
    return {name: text for name, text in request.form.items() if name == role.side}


def _role(given: str) -> Role:
    if given not in set(Role):
        expected = message("one of {values}", values=tuple(role.label for role in Role))
        raise UsageError([Problem(reason=message("nobody has this role"), found=given, expected=expected)])
    return Role(given)
