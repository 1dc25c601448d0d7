"""What a buyer looks at first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remembered_rows import batch_row

from qc.store import schema
from qc.workflow.online import urgency
from qc.workflow.online.urgency import by_urgency
from qc.workflow.spoken.dispositions import Disposal, dispose, dispositions_of
from qc.workflow.spoken.questions import ask

if TYPE_CHECKING:
    import pytest

    from qc.store.opening import Store


def judged(store: Store, number: str, decision: str, stability: str = "stable") -> int:
    batch = batch_row(store, f"L-{number}", number=number)
    with store.writing("Siti") as book:
        book.connection.execute(
            schema.VERDICT.update()
            .where(schema.VERDICT.c.batch == batch)
            .values(decision=decision, stability=stability)
        )
    return batch


def test_the_most_urgent_comes_first_and_only_rejected_lots_are_asked_for_decisions(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged(store, "GOOD", "accept")
    asked = judged(store, "ASKED", "accept")
    judged(store, "HELD", "hold")
    judged(store, "DRIFTS", "hold", "drifting")
    decided, waiting = judged(store, "DECIDED", "reject"), judged(store, "REJECTED", "reject")
    ask(asked, "Mengapa?", store=store)
    dispose(decided, None, None, Disposal.SCRAP, "retak", store=store)
    looked_up = []

    def counted(batch: int, opened: Store) -> tuple[object, ...]:
        looked_up.append(batch)
        return dispositions_of(batch, opened)

    monkeypatch.setattr(urgency, "dispositions_of", counted)
    order = [(one.line.part_number, one.rank) for one in by_urgency(store=store)]
    assert order == [("REJECTED", 0), ("DRIFTS", 1), ("HELD", 2), ("ASKED", 3), ("DECIDED", 4), ("GOOD", 5)]
    assert sorted(looked_up) == [decided, waiting]
