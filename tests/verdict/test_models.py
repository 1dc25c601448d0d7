"""Indices of readings that are not normal, exact bounds, and what has no index."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from making import characteristic, judged, steady

from qc.stats.ability.box_cox import box_cox
from qc.stats.ability.capability_exact import one_sided_bounds
from qc.stats.ability.capability_nonnormal import empirical_capability
from qc.stats.ability.fit_bounds import bounded_fit
from qc.stats.ability.fits import FAMILIES, rank_distributions
from qc.stats.ability.johnson import johnson
from qc.stats.ability.transformed_capability import transformed_capability
from qc.terms import CapabilityAnswer, Question
from qc.verdict import decide
from qc.words import language

EN = language("en")
SKEWED = np.round(np.random.default_rng(4).weibull(1.5, 120) + 0.01, 4)
PILOT = np.round(np.random.default_rng(5).weibull(1.5, 100) + 0.01, 4)


def found(values: Any, *, lsl: float | None = None, usl: float | None = 5.0, **capability: Any) -> Any:
    """The facts of a characteristic with this capability asked, by default of a maximum alone."""
    sides = "upper" if lsl is None else "lower" if usl is None else "two"
    asked = characteristic(
        lsl=lsl, usl=usl, sides=sides, nominal=None, capability={"minimum": 1.0, "min_readings": 20, **capability}
    )
    return judged(values, PILOT, asked=asked)


def refusal(facts: Any) -> str:
    (missing,) = [m for m in facts.unjudged if m.question is Question.CAPABILITY]
    return EN.say(missing.reason)


@pytest.mark.parametrize("family", [family for family in FAMILIES if family != "normal"])
def test_a_distribution_gives_the_index_and_its_bound(family: Any) -> None:
    facts = found(SKEWED, model=family)
    wanted = bounded_fit(SKEWED, family, usl=5.0)
    assert (facts.asked_index.name, facts.asked_index.model) == ("Ppk", family)
    assert facts.asked_index.value == wanted.capability.ppk
    assert facts.asked_index.lower == wanted.ppk_lower
    assert facts.asked_index.interval is None
    assert (facts.modelled.ppm, facts.modelled.ppm_upper) == (wanted.capability.ppm, wanted.ppm_upper)
    answer = CapabilityAnswer.MET if wanted.capability.ppk is not None and wanted.capability.ppk >= 1 else None
    assert decide.capability_answer(facts) is (answer or CapabilityAnswer.NOT_MET)


def test_the_model_not_the_normal_index_is_held_against_the_minimum() -> None:
    low, high = sorted(found(SKEWED, model=model).asked_index.value for model in ("lognormal", "normal"))
    assert low == found(SKEWED, model="lognormal").asked_index.value
    between = {"minimum": 0.5 * (low + high)}
    skewed, normal = found(SKEWED, model="lognormal", **between), found(SKEWED, **between)
    assert decide.capability_answer(skewed) is CapabilityAnswer.NOT_MET
    assert decide.capability_answer(normal) is CapabilityAnswer.MET


def test_the_best_is_chosen_from_all_that_fit() -> None:
    facts = found(SKEWED, model="best")
    ranking = rank_distributions(SKEWED)
    assert facts.modelled.ranking == ranking
    assert facts.modelled.chosen == ranking.best.distribution.name
    assert facts.asked_index.model == ranking.best.distribution.name


@pytest.mark.parametrize("model", ["box-cox", "johnson"])
def test_a_transformation_gives_normal_indices_on_its_scale(model: str) -> None:
    facts = found(SKEWED, model=model, judge="lower_bound")
    transformation = box_cox(SKEWED) if model == "box-cox" else johnson(SKEWED)
    wanted = transformed_capability(SKEWED, transformation, usl=5.0).indices.actual
    assert (facts.asked_index.value, facts.asked_index.lower) == (wanted.value, wanted.lower)
    assert facts.asked_index.interval == wanted.interval
    held = CapabilityAnswer.MET if wanted.lower >= 1 else CapabilityAnswer.NOT_MET
    assert decide.capability_answer(facts) is held


def test_percentiles_need_many_readings() -> None:
    few = found(SKEWED, model="percentile")
    assert refusal(few) == "120 readings are given, their outer percentiles show from 740 on"
    assert decide.capability_answer(few) is CapabilityAnswer.NOT_JUDGED
    many = np.random.default_rng(6).weibull(1.5, 800)
    facts = found(many, model="percentile")
    assert facts.asked_index.value == empirical_capability(many, usl=5.0).ppk
    assert facts.asked_index.lower is None
    assert decide.capability_answer(facts) is not CapabilityAnswer.NOT_JUDGED


@pytest.mark.parametrize(
    ("values", "keys", "reason"),
    [
        (SKEWED - SKEWED.min(), {"model": "weibull"}, "has readings above 0 only; the smallest is 0"),
        (SKEWED - SKEWED.min(), {"model": "box-cox"}, "has readings above 0 only; the smallest is 0"),
        (SKEWED - 1, {"model": "half-normal"}, "has no readings below 0; the smallest is -0."),
        (SKEWED, {"model": "box-cox", "lsl": 0.0, "index": "pp"}, "the transformation does not reach both limits"),
        (SKEWED, {"model": "weibull", "lsl": 0.0, "index": "pp", "judge": "lower_bound"}, "no lower bound"),
        (SKEWED, {"model": "box-cox", "lsl": -1.0, "usl": None}, "cannot be fitted to these readings"),
    ],
)
def test_why_there_is_no_index(values: Any, keys: dict[str, Any], reason: str) -> None:
    facts = found(values, **keys)
    assert facts.asked_index is None
    assert reason in refusal(facts)
    assert decide.capability_answer(facts) is CapabilityAnswer.NOT_JUDGED


def test_a_limit_where_the_model_has_no_width_gives_no_index() -> None:
    facts = found(SKEWED, model="exponential", lsl=0.0, index="pp")
    assert facts.asked_index is not None
    assert facts.asked_index.value == bounded_fit(SKEWED, "exponential", lsl=0.0, usl=5.0).capability.pp


def test_an_exact_bound_of_one_limit() -> None:
    approximate, exact = found(SKEWED), found(SKEWED, bound="exact")
    wanted = one_sided_bounds(exact.capability.ppk.value, n=120)
    assert (exact.asked_index.value, exact.asked_index.lower) == (approximate.asked_index.value, wanted.lower)
    assert exact.asked_index.method == "noncentral-t"
    assert approximate.asked_index.method == "bissell"
    assert exact.modelled is None


def test_cpm_counts_the_distance_from_nominal() -> None:
    asked = characteristic(capability={"index": "cpm", "minimum": 1.0})
    facts = judged(steady(100, mean=10.2), steady(100, seed=2, mean=10.2), asked=asked)
    assert facts.capability is not None
    assert facts.asked_index is not None
    assert facts.capability.cpm is not None
    assert facts.asked_index.value == facts.capability.cpm.value < facts.capability.ppk.value


def test_a_nominal_that_is_missing_leaves_no_cpm() -> None:
    facts = judged(
        steady(100),
        steady(100, seed=2),
        asked=characteristic(nominal=None, capability={"index": "cpm", "minimum": 1.0}),
    )
    assert refusal(facts) == "the index that the standard asks has no meaning for these limits"


@pytest.mark.parametrize(
    ("keys", "judge_by"),
    [
        ({"lsl": 9.0, "usl": 11.0, "index": "pp"}, "chi-square"),
        ({"lsl": 9.0, "usl": 11.0, "index": "ppk"}, "bissell"),
        ({"lsl": None, "usl": 11.0, "bound": "exact"}, "noncentral-t"),
    ],
)
def test_the_index_that_must_be_observed_is_the_least_whose_bound_reaches_the_minimum(
    keys: dict[str, Any], judge_by: str
) -> None:
    facts = found(steady(100), minimum=1.33, **keys)
    index = facts.asked_index
    assert index.method == judge_by
    # With both limits and a centred process, a spread of (limit - mean) / (3 index) gives just this index.
    exact = found(steady(100, sd=1 / (3 * index.needed)), minimum=1.33, **keys).asked_index
    assert exact.value == pytest.approx(index.needed)
    assert exact.lower == pytest.approx(1.33)


def test_methods_without_such_an_answer_give_none() -> None:
    assert found(SKEWED, model="weibull").asked_index.needed is None
    assert found(SKEWED, model="johnson").asked_index.needed > 1.0
    few = found(steady(10), min_readings=10, confidence=0.99999, minimum=1.33)
    assert few.asked_index.needed is None
