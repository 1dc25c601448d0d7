"""Answers to data questions that came after a batch was recorded: its later reports print them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from qc.store import schema
from qc.store.plain import moment_of
from qc.store.replaced import recordings_of
from qc.verdict.asked.question_answers import with_answers
from qc.verdict.asked.question_facts import GivenAnswer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.verdict.model import LotFacts


def recorded_by(table: sa.Table) -> sa.ScalarSelect[str]:
    """Return who recorded a row of a table, as the log has it.

    Parameters
    ----------
    table : sqlalchemy.Table
        Of the rows.
    """
    log = schema.LOG
    return sa.select(log.c.who).where(log.c.entity == table.name, log.c.entity_id == table.c.id).scalar_subquery()


def recorded_answers(connection: sa.Connection, batch: int) -> tuple[GivenAnswer, ...]:
    """Return the answers that were recorded to a batch's data questions, in the order in which they came.

    Those to an older recording of its lot, in whose place it counts, are among them.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        To the database.
    batch : int
        It was recorded under.
    """
    table, person = schema.ANSWER, schema.PERSON
    wanted = (
        sa.select(table.c.question, table.c.said, person.c.name, recorded_by(table), table.c.moment)
        .join(person, person.c.id == table.c.said_by, isouter=True)
        .where(table.c.batch.in_(recordings_of(connection, batch)))
        .order_by(table.c.id)
    )
    return tuple(
        GivenAnswer(question=question, who=name or who or "?", when=_day(moment), answer=said)
        for question, said, name, who, moment in connection.execute(wanted)
    )


def _day(moment: str | None) -> str:
    """Return the day of a moment as this computer's clock has it; empty where none is known."""
    return moment_of(moment).astimezone().date().isoformat() if moment else ""


def with_later_answers(facts: LotFacts, later: Sequence[GivenAnswer]) -> LotFacts:
    """Return a lot's facts with later answers beside the questions; the last one to a question counts.

    Parameters
    ----------
    facts : LotFacts
        With its questions, some of them perhaps answered.
    later : sequence of GivenAnswer
        To questions that were asked; others are passed over.
    """
    if facts.questions is None or not later:
        return facts
    known = {question.id for question in facts.questions.asked}
    before = [question.answer for question in facts.questions.asked if question.answer is not None]
    return with_answers(facts, [*before, *(one for one in later if one.question in known)])
