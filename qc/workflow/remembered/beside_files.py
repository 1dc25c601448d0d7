"""A lot that is judged by its files alone: what is remembered beside them, said or asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.particulars import Kind
from qc.store.opening import open_store
from qc.store.recalling import baselines, known_part
from qc.terms import Decision
from qc.words import message
from qc.workflow.remembered.held_lots import as_remembered, recording_of

if TYPE_CHECKING:
    from pathlib import Path

    from qc.words import Message
    from qc.workflow.lots import Verdict


def known_beside(verdict: Verdict, *, paper: bool, store: str | Path | None) -> tuple[Verdict, tuple[Message, ...]]:
    """Return a verdict with what the lots before it show, and what was not looked at.

    Parameters
    ----------
    verdict : Verdict
        On a lot, from its files alone.
    paper : bool
        Whether a report of it is written: then it says nothing else than what is recorded.
    store : path, str or None
        Where everything is remembered.

    Raises
    ------
    ConformityNotStatedError
        If a report would say that a lot may be shipped that is recorded as held or rejected.
    """
    known = as_remembered(verdict, Kind.INSPECTION if paper else None, store=store)
    found = recording_of(verdict, store)
    if found is None:
        return known, _not_looked_at(verdict, store)
    if found.decision == known.decision:
        return known, ()
    said = message(
        "This lot is recorded as batch {number}, and there the verdict is {decision}: that one counts. Above stands "
        "what these files alone say.",
        number=str(found.id),
        decision=Decision(found.decision),
    )
    return known, (said,)


def _not_looked_at(verdict: Verdict, store: str | Path | None) -> tuple[Message, ...]:
    """Return that a baseline is locked against which this lot was not held, and how it is."""
    spec = verdict.facts.spec
    with open_store(store).reading() as connection:
        part = known_part(connection, spec.buyer, spec.part_number)
        locked = () if part is None else baselines(connection, part)[-1:]
    return tuple(
        message(
            "Judged by these files alone. {who} locked the baseline of this part on {day}: qc record holds the lot "
            "against it, together with the lots since.",
            who=one.who,
            day=one.locked_on,
        )
        for one in locked
    )
