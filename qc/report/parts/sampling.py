"""The sampling plan of a characteristic: where it comes from, what was drawn, and what a passed lot does not show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc import stats
from qc.report.blocks import Block, Heading, Notes
from qc.report.parts import figures
from qc.words import Message, Number, message, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qc.verdict.model import CharacteristicFacts
    from qc.verdict.sampled.sample import LotSize, Sample
    from qc.words import Language

_STANDARDS: Mapping[str, str] = {
    "iso-2859-1": "ISO 2859-1",
    "ansi-z1.4": "ANSI/ASQ Z1.4",
    "mil-std-105e": "MIL-STD-105E",
    "ansi-z1.9-2003": "ANSI/ASQ Z1.9-2003",
}


def sampling(facts: CharacteristicFacts, reader: Language) -> tuple[Block, ...]:
    """Return the plan that decided on the lot; nothing where the standard gives its numbers itself."""
    sample = facts.sample
    if sample is None or sample.plan is None or sample.lot is None:
        return ()
    said = (*_entered(facts, sample, sample.lot), *_drawn(facts, sample), *_hidden(sample))
    return (Heading(text=reader.say(message("Sampling plan"))), Notes(items=tuple(reader.say(each) for each in said)))


def _lot(size: LotSize) -> Message:
    if size.said_by == "quantity":
        return message("a lot of {units} units (as stated)", units=size.units)
    return message("a lot of {units} units (taken to be all that was measured)", units=size.units)


def _entered(facts: CharacteristicFacts, sample: Sample, size: LotSize) -> Iterator[Message]:
    """Yield where the plan comes from, and what it asks."""
    if isinstance(sample.entered, stats.LotPlan):
        yield from _of_table(sample.entered, size)
    elif isinstance(sample.entered, stats.DesignedPlan):
        yield message(
            "Accept on zero: of {lot}, {n} are measured and none may be nonconforming, so that a lot with {quality} % "
            "nonconforming passes at most {risk} times in a hundred.",
            lot=_lot(size),
            n=sample.entered.plan.n,
            quality=Number(100 * sample.entered.consumer_quality),
            risk=Number(100 * sample.entered.consumer_risk),
        )
    elif isinstance(sample.plan, stats.VariablesPlan) and facts.characteristic.sampling.variables is not None:
        yield from _by_variables(sample.plan, size, facts.characteristic.sampling.variables.level)


def _of_table(entered: stats.LotPlan, size: LotSize) -> Iterator[Message]:
    letter = entered.letter_plan
    yield message(
        "{standard}, level {level}, {severity}, AQL {aql} %: {lot} has the code letter {letter}; {n} units are drawn "
        "and at most {most} may be nonconforming.",
        standard=_STANDARDS[letter.standard],
        level=entered.level,
        severity=letter.severity,
        aql=Number(letter.aql),
        lot=_lot(size),
        letter=letter.code_letter,
        n=letter.plan.n,
        most=letter.plan.rejection_number - 1,
    )
    if letter.plan_letter != letter.code_letter:
        yield message("The table's arrows lead to the plan of the letter {letter}.", letter=letter.plan_letter)
    if entered.inspect_all:
        yield message("The plan's sample is as large as the lot: every unit must be measured.")
    if letter.plan.rejection_number > letter.plan.acceptance_number + 1:
        yield message(
            "With more than {ac} nonconforming the lot still passes, but the next one is inspected normally.",
            ac=letter.plan.acceptance_number,
        )


def _by_variables(plan: stats.VariablesPlan, size: LotSize, level: str) -> Iterator[Message]:
    facts = {
        "standard": _STANDARDS[plan.standard],
        "level": level,
        "severity": plan.severity,
        "aql": Number(plan.aql),
        "lot": _lot(size),
        "letter": plan.code_letter,
        "n": plan.n,
        "limit": figures.percent(plan.maximum),
    }
    if plan.sigma == "known":
        yield message(
            "{standard}, level {level}, {severity}, AQL {aql} %, σ known: {lot} has the code letter {letter}; {n} "
            "units are drawn and an estimated {limit} % may lie outside.",
            **facts,
        )
    else:
        yield message(
            "{standard}, level {level}, {severity}, AQL {aql} %, σ from the sample: {lot} has the code letter "
            "{letter}; {n} units are drawn and an estimated {limit} % may lie outside.",
            **facts,
        )
    if plan.doubtful:
        yield message("The source of this cell of the table is in doubt: check it in your own copy of the standard.")


def _drawn(facts: CharacteristicFacts, sample: Sample) -> Iterator[Message]:
    """Yield which units are the sample, and what was found in it."""
    if sample.sampled < sample.measured:
        yield plural(
            "Of {measured} measured units {sampled} are the sample, spread evenly over the batch; {counted} of them "
            "lies outside the buyer's limits.",
            "Of {measured} measured units {sampled} are the sample, spread evenly over the batch; {counted} of them "
            "lie outside the buyer's limits.",
            count=sample.counted,
            measured=sample.measured,
            sampled=sample.sampled,
            counted=sample.counted,
        )
    else:
        yield plural(
            "All {measured} measured units are the sample; {counted} of them lies outside the buyer's limits.",
            "All {measured} measured units are the sample; {counted} of them lie outside the buyer's limits.",
            count=sample.counted,
            measured=sample.measured,
            counted=sample.counted,
        )
    found = sample.judgement
    if found is not None:
        yield message(
            "Sample: mean {mean} {unit}, standard deviation {sd} {unit}; estimated outside {share} %, if the readings "
            "are nearly normal.",
            mean=figures.mean(facts, found.mean),
            sd=figures.spread(facts, found.sd),
            unit=facts.characteristic.unit,
            share=figures.percent(found.share),
        )


def _hidden(sample: Sample) -> Iterator[Message]:
    """Yield how bad a lot may be and still pass."""
    found = sample.passed
    if found is None:
        return
    yield message(
        "What a passed lot does not show: a lot with {seldom} % nonconforming passes one time in ten, one with "
        "{even} % every second time.",
        seldom=figures.number(100 * found.passes_seldom, 1),
        even=figures.number(100 * found.passes_even, 1),
    )
    aql = found.plan.aql if isinstance(found, stats.PassedVariablesLot) else found.aql
    if aql is not None and found.producer_risk is not None:
        yield message(
            "A lot that is just as good as the AQL ({aql} %) is rejected {risk} times in a hundred.",
            aql=Number(aql),
            risk=figures.number(100 * found.producer_risk, 1),
        )
