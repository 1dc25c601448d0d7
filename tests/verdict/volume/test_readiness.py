"""Which level is reached, and how far a process may step up: each edge has a plain answer."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
from making import characteristic, lot_facts, series, spec, steady
from readying import EN, PLAN, WANTED, found, reasons

from qc.spec.volume import Volume
from qc.terms import Readiness
from qc.verdict.volume.readiness import readiness, with_readiness

MISSING = steady(100, seed=3)
MISSING[::7] = np.nan


def test_no_volume_no_readiness() -> None:
    facts = lot_facts([series(steady(100))], [series(steady(100))])
    assert readiness(facts) is None
    assert with_readiness(facts).readiness is None


def test_a_stable_batch_may_step_up_to_three_times_what_was_made() -> None:
    told = found(steady(100), steady(200, seed=4))
    assert told.level is Readiness.UNDER_GUARD
    assert (told.measured, told.made, told.step.volume) == (300, 300, 900)
    assert "2 batches seen, 3 are needed" in reasons(told)
    assert EN.say(told.step.bound_by) == "at most 3 times what was made so far"


def test_missing_readings_are_not_counted() -> None:
    told = found(steady(100), MISSING)
    assert told.characteristics[0].evidence.readings == 185
    assert told.level is Readiness.UNDER_GUARD


def test_readings_at_the_end_of_the_scale_are_only_counted() -> None:
    made = series(np.minimum(steady(100, seed=7), 10.1))
    told = found(steady(100), replace(made, censored=(made.values >= 10.1).astype(np.int8)))
    evidence = told.characteristics[0].evidence
    assert evidence.from_readings == ()
    assert evidence.no_readings is not None
    assert EN.say(evidence.no_readings) == "some readings are at the end of the gauge's scale"
    assert evidence.index_lower is None


def test_one_limit_is_enough() -> None:
    asked = characteristic(lsl=None, nominal=None, sides="upper")
    told = found(steady(100), steady(100, seed=6), asked=asked)
    assert told.level is Readiness.UNDER_GUARD
    assert told.characteristics[0].evidence.from_readings[0].limit == 0


def test_readings_that_are_not_normal_are_only_counted() -> None:
    skewed = 9.2 + np.random.default_rng(2).gamma(1.0, 0.05, 200)
    told = found(skewed[:100], skewed[100:])
    evidence = told.characteristics[0].evidence
    assert evidence.no_readings is not None
    assert EN.say(evidence.no_readings) == "the readings are not nearly normal"
    assert (evidence.from_readings, len(evidence.from_counts)) == ((), 4)


def test_a_batch_smaller_than_the_pilot_borrows_its_readings() -> None:
    told = found(steady(100), steady(7, seed=9))
    assert told.level is Readiness.UNDER_GUARD
    assert told.characteristics[0].evidence.index_lower == pytest.approx(2.967, abs=0.01)
    assert told.made == 107


def test_a_handful_of_units_is_no_sitting_of_its_own() -> None:
    assert "one sitting" in reasons(found(steady(100), np.array([10.0])))


def test_one_sitting_may_be_enough_for_a_buyer() -> None:
    volume = {"target": 1000, "min_sittings": 1}
    assert found(steady(100), np.array([10.0]), volume=volume).level is Readiness.UNDER_GUARD


def test_a_low_index_is_not_yet_and_what_it_needs_is_said() -> None:
    told = found(steady(100, sd=0.3), steady(200, sd=0.3, seed=12))
    assert told.level is Readiness.UNDER_GUARD
    low = found(steady(100, sd=0.32), steady(100, sd=0.32, seed=12))
    assert low.level is Readiness.NOT_YET
    assert "may be as low as 0.9" in reasons(low)
    # Bissell: Ppk 1.0417 reaches a bound of 1.00 with 937 readings.
    assert low.step.sampling.readings == low.step.further == 200
    none = found(steady(100, sd=0.34), steady(100, sd=0.34, seed=12))
    assert "more measuring does not do it" in EN.say(none.step.unreachable[0])


def test_too_few_readings_or_subgroups_are_said() -> None:
    few = found(steady(12), steady(15, seed=2))
    assert "27 readings, at least 30 are needed" in reasons(few)
    assert "8 subgroups, at least 10 are needed" in reasons(found(steady(20), steady(20, seed=2)))


def test_another_target_keeps_the_standard_s_plan() -> None:
    standard = spec(WANTED, lot={"volume": PLAN})
    facts = lot_facts([series(steady(100, seed=3))], [series(steady(100))], standard=standard)
    told = readiness(facts, 3500)
    assert told is not None
    assert (told.volume.target, told.volume.operators, told.planned) == (3500, 1, True)
    assert Volume(target=3500).operators is None


def test_a_trend_says_when_it_reaches_a_limit() -> None:
    told = found(steady(100), steady(400, seed=3) + np.linspace(0.0, 0.5, 400))
    assert told.level is Readiness.NOT_YET
    # With a slope of 0.00125 a unit and a standard deviation of 0.1 the first units reach 11 near unit 100 + 560.
    said = re.search(r"it moves towards a limit, which it reaches at about measured unit (\d+)[, ]", reasons(told))
    assert said is not None
    assert 600 < int(said[1]) < 720


def test_wear_that_is_set_back_is_no_riddle() -> None:
    wear = 0.004 * (np.arange(600) % 120)
    told = found(steady(100), steady(600, seed=3, sd=0.05) + wear)
    assert "it wears and comes back; agree to bring it back after" in reasons(told)
