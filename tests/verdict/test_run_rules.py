"""From a standard's rules to the rows of the kernel, and how often they call out without a cause."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from making import characteristic, judged, steady

from qc.stats.run_length.arl_rules import false_alarm_probability
from qc.stats.run_rules.rules import RULES, Pattern
from qc.terms import RuleSet
from qc.verdict.run_rules import rules_of
from qc.words import language

PILOT = steady(100, seed=2)
OWN: list[dict[str, Any]] = [
    {"pattern": "trend", "points": 6},
    {"pattern": "beyond", "points": 1, "zone": 3.0},
    {"pattern": "beyond", "points": 2, "window": 3, "zone": 2.0},
    {"pattern": "beyond", "points": 4, "window": 5, "zone": 1.0},
    {"pattern": "beyond", "points": 1, "zone": 3.5},
    {"pattern": "beyond", "points": 9},
    {"pattern": "beyond", "points": 10, "window": 11},
    {"pattern": "beyond-either-side", "points": 8, "zone": 1.0},
    {"pattern": "within", "points": 15, "zone": 1.0},
    {"pattern": "alternation", "points": 14},
]


@pytest.mark.parametrize("name", RuleSet)
def test_a_named_set_is_its_table(name: RuleSet) -> None:
    assert rules_of(characteristic(rules=name.value)) == RULES[name]


def test_own_rules_are_the_rows_that_were_written() -> None:
    found = {(r.pattern, r.points, r.window, r.zone) for r in rules_of(characteristic(rules=OWN))}
    assert found == {
        (Pattern.TREND, 6, 6, 0.0),
        (Pattern.BEYOND_ONE_SIDE, 1, 1, 3.0),
        (Pattern.BEYOND_ONE_SIDE, 2, 3, 2.0),
        (Pattern.BEYOND_ONE_SIDE, 4, 5, 1.0),
        (Pattern.BEYOND_ONE_SIDE, 1, 1, 3.5),
        (Pattern.BEYOND_ONE_SIDE, 9, 9, 0.0),
        (Pattern.BEYOND_ONE_SIDE, 10, 11, 0.0),
        (Pattern.BEYOND_EITHER_SIDE, 8, 8, 1.0),
        (Pattern.WITHIN, 15, 15, 1.0),
        (Pattern.ALTERNATION, 14, 14, 0.0),
    }


def test_only_what_was_written_is_looked_for() -> None:
    values = steady(100, sd=0.02)
    values[40:45] += 1.0
    trend = judged(values, PILOT, asked=characteristic(rules=[{"pattern": "trend", "points": 6}]))
    limit = judged(values, PILOT, asked=characteristic(rules=OWN[1:2]))
    assert trend.chart is not None
    assert limit.chart is not None
    assert [s.rule for s in trend.chart.signals if s.point == 8 and s.statistic == "mean"] == []
    assert [s.rule for s in limit.chart.signals if s.point == 8 and s.statistic == "mean"] == ["beyond-limits"]


def test_the_false_alarms_are_those_of_the_rules_over_the_chart_s_length() -> None:
    facts = judged(steady(100), PILOT, asked=characteristic(rules="western-electric"))
    wanted = false_alarm_probability(RULES[RuleSet.WESTERN_ELECTRIC], 20)
    assert facts.false_alarms == wanted
    twice = judged(steady(200), PILOT, asked=characteristic(rules="western-electric")).false_alarms
    assert twice is not None
    assert (twice.points, twice.probability > wanted.probability) == (40, True)


def test_the_rate_of_false_alarms_is_what_unchanged_batches_show() -> None:
    rng = np.random.default_rng(5)
    asked = characteristic(subgroup_size=1, rules="western-electric")
    pilot = steady(4000, seed=3, mean=10.0, sd=0.1)
    found = [judged(np.asarray(rng.normal(10.0, 0.1, 40)), pilot, asked=asked) for _ in range(100)]
    called = sum(any(s.statistic == "individual" for s in f.chart.signals) for f in found if f.chart is not None)
    assert found[0].false_alarms is not None
    expected = found[0].false_alarms.probability
    assert called / 100 == pytest.approx(expected, abs=4 * (expected * (1 - expected) / 100) ** 0.5)


def test_without_rules_or_chart_nothing_is_said() -> None:
    assert judged(steady(100), PILOT, asked=characteristic(rules="none")).false_alarms is None
    assert judged(None, PILOT).false_alarms is None


def test_rules_that_remember_too_much_are_noted() -> None:
    facts = judged(steady(100), PILOT, asked=characteristic(rules=[{"pattern": "beyond", "points": 14, "window": 20}]))
    assert facts.false_alarms is None
    assert [language("en").say(note) for note in facts.notes] == [
        "how often these run rules call out without a cause is not computed: they remember too much"
    ]


def test_a_rule_that_never_fires_has_an_endless_run_length() -> None:
    facts = judged(steady(100), PILOT, asked=characteristic(rules=[{"pattern": "trend", "points": 20}]))
    assert facts.false_alarms is not None
    assert facts.false_alarms.probability == pytest.approx(0.0, abs=1e-15)
    assert facts.false_alarms.arl > 1e12
