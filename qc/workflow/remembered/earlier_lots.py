"""The readings of a part's earlier lots, for a new one to be compared with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from qc.store import schema
from qc.store.recalling import batches, lots_of
from qc.verdict.asked.question_lots import EarlierLot, remembered_of
from qc.workflow.lots import Verdict
from qc.workflow.remembered.recorded_again import counting

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sqlalchemy import Connection

    from qc.intake.batch import Batch

MOST_LOTS, MOST_READINGS = 24, 1_000_000
"""Of the newest lots so many, and no more once they hold so many readings."""


def earlier_lots(connection: Connection, part: int | None) -> tuple[EarlierLot, ...]:
    """Return the newest lots of a part, the newest first.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        To the database.
    part : int or None
        None where it is new.
    """
    if part is None:
        return ()
    own = schema.BATCH.c
    newest = sa.select(own.id).where(own.part == part).order_by(own.id.desc()).limit(MOST_LOTS)
    found, readings = [], 0
    for kept in reversed(counting(connection, batches(connection, own.id.in_(newest)))):
        if readings >= MOST_READINGS:
            break
        batch = lots_of(connection, kept).get("batch")
        if batch is not None:
            found.append(EarlierLot(name=kept.called, batch=batch))
            readings += sum(len(one) for one in batch.series.values())
    return tuple(found)


def among(verdict: Verdict, lots: Sequence[EarlierLot], answers: str | Path | None) -> Verdict:
    """Return a verdict whose questions know the lots before it, with the workshop's answers.

    Parameters
    ----------
    verdict : Verdict
        Without answers.
    lots : sequence of EarlierLot
        Recorded before. One of the same number, or of the same files, is the same lot, and is not compared.
    answers : path, optional
        A file of answers.

    Raises
    ------
    InputError
        With every answer that is not complete, or to something that was not asked.
    """
    facts = verdict.facts
    own = _digests(facts.batch)
    if others := [one for one in lots if one.name != facts.identity.lot and _digests(one.batch) != own]:
        from qc.verdict.asked.questions import data_questions  # noqa: PLC0415 - first lots of a part need none of it

        remembered = remembered_of(facts.spec, facts.batch, others)
        facts = replace(facts, questions=data_questions(facts.spec, facts.batch, facts.pilot, remembered))
    if answers is not None:
        from qc.verdict.asked.question_answers import read_answers, with_answers  # noqa: PLC0415 - few lots have any

        facts = with_answers(facts, read_answers(answers))
    return Verdict(facts, verdict.standard)


def _digests(batch: Batch) -> set[str]:
    return {source.sha256 for source in batch.sources}
