"""A recorded batch as a verdict again: judged anew from what was recorded, so that pages can draw it."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from qc.errors import Problem, UsageError
from qc.proof.distrust import Distrusted
from qc.proof.readings_text import readings_text
from qc.proof.rejudging import attached_standard, judged_again
from qc.store.opening import open_store
from qc.store.recalling import lots_of
from qc.terms import Decision
from qc.values import dataclass
from qc.verdict import decide
from qc.workflow.lots import Verdict
from qc.workflow.remembered.answers_kept import recorded_answers, with_later_answers
from qc.workflow.remembered.courses import before, over_lots
from qc.workflow.spoken.saying import kept_batch

if TYPE_CHECKING:
    from pathlib import Path

    from qc.store.recalling import Kept
    from qc.verdict.model import LotFacts


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Recalled:
    """A recorded batch with its verdict.

    Attributes
    ----------
    kept : Kept
        What was recorded.
    verdict : Verdict
        Judged again from it.
    """

    kept: Kept
    verdict: Verdict


def recalled(number: int, *, store: str | Path | None = None) -> Recalled:
    """Return a recorded batch with its verdict.

    Parameters
    ----------
    number : int
        It was recorded under.
    store : path or str, optional
        Where everything is remembered.

    Raises
    ------
    UsageError
        If there is none, or what was recorded cannot be judged again.
    """
    with open_store(store).reading() as connection:
        kept = kept_batch(connection, number)
        readings = readings_text(lots_of(connection, kept)).encode()
        later = recorded_answers(connection, number)
    try:
        facts = judged_again(kept.record, readings, kept.complete)
    except Distrusted as error:
        raise UsageError([Problem(reason=error.said, found=str(number))]) from error
    facts = with_later_answers(_as_recorded(facts, kept, store), later)
    return Recalled(kept=kept, verdict=Verdict(facts, tomllib.loads(kept.complete.decode())))


def _as_recorded(facts: LotFacts, kept: Kept, store: str | Path | None) -> LotFacts:
    """Return the facts with what the batches before it show, where a record of before schema 1.2 does not say it."""
    if decide.decision(facts) is Decision(kept.decision):
        return facts
    with open_store(store).reading() as connection:
        return over_lots(attached_standard(kept.complete), facts, before(connection, kept))
