"""A sampling plan by variables in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.plan.numbers import chance, given_quality, given_share, quality
from qc.report.plan.words import NAMES, not_shown, whole_lot
from qc.words import Number, message, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.report.plan.facts import VariablesFacts
    from qc.words import Message

HEADS = (message("the lot has, %"), message("passes"))
_NORMAL = message(
    "This holds only for readings that are nearly normal (bell-shaped), drawn at random from the whole lot: "
    "look at a histogram first."
)


def sentences(facts: VariablesFacts) -> Iterator[Message]:
    """Yield what to do and what to know, the most important first.

    Parameters
    ----------
    facts : VariablesFacts
        The plan.

    Yields
    ------
    Message
        A sentence.
    """
    if facts.curve is None:
        yield whole_lot(facts.plan.n)
        yield from _source(facts)
        return
    yield _drawing(facts)
    yield from _rule(facts)
    yield from _not_shown(facts)
    yield _NORMAL
    yield from _source(facts)


def _drawing(facts: VariablesFacts) -> Message:
    n, lot = facts.plan.n, facts.asked.lot_size
    if lot is None:
        return plural(
            "Draw {count} unit at random from the whole lot and measure it.",
            "Draw {count} units at random from the whole lot and measure them.",
            count=n,
        )
    return plural(
        "Draw {count} unit at random from the whole lot of {lot} units and measure it.",
        "Draw {count} units at random from the whole lot of {lot} units and measure them.",
        count=n,
        lot=lot,
    )


def _rule(facts: VariablesFacts) -> Iterator[Message]:
    k = Number(facts.plan.k, 3)
    if facts.plan.sigma == "known":
        yield message(
            "With one limit: accept the lot if the mean lies at least {k} times the known standard deviation σ "
            "inside it.",
            k=k,
        )
    else:
        yield message(
            "With one limit: accept the lot if the mean lies at least {k} times the sample's standard deviation s "
            "inside it.",
            k=k,
        )
    if facts.table is not None:
        yield message(
            "With two limits: accept the lot if the estimated share beyond both together is at most {maximum} % (M).",
            maximum=Number(100 * facts.table.maximum, 2),
        )


def _not_shown(facts: VariablesFacts) -> Iterator[Message]:
    assert facts.passes_seldom is not None
    assert facts.passes_even is not None
    seldom, even = (quality(value, per_unit=False) for value in (facts.passes_seldom, facts.passes_even))
    good = None if facts.asked.aql is None else given_quality(facts.asked.aql / 100, per_unit=False)
    yield from not_shown(seldom, even, good, facts.producer_risk)


def _source(facts: VariablesFacts) -> Iterator[Message]:
    table, design = facts.table, facts.design
    if table is not None:
        yield message(
            "{standard}, level {level}, {severity}, AQL {aql}: code letter {letter}.",
            standard=NAMES[table.standard],
            level=facts.asked.level or "II",
            severity=table.severity,
            aql=Number(table.aql),
            letter=table.code_letter,
        )
        if table.doubtful:
            yield message(
                "The source of this cell of the table is doubtful: compare it with your copy of the standard."
            )
    if design is not None:
        yield message(
            "A lot with {quality} passes {chance} of the time (asked: at least {asked} %).",
            quality=given_quality(design.producer_quality, per_unit=False),
            chance=chance(design.acceptance_at_producer),
            asked=given_share(1 - design.producer_risk),
        )
        yield message(
            "A lot with {quality} passes {chance} of the time (asked: at most {asked} %).",
            quality=given_quality(design.consumer_quality, per_unit=False),
            chance=chance(design.acceptance_at_consumer),
            asked=given_share(design.consumer_risk),
        )
    yield message("Units inspected in the sample, on average (ASN): {n}.", n=facts.plan.n)
