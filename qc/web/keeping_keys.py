"""Keys: the workshop's own, and those of others that are trusted."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Blueprint, Response, redirect, render_template, request, url_for

from qc.errors import Problem, UsageError
from qc.proof.drawing import drawing_in
from qc.proof.own_key import grouped
from qc.web.batches import again, pdf_answer
from qc.web.forms import on_page
from qc.web.lots import lot_of_visitor, may_sign
from qc.web.speaking import reader
from qc.web.visitor import open_to, settings
from qc.words import message
from qc.workflow.keys import new_key, offered_key, open_own_key, show_keys, trust_key
from qc.workflow.proofs import report_bytes
from qc.workflow.signing_in.roles import Role

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as Answer

ROOM = Blueprint("keeping_keys", __name__)
_MANAGE = open_to(Role.ADMINISTRATOR)


@ROOM.get("/manage/keys")
@_MANAGE
def keys() -> str:
    """Show the workshop's key and those that are trusted."""
    return render_template("manage_keys.html", keys=show_keys(), grouped=grouped)


@ROOM.post("/manage/keys")
@_MANAGE
@on_page("keeping_keys.keys")
def make() -> Answer:
    """Make the workshop's key."""
    new_key(request.form.get("name", ""), request.form.get("passphrase", ""))
    return redirect(url_for("keeping_keys.keys"), 303)


@ROOM.post("/manage/keys/trusted")
@_MANAGE
@on_page("keeping_keys.keys")
def trust() -> Answer:
    """Trust the key of a signed report or certificate, if its fingerprint is the one that was told."""
    given = request.files.get("file")
    if given is None or not given.filename:
        raise UsageError([Problem(reason=message("no file was chosen"), fix=message("choose a file, then send it"))])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "given"
        path.write_bytes(given.read())
        offered = offered_key(path)
    trust_key(offered, fingerprint=request.form.get("fingerprint", ""), name=request.form.get("name") or None)
    return redirect(url_for("keeping_keys.keys"), 303)


@ROOM.post("/batches/<int:number>/signed.pdf")
@open_to(Role.OWNER)
@on_page("batches.show")
def signed(number: int) -> Response:
    """Give the report signed with the workshop's key, which its passphrase opens."""
    line = lot_of_visitor(number)
    if not may_sign(line.workshop):
        raise UsageError([Problem(reason=message("there is no key of this workshop here"))])
    signer = open_own_key(lambda: request.form.get("passphrase", ""))
    verdict = again(number, settings().store).verdict
    return pdf_answer(line, report_bytes(verdict.facts, verdict.standard, drawing_in(reader().code), signer))
