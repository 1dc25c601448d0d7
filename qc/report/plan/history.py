"""A history of lots for a reader and for programs: how the next lot is inspected, why, and every lot."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from qc.report.json import plain
from qc.report.plan.json import plan_json
from qc.report.plan.screen import plan_text
from qc.report.text_table import text_table
from qc.terms import Decision, InspectionSeverity
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.report.plan.history_facts import HistoryFacts
    from qc.stats.sampling.switching import InspectedLot
    from qc.words import Language, Message

SCHEMA, SCHEMA_VERSION = "qc-plan-history", "1.0"
_FULL_SCORE = 30
_DASH = "–"
_TIGHTENED, _REDUCED = InspectionSeverity.TIGHTENED, InspectionSeverity.REDUCED
_STOPPED = InspectionSeverity.DISCONTINUED


def sentences(facts: HistoryFacts) -> Iterator[Message]:
    """Yield how the next lot is inspected, why, and what else there is to know.

    Parameters
    ----------
    facts : HistoryFacts
        The history.

    Yields
    ------
    Message
        A sentence.
    """
    yield message("The next lot: {severity}.", severity=facts.severity)
    yield _why(facts)
    if facts.score is not None:
        yield message("Switching score: {score} of {full}.", score=facts.score, full=_FULL_SCORE)
        if facts.score >= _FULL_SCORE and not facts.history.reduced_allowed:
            yield message(
                "The score allows reduced inspection, if production is steady and the buyer agrees: then say --steady."
            )
    for lot, n in facts.other_sizes:
        yield message(
            "Lot {name}: {inspected} units were inspected, its plan asks for {n}; it is judged by its number of bad "
            "units.",
            name=lot.name,
            inspected=lot.inspected or 0,
            n=n,
        )
    yield message("Lots that were presented again after rejection do not count: leave them out of the list.")


def _why(facts: HistoryFacts) -> Message:
    """Return what the last change of severity rests on."""
    at = facts.switched
    if at is None:
        return message("Nothing in these lots asks for another inspection than the first one had.")
    lot, name = facts.history.lots[at], facts.past[at].name
    if lot.next_severity is _STOPPED:
        return message("Inspection ended with lot {name}: too many lots were rejected under tightened.", name=name)
    if lot.next_severity is _TIGHTENED:
        return message("Lot {name} was the second one rejected among at most five in a row.", name=name)
    if lot.next_severity is _REDUCED:
        return message("Since lot {name}: enough lots in a row were good.", name=name)
    if lot.severity is _TIGHTENED:
        return message("Since lot {name}: five lots in a row were accepted under tightened inspection.", name=name)
    return message("Since lot {name}: it was rejected, or nearly so, under reduced inspection.", name=name)


def history_text(facts: HistoryFacts, reader: Language) -> str:
    """Return a history as a terminal shows it.

    Parameters
    ----------
    facts : HistoryFacts
        The history.
    reader : Language
        The reader's language.

    Returns
    -------
    str
        Sentences, every lot, and the plan for the next one.
    """
    heading = [
        message("lot"),
        message("bad"),
        message("accept up to"),
        message("inspection"),
        message("decision"),
        message("score"),
    ]
    numbers = {severity: plan.acceptance_number for severity, plan in facts.plans}
    rows = [
        [lot.name, *(reader.say(cell) for cell in _cells(judged, numbers.get(judged.severity)))]
        for lot, judged in facts.rows()
    ]
    table = text_table([reader.say(each) for each in heading], rows)
    parts = ["\n".join(map(reader.say, sentences(facts))), table]
    if facts.next_plan is not None:
        parts.append(plan_text(facts.next_plan, reader))
    return "\n\n".join(parts)


def _cells(lot: InspectedLot, most: int | None) -> tuple[object, ...]:
    decisions = {Decision.ACCEPT: message("accepted"), Decision.REJECT: message("rejected"), None: _DASH}
    return (
        lot.nonconforming,
        _DASH if most is None else most,
        lot.severity,
        decisions[lot.decision],
        _DASH if lot.score is None else lot.score,
    )


def history_json(facts: HistoryFacts) -> str:
    """Return everything that is known of a history as JSON text.

    Parameters
    ----------
    facts : HistoryFacts
        The history.

    Returns
    -------
    str
        UTF-8 text ending in a line break; ``plan`` is what ``qc plan --json`` gives for the next lot.
    """
    known: dict[str, Any] = {
        "schema": SCHEMA,
        "schema_version": SCHEMA_VERSION,
        "program": facts.program,
        "asked": facts.asked,
        "severity": facts.severity,
        "score": facts.score,
        "rules": facts.history.rules,
        "reduced_allowed": facts.history.reduced_allowed,
        "switched_after": None if facts.switched is None else facts.past[facts.switched].name,
        "sentences": list(sentences(facts)),
        "lots": [
            {"name": lot.name, "inspected": lot.inspected, "row": lot.row, **plain(judged)}
            for lot, judged in facts.rows()
        ],
        "source": facts.source,
    }
    plan = None if facts.next_plan is None else json.loads(plan_json(facts.next_plan))
    return json.dumps({**plain(known), "plan": plan}, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
