"""What a buyer looks at first."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from remembered_rows import batch_row

from qc.store import schema
from qc.store.listing import batch_lines
from qc.store.replaced import replaced
from qc.words import language
from qc.workflow.online.urgency import by_urgency
from qc.workflow.spoken.dispositions import Disposal, dispose
from qc.workflow.spoken.questions import ask

if TYPE_CHECKING:
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


def order(store: Store) -> list[tuple[str, int]]:
    return [(one.line.part_number, one.rank) for one in by_urgency(store=store)]


def test_the_most_urgent_comes_first(store: Store) -> None:
    judged(store, "GOOD", "accept")
    asked = judged(store, "ASKED", "accept")
    judged(store, "HELD", "hold")
    judged(store, "DRIFTS", "hold", "drifting")
    decided, released = judged(store, "DECIDED", "reject"), judged(store, "RELEASED", "hold")
    judged(store, "REJECTED", "reject")
    ask(asked, "Mengapa?", store=store)
    dispose(decided, None, None, Disposal.SCRAP, "retak", store=store)
    dispose(released, None, None, Disposal.USE, "disetujui pembeli", store=store)
    expected = ["REJECTED", "DRIFTS", "HELD", "ASKED", "DECIDED", "RELEASED", "GOOD"]
    assert order(store) == [(number, rank) for rank, number in enumerate(expected)]


def test_a_change_is_urgent_and_said_with_a_direction_only_where_one_is_known(store: Store) -> None:
    for number, stability in (("A", "drifting"), ("B", "changed"), ("C", "unstable")):
        judged(store, number, "accept", stability)
    assert [
        (one.rank, language("en").say(one.why))
        for one in sorted(by_urgency(store=store), key=lambda one: one.line.part_number)
    ] == [
        (1, "drifts"),
        (1, "changed"),
        (1, "changed"),
    ]


def test_a_lot_without_a_decision_is_urgent_whichever_is_the_newest(store: Store) -> None:
    judged(store, "A", "accept")
    rejected, held = judged(store, "A", "reject"), judged(store, "A", "hold")
    newest = judged(store, "A", "accept")
    (one,) = by_urgency(store=store)
    assert (one.rank, one.line.id, one.first.id) == (0, newest, rejected)
    assert [line.id for line in one.waiting] == [held, rejected]
    dispose(rejected, None, None, Disposal.SCRAP, "retak", store=store)
    (one,) = by_urgency(store=store)
    assert (one.rank, one.first.id, language("id").say(one.why)) == (
        2,
        held,
        "ditahan, dan belum ada keputusan tentangnya",
    )
    dispose(held, None, None, Disposal.USE, "disetujui pembeli", store=store)
    (one,) = by_urgency(store=store)
    assert (one.tone, one.first.id, one.waiting) == ("good", newest, ())


def test_a_lot_that_was_recorded_again_is_one_lot(store: Store) -> None:
    first = judged(store, "A", "hold")
    with store.writing("Siti") as book:
        about = {"who": "Budi", "locked_on": dt.date(2026, 11, 22)}
        book.append(schema.BASELINE, part=1, standard=1, content=1, **about)
    batch_row(store, "L-A", number="A", baseline=1)
    (one,) = by_urgency(store=store)
    assert (one.lots, one.tone, one.line.again) == (1, "good", None)
    with store.reading() as connection:
        assert [line.again for line in batch_lines(connection)] == [None, 2]
        assert replaced(connection, [first, 2]) == {first: 2}
        assert replaced(connection, []) == {}
