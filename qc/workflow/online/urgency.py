"""Which parts a buyer should look at first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.store.listing import batch_lines
from qc.store.opening import open_store
from qc.terms import Decision, Stability
from qc.values import dataclass
from qc.words import message
from qc.workflow.spoken.dispositions import dispositions_of
from qc.workflow.spoken.questions import open_questions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from qc.store.listing import BatchLine
    from qc.store.opening import Store
    from qc.words import Message

_REASONS = (
    (message("rejected, and nothing was decided about it yet"), "bad"),
    (message("drifts"), "bad"),
    (message("held"), "caution"),
    (message("a question waits for an answer"), "caution"),
    (message("rejected; what becomes of it is decided"), "caution"),
)
_NOTHING = (message("nothing to do"), "good")


@dataclass(frozen=True, slots=True, kw_only=True)
class Urgent:
    """A part of a workshop, with its newest lot.

    Attributes
    ----------
    line : BatchLine
        The newest lot.
    lots : int
        How many were recorded.
    rank : int
        0 is the most urgent.
    why : Message
        In a few words.
    tone : str
        How that is meant.
    """

    line: BatchLine
    lots: int
    rank: int
    why: Message
    tone: str


def by_urgency(*, buyer: str | None = None, store: str | Path | Store | None = None) -> tuple[Urgent, ...]:
    """Return every workshop's parts, the most urgent first.

    Parameters
    ----------
    buyer : str, optional
        Whose; all without.
    store : path, str or Store, optional
        Where everything is remembered.
    """
    opened = open_store(store)
    with opened.reading() as connection:
        lines = batch_lines(connection, buyer=buyer)
    asked = {one.batch for one in open_questions(buyer=buyer, store=opened)}
    groups: dict[tuple[str | None, int], list[BatchLine]] = {}
    for line in lines:
        groups.setdefault((line.workshop, line.part), []).append(line)
    found = [_urgent(group, asked, opened) for group in groups.values()]
    return tuple(sorted(found, key=lambda one: (one.rank, -one.line.id)))


def _urgent(group: list[BatchLine], asked: set[int], store: Store) -> Urgent:
    rank = next(_ranks(group, asked, store), len(_REASONS))
    why, tone = (*_REASONS, _NOTHING)[rank]
    return Urgent(line=group[0], lots=len(group), rank=rank, why=why, tone=tone)


def _ranks(group: list[BatchLine], asked: set[int], store: Store) -> Iterator[int]:
    """Yield the ranks that the newest lot of a part gives it, the most urgent first."""
    newest = group[0]
    rejected = newest.decision == Decision.REJECT
    facts = (
        rejected and not dispositions_of(newest.id, store),
        newest.stability in {Stability.DRIFTING, Stability.UNSTABLE},
        newest.decision == Decision.HOLD,
        any(line.id in asked for line in group),
        rejected,
    )
    yield from (rank for rank, holds in enumerate(facts) if holds)
