"""Questions about the data: what was expected, what was seen, and room for the workshop's answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.blocks import Cell, Column, Fact, FactGrid, Heading, Notes, Paragraph, Section, Table
from qc.verdict.asked.question_facts import QuestionKind
from qc.words import Message, Number, message, plural
from qc.words.days import as_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.report.blocks import Block
    from qc.verdict.asked.question_facts import DataQuestion, DataQuestions
    from qc.verdict.model import LotFacts
    from qc.words import Language

_TITLES = {
    QuestionKind.DIGITS: message("Some last digits stand more often than others"),
    QuestionKind.FIVES: message("Readings that end in 0 or 5 stand more often than others"),
    QuestionKind.BLOCK: message("The same readings stand twice in the same order"),
    QuestionKind.EARLIER_BLOCK: message("The same readings stand in the pilot and in the batch"),
    QuestionKind.LOT_BLOCK: message("The same readings stand in two lots"),
    QuestionKind.ROWS: message("Equal subgroups"),
    QuestionKind.UNITS: message("Units with the same readings throughout"),
    QuestionKind.LOT_UNITS: message("Units with the same readings stand in two lots"),
    QuestionKind.HEAPED: message("Readings heap up just within a limit"),
    QuestionKind.NONE_BEYOND: message("Few readings beyond a limit that others come near"),
    QuestionKind.NARROW_RANGE: message("The range is narrow for so many readings"),
    QuestionKind.GAUGE_SPREAD: message("Less spread than the gauge alone gives"),
    QuestionKind.EARLIER_SPREAD: message("Far less spread than the pilot"),
    QuestionKind.EVEN: message("The spread is the same in all groups"),
    QuestionKind.TURNS: message("Readings go up and down in turn"),
    QuestionKind.STAIRS: message("Readings rise or fall by the same step each time"),
    QuestionKind.ROUND: message("Mean and index stand on round numbers"),
    QuestionKind.DECIMALS: message("More decimals than the gauge shows"),
}
_RAREST = 1e-6


def questions_section(facts: LotFacts, reader: Language) -> tuple[Section, ...]:
    """Return the section of questions; none where there is nothing to ask or to remark.

    Parameters
    ----------
    facts : LotFacts
        The lot.
    reader : Language
        The reader's language.
    """
    found = facts.questions
    if found is None or not (found.asked or found.remarks):
        return ()
    title = reader.say(message("Questions about the data"))
    return (Section(id="questions", title=title, blocks=tuple(_blocks(found, facts, reader))),)


def _blocks(found: DataQuestions, facts: LotFacts, reader: Language) -> Iterator[Block]:
    if found.asked:
        yield Paragraph(text=reader.say(_INTRODUCTION))
    for number, question in enumerate(found.asked, start=1):
        yield Heading(text=f"{number}. {reader.say(_title(question, facts))}")
        yield _table(question, reader)
        yield _answer(number, question, reader)
    if found.remarks:
        yield Notes(items=tuple(reader.say(remark) for remark in found.remarks))
    said = (_held(found), *_compared(found))
    yield Paragraph(text=" ".join(reader.say(each) for each in said), small=True)


_INTRODUCTION = message(
    "These points need to be explained. They decide nothing and blame nobody: each has usual explanations. The "
    "workshop's answer stands below each."
)


def _held(found: DataQuestions) -> Message:
    """Return how rarely anything is asked about readings that were written down as they were read."""
    return message(
        "{checks} checks were made. Readings that were written down as they were read get a question in at most "
        "{level} of 100 such batches, over all checks together; drift, wear and several streams are allowed for.",
        checks=found.checks,
        level=Number(100 * found.level, 0),
    )


def _compared(found: DataQuestions) -> tuple[Message, ...]:
    """Return with how many lots the readings were compared, where any are remembered."""
    if found.remembered is None:
        return ()
    return (
        plural(
            "They were compared with those of {count} lot recorded before.",
            "They were compared with those of {count} lots recorded before.",
            count=found.remembered.lots,
        ),
    )


def _title(question: DataQuestion, facts: LotFacts) -> Message:
    names = {item.id: item.names for item in facts.spec.characteristic}
    if question.characteristic is None:
        return _TITLES[question.kind]
    about = tuple(names[each] for each in (question.characteristic, *question.also))
    return message("{name}: {title}", name=about, title=_TITLES[question.kind])


def _table(question: DataQuestion, reader: Language) -> Table:
    """Return what was expected and seen, where, how rare that is, and what is asked."""
    said = (
        (message("Expected"), question.expected),
        (message("Was seen"), question.seen),
        (message("Where"), question.where),
        (message("By chance"), None if question.p_value is None else _chance(question.p_value)),
        (message("To be explained"), question.ask),
    )
    rows = tuple(
        (Cell(text=reader.say(label)), Cell(text=reader.say(words))) for label, words in said if words is not None
    )
    columns = (
        Column(title=reader.say(message("What"))),
        Column(title=reader.say(message("In these data")), flexible=True),
    )
    return Table(columns=columns, rows=rows)


def _answer(number: int, question: DataQuestion, reader: Language) -> FactGrid:
    """Return the workshop's answer, or a line for it."""
    answer = question.answer
    said = None if answer is None else f"{answer.answer} ({answer.who}, {reader.say(as_day(answer.when))})"
    label = reader.say(message("The workshop's answer to question {number}", number=str(number)))
    return FactGrid(facts=(Fact(label=label, value=said),), columns=1)


def _chance(p_value: float) -> Message:
    if p_value < _RAREST:
        return message("less than once in a million batches")
    return message("about once in {batches} batches", batches=Number(float(f"{1 / p_value:.1g}"), 0))


def questions_line(facts: LotFacts) -> tuple[Message, ...]:
    """Return the line for a terminal; none where nothing is asked.

    Parameters
    ----------
    facts : LotFacts
        The lot.
    """
    found = facts.questions
    if found is None or not found.asked:
        return ()
    open_ = sum(question.answer is None for question in found.asked)
    if not open_:
        return (
            plural(
                "{count} question about the data, answered.",
                "{count} questions about the data, all answered.",
                count=len(found.asked),
            ),
        )
    names = tuple(_title(question, facts) for question in found.asked if question.answer is None)
    return (
        plural(
            "{count} point in the data needs to be explained (see the report): {names}.",
            "{count} points in the data need to be explained (see the report): {names}.",
            count=open_,
            names=names,
        ),
    )
