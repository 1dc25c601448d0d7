"""What is known of a change: its units, its events, when a limit is reached, when wear is to be set back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from making import characteristic, judged, series, steady

from qc.stats.drift.diagnosis.kinds import ChangeKind
from qc.terms import Context, Side
from qc.verdict.change.diagnosis_kinds import names_of
from qc.verdict.change.diagnosis_steps import first_step, reset
from qc.verdict.change.diagnosis_words import changed, event, more
from qc.words import language

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from qc.verdict.change.diagnosis import Diagnosis
    from qc.words import Message

PILOT = steady(100, seed=2)


def known(values: ArrayLike, *, asked: Any = None, pilot: ArrayLike = PILOT, **context: Any) -> Diagnosis:
    """What is known of a change in a batch."""
    columns = {Context(name): np.array(labels) for name, labels in context.items()}
    before = {name: np.repeat(labels[:1], np.size(pilot)) for name, labels in columns.items()}
    facts = judged(series(values, context=columns), series(pilot, context=before), asked=asked)
    assert facts.drift is not None
    assert facts.drift.diagnosis is not None
    return facts.drift.diagnosis


def say(said: Message | None, code: str = "en") -> str:
    assert said is not None
    return language(code).say(said)


def stepped(size: float = 0.1, units: int = 300, first: int = 150) -> np.ndarray:
    values = steady(units, seed=3)
    values[first:] += size
    return values


def test_units_run_on_from_the_pilots_first() -> None:
    found = known(stepped())
    assert found.found.kind is ChangeKind.STEP
    assert found.first == found.found.first + 100
    assert found.lower <= 251 <= found.upper
    assert not found.from_start
    assert found.tolerance == pytest.approx(2.0)


def test_a_missing_reading_moves_no_unit() -> None:
    values = stepped()
    values[[3, 4, 60]] = np.nan
    found = known(values)
    assert abs(found.first - 251) <= 5
    assert found.first == found.found.first + 103


def test_a_batch_without_a_change_is_not_diagnosed() -> None:
    facts = judged(steady(100), PILOT)
    assert facts.drift is not None
    assert facts.drift.diagnosis is None


def test_the_event_that_came_with_the_change_is_named_first() -> None:
    lots = np.where(np.arange(300) < 150, "A", "B")
    shifts = np.where((np.arange(300) // 100) % 2, "2", "1")
    found = known(stepped(), material_lot=lots, shift=shifts)
    assert found.looked_at == 3
    assert found.cause is not None
    assert found.cause.unit == 251
    assert found.cause.probability > 0.8
    assert [each.context for each in found.cause.changes] == [Context.MATERIAL_LOT]
    assert found.cause.log_gain > 2
    said = say(event(found))
    assert said.startswith("It came with this change: material lot A → B, at measured unit 251 (probability 9")
    assert said.endswith("recorded changes looked at: 3).")
    assert "compare the new material lot with the old one" in " ".join(map(say, more(characteristic(), found)))


def test_an_event_far_from_the_change_is_no_cause() -> None:
    found = known(stepped(), operator=np.where(np.arange(300) < 40, "Budi", "Siti"))
    assert found.looked_at == 1
    assert found.cause is None
    assert event(found) is None


def test_what_alternates_is_no_event_and_an_empty_cell_says_nothing() -> None:
    tools = np.full(300, "T1")
    tools[:20], tools[200:210] = "", ""
    found = known(stepped(), machine=np.where((np.arange(300) // 5) % 2, "M1", "M2"), tool=tools)
    assert found.looked_at == 0


def test_machines_that_take_turns_are_streams() -> None:
    values = steady(400, seed=3)
    labels = np.array(["M1", "M2"])[np.arange(400) % 2]
    values[(labels == "M2") & (np.arange(400) >= 200)] += 0.25
    facts = judged(
        series(values, size=1, context={Context.MACHINE: labels}),
        series(PILOT, size=1, context={Context.MACHINE: labels[:100]}),
        asked=characteristic(subgroup_size=1),
    )
    assert facts.drift is not None
    assert facts.drift.diagnosis is not None
    assert facts.drift.diagnosis.found.stream == "M2"
    assert "Outer diameter of machine M2 alone is higher by" in say(
        changed(facts.characteristic, facts.drift.diagnosis)
    )


@pytest.mark.parametrize(("sign", "side"), [(1, "upper limit 11.000"), (-1, "lower limit 9.000")])
def test_a_trend_says_when_a_limit_is_reached(sign: int, side: str) -> None:
    values = steady(300, seed=3) + sign * 0.001 * np.maximum(0, np.arange(300) - 100)
    found = known(values)
    assert found.reach is not None
    assert found.reach.side is (Side.ABOVE if sign > 0 else Side.BELOW)
    said = say(more(characteristic(), found)[0])
    assert said.startswith(f"At this rate the first units reach the {side} mm at about measured unit ")
    assert found.reach.unit is not None
    assert found.reach.unit.lower < 200 + 700 < found.reach.unit.upper
    assert say(changed(characteristic(), found), "id").count("bergeser pelan ke " + ("atas" if sign > 0 else "bawah"))


def test_a_trend_that_is_at_the_limit_already_says_so() -> None:
    values = steady(300, seed=3) + 0.005 * np.maximum(0, np.arange(300) - 100)
    said = say(more(characteristic(), known(values))[0])
    assert said == "The highest units already come near the upper limit 11.000 mm."


@pytest.mark.parametrize("usl", [10.9, 10.45])
def test_wear_that_is_set_back_says_how_often_and_when_at_the_latest(usl: float) -> None:
    values = steady(600, seed=3) + 0.004 * np.mod(np.arange(600), 100)
    asked = characteristic(usl=usl, nominal=None)
    found = known(values, asked=asked)
    assert found.found.kind is ChangeKind.SAW_TOOTH
    assert found.reset_after is not None
    # From 10.0 mm to three sigma below the limit, at 0.004 mm a unit or a little more.
    assert found.reset_after == pytest.approx((usl - 0.3 - 10.0) / 0.004, rel=0.15)
    soon = found.reset_after < 100
    assert say(reset(found)).startswith(
        "Bring it back sooner: it is done about every 100" if soon else "Bring it back as now, about every 100"
    )
    assert "comes back about every 100 measured units" in say(changed(asked, found))


@pytest.mark.parametrize(
    ("factor", "words"),
    [(2.0, "Outer diameter scatters 1.9 times as widely"), (0.4, "suddenly scatters only 0.39 times")],
)
def test_another_spread_is_told_with_what_it_takes_of_the_tolerance(factor: float, words: str) -> None:
    values = 10 + (steady(400, seed=3) - 10) * np.repeat([1.0, factor], 200)
    found = known(values)
    said = say(changed(characteristic(), found))
    assert words in said
    # Six standard deviations of 0.1 mm are 30 % of a tolerance of 2 mm.
    held = re.search(r"take up (\d+) % of the tolerance \((\d+) to (\d+) %\) now, (\d+) % before", said)
    assert held is not None
    now, low, high, before = (float(number) for number in held.groups())
    assert low <= 30 * factor <= high
    assert low < now < high
    assert before == pytest.approx(30, abs=2)
    first = say(more(characteristic(), found)[-1])
    assert ("explain why" in first) == (factor < 1)


def test_lots_and_units_off_now_and_then_and_growing_spread_have_words() -> None:
    rng = np.random.default_rng(4)
    lots = steady(400, seed=3) + np.repeat([0.0, *rng.normal(0, 0.2, 7)], 50)
    assert "has another level about every" in say(changed(characteristic(), known(lots)))
    bursts = steady(600, seed=3) - 0.45 * ((rng.random(600) < 0.08) & (np.arange(600) > 200))
    assert "are off now and then" in say(changed(characteristic(), known(bursts)))
    growing = 10 + (steady(600, seed=3) - 10) * (1 + 0.006 * np.maximum(0, np.arange(600) - 100))
    assert "scatters more and more" in say(changed(characteristic(), known(growing)))


def test_small_melts_that_differ_are_lots_and_no_wider_spread() -> None:
    """Neighbours that are alike since the pilot are what changed: they must not pass for the readings' shape."""
    rng = np.random.default_rng(2)
    values = steady(150, seed=5) + np.repeat(rng.normal(0, 0.25, 25), 6)
    through_each_ladle = PILOT + 0.12 * (0.5 - np.mod(np.arange(100), 10) / 10)
    asked = characteristic(subgroup_size=3)
    facts = judged(series(values, size=3), series(through_each_ladle, size=3), asked=asked)
    assert facts.drift is not None
    assert facts.drift.evidence.shape.correlation > 0
    assert facts.drift.diagnosis is not None
    assert facts.drift.diagnosis.found.shape.correlation == 0
    assert facts.drift.diagnosis.found.kind is ChangeKind.LOT_TO_LOT
    assert facts.drift.diagnosis.found.size.period == 6


def test_one_limit_only_has_no_share_of_a_tolerance() -> None:
    asked = characteristic(usl=None, nominal=None)
    assert "tolerance" not in say(changed(asked, known(stepped(), asked=asked)))


def test_a_level_that_comes_and_goes_with_the_shift_is_told() -> None:
    shifts = np.where((np.arange(600) // 60) % 2, "2", "1")
    values = steady(600, seed=3) + 0.12 * (shifts == "2")
    found = known(values, shift=shifts)
    assert found.factor is not None
    assert found.factor.probability > 0.9
    assert say(changed(characteristic(), found)).startswith(
        "Outer diameter goes with the work shift: work shift 2 is higher than work shift 1 by 0.1"
    )
    name, share = names_of(found)[0]
    assert say(name, "id") == "mengikuti shift kerja"
    assert share == found.factor.probability
    assert sum(share for _, share in names_of(found)) == pytest.approx(1.0)


def test_what_the_shift_explains_is_no_wear_and_has_no_reset() -> None:
    """Levels by shift that repeat in time look like a saw-tooth: the recorded shift wins the name."""
    shifts = np.repeat(np.tile(["1", "2"], 7), 25)
    values = steady(350, seed=3, sd=0.075) - 0.15 * (shifts == "2")
    asked = characteristic(usl=None, nominal=None)
    found = known(values, asked=asked, pilot=steady(100, seed=2, sd=0.075), shift=shifts)
    assert found.factor is not None
    assert found.reset_after is None
    assert found.reach is None
    assert reset(found) is None
    said = say(changed(asked, found))
    assert said.startswith("Outer diameter goes with the work shift: work shift 1 is higher than work shift 2 by 0.1")
    assert "tolerance" not in said


def test_a_factor_that_does_not_explain_the_change_is_not_blamed() -> None:
    shifts = np.where((np.arange(300) // 30) % 2, "2", "1")
    assert known(stepped(), shift=shifts).factor is None


def test_lots_that_the_file_records_are_named_with_their_column() -> None:
    lots = np.repeat(["A", "B", "C", "D", "E"], [60, 40, 75, 50, 75])
    moved = np.repeat([0.0, 0.0, 0.15, -0.12, 0.08], [60, 40, 75, 50, 75])
    found = known(steady(300, seed=3) + moved, material_lot=lots)
    assert (found.found.kind, found.blocks) == (ChangeKind.LOT_TO_LOT, Context.MATERIAL_LOT)
    said = say(changed(characteristic(), found))
    assert "has another level with each material lot, typically ±" in said
    assert say(first_step(found)) == "First: compare the new material lot with the old one, and adapt the work to it."
    assert "berganti pada tiap lot bahan" in say(changed(characteristic(), found), "id")
