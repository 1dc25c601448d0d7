"""Questions about readings that go on by one step, come out at round figures, or stand in two lots."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from making import batch, characteristic, series, spec

from qc.verdict.asked.question_facts import Remembered, SharedStretch, SharedWhole
from qc.verdict.asked.question_lots import EarlierLot, remembered_of
from qc.verdict.asked.questions import data_questions
from qc.words import language

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.batch import Batch
    from qc.spec.model import Spec

EN = language("en")
GAUGE = {"name": {"id": "M", "en": "M"}, "resolution": 0.01}
ABOUT = {"nominal": 10.0, "lsl": 9.6, "usl": 10.4, "gauge": GAUGE}


def standard(*names: str) -> Spec:
    return spec(*[characteristic(**{**ABOUT, "id": name}) for name in names])


def lot(file: str = "lot.csv", /, **values: NDArray[np.float64]) -> Batch:
    return batch(*[series(np.round(x, 2), name=key) for key, x in values.items()], name=file)


def readings(seed: int, n: int = 100) -> NDArray[np.float64]:
    return np.random.default_rng(seed).normal(10.013, 0.08, n)


def ids(found: Any) -> list[str]:
    return [question.id for question in found.asked]


def test_readings_that_go_on_by_one_step_are_asked_about_up_and_down() -> None:
    for sign, word in ((1, "above"), (-1, "below")):
        values = readings(1)
        values[50:64] = 10.0 + sign * 0.01 * np.arange(14)
        (question,) = data_questions(standard("d"), lot(d=values), None).asked
        assert question.id == "stairs-d"
        assert EN.say(question.seen) == f"14 readings in a row, each 0.010 mm {word} the one before"
        assert question.where is not None
        assert EN.say(question.where) == "from lot.csv, row 52, column d"


def test_readings_made_to_a_round_index_are_asked_about() -> None:
    z = np.random.default_rng(2).standard_normal(300)
    made = 10.0 + 0.1 * (z - z.mean()) / z.std(ddof=1)
    gauge = {"name": {"id": "M", "en": "M"}, "resolution": 0.00001}
    one = spec(characteristic(**{**ABOUT, "gauge": gauge}))
    (question,) = data_questions(one, batch(series(np.round(made, 5), decimals=5)), None).asked
    assert question.id == "round-d"
    assert "and Ppk is 1.3333" in EN.say(question.seen)
    assert data_questions(one, batch(series(np.round(made * 1.0004, 5), decimals=5)), None).asked == ()
    without = spec(characteristic(**{**ABOUT, "nominal": None, "gauge": gauge}))
    assert data_questions(without, batch(series(np.round(made, 5), decimals=5)), None).asked == ()


def test_the_same_readings_in_two_lots_are_asked_about_once_for_all_characteristics() -> None:
    one, two = readings(3), readings(4)
    old = EarlierLot(name="L1", batch=lot("l1.csv", d=one, p=two))
    other = EarlierLot(name="L0", batch=lot("l0.csv", d=readings(5), p=readings(6)))
    new_one, new_two = readings(7), readings(8)
    new_one[30:50], new_two[30:50] = one[10:30], two[10:30]
    new, asked = lot(d=new_one, p=new_two), standard("d", "p")
    remembered = remembered_of(asked, new, [old, other])
    assert remembered is not None
    assert [(one.lot, one.place, one.length, one.row, one.earlier) for one in remembered.stretches] == [
        ("L1", 30, 20, 12, 200),
        ("L1", 30, 20, 12, 200),
    ]
    assert remembered.whole is not None
    assert (remembered.whole.earlier, remembered.whole.units >= 20) == (200, True)
    (question,) = data_questions(asked, new, None, remembered).asked
    assert (question.id, question.also) == ("lot_block-d", ("p",))
    assert EN.say(question.seen) == "20 readings in a row stand also in lot L1, in the same order"
    assert question.where is not None
    assert EN.say(question.where) == "from lot.csv, row 32, column d, and in lot L1 from row 12 of its file"
    assert data_questions(asked, new, None).asked == ()


def test_single_units_of_another_lot_are_asked_about() -> None:
    """In another order, so that no stretch tells."""
    names = ("a", "b", "c", "d")
    old = {name: readings(10 + place) for place, name in enumerate(names)}
    new = {name: readings(20 + place) for place, name in enumerate(names)}
    for here, there in ((5, 80), (60, 3), (61, 40)):
        for name in names:
            new[name][here] = old[name][there]
    asked = standard(*names)
    remembered = remembered_of(asked, lot("lot.csv", **new), [EarlierLot(name="L1", batch=lot("l1.csv", **old))])
    (question,) = data_questions(asked, lot("lot.csv", **new), None, remembered).asked
    assert question.id == "lot_units"
    assert EN.say(question.seen) == "3 units with all 4 readings as units in lot L1"
    assert EN.say(question.ask).startswith("Is this the same lot once more")


def test_lots_that_cannot_be_compared_are_not_and_none_is_no_answer() -> None:
    asked, new = standard("d", "p"), lot(d=readings(30), p=readings(31))
    assert remembered_of(asked, new, []) is None
    few = EarlierLot(name="L1", batch=lot(d=readings(32, 10), p=readings(33, 10)))
    other = EarlierLot(name="L2", batch=lot(d=readings(34)))
    remembered = remembered_of(asked, new, [few, other])
    assert remembered is not None
    assert [(one.characteristic, one.earlier, one.length) for one in remembered.stretches] == [
        ("d", 100, 0),
        ("p", 0, 0),
    ]
    assert remembered.whole is None
    before = data_questions(asked, new, None)
    assert data_questions(asked, new, None, remembered).checks == before.checks + 1


def test_a_record_that_names_places_outside_the_lot_raises_no_question() -> None:
    """What is carried may be anything."""
    wild = SharedStretch(characteristic="d", earlier=50, rate=7.0, length=90, place=50, lot="L1", row=2)
    strange = SharedStretch(characteristic="x", earlier=50, rate=0.1, length=9, place=5, lot="L1", row=2)
    remembered = Remembered(
        lots=1, stretches=(wild, strange), whole=SharedWhole(earlier=9, units=5, place=100, lot="L1", row=1)
    )
    found = data_questions(standard("d", "p"), lot(d=readings(40), p=readings(41)), None, remembered)
    assert ids(found) == []
