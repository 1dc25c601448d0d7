"""A sampling plan in sentences: what to do, where it comes from, and what a passed lot does not show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.plan.facts import units_of
from qc.report.plan.numbers import chance, given_quality, given_share, quality
from qc.terms import InspectionSeverity
from qc.words import Number, message, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.report.plan.facts import AttributesFacts
    from qc.stats.sampling.oc_curve import OCCurve
    from qc.stats.sampling.passed_lot import PassedLot
    from qc.stats.sampling.plan_design import DesignedPlan
    from qc.words import Message

NAMES = {
    "iso-2859-1": "ISO 2859-1",
    "ansi-z1.4": "ANSI/ASQ Z1.4",
    "mil-std-105e": "MIL-STD-105E",
    "ansi-z1.9-2003": "ANSI/ASQ Z1.9",
}
RANDOM = message(
    "This holds only for a sample drawn at random from the whole lot: the first units made say nothing of the last."
)


def sentences(facts: AttributesFacts) -> Iterator[Message]:
    """Yield what to do and what to know, the most important first.

    Parameters
    ----------
    facts : AttributesFacts
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
    yield drawing(facts.plan.n, facts.asked.lot_size)
    yield from _numbers(facts)
    yield from _not_shown(facts)
    yield RANDOM
    yield from _source(facts)
    yield from _effort(facts)


def whole_lot(n: int) -> Message:
    """Return that the plan's sample is the whole lot."""
    return message(
        "Inspect every unit and take out what does not conform: the plan's sample of {n} is the whole lot or more.", n=n
    )


def drawing(n: int, lot_size: int | None) -> Message:
    """Return how many units to draw."""
    if lot_size is None:
        return plural(
            "Draw {count} unit at random from the whole lot and inspect it.",
            "Draw {count} units at random from the whole lot and inspect them.",
            count=n,
        )
    return plural(
        "Draw {count} unit at random from the whole lot of {lot} units and inspect it.",
        "Draw {count} units at random from the whole lot of {lot} units and inspect them.",
        count=n,
        lot=lot_size,
    )


def _numbers(facts: AttributesFacts) -> Iterator[Message]:
    ac, re = facts.plan.acceptance_number, facts.plan.rejection_number
    what = message("nonconformities") if facts.counts_nonconformities else message("nonconforming units")
    if ac == 0:
        yield message(
            "Accept the lot if there are no {what} among them; reject it with {re} or more.", what=what, re=re
        )
    else:
        yield message("Accept the lot with at most {ac} {what}; reject it with {re} or more.", ac=ac, re=re, what=what)
    if re > ac + 1:
        yield message("In between, the lot is accepted, but the next lots are under normal inspection again.")


def _not_shown(facts: AttributesFacts) -> Iterator[Message]:
    """Yield how bad a lot may be and still pass: against the AQL, where there is one."""
    passed, per_unit = facts.passed, facts.counts_nonconformities
    assert passed is not None
    seldom, even = (quality(value, per_unit=per_unit) for value in (passed.passes_seldom, passed.passes_even))
    if passed.lot_size is not None:
        yield _of_this_lot(passed, seldom, even)
    else:
        good = None if facts.asked.aql is None else given_quality(facts.asked.aql / 100, per_unit=per_unit)
        yield from not_shown(seldom, even, good, passed.producer_risk)


def _of_this_lot(passed: PassedLot, seldom: Message, even: Message) -> Message:
    """Return the same in whole units of one lot: the largest share that passes at least so often."""
    if passed.passes_seldom == 0:
        return message("A lot with a single nonconforming unit passes less than one time in ten.")
    if passed.passes_even == 0:
        return message(
            "What a passed lot does not show: with {seldom} it would still pass at least one time in ten.",
            seldom=seldom,
        )
    return message(
        "What a passed lot does not show: with {seldom} it would still pass at least one time in ten, "
        "with {even} at least every second time.",
        seldom=seldom,
        even=even,
    )


def not_shown(seldom: Message, even: Message, good: Message | None, risk: float | None) -> Iterator[Message]:
    """Yield how bad a lot may be and still pass, and how often a good one fails.

    Parameters
    ----------
    seldom, even : Message
        The qualities that pass one time in ten, and every second time.
    good : Message or None
        The AQL as a quality; None for a plan without one.
    risk : float or None
        Probability that a lot at the AQL fails.

    Yields
    ------
    Message
    """
    if good is None or risk is None:
        yield message(
            "What a passed lot does not show: a lot with {seldom} still passes one time in ten, "
            "one with {even} every second time.",
            seldom=seldom,
            even=even,
        )
        return
    yield message(
        "A passed lot does not mean at most {good}: a lot with {seldom} still passes one time in ten, "
        "one with {even} every second time.",
        good=good,
        seldom=seldom,
        even=even,
    )
    yield message("A lot with exactly {good} is rejected {risk} of the time.", good=good, risk=chance(risk))


def _source(facts: AttributesFacts) -> Iterator[Message]:
    if facts.design is not None:
        yield from _risks(facts, facts.design)
    if facts.table is None:
        return
    found = facts.table.letter_plan
    yield message(
        "{standard}, level {level}, {severity}, AQL {aql}: code letter {letter}.",
        standard=NAMES[found.standard],
        level=facts.table.level,
        severity=found.severity,
        aql=Number(found.aql),
        letter=found.code_letter,
    )
    if found.plan_letter != found.code_letter:
        yield message(
            "The arrow of the table leads from letter {letter} to the plan of letter {other}.",
            letter=found.code_letter,
            other=found.plan_letter,
        )
    if found.severity is InspectionSeverity.REDUCED:
        yield message("Reduced inspection is only for a supplier whose lots before this one earned it.")


def _risks(facts: AttributesFacts, design: DesignedPlan) -> Iterator[Message]:
    if facts.asked.good is not None:
        yield message(
            "A lot with {quality} passes {chance} of the time (asked: at least {asked} %).",
            quality=_asked(facts, design.producer_quality, up=False),
            chance=chance(design.acceptance_at_producer),
            asked=given_share(1 - design.producer_risk),
        )
    yield message(
        "A lot with {quality} passes {chance} of the time (asked: at most {asked} %).",
        quality=_asked(facts, design.consumer_quality, up=True),
        chance=chance(design.acceptance_at_consumer),
        asked=given_share(design.consumer_risk),
    )


def _asked(facts: AttributesFacts, value: float, *, up: bool) -> Message:
    """Return a quality that was asked for, and how many units of the plan's own lot it is."""
    said = given_quality(value, per_unit=False)
    if facts.own_lot is None:
        return said
    units = units_of(value, facts.own_lot, up=up)
    return message("{quality} ({units} of {lot} units)", quality=said, units=units, lot=facts.own_lot)


def _effort(facts: AttributesFacts) -> Iterator[Message]:
    worst = facts.worst
    if worst is not None:
        yield message(
            "If rejected lots are sorted and every bad unit is replaced, the lots that leave have on average at most "
            "{limit} (AOQL); worst is when they come with {at}.",
            limit=quality(worst.limit, per_unit=facts.counts_nonconformities),
            at=quality(worst.at_quality, per_unit=facts.counts_nonconformities),
        )
    yield message("Units inspected in the sample, on average (ASN): {n}.", n=facts.plan.n)


def heads(curve: OCCurve, *, per_unit: bool) -> tuple[Message, ...]:
    """Return the headings of the table of an operating characteristic."""
    in_percent = (message("the lot has, %"), message("passes"), message("leaves after sorting, %"))
    per_hundred = (message("the lot has, per 100"), message("passes"), message("leaves after sorting, per 100"))
    first = per_hundred if per_unit else in_percent
    return first if curve.total_inspection is None else (*first, message("units inspected (ATI)"))
