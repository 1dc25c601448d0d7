"""What people say about a lot: questions and answers, what becomes of bad units, parts that were measured again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, abort, redirect, render_template, request, url_for

from qc.errors import Problem, UsageError
from qc.web.forms import on_page
from qc.web.lots import lot_of_visitor
from qc.web.visitor import open_to, settings, visitor, who
from qc.words import message
from qc.workflow.online.remeasuring import remeasured
from qc.workflow.signing_in.roles import Role
from qc.workflow.spoken.answering import answer
from qc.workflow.spoken.dispositions import Disposal, dispose
from qc.workflow.spoken.questions import ask, questions_of, reply

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as Answer

ROOM = Blueprint("evidence", __name__, url_prefix="/batches/<int:number>")
_BOTH = open_to(Role.BUYER, Role.OWNER)


@ROOM.post("/questions")
@_BOTH
@on_page("batches.show")
def put_question(number: int) -> Answer:
    """Ask something about a lot."""
    line = lot_of_visitor(number)
    ask(line.id, request.form.get("text", ""), _person(), store=settings().store, who=who())
    return _back(number)


@ROOM.post("/data-questions/<int:question>")
@open_to(Role.OWNER)
@on_page("batches.show")
def explain(number: int, question: int) -> Answer:
    """Answer what the readings of a lot raise; the answer prints in its reports."""
    line = lot_of_visitor(number)
    answer(line.id, str(question), request.form.get("text", ""), store=settings().store, who=who())
    return _back(number)


@ROOM.post("/questions/<int:question>")
@_BOTH
@on_page("batches.show")
def answer_question(number: int, question: int) -> Answer:
    """Answer a question about a lot."""
    line = lot_of_visitor(number)
    if question not in {one.id for one in questions_of(line.id, settings().store)}:
        abort(404)
    reply(question, request.form.get("text", ""), _person(), store=settings().store, who=who())
    return _back(number)


@ROOM.post("/dispositions")
@_BOTH
@on_page("batches.show")
def decide(number: int) -> Answer:
    """Record what becomes of units that do not conform."""
    line, form = lot_of_visitor(number), request.form
    decision = form.get("decision", "")
    if decision not in set(Disposal):
        expected = message("one of {values}", values=tuple(one.label for one in Disposal))
        raise UsageError([Problem(reason=message("nothing was chosen"), found=decision, expected=expected)])
    dispose(
        line.id,
        form.get("characteristic") or None,
        form.get("units") or None,
        Disposal(decision),
        form.get("why", ""),
        _person(),
        store=settings().store,
        who=who(),
    )
    return _back(number)


@ROOM.post("/remeasured")
@_BOTH
@on_page("batches.show")
def measure_again(number: int) -> str:
    """Hold parts that were measured again against the lot."""
    line, form = lot_of_visitor(number), request.form
    found = remeasured(line.id, form.get("characteristic", ""), form.get("readings", ""), store=settings().store)
    return render_template("remeasured.html", line=line, found=found)


def _person() -> int | None:
    person = visitor().person
    return None if person is None else person.id


def _back(number: int) -> Answer:
    return redirect(url_for("batches.show", number=number) + "#people", 303)
