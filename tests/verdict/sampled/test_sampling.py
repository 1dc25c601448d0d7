"""Conformity by a sampling plan: sizes, thresholds, what is not judged, and where the plan came from."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from making import characteristic, judged, lot_facts, series, spec, steady

from qc.stats.numerics.systematic_sample import systematic_sample
from qc.stats.sampling.passed_lot import passed_lot
from qc.stats.sampling.plan_design import zero_acceptance_plan
from qc.stats.sampling.variables_judgement import judge_variables
from qc.stats.sampling.z14 import LotPlan, lot_plan
from qc.stats.sampling.z19 import VariablesPlan, variables_plan
from qc.terms import Conformity, Decision, Question
from qc.verdict import decide
from qc.verdict.model import Identity
from qc.verdict.wording.reasons import reasons
from qc.words import language

PILOT = steady(100, seed=2)
ISO = {"standard": "iso-2859-1", "level": "II", "aql": 1.0}
EN = language("en")


def inspected(values: Any, sampling: dict[str, Any], *, quantity: int | None = None) -> Any:
    """The facts of a lot of one characteristic with these readings."""
    asked = characteristic(sampling=sampling)
    made = [values if hasattr(values, "row") else series(values)]
    identity = Identity(quantity=quantity)
    return lot_facts(made, [series(PILOT)], standard=spec(asked, lot={"stability": "reported"}), identity=identity)


def answer(facts: Any) -> Conformity:
    return decide.conformity(facts.characteristics[0])


def bad_at(units: Any, n: int) -> Any:
    values = steady(n)
    values[units] = 12.0
    return values


def test_the_table_is_entered_with_the_stated_quantity() -> None:
    facts = inspected(steady(80), ISO, quantity=1000)
    sample = facts.characteristics[0].sample
    assert isinstance(sample.entered, LotPlan)
    # ISO 2859-1, Table 1 and 2-A: 501 to 1200 units at level II have letter J, n = 80; AQL 1.0: Ac 2, Re 3.
    assert (sample.lot.units, sample.lot.said_by) == (1000, "quantity")
    assert (sample.entered.letter_plan.code_letter, sample.wanted, sample.allowed) == ("J", 80, 2)
    assert sample.entered == lot_plan(1000, aql=1.0, standard="iso-2859-1")
    assert sample.passed == passed_lot(sample.plan, aql=1.0)
    assert answer(facts) is Conformity.CONFORMS


@pytest.mark.parametrize(
    ("asked", "letter", "wanted", "allowed"),
    [
        ({}, "J", 80, 2),
        ({"level": "I"}, "G", 50, 1),
        ({"severity": "tightened"}, "J", 80, 1),
        ({"level": "S-1"}, "C", 13, 0),
    ],
)
def test_level_and_severity_are_the_usual_ones_unless_the_standard_says_others(
    asked: dict[str, Any], letter: str, wanted: int, allowed: int
) -> None:
    """ISO 2859-1, Tables 1, 2-A and 2-B: lots of 501 to 1200, AQL 1.0; arrows lead from C to E, from G to H."""
    facts = inspected(steady(80), {"standard": "iso-2859-1", "aql": 1.0, **asked}, quantity=1000)
    sample = facts.characteristics[0].sample
    assert (sample.entered.letter_plan.code_letter, sample.wanted, sample.allowed) == (letter, wanted, allowed)


def test_without_a_quantity_what_was_measured_is_the_lot() -> None:
    for quantity in (None, 100):
        sample = inspected(steady(150), ISO, quantity=quantity).characteristics[0].sample
        assert (sample.lot.units, sample.lot.said_by, sample.wanted) == (150, "batch", 13)
    # The table's arrow leads from F, 20 units, to E, 13 units, where the acceptance number is 0.
    assert sample.entered.letter_plan.plan_letter == "E"


def test_too_few_units_are_not_judged_with_the_number_wanted() -> None:
    facts = inspected(steady(79), ISO, quantity=1000)
    assert answer(facts) is Conformity.NOT_JUDGED
    (missing,) = [m for m in facts.characteristics[0].unjudged if m.question is Question.CONFORMITY]
    assert EN.say(missing.reason) == "79 units were measured, the sampling plan asks for 80"


@pytest.mark.parametrize(("bad", "found"), [(2, Conformity.CONFORMS), (3, Conformity.FAILS)])
def test_the_lot_fails_above_the_acceptance_number(bad: int, found: Conformity) -> None:
    facts = inspected(bad_at(slice(0, bad), 80), ISO, quantity=1000)
    assert answer(facts) is found


def test_too_few_units_with_too_many_bad_ones_fail_all_the_same() -> None:
    assert answer(inspected(bad_at(slice(0, 3), 50), ISO, quantity=1000)) is Conformity.FAILS


def test_of_more_units_than_the_plan_draws_a_spread_sample_counts() -> None:
    sampled = systematic_sample(80, units=1000)
    outside = np.setdiff1d(np.arange(1000), sampled)
    passes = inspected(bad_at(outside[::50], 1000), ISO, quantity=1000)
    sample = passes.characteristics[0].sample
    assert (sample.measured, sample.sampled, sample.counted) == (1000, 80, 0)
    assert answer(passes) is Conformity.CONFORMS
    assert decide.decision(passes) is Decision.ACCEPT
    said = [EN.say(sentence) for sentence in reasons(passes)]
    known = len(outside[::50])
    assert f"The sampling plan accepts the lot, but {known} units are known to lie outside" in said[1]
    fails = inspected(bad_at(sampled[:3], 1000), ISO, quantity=1000)
    assert answer(fails) is Conformity.FAILS
    assert any("3 of the 80 units of the sample lie outside" in EN.say(sentence) for sentence in reasons(fails))


def test_a_lot_smaller_than_its_sample_is_measured_altogether() -> None:
    sample = inspected(steady(10), {**ISO, "aql": 0.065}, quantity=40).characteristics[0].sample
    assert (sample.wanted, sample.passed) == (40, None)
    assert sample.entered.inspect_all
    assert EN.say(sample.refused) == "10 units were measured, the sampling plan asks for 40"


def test_a_lot_of_one_unit_has_no_plan() -> None:
    for sampling in (ISO, {"variables": {"aql": 1.0}}):
        facts = judged(steady(100)[:1], PILOT, asked=characteristic(sampling=sampling))
        assert facts.sample is not None
        assert facts.sample.refused is not None
        assert "no plan for a lot of one unit" in EN.say(facts.sample.refused)


def test_accept_on_zero_draws_what_its_limiting_quality_needs_and_counts_all() -> None:
    asked = {"zero_acceptance": {"limiting_quality": 0.05}}
    entered = zero_acceptance_plan(limiting_quality=0.05, lot_size=200)
    assert 1 < entered.plan.n < 100
    good = inspected(steady(entered.plan.n), asked, quantity=200)
    sample = good.characteristics[0].sample
    assert (sample.entered, sample.wanted, sample.allowed) == (entered, entered.plan.n, 0)
    assert answer(good) is Conformity.CONFORMS
    assert answer(inspected(steady(entered.plan.n - 1), asked, quantity=200)) is Conformity.NOT_JUDGED
    assert answer(inspected(bad_at([150], 200), asked, quantity=200)) is Conformity.FAILS
    assert sample.passed == passed_lot(entered.plan, lot_size=200)


def test_accept_on_zero_without_readings_is_not_judged() -> None:
    facts = judged(None, PILOT, asked=characteristic(sampling={"zero_acceptance": {"limiting_quality": 0.05}}))
    assert decide.conformity(facts) is Conformity.NOT_JUDGED


VARIABLES: dict[str, Any] = {"variables": {"aql": 1.0}}


def test_a_plan_by_variables_judges_mean_and_spread() -> None:
    facts = inspected(steady(35, sd=0.2), VARIABLES, quantity=1000)
    sample = facts.characteristics[0].sample
    plan = variables_plan("J", aql=1.0)
    assert isinstance(sample.plan, VariablesPlan)
    assert (sample.plan, sample.wanted) == (plan, plan.n)
    assert sample.judgement == judge_variables(steady(35, sd=0.2), plan, lsl=9.0, usl=11.0)
    assert answer(facts) is Conformity.CONFORMS
    assert sample.passed is not None


def test_a_wide_sample_fails_though_no_reading_lies_outside() -> None:
    values = np.tile([9.3, 9.35, 10.0, 10.65, 10.7], 7)
    facts = inspected(values, VARIABLES, quantity=1000)
    assert facts.characteristics[0].nonconforming_units == 0
    assert answer(facts) is Conformity.FAILS
    said = [EN.say(sentence) for sentence in reasons(facts)]
    share = 100 * judge_variables(values, variables_plan("J", aql=1.0), lsl=9.0, usl=11.0).share
    assert share > 2.66
    assert any(f"an estimated {share:.2f} % of the lot" in s and "the plan allows 2.66 %." in s for s in said)


def test_of_more_readings_a_spread_sample_is_judged() -> None:
    values = steady(500, sd=0.2)
    sample = inspected(values, VARIABLES, quantity=1000).characteristics[0].sample
    plan = variables_plan("J", aql=1.0)
    wanted = judge_variables(values[systematic_sample(plan.n, units=500)], plan, lsl=9.0, usl=11.0)
    assert sample.judgement == wanted


def test_a_known_spread_needs_fewer_units() -> None:
    known = {"variables": {"aql": 1.0, "sigma": "known", "sd": 0.1}}
    sample = inspected(np.full(12, 10.0), known, quantity=1000).characteristics[0].sample
    assert (sample.wanted, sample.judgement.sd, sample.judgement.accepted) == (12, 0.1, True)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        (steady(34), "34 units were measured, the sampling plan asks for 35"),
        (np.full(35, 10.0), "all readings are the same, there is no spread: measure with a finer gauge"),
        (
            series(steady(70), unit=np.repeat(np.arange(35), 2)),
            "the sampling plan by variables needs one reading of each unit, and some have several",
        ),
        (
            series(steady(35), censored=np.eye(1, 35, dtype=np.int8)[0]),
            "some readings are at the end of the gauge's scale, so the spread is not known",
        ),
    ],
)
def test_what_a_plan_by_variables_cannot_judge(values: Any, reason: str) -> None:
    facts = inspected(values, VARIABLES, quantity=1000)
    sample = facts.characteristics[0].sample
    assert EN.say(sample.refused) == reason
    assert sample.judgement is None
    assert answer(facts) is Conformity.NOT_JUDGED
