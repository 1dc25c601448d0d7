"""Which parts a buyer should look at first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.store.listing import batch_lines
from qc.store.opening import open_store
from qc.terms import Decision, Stability
from qc.values import dataclass
from qc.verdict.decide import LEFT_PILOT
from qc.words import message
from qc.workflow.spoken.dispositions import decided_batches
from qc.workflow.spoken.questions import open_questions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from qc.store.listing import BatchLine
    from qc.store.opening import Store
    from qc.words import Message

_CHANGED, _DRIFTS = 1, message("drifts")
_REASONS = (
    (message("rejected, and nothing was decided about it yet"), "bad"),
    (message("changed"), "bad"),
    (message("held, and nothing was decided about it yet"), "caution"),
    (message("a question waits for an answer"), "caution"),
    (message("rejected; what becomes of it is decided"), "caution"),
    (message("held; what becomes of it is decided"), "caution"),
)
_NOTHING = (message("nothing to do"), "good")


@dataclass(frozen=True, slots=True, kw_only=True)
class Urgent:
    """A part of a workshop, with its newest lot and those that wait for a decision.

    Attributes
    ----------
    line : BatchLine
        The newest lot.
    waiting : tuple of BatchLine
        The held and rejected lots about which nobody decided yet, the newest first.
    lots : int
        How many were recorded; one that was recorded again is one.
    rank : int
        0 is the most urgent.
    why : Message
        In a few words.
    tone : str
        How that is meant.
    """

    line: BatchLine
    waiting: tuple[BatchLine, ...]
    lots: int
    rank: int
    why: Message
    tone: str

    @property
    def first(self) -> BatchLine:
        """The lot to look at first: the newest rejected one that waits, else the newest that waits, else the newest."""
        rejected = (one for one in self.waiting if one.decision == Decision.REJECT)
        return next(rejected, next(iter(self.waiting), self.line))


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
        lines = [one for one in batch_lines(connection, buyer=buyer) if one.again is None]
        decided = decided_batches(connection)
    asked = {one.batch for one in open_questions(buyer=buyer, store=opened)}
    groups: dict[tuple[str | None, int], list[BatchLine]] = {}
    for line in lines:
        groups.setdefault((line.workshop, line.part), []).append(line)
    found = [_urgent(group, asked, decided) for group in groups.values()]
    return tuple(sorted(found, key=lambda one: (one.rank, -one.line.id)))


def _urgent(group: list[BatchLine], asked: set[int], decided: frozenset[int]) -> Urgent:
    waiting = tuple(one for one in group if one.decision != Decision.ACCEPT and one.id not in decided)
    rank = next(_ranks(group, waiting, asked), len(_REASONS))
    why, tone = (*_REASONS, _NOTHING)[rank]
    if rank == _CHANGED and group[0].stability == Stability.DRIFTING:
        why = _DRIFTS
    return Urgent(line=group[0], waiting=waiting, lots=len(group), rank=rank, why=why, tone=tone)


def _ranks(group: list[BatchLine], waiting: tuple[BatchLine, ...], asked: set[int]) -> Iterator[int]:
    """Yield the ranks that a part's newest lot and those that wait give it, the most urgent first."""
    newest = group[0]
    facts = (
        any(one.decision == Decision.REJECT for one in waiting),
        newest.stability in LEFT_PILOT,
        any(one.decision == Decision.HOLD for one in waiting),
        any(line.id in asked for line in group),
        newest.decision == Decision.REJECT,
        newest.decision == Decision.HOLD,
    )
    yield from (rank for rank, holds in enumerate(facts) if holds)
