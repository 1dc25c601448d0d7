"""A recorded batch: the answer in one look, the charts under it, the report by one tap."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request

from qc.store import schema
from qc.store.entries import entry_of
from qc.store.opening import open_store
from qc.store.replaced import instead_of
from qc.values import dataclass
from qc.web.drawing import drawn
from qc.web.lots import lot_of_visitor, lot_page, may_sign
from qc.web.navigation import Place
from qc.web.originals import originals_of
from qc.web.saving import saved
from qc.web.speaking import reader
from qc.web.visitor import EVERYBODY, open_to, settings, visitor
from qc.words import language, message
from qc.workflow.remembered.answers_kept import recorded_answers
from qc.workflow.remembered.recalled import recalled
from qc.workflow.signing_in.roles import Role
from qc.workflow.spoken.dispositions import Disposal, dispositions_of
from qc.workflow.spoken.questions import questions_of

if TYPE_CHECKING:
    from flask import Response
    from markupsafe import Markup

    from qc.store.listing import BatchLine
    from qc.verdict.model import LotFacts
    from qc.workflow.remembered.recalled import Recalled

ROOM = Blueprint("batches", __name__, url_prefix="/batches")
PLACES = (Place(endpoint="batches.all_of_them", called=message("All lots"), elsewhere=frozenset({Role.TRAINER})),)
_PAGE = 50


@ROOM.get("/")
@open_to(*EVERYBODY)
def all_of_them() -> str:
    """List the visitor's batches, a page at a time."""
    before, after = (request.args.get(name, type=int) for name in ("before", "after"))
    return render_template("batches.html", page=lot_page(most=_PAGE, before=before, after=after), before=before)


@ROOM.get("/<int:number>")
@open_to(*EVERYBODY)
def show(number: int) -> str:
    """Show the answer on a batch, and all that it rests on."""
    line, store = lot_of_visitor(number), settings().store
    found = again(number, store)
    page = _drawn(found, reader().code)
    with open_store(store).reading() as connection:
        instead = instead_of(connection, number)
        entry = entry_of(connection, schema.BATCH, number)
    return render_template(
        "batch.html",
        line=line,
        instead=instead,
        entry=entry,
        page=page,
        originals=originals_of(number),
        may_sign=may_sign(line.workshop),
        open_questions=_unanswered(found.verdict.facts),
        questions=questions_of(number, store),
        dispositions=dispositions_of(number, store),
        disposals=tuple(Disposal),
        may_explain=visitor().role in {Role.OWNER, Role.ADMINISTRATOR},
        may_speak=visitor().role in {Role.BUYER, Role.OWNER, Role.ADMINISTRATOR},
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Page:
    """A lot as a page shows it: what comes first, the rest with its headings, names of characteristics."""

    first: Markup
    rest: Markup
    contents: list[tuple[str, str]]
    names: dict[str, str]
    measured: dict[str, str]


@lru_cache(maxsize=16)
def _drawn(found: Recalled, code: str) -> _Page:
    """Return a lot drawn in a language; what is recorded never changes, so it is drawn once."""
    from qc.report.page_sections import page_sections  # noqa: PLC0415 - charts are loaded only for such pages

    facts, words = found.verdict.facts, language(code)
    first, rest = page_sections(facts, words)
    names = {one.characteristic.id: words.say(one.characteristic.names) for one in facts.characteristics}
    measured = [
        one.characteristic.id for one in facts.characteristics if one.series is not None and one.attribute is None
    ]
    return _Page(
        first=drawn([first], lot=facts),
        rest=drawn(rest, lot=facts),
        contents=[(one.id, one.title) for one in rest if one.title],
        names=names,
        measured={name: names[name] for name in measured},
    )


def _unanswered(facts: LotFacts) -> list[tuple[int, str]]:
    """Return the questions that the readings raise and nobody answered, each with its number in the report."""
    asked = () if facts.questions is None else facts.questions.asked
    said = [message("{seen}. {ask}", seen=one.seen, ask=one.ask) for one in asked]
    return [(number, reader().say(said[number - 1])) for number, one in enumerate(asked, start=1) if one.answer is None]


@ROOM.get("/<int:number>/report.pdf")
@open_to(*EVERYBODY)
def report(number: int) -> Response:
    """Give the report as a file, with all that it rests on."""
    from qc.proof.drawing import drawing_in  # noqa: PLC0415 - reportlab is loaded only here
    from qc.workflow.proofs import report_bytes  # noqa: PLC0415 - the same

    line = lot_of_visitor(number)
    verdict = again(number, settings().store).verdict
    return pdf_answer(line, report_bytes(verdict.facts, verdict.standard, drawing_in(reader().code), None))


def pdf_answer(line: BatchLine, content: bytes) -> Response:
    """Return a report as a file that is saved, not shown inside the pages."""
    return saved(content, f"qc-{line.part_number}-{line.id}.pdf", mimetype="application/pdf")


def again(number: int, store: str | None) -> Recalled:
    """Return a batch with its verdict and all answers so far."""
    with open_store(store).reading() as connection:
        return _judged(number, store, len(recorded_answers(connection, number)))


@lru_cache(maxsize=16)
def _judged(number: int, store: str | None, answers: int) -> Recalled:  # noqa: ARG001 - another answer, another report
    """Return a batch with its verdict; what is recorded never changes, so it is judged once."""
    return recalled(number, store=store)
