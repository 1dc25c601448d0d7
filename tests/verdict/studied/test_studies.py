"""Further statistics: each is that of ``qc.stats`` on the batch's readings, with its sentences, or says why not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from making import attribute, characteristic, judged, series, spec, steady
from studying import BATCH, EN, sentences, studied

from qc.stats import (
    PhaseOne,
    SpecLimits,
    anderson_darling,
    autocorrelation,
    between_capability,
    estimated_false_alarm,
    expected_ppm_interval,
    free_tolerance_interval,
    guaranteed_factor,
    predict_nonconforming,
    probability_plot,
    time_model,
    tolerance_interval,
)
from qc.terms import TimeModel
from qc.verdict import decide

CODES = np.repeat(np.arange(20), 5)


# Subgroup means that wander: half the variance lies between subgroups.
WANDERING = steady(100) + np.repeat(steady(20, seed=3, mean=0.0), 5)


def test_none_are_given_unless_asked() -> None:
    assert judged(BATCH).studies == ()


def test_they_do_not_decide() -> None:
    kinds = ["between-within", "time-model", "normality", "dependence", "tolerance", "prediction", "expected"]
    with_them = judged(WANDERING, steady(100, seed=2), asked=characteristic(study=[*kinds, "estimation"]))
    without = judged(WANDERING, steady(100, seed=2))
    assert [study.kind for study in with_them.studies] == [*kinds, "estimation"]
    assert all(study.refused is None and study.said for study in with_them.studies)
    lot = spec().lot
    assert decide.characteristic_decision(with_them, lot) is decide.characteristic_decision(without, lot)


def test_spread_between_and_within_subgroups() -> None:
    study = studied(WANDERING, study=["between-within"], study_settings={"confidence": 0.9})
    assert study.found == between_capability(WANDERING, CODES, lsl=9, usl=11, confidence=0.9)
    share = study.found.sigma_between**2 / study.found.sigma_total**2
    assert sentences(study)[0] == f"{100 * share:.0f} % of the variance lies between subgroups (p < 0.001)"
    calm = studied(study=["between-within"])
    assert sentences(calm)[0].startswith("the subgroups differ no more than the readings within them explain (p = ")


def test_the_time_model_is_named() -> None:
    drifting = steady(100, sd=0.05) + np.linspace(0, 1, 100)
    study = studied(drifting, study=["time-model"])
    assert study.found == time_model(drifting, CODES)
    assert study.found.model is TimeModel.C3
    assert sentences(study)[:2] == [
        "the readings show model C3: level follows a trend, spread stays",
        "the level drifts: the next batch starts where this one ended, unless somebody resets it",
    ]
    short = studied(BATCH[:30], study=["time-model"])
    assert EN.say(short.refused) == "fewer than 10 subgroups of two or more readings, or no spread"


def test_a_model_outside_the_table_says_so() -> None:
    skewed = np.random.default_rng(1).exponential(size=300) + np.repeat(3 * np.arange(60) % 17, 5)
    study = studied(skewed, study=["time-model"], nominal=None, lsl=-10.0, usl=90.0)
    assert study.found.outside_table
    assert "the standard has no model for readings like these; this is the nearest" in sentences(study)


def test_normality_with_its_plot() -> None:
    study = studied(study=["normality"])
    assert study.found.test == anderson_darling(BATCH)
    assert study.found.plot.correlation == probability_plot(BATCH).correlation
    assert sentences(study)[0].startswith("nothing speaks against a normal distribution (p = ")
    skewed = studied(10 + 0.1 * np.random.default_rng(1).exponential(size=100), study=["normality"])
    assert sentences(skewed)[0] == "the readings are not normal (p < 0.001)"
    gauge = {"name": {"id": "Mistar", "en": "Ruler"}, "resolution": 0.1}
    coarse = studied(np.round(np.tile(BATCH, 10), 1), study=["normality"], gauge=gauge)
    assert sentences(coarse)[-1].startswith("the gauge's step is coarse beside the spread")


def test_dependence_and_what_it_does_to_limits() -> None:
    waves = 10 + 0.1 * np.sin(np.arange(100) / 6) + 0.02 * steady(100, mean=0.0, sd=1.0)
    study = studied(waves, study=["dependence"], subgroup_size=1)
    assert study.found.found == autocorrelation(waves)
    assert study.found.effect.correlation == study.found.found.coefficients[0]
    assert "call out at" in sentences(study)[1]
    grouped = studied(waves, study=["dependence"])
    assert grouped.found.effect.size == 5
    assert sentences(grouped)[1].startswith("means of 5 neighbours then vary ")
    assert sentences(studied(study=["dependence"]))[0].startswith("no dependence between neighbouring readings")


@pytest.mark.parametrize(
    ("keys", "sides", "words"),
    [
        ({}, "two", "with 95 % confidence at least 90 % of all units lie from 9.8"),
        ({"usl": None, "sides": "lower"}, "lower", "with 95 % confidence at least 90 % of all units lie above 9.8"),
        ({"lsl": None, "sides": "upper"}, "upper", "with 95 % confidence at least 90 % of all units lie below 10.1"),
    ],
)
def test_tolerance_intervals(keys: dict[str, Any], sides: Any, words: str) -> None:
    normal = studied(study=["tolerance"], study_settings={"content": 0.9}, **keys)
    assert normal.found == tolerance_interval(BATCH, content=0.9, sides=sides)
    assert sentences(normal)[0].startswith(words)
    free = studied(study=["tolerance"], study_settings={"content": 0.9, "interval": "free"}, **keys)
    assert free.found == free_tolerance_interval(BATCH, content=0.9, sides=sides)


def test_a_tolerance_interval_beyond_the_limits_or_of_too_few_readings() -> None:
    wide = studied(study=["tolerance"], lsl=9.9)
    assert sentences(wide)[1].startswith("that reaches beyond the buyer's limits")
    few = studied(study=["tolerance"], study_settings={"interval": "free"})
    assert EN.say(few.refused) == "without a distribution such an interval needs 473 readings, 100 are given"


def test_the_next_units() -> None:
    study = studied(study=["prediction"], usl=10.2, study_settings={"future_units": 50, "confidence": 0.9})
    outside = int((BATCH > 10.2).sum())
    assert outside > 0
    assert study.found == predict_nonconforming(outside, 100, future=50, confidence=0.9)
    assert sentences(study)[0].startswith(f"{outside} of 100 units were nonconforming: of the next 50 about ")


def test_the_next_units_of_what_is_judged_or_counted() -> None:
    marks = np.zeros(200)
    marks[[3, 77]] = 1
    facts = judged(series(marks, size=1), asked=attribute(study=["prediction"]))
    (study,) = facts.studies
    assert study.found == predict_nonconforming(2, 200, future=1000)
    sums = series([2, 0, 1], size=1, inspected=np.array([50.0, 50.0, 100.0]), unit=np.array([0, 50, 100]))
    (summed,) = judged(sums, asked=attribute(study=["prediction"])).studies
    assert summed.found == predict_nonconforming(3, 200, future=1000)
    (faults,) = judged(sums, asked=attribute(counts="nonconformities", study=["prediction"])).studies
    assert EN.say(faults.refused) == "of nonconformities a unit may have several: units are not predicted"


def test_expected_outside_the_limits() -> None:
    study = studied(study=["expected"], usl=10.2)
    limits = SpecLimits(lsl=9, usl=10.2)
    mean, sd = float(BATCH.mean()), float(BATCH.std(ddof=1))
    assert study.found == expected_ppm_interval(limits, mean=mean, sigma=sd, n=100)
    assert " units in a million are to be expected outside the limits, at most " in sentences(study)[0]


def test_what_estimated_limits_cost() -> None:
    study = studied(study=["estimation"], pilot=steady(100, seed=2))
    facts = judged(BATCH, steady(100, seed=2))
    assert facts.chart is not None
    df = facts.chart.baseline.sigma_within_df
    assert df is not None
    known = PhaseOne(subgroups=20, degrees_of_freedom=df)
    assert study.found.false_alarm == estimated_false_alarm(phase_one=known)
    wanted = guaranteed_factor(0.0026997960632601866, confidence=0.95, phase_one=known)
    assert study.found.kept_with_confidence == wanted
    assert sentences(study)[0].startswith("limits from 20 points call out at ")
    assert sentences(studied(study=["estimation"]))[-1].startswith("this batch gave the limits itself")
    assert EN.say(studied(BATCH[:5], study=["estimation"]).refused) == "no control chart stands behind it"
    no_df = studied(study=["estimation"], subgroup_size=1, sigma="median_mr")
    assert EN.say(no_df.refused) == "how exactly its estimator knows the spread is not known"


def test_refusals() -> None:
    asked = characteristic(study=["normality", "dependence", "prediction"])
    assert {EN.say(s.refused) for s in judged(None, asked=asked).studies} == {"no readings in the batch"}
    censored = np.zeros(100, dtype=np.int8)
    censored[3] = 1
    found = judged(series(BATCH, censored=censored), asked=asked).studies
    assert [s.refused is None for s in found] == [False, False, True]
    unordered = judged(replace(series(BATCH), ordered=False), asked=asked).studies
    assert [s.refused is None for s in unordered] == [True, False, True]
    alike = judged(np.full(100, 10.0), asked=characteristic(study=["normality"])).studies
    assert EN.say(alike[0].refused) == "these readings do not allow this statistic"
    lone = judged(replace(series(BATCH), subgroup=None), asked=characteristic(study=["between-within", "time-model"]))
    assert {EN.say(s.refused) for s in lone.studies} == {"the readings are not in subgroups"}
