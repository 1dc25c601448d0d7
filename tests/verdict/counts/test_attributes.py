"""A characteristic that is judged OK or NG, or counted, from its marks to its three answers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from judging_counts import BY_RULES, judged, marks, sums
from making import attribute, series, spec

from qc.stats.counts.attributes import attribute_chart_phase_one
from qc.stats.counts.nonconforming import clopper_pearson
from qc.terms import AttributeChart, CapabilityAnswer, Conformity, Context, Decision, Phase, Question, Stability
from qc.verdict import decide
from qc.verdict.points import place

PILOT = marks([2, 1, 3, 0, 2, 1, 2, 4, 1, 0, 2, 3, 1, 2, 1, 0, 2, 1, 3, 2])


def test_the_chart_of_the_batch_has_the_limits_of_the_pilot() -> None:
    facts = judged(marks([2, 1, 9, 2]), PILOT, **BY_RULES)
    expected = attribute_chart_phase_one(
        [2, 1, 3, 0, 2, 1, 2, 4, 1, 0, 2, 3, 1, 2, 1, 0, 2, 1, 3, 2], [50] * 20, chart=AttributeChart.P
    )
    assert facts.attribute is not None
    assert facts.attribute.chart is not None
    assert facts.attribute.chart.phase is Phase.TWO
    np.testing.assert_array_equal(facts.attribute.chart.panel.limits.ucl, expected.panel.limits.ucl)
    assert [signal.point for signal in facts.signals] == [2]
    assert decide.stability(facts) is Stability.UNSTABLE
    assert (place(facts, 2).label, place(facts, 2).first_unit, place(facts, 2).last_unit) == ("23", 1101, 1150)


def test_the_nonconforming_share_has_exact_bounds() -> None:
    facts = judged(marks([2, 1]), PILOT)
    assert facts.nonconforming is not None
    assert (facts.nonconforming.total, facts.nonconforming.n, facts.nonconforming_units) == (3, 1000, 3)
    assert facts.nonconforming.upper_bound == clopper_pearson(3, 1000, confidence=0.95)[1]
    assert facts.upper_share == pytest.approx(facts.nonconforming.upper_bound)
    assert facts.n == 1000


@pytest.mark.parametrize(("allowed", "answer"), [(2, Conformity.FAILS), (3, Conformity.CONFORMS)])
def test_the_acceptance_number_is_the_last_that_passes(allowed: int, answer: Conformity) -> None:
    asked = attribute(sampling={"acceptance_number": allowed})
    assert decide.conformity(judged(marks([2, 1]), PILOT, asked=asked)) is answer


def test_a_unit_seen_in_two_places_counts_once() -> None:
    unit = np.repeat(np.arange(100), 2)
    values = np.zeros(200)
    values[[0, 1, 5]] = 1
    facts = judged(series(values, name="ulir", size=1, unit=unit, subgroup=unit // 50))
    assert facts.attribute is not None
    assert (facts.attribute.found.count, facts.n, facts.nonconforming_units) == (2, 100, 2)


def test_without_a_pilot_the_batch_is_charted_and_stability_is_not_judged() -> None:
    facts = judged(marks([1, 2, 1]))
    assert facts.attribute is not None
    assert facts.attribute.chart is not None
    assert facts.attribute.chart.phase is Phase.ONE
    assert decide.stability(facts) is Stability.NOT_JUDGED


def test_nothing_bad_in_pilot_and_batch_shows_no_change_and_no_chart() -> None:
    facts = judged(marks([]), marks([]))
    assert facts.attribute is not None
    assert facts.attribute.chart is None
    assert decide.stability(facts) is Stability.STABLE
    assert any("nothing shows a change" in note.text for note in facts.notes)
    assert decide.characteristic_decision(facts, spec().lot) is Decision.ACCEPT


def test_a_pilot_without_a_bad_unit_gives_no_limits_for_a_batch_with_some() -> None:
    facts = judged(marks([1]), marks([]), **BY_RULES)
    assert [missing.question for missing in facts.unjudged] == [Question.STABILITY]
    assert "gives no control limits" in facts.unjudged[0].reason.text


def test_a_batch_without_marks_answers_nothing() -> None:
    for batch in (None, series(np.full(10, np.nan), name="ulir", size=5)):
        facts = judged(batch, PILOT, asked=attribute(capability={"minimum": 1.0}))
        assert {missing.question for missing in facts.unjudged} == set(Question)
        assert facts.attribute is None
        assert (facts.n, facts.upper_share, facts.signals) == (0, None, ())
        assert decide.conformity(facts) is Conformity.NOT_JUDGED
        assert decide.stability(facts) is Stability.NOT_JUDGED


def test_units_in_no_order_are_not_judged_for_stability() -> None:
    facts = judged(marks([1], ordered=False), PILOT)
    assert "in which order" in facts.unjudged[0].reason.text


@pytest.mark.parametrize(
    ("bad", "said", "answer"),
    [
        ([2, 1], {}, CapabilityAnswer.NOT_MET),
        ([1], {"minimum": 0.9}, CapabilityAnswer.MET),
        ([1], {"minimum": 0.9, "judge": "lower_bound"}, CapabilityAnswer.NOT_MET),
        ([], {"minimum": 0.9}, CapabilityAnswer.MET),
        ([], {"minimum": 1.33}, CapabilityAnswer.NOT_JUDGED),
        ([1], {"min_readings": 5000}, CapabilityAnswer.NOT_JUDGED),
        ([50] * 20, {"minimum": 0.9, "judge": "lower_bound"}, CapabilityAnswer.NOT_JUDGED),
    ],
)
def test_the_index_is_held_against_its_minimum(bad: list[int], said: dict[str, Any], answer: CapabilityAnswer) -> None:
    # One of 1000: z(0.999) / 3 = 1.030, lower bound from at most 0.474 %: 0.865. None of 1000: at least 0.916.
    asked = attribute(capability={"minimum": 1.33, **said})
    assert decide.capability_answer(judged(marks(bad), PILOT, asked=asked)) is answer


def test_sums_of_days_are_points_with_limits_of_their_own() -> None:
    pilot = sums([3, 5, 0, 7], [1250, 1180, 980, 1310])
    facts = judged(sums([4, 40], [1000, 1200], context={Context.TIME: np.array(["7 Nov", "8 Nov"])}), pilot)
    assert facts.attribute is not None
    assert facts.attribute.chart is not None
    ucl = facts.attribute.chart.panel.limits.ucl
    center = 15 / 4720
    np.testing.assert_allclose(ucl, center + 3 * np.sqrt(center * (1 - center) / np.array([1000, 1200])), rtol=1e-12)
    where = place(facts, facts.signals[0].point)
    assert (where.label, where.first_unit, where.last_unit) == ("8 Nov", 4720 + 1001, 4720 + 2200)
    assert (facts.n, facts.nonconforming_units) == (2200, 44)


def test_nonconformities_have_a_u_chart_and_poisson_bounds() -> None:
    asked = attribute(counts="nonconformities", sampling={"acceptance_number": 90})
    facts = judged(sums([30, 60], [20, 20]), sums([31, 28, 25], [20, 20, 20]), asked=asked)
    assert facts.attribute is not None
    assert facts.attribute.chart is not None
    assert facts.attribute.found.rate == 2.25
    assert facts.nonconforming is None
    assert facts.upper_share == pytest.approx(1 - np.exp(-facts.attribute.found.upper))
    assert decide.conformity(facts) is Conformity.CONFORMS
    assert [signal.point for signal in facts.signals] == [1]


def test_a_c_chart_needs_points_of_one_size() -> None:
    asked = attribute(counts="nonconformities", chart="c", subgroup_size=10)
    faults = series([1, 0, 2, 1] * 10 + [3], name="ulir", size=10)
    facts = judged(faults, faults, asked=asked)
    assert facts.attribute is not None
    assert facts.attribute.points is not None
    assert facts.attribute.points.values.tolist() == [9, 11, 9, 11]
    uneven = judged(sums([3, 4], [20, 30]), sums([3, 4], [20, 20]), asked=asked, **BY_RULES)
    assert any("same number of units" in missing.reason.text for missing in uneven.unjudged)
    other = judged(sums([3, 4], [30, 30]), sums([3, 4], [20, 20]), asked=asked, **BY_RULES)
    assert any("same number of units" in missing.reason.text for missing in other.unjudged)


@pytest.mark.parametrize("chart", ["np", "laney-p"])
def test_other_charts_of_units(chart: str) -> None:
    facts = judged(marks([2, 1]), PILOT, asked=attribute(chart=chart))
    assert facts.attribute is not None
    assert facts.attribute.chart is not None
    assert facts.attribute.chart.baseline.chart == chart


def test_laney_needs_points_that_differ() -> None:
    facts = judged(marks([2] * 20), marks([2] * 20), asked=attribute(chart="laney-p"), **BY_RULES)
    assert "gives no control limits" in facts.unjudged[0].reason.text


def test_defects_are_counted_by_name() -> None:
    said = np.array(["cek ulang", "Bengkok", "bengkok ", "gores"] + [""] * 46)
    batch = series([0.0, 1, 1, 1] + [0.0] * 46, name="ulir", size=50, remarks=said)
    facts = judged(batch)
    assert facts.attribute is not None
    assert facts.attribute.defects == (("bengkok", 2), ("gores", 1))


def test_a_table_is_entered_with_the_lot_and_its_sample_drawn_from_marks() -> None:
    asked = attribute(sampling={"standard": "iso-2859-1", "aql": 1.0})
    facts = judged(marks([1]), asked=asked)
    assert facts.sample is not None
    assert (facts.sample.sampled, facts.sample.allowed) == (80, 2)


@pytest.mark.parametrize(
    ("count", "answer"), [(2, Conformity.CONFORMS), (3, Conformity.NOT_JUDGED)], ids=["few enough", "not to be told"]
)
def test_sums_larger_than_the_sample_pass_only_if_no_part_could_fail(count: int, answer: Conformity) -> None:
    asked = attribute(sampling={"standard": "iso-2859-1", "aql": 1.0})
    assert decide.conformity(judged(sums([count], [1000]), asked=asked)) is answer


def test_sums_on_zero_and_too_few_of_them() -> None:
    zero = attribute(sampling={"zero_acceptance": {"limiting_quality": 0.05}})
    assert decide.conformity(judged(sums([0], [1000]), asked=zero)) is Conformity.CONFORMS
    assert decide.conformity(judged(sums([1], [1000]), asked=zero)) is Conformity.FAILS
    few = judged(sums([0], [10]), asked=attribute(sampling={"sample_size": 80}))
    assert decide.conformity(few) is Conformity.NOT_JUDGED
    one = judged(sums([0], [1]), asked=attribute(sampling={"standard": "iso-2859-1", "aql": 1.0}))
    assert "no plan for a lot of one unit" in str(one.unjudged[0].reason)
