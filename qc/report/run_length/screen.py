"""How fast a control chart signals, on a terminal: sentences first, the run lengths after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.plan.numbers import chance
from qc.report.run_length.facts import CusumDesign, EwmaDesign, ShewhartDesign
from qc.report.text_table import text_table
from qc.words import Number, message, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.report.run_length.facts import ArlFacts, ChartDesign
    from qc.words import Language, Message


def arl_text(facts: ArlFacts, reader: Language) -> str:
    """Return run lengths as a terminal shows them.

    Parameters
    ----------
    facts : ArlFacts
        The chart and its run lengths.
    reader : Language
        The reader's language.

    Returns
    -------
    str
        Sentences, an empty line, and the table.
    """
    heading = [reader.say(each) for each in _heads(facts)]
    pairs = zip(facts.shifts, facts.run_length.arl, strict=True)
    rows = [[reader.say(each) for each in _row(shift, arl, facts.design.size)] for shift, arl in pairs]
    return "\n".join([*map(reader.say, sentences(facts)), "", text_table(heading, rows)])


def sentences(facts: ArlFacts) -> Iterator[Message]:
    """Yield what the run lengths say, the most important first.

    Parameters
    ----------
    facts : ArlFacts
        The chart and its run lengths.

    Yields
    ------
    Message
        A sentence.
    """
    yield message(
        "While nothing changes, this chart still signals once in {arl} points on average.", arl=length(facts.stable)
    )
    yield plural(
        "In a batch of {count} point from a stable process, the chance of a signal without a cause is {chance}.",
        "In a batch of {count} points from a stable process, the chance of a signal without a cause is {chance}.",
        count=facts.batch.points,
        chance=chance(facts.batch.probability),
    )
    yield from _first_seen(facts)
    yield _named(facts.design)
    if facts.run_length.state == "steady":
        yield message("Points are counted from a shift that comes after long running.")
    else:
        yield message("Points are counted from the start of the chart.")
    if isinstance(facts.design, CusumDesign) and facts.design.one_sided:
        yield message("After long running the CUSUM is given for one side only: for shifts upwards.")


def _first_seen(facts: ArlFacts) -> Iterator[Message]:
    """Yield how soon a shift of one standard deviation is seen, or the one nearest to it that was asked for."""
    pairs = zip(facts.shifts, facts.run_length.arl, strict=True)
    shifted = [(abs(abs(shift) - 1.0), shift, arl) for shift, arl in pairs if shift != 0]
    if shifted:
        _, shift, arl = min(shifted)
        yield message(
            "A shift of {shift} times the standard deviation of a reading is seen after {arl} points on average.",
            shift=Number(shift),
            arl=length(arl),
        )


def _named(design: ChartDesign) -> Message:
    points = message("single readings") if design.size == 1 else message("subgroups of {size}", size=design.size)
    match design:
        case ShewhartDesign(rules=rules, width=width):
            return message(
                "Chart: Shewhart of {points}, {rules}, limits at {width} standard errors.",
                points=points,
                rules=rules,
                width=Number(width),
            )
        case EwmaDesign(weight=weight, width=width, headstart=start):
            return message(
                "Chart: EWMA of {points}, λ = {weight}, limits at {width} standard errors, start at {start}.",
                points=points,
                weight=Number(weight),
                width=Number(width),
                start=Number(start),
            )
        case CusumDesign(k=k, h=h, headstart=start):
            return message(
                "Chart: CUSUM of {points}, k = {k}, h = {h}, start at {start}.",
                points=points,
                k=Number(k),
                h=Number(h),
                start=Number(start),
            )


def _heads(facts: ArlFacts) -> tuple[Message, ...]:
    first = (message("shift, standard deviations"), message("points until the signal"))
    return first if facts.design.size == 1 else (*first, message("readings until the signal"))


def _row(shift: float, arl: float, size: int) -> tuple[Number, ...]:
    row = (Number(shift), length(arl))
    return row if size == 1 else (*row, length(arl * size))


def length(arl: float) -> Number:
    """Return an average run length with four digits, or all that it has before the mark.

    Examples
    --------
    >>> length(370.398), length(4.4953), length(12345.6)
    (Number(value=370.398, decimals=1), Number(value=4.4953, decimals=2), Number(value=12345.6, decimals=0))
    """
    return Number(arl, 2 if arl < 99.995 else 1 if arl < 999.95 else 0)
