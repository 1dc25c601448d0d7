"""Readings that the gauge's uncertainty leaves open, at each edge of each zone, and what they do to a lot."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from making import characteristic, judged, series, spec, steady

from qc.stats.gauges.guard_band import Proof, expanded_guard_band
from qc.terms import Conformity, Decision, Question
from qc.verdict import decide
from qc.words import language

EN = language("en")
PILOT = steady(100, seed=2)
GAUGE = {"name": {"id": "Mikrometer", "en": "Micrometer"}, "resolution": 0.001, "uncertainty": 0.01}
STRICT = {"guard_band": "acceptance"}


def found(*extremes: float, lot: dict[str, Any] | None = None, **keys: Any) -> Any:
    values = steady(100)
    values[: len(extremes)] = extremes
    return judged(values, PILOT, asked=characteristic(**{"gauge": GAUGE, **keys}), lot=lot)


def refusal(facts: Any) -> str:
    (missing,) = [m for m in facts.unjudged if m.question is Question.CONFORMITY]
    return EN.say(missing.reason)


@pytest.mark.parametrize(
    "reading", [8.989, 8.99, 8.991, 9.0, 9.005, 9.01, 9.011, 10.0, 10.99, 10.991, 11.0, 11.01, 11.011]
)
def test_the_zones_are_those_of_the_statistic(reading: float) -> None:
    proof = expanded_guard_band(standard_uncertainty=0.005, lsl=9.0, usl=11.0).judge(round(reading, 3))
    facts = found(reading)
    open_ = {*facts.guarded.inside.tolist(), *facts.guarded.outside.tolist()}
    assert (0 in open_) is (proof is Proof.NOT_PROVEN)
    assert (0 in facts.guarded.inside) is (proof is Proof.NOT_PROVEN and 9.0 <= reading <= 11.0)


def test_without_an_uncertainty_nothing_is_left_open() -> None:
    assert found(10.995, gauge={**GAUGE, "uncertainty": None}).guarded is None
    assert judged(None, PILOT, asked=characteristic(gauge=GAUGE)).guarded is None


def test_without_a_guard_band_readings_count_as_they_were_read_and_that_is_said() -> None:
    facts = found(10.995, 11.005)
    assert decide.conformity(facts) is Conformity.FAILS
    (note,) = facts.notes
    assert EN.say(note) == (
        "2 readings lie within the gauge's uncertainty ±0.01 mm of a limit; the standard asks for no guard band, "
        "so they count as they were read"
    )
    assert decide.conformity(found(10.995)) is Conformity.CONFORMS
    assert found(10.5).notes == ()


def test_a_guard_band_holds_a_lot_that_is_not_proven() -> None:
    facts = found(10.995, lot=STRICT)
    assert decide.conformity(facts) is Conformity.NOT_JUDGED
    assert refusal(facts) == "1 unit lies within the gauge's uncertainty ±0.01 mm of a limit: conformity is not proven"
    assert decide.characteristic_decision(facts, spec(lot=STRICT).lot) is Decision.HOLD
    assert facts.notes == ()
    assert decide.conformity(found(10.99, lot=STRICT)) is Conformity.CONFORMS
    assert decide.conformity(found(11.005, lot=STRICT)) is Conformity.FAILS


def test_units_in_doubt_count_against_what_the_plan_allows() -> None:
    allowed = {"sampling": {"acceptance_number": 2}}
    assert decide.conformity(found(12.0, 10.995, lot=STRICT, **allowed)) is Conformity.CONFORMS
    assert decide.conformity(found(12.0, 10.995, 10.996, lot=STRICT, **allowed)) is Conformity.NOT_JUDGED


def test_only_units_of_the_sample_are_in_doubt() -> None:
    table = {"sampling": {"standard": "iso-2859-1", "aql": 1.0}}
    values = steady(150)
    asked = characteristic(gauge=GAUGE, **table)
    outside_sample = judged(values, PILOT, asked=asked, lot=STRICT)
    assert outside_sample.sample is not None
    assert outside_sample.sample.drawn is not None
    drawn = outside_sample.sample.drawn.tolist()
    for unit, answer in ((drawn[3], Conformity.NOT_JUDGED), (drawn[3] + 1, Conformity.CONFORMS)):
        near = values.copy()
        near[unit] = 10.995
        assert decide.conformity(judged(near, PILOT, asked=asked, lot=STRICT)) is answer


def test_a_plan_by_variables_judges_no_single_reading() -> None:
    values = steady(35, sd=0.2)
    values[0] = 10.995
    asked = characteristic(gauge=GAUGE, sampling={"variables": {"aql": 10.0}})
    facts = judged(values[:35], PILOT, asked=asked, lot=STRICT)
    assert decide.conformity(facts) is not Conformity.NOT_JUDGED


def test_what_cannot_be_proven_at_all() -> None:
    unknown = found(10.0, lot=STRICT, gauge={**GAUGE, "uncertainty": None})
    assert refusal(unknown) == "the standard asks for a guard band and does not say how uncertain the gauge is"
    coarse = found(10.0, lot=STRICT, gauge={**GAUGE, "uncertainty": 1.01})
    assert refusal(coarse) == "the gauge is so uncertain that no reading can prove conformity"
    assert coarse.guarded.inside.size == 100


def test_one_limit_has_one_zone() -> None:
    facts = found(10.995, 8.0, lsl=None, sides="upper")
    assert facts.guarded.inside.tolist() == [0]
    assert facts.guarded.outside.tolist() == []


def test_a_missing_reading_is_in_no_zone() -> None:
    facts = judged(series(np.append(steady(99), np.nan)), PILOT, asked=characteristic(gauge=GAUGE))
    assert facts.guarded is not None
    assert 99 not in [*facts.guarded.inside, *facts.guarded.outside]
