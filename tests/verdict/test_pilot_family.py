"""All characteristics of a pilot together call it unstable for nothing at most once in twenty."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np
import pytest
from making import characteristic, lot_facts, series, spec, steady

from qc.errors import UsageError
from qc.terms import Context
from qc.verdict.family import family_of, share_of
from qc.verdict.own_chart import own_chart
from qc.verdict.pilot import held_to, orders_for, pilot_stability
from qc.words import language
from qc.workflow.remembered.baselines import lock_pilot

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.spec.model import Spec
    from qc.verdict.model import LotFacts

EN, ID = language("en"), language("id")
NAMES = ("a", "b", "c", "d")


def standard(*names: str, **more: object) -> Spec:
    return spec(*(characteristic(id=name, **more) for name in names))


def made(columns: dict[str, NDArray[np.float64]], **more: object) -> LotFacts:
    """Return the facts of a lot, held against a pilot with these columns."""
    batch, pilot = ([series(one, name=name) for name, one in columns.items()] for _ in range(2))
    return lot_facts(batch, pilot, standard=standard(*columns, **more))


def test_characteristics_that_are_measured_share_the_probability() -> None:
    facts = made({name: steady(100, seed=at) for at, name in enumerate(NAMES)})
    assert family_of(facts.spec.characteristic, facts.pilot) == 4
    assert share_of(facts.spec.lot, 4) == pytest.approx(0.0125)
    held = {held_to(one.pilot_stability) for one in facts.characteristics if one.pilot_stability is not None}
    assert held == {share_of(facts.spec.lot, 4)}


def test_what_is_counted_or_was_not_measured_takes_no_share() -> None:
    asked = [characteristic(id=name) for name in "ab"]
    pilot = made({"a": steady(100)}).pilot
    assert (family_of(asked, pilot), family_of(asked, None)) == (1, 1)


@pytest.mark.parametrize(("share", "orders"), [(0.05, 999), (0.0125, 1119), (0.001, 1999)])
def test_so_many_orders_hold_the_probability_exactly(share: float, orders: int) -> None:
    assert orders_for(share) == orders
    assert (orders + 1) * share / 2 == pytest.approx(round((orders + 1) * share / 2)), "a whole number of orders"


def test_a_pilot_between_the_two_limits_is_called_unstable_alone_and_not_among_four() -> None:
    moved = steady(100, seed=2) + np.repeat([0.0, 0.07], 50)
    alone = made({"a": moved}).characteristics[0].pilot_stability
    among = made({"a": moved} | {name: steady(100, seed=7) for name in "bcd"}).characteristics[0].pilot_stability
    assert alone is not None
    assert among is not None
    assert 0.0125 < alone.p_value <= 0.05
    assert (alone.stable, among.stable) == (False, True)


def test_a_pilot_that_moved_is_refused_with_where_and_what_to_do() -> None:
    columns = {name: steady(100, seed=at) for at, name in enumerate(NAMES)}
    columns["b"] = columns["b"] + np.repeat([0.0, 0.3], 50)
    facts = made(columns)
    with pytest.raises(UsageError, match=r"called unstable up to 0\.0125") as caught:
        lock_pilot(facts, standard={}, who="Budi", when=dt.date(2026, 1, 1))
    (problem,) = caught.value.problems
    assert problem.location is not None
    assert problem.fix is not None
    assert problem.location.file == "b"
    assert EN.say(problem.reason).endswith("the pilot's level is another from unit 51 on")
    assert ID.say(problem.reason).endswith("tingkat uji coba lain sejak unit 51")
    assert EN.say(problem.fix).startswith("Find out what was different there")
    assert "uji coba baru" in ID.say(problem.fix)


def notes(pilot: NDArray[np.float64], **more: object) -> list[str]:
    facts = made({"a": pilot}, **more)
    return [EN.say(note) for note in facts.characteristics[0].notes if "pilot's" in EN.say(note)]


def test_a_subgroup_that_lies_apart_is_named_by_its_units() -> None:
    pilot = steady(100, seed=2)
    pilot[35:40] += 0.6
    assert notes(pilot) == ["the level of the pilot's units 36–40 is unlike the rest"]


def test_a_spread_that_changed_is_named() -> None:
    pilot = steady(100, seed=2)
    pilot[60:] = 10.0 + 4 * (pilot[60:] - 10.0)
    assert "the pilot's spread is another from unit 61 on" in notes(pilot)


@pytest.mark.parametrize(("factor", "shift", "what"), [(1, 0.3, "level"), (4, 0.0, "spread")])
def test_a_long_pilot_names_its_likeliest_change(factor: float, shift: float, what: str) -> None:
    pilot = steady(400, seed=2)
    pilot[200:] = 10.0 + factor * (pilot[200:] - 10.0) + shift
    (said,) = notes(pilot, subgroup_size=1)
    start, unit = said.removesuffix(" on").rsplit(" ", 1)
    assert start == f"the pilot's {what} is another from unit"
    assert abs(int(unit) - 201) <= 10


def test_the_file_s_own_numbers_are_said() -> None:
    pilot = steady(60, seed=2) + np.repeat([0.0, 0.5], 30)
    called = np.array([f"P{1000 + at}" for at in range(60)])
    made_of = [series(pilot, name="a", context={Context.UNIT: called})]
    facts = lot_facts(made_of, made_of, standard=standard("a", subgroup_size=1))
    said = [EN.say(note) for note in facts.characteristics[0].notes]
    assert any("from unit P1030 on" in note for note in said), said


@pytest.mark.slow
def test_honest_pilots_of_four_characteristics_are_refused_once_in_twenty_and_moved_ones_nearly_always() -> None:
    rng, honest, seen, lots = np.random.default_rng(20261122), 0, 0, 200
    for _ in range(lots):
        columns = [rng.standard_normal(40) for _ in NAMES]
        calm = [stable(one) for one in columns]
        honest += not all(calm)
        seen += not all([stable(columns[0] + np.repeat([0.0, 2.0], 20)), *calm[1:]])
    expected, error = 0.05, np.sqrt(0.05 * 0.95 / lots)
    assert honest / lots <= expected + 3 * error, "uncorrected it would be 1 - 0.95^4 = 18.5 %"
    assert seen / lots >= 0.95


def stable(values: NDArray[np.float64]) -> bool:
    """Whether one of four characteristics is called stable."""
    asked = characteristic(subgroup_size=1)
    made_of = series(values, size=1)
    found = pilot_stability(asked, made_of, own_chart(asked, made_of), spec(asked).lot, len(NAMES))
    assert found is not None
    return found.stable
