"""Readings typed at the machine: nothing is lost when the Wi-Fi drops or the phone sleeps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, abort, current_app, jsonify, redirect, render_template, request, url_for

from qc.errors import QCError
from qc.units import decimals_of
from qc.web.drawing import drawn
from qc.web.forms import on_page
from qc.web.navigation import Place
from qc.web.speaking import reader, say
from qc.web.uploads import chosen_standard
from qc.web.visitor import may_see, open_to, settings, visitor, who
from qc.words import Number, message
from qc.workflow.online.offers import offers, standard_file
from qc.workflow.online.sheets import open_sheet, open_sheets
from qc.workflow.online.typed_lots import TypedLot, acceptable, so_far, typed_lot
from qc.workflow.online.typing import add_typed
from qc.workflow.online.uploads import receive
from qc.workflow.signing_in.roles import Role

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as Answer

    from qc.spec.model import Characteristic

ROOM = Blueprint("typing", __name__, url_prefix="/typing")
PLACES = (Place(endpoint="typing.sheets", called=message("Type readings")),)
_OPEN = open_to(Role.OWNER, Role.OPERATOR)


@ROOM.get("/")
@_OPEN
def sheets() -> str:
    """Show the sheets that are not finished, and begin a new one."""
    own = None if visitor().person is None else _workshop()
    store = settings().store
    known = offers(workshop=own, store=store)
    found = [typed_lot(one.id, store=store) for one in open_sheets(workshop=own, store=store)]
    return render_template("typing_sheets.html", lots=found, offers=known)


@ROOM.post("/")
@_OPEN
@on_page("typing.sheets")
def begin() -> Answer:
    """Begin a sheet."""
    person, store = visitor().person, settings().store
    lot, chosen = request.form.get("lot", "").strip() or None, chosen_standard()
    with standard_file(chosen, store=store) as path:
        made = open_sheet(
            int(chosen) if chosen.isdecimal() else path,
            workshop=_workshop(),
            lot=lot,
            by=None if person is None else person.id,
            store=store,
            who=who(),
        )
    return redirect(url_for("typing.page", number=made.id), 303)


@ROOM.get("/<int:number>")
@_OPEN
def page(number: int) -> str:
    """Show the keys."""
    lot = _own(number)
    return render_template("typing.html", lot=lot, known=[_known(one, lot) for one in lot.spec.characteristic])


@ROOM.post("/<int:number>/entries")
@_OPEN
def store_entries(number: int) -> tuple[Response, int]:
    """Store readings, each once; a phone keeps those that are not among the stored ones."""
    lot, sent = _own(number), request.get_json(silent=True)
    counted = {one.id: one.kind == "attribute" for one in lot.spec.characteristic}
    entries = sent.get("entries") if isinstance(sent, dict) else None
    if not isinstance(entries, list) or not all(_is_entry(one) for one in entries):
        abort(400)
    bad = [one[0] for one in entries if one[1] not in counted or not _fits(one[3], counted=counted[one[1]])]
    try:
        good = [one for one in entries if one[0] not in bad]
        add_typed(number, good, store=settings().store, who=who())
    except QCError as error:
        return jsonify(stored=[], refused=bad, said=error.text(reader())), 422
    return jsonify(stored=[one[0] for one in good], refused=bad), 200


@ROOM.get("/<int:number>/course/<characteristic>")
@_OPEN
def course(number: int, characteristic: str) -> str:
    """Show the chart of one characteristic as the standard asks for it, with its signals."""
    from qc.report.typing_sections import typing_sections  # noqa: PLC0415 - charts are loaded only where they are drawn

    verdict = so_far(_own(number), store=settings().store)
    if verdict is None:
        return f"<p>{say(message('There are too few readings for a chart.'))}</p>"
    return str(drawn(typing_sections(verdict.facts, characteristic, reader()), level=3, lot=verdict.facts))


@ROOM.post("/<int:number>/finish")
@_OPEN
@on_page("typing.page")
def finish(number: int) -> Answer:
    """Hand the readings in, as a file that was sent."""
    lot, person = _own(number), visitor().person
    file = lot.file()
    said = {"standard": str(lot.sheet.standard), "who": who(), "workshop": lot.sheet.workshop, "sheet": number}
    key = receive(
        file.name,
        file.data,
        person=None if person is None else person.id,
        options=said | {"lot": lot.sheet.lot},
        store=settings().store,
    )
    current_app.extensions["qc-workers"].take(key)
    return redirect(url_for("uploads.show", key=key), 303)


def _own(number: int) -> TypedLot:
    """Return a sheet of the visitor's workshop; another's is as if it were not there."""
    lot = typed_lot(number, store=settings().store)
    if not may_see(workshop=lot.sheet.workshop, buyer=None):
        abort(404)
    return lot


def _workshop() -> str | None:
    person = visitor().person
    return None if person is None else person.workshop


def _is_entry(one: object) -> bool:
    """Whether something is a reading as the page sends it: key, characteristic, unit, value, time."""
    return isinstance(one, list) and len(one) == 5 and isinstance(one[0], str) and isinstance(one[1], str)


def _fits(value: object, *, counted: bool) -> bool:
    return isinstance(value, str) and acceptable(value, counted=counted)


def _known(one: Characteristic, lot: TypedLot) -> dict[str, Any]:
    """Return what the keys must know of a characteristic."""
    typed = lot.readings.get(one.id, {})
    return {
        "id": one.id,
        "name": reader().say(one.names),
        "unit": one.unit,
        "counted": one.kind == "attribute",
        "lsl": one.lsl,
        "usl": one.usl,
        "limits": _limits(one),
        "readings": [[unit, typed[unit]] for unit in sorted(typed)],
    }


def _limits(one: Characteristic) -> str:
    """Return the buyer's limits as the reader writes numbers, with the decimals that the gauge shows; none of marks."""
    known = [limit for limit in (one.lsl, one.usl) if limit is not None]
    if one.kind == "attribute" or not known:
        return ""
    steps = [abs(limit) for limit in known if limit] + ([] if one.gauge is None else [one.gauge.resolution])
    decimals = max((decimals_of(step) for step in steps), default=0)
    lsl, usl = (None if limit is None else Number(limit, decimals) for limit in (one.lsl, one.usl))
    if usl is None:
        return say(message("Limit: {limit}", limit=message("{lsl} {unit} or more", lsl=lsl, unit=one.unit)))
    if lsl is None:
        return say(message("Limit: {limit}", limit=message("{usl} {unit} or less", usl=usl, unit=one.unit)))
    return say(message("Limits: {limits}", limits=message("{lsl} … {usl} {unit}", lsl=lsl, usl=usl, unit=one.unit)))
