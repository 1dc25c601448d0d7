"""Every answer, from facts that lead to it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from making import characteristic, judged, lot_facts, series, spec, steady

from qc.terms import CapabilityAnswer, ChartKind, Conformity, Decision, Phase, PlottedStatistic, Stability
from qc.verdict import decide

PILOT = steady(100, seed=2)
ASKED = {"index": "ppk", "minimum": 1.33}


def test_a_chart_of_medians_is_charted_judged_and_placed() -> None:
    asked = characteristic(chart="median-r", capability=ASKED)
    facts = judged(steady(100), PILOT, asked=asked)
    assert facts.pilot_chart is not None
    assert facts.chart is not None
    assert (facts.chart.kind, facts.chart.phase) == (ChartKind.MEDIAN_R, Phase.TWO)
    assert facts.chart.location.statistic is PlottedStatistic.MEDIAN
    assert facts.chart.location.values[:20].tolist() == np.median(steady(100).reshape(20, 5), axis=1).tolist()
    assert facts.chart.baseline == facts.pilot_chart.baseline
    assert decide.characteristic_decision(facts, spec().lot) is Decision.ACCEPT
    shifted = judged(steady(100) + 0.3, PILOT, asked=asked, lot={"stability_by": "rules"})
    assert decide.stability(shifted) is Stability.UNSTABLE


def test_a_steady_batch_inside_its_limits_is_accepted() -> None:
    facts = judged(steady(100), PILOT, asked=characteristic(capability=ASKED))
    assert decide.conformity(facts) is Conformity.CONFORMS
    assert decide.stability(facts) is Stability.STABLE
    assert decide.capability_answer(facts) is CapabilityAnswer.MET
    assert decide.characteristic_decision(facts, spec().lot) is Decision.ACCEPT


def test_one_unit_outside_rejects_where_none_is_allowed() -> None:
    values = steady(100)
    values[40] = 11.0001
    facts = judged(values, PILOT)
    assert decide.conformity(facts) is Conformity.FAILS
    assert decide.characteristic_decision(facts, spec().lot) is Decision.REJECT


def test_a_reading_on_the_limit_conforms() -> None:
    values = steady(100)
    values[40] = 11.0
    assert decide.conformity(judged(values, PILOT)) is Conformity.CONFORMS


@pytest.mark.parametrize(("outside", "answer"), [(2, Conformity.CONFORMS), (3, Conformity.FAILS)])
def test_the_acceptance_number_is_the_most_that_is_accepted(outside: int, answer: Conformity) -> None:
    values = steady(100)
    values[:outside] = 12
    asked = characteristic(sampling={"sample_size": 100, "acceptance_number": 2})
    assert decide.conformity(judged(values, PILOT, asked=asked)) is answer


def test_two_bad_readings_of_one_unit_are_one_bad_unit() -> None:
    values = steady(100)
    values[:2] = 12
    unit = np.concatenate([[0, 0], np.arange(1, 99)])
    asked = characteristic(sampling={"acceptance_number": 1})
    assert decide.conformity(judged(series(values, unit=unit), PILOT, asked=asked)) is Conformity.CONFORMS


def test_too_few_readings_are_not_judged_but_a_bad_one_still_fails() -> None:
    asked = characteristic(sampling={"sample_size": 100})
    assert decide.conformity(judged(steady(100), PILOT, asked=asked)) is Conformity.CONFORMS
    assert decide.conformity(judged(steady(99), PILOT, asked=asked)) is Conformity.NOT_JUDGED
    asked = characteristic(sampling={"sample_size": 200})
    assert decide.conformity(judged(np.append(steady(99), 12), PILOT, asked=asked)) is Conformity.FAILS


def test_without_a_pilot_stability_is_not_judged_and_holds_the_lot() -> None:
    facts = judged(steady(100))
    assert decide.stability(facts) is Stability.NOT_JUDGED
    assert decide.characteristic_decision(facts, spec().lot) is Decision.HOLD
    assert decide.characteristic_decision(facts, spec(lot={"stability": "reported"}).lot) is Decision.ACCEPT


def test_steps_slopes_and_saw_teeth_are_changes_and_only_a_slope_moves_on() -> None:
    step = judged(steady(100) + np.repeat([0.0, 0.4, -0.4, 0.0], 25), PILOT)
    teeth = judged(steady(1000) + np.tile(np.linspace(-0.4, 0.4, 50), 20), PILOT)
    up, down = (judged(steady(100) + slope, PILOT) for slope in (np.linspace(0, 0.5, 100), np.linspace(0, -0.5, 100)))
    assert {decide.stability(facts) for facts in (step, teeth, up, down)} == {Stability.DRIFTING}
    assert [decide.moves(facts) for facts in (step, teeth, up, down)] == [False, False, True, True]


def test_a_slope_whose_bound_is_level_is_not_shown() -> None:
    facts = judged(steady(100) + np.linspace(0, 0.5, 100), PILOT)
    assert facts.trend is not None
    for lower, upper, shown in ((0.001, 0.01, True), (0.0, 0.01, False), (-0.01, -0.001, True), (-0.01, 0.0, False)):
        trend = replace(facts.trend, slope_lower=lower, slope_upper=upper)
        assert decide.moves(replace(facts, trend=trend)) is shown


def test_a_long_steady_batch_is_stable_though_its_chart_signals() -> None:
    facts = judged(steady(2000), PILOT, asked=characteristic(rules="nelson"))
    assert facts.chart is not None
    assert facts.chart.signals
    assert decide.stability(facts) is Stability.STABLE


def test_a_standard_may_judge_by_its_rules() -> None:
    lot = {"stability_by": "rules"}
    assert decide.stability(judged(steady(2000), PILOT, asked=characteristic(rules="nelson"), lot=lot)) is (
        Stability.UNSTABLE
    )
    assert decide.stability(judged(steady(100), PILOT, lot=lot)) is Stability.STABLE


def test_a_smaller_false_alarm_probability_needs_more_evidence() -> None:
    values = steady(100) + np.repeat([0.0, 0.06], 50)
    assert decide.stability(judged(values, PILOT, lot={"false_alarm": 0.5})) is Stability.DRIFTING
    assert decide.stability(judged(values, PILOT, lot={"false_alarm": 0.001})) is Stability.STABLE


@pytest.mark.parametrize(
    ("judge", "answer"), [("estimate", CapabilityAnswer.MET), ("lower_bound", CapabilityAnswer.NOT_MET)]
)
def test_the_standard_says_whether_estimate_or_bound_is_held(judge: str, answer: CapabilityAnswer) -> None:
    values = steady(100, sd=1 / 4.2)
    asked = characteristic(capability={**ASKED, "judge": judge})
    assert decide.capability_answer(judged(values, PILOT, asked=asked)) is answer


def test_a_low_index_holds_the_lot() -> None:
    facts = judged(steady(100, sd=0.3), steady(100, seed=2, sd=0.3), asked=characteristic(capability=ASKED))
    assert decide.capability_answer(facts) is CapabilityAnswer.NOT_MET
    assert decide.characteristic_decision(facts, spec().lot) is Decision.HOLD


def test_no_index_is_asked_and_none_holds() -> None:
    assert decide.capability_answer(judged(steady(100), PILOT)) is CapabilityAnswer.NOT_ASKED


def test_a_characteristic_without_readings_is_not_judged() -> None:
    facts = judged(None, PILOT, asked=characteristic(capability=ASKED))
    assert decide.conformity(facts) is Conformity.NOT_JUDGED
    assert decide.stability(facts) is Stability.NOT_JUDGED
    assert decide.capability_answer(facts) is CapabilityAnswer.NOT_JUDGED


def test_the_lot_takes_the_worst_of_its_characteristics() -> None:
    standard = spec(characteristic(), characteristic(id="e", names={"id": "Panjang", "en": "Length"}))
    bad = steady(100)
    bad[3] = 12
    pilots = [series(PILOT), series(PILOT, name="e")]
    good = lot_facts([series(steady(100)), series(steady(100), name="e")], pilots, standard=standard)
    assert decide.decision(good) is Decision.ACCEPT
    mixed = lot_facts([series(steady(100)), series(bad, name="e")], pilots, standard=standard)
    assert decide.decision(mixed) is Decision.REJECT
    assert decide.lot_conformity(mixed) is Conformity.FAILS
    assert decide.lot_capability(mixed) is CapabilityAnswer.NOT_ASKED
    held = lot_facts([series(steady(100))], pilots, standard=standard)
    assert decide.decision(held) is Decision.HOLD
    assert decide.lot_stability(held) is Stability.NOT_JUDGED


def test_fewer_units_than_the_lot_asks_for_hold_it() -> None:
    facts = lot_facts([series(steady(100))], [series(PILOT)], standard=spec(lot={"min_units": 101}))
    assert decide.decision(facts) is Decision.HOLD
    assert decide.lot_conformity(facts) is Conformity.NOT_JUDGED
