"""Stages: each stretch of a batch with limits of its own, signals within it, and what that does not prove."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from making import characteristic, judged, series, steady

from qc.stats.variables.phases import chart_phase_one
from qc.terms import ChartKind, Context, Phase, PlottedStatistic
from qc.verdict.run_rules import rules_of
from qc.words import language

EN = language("en")
# Two tools: the second 0.5 mm higher, which limits of the whole batch would call out.
OLD, NEW = steady(50, seed=4), steady(50, seed=5, mean=10.5)
BATCH = np.concatenate((OLD, NEW))
TOOLS = np.repeat(["P1", "P2"], 50)


def staged(stages: dict[str, Any], *, values: Any = BATCH, tools: Any = TOOLS, **keys: Any) -> Any:
    """The chart of stages of a batch; ``tools`` None for a file without that column."""
    context = {} if tools is None else {Context.TOOL: np.asarray(tools)}
    size = keys.get("subgroup_size", 5)
    asked = characteristic(also=["stages"], stages=stages, **keys)
    facts = judged(series(values, size=size, context=context), steady(100, seed=2), asked=asked)
    (extra,) = facts.extra_charts
    return extra


@pytest.mark.parametrize("stages", [{"by": "tool"}, {"units": [51]}])
def test_each_stage_has_the_limits_of_a_chart_of_its_own(stages: dict[str, Any]) -> None:
    extra = staged(stages)
    rules = rules_of(characteristic())
    alone = [chart_phase_one(part, np.arange(50) // 5, kind=ChartKind.XBAR_R, rules=rules) for part in (OLD, NEW)]
    assert extra.phase is Phase.ONE
    limits = extra.panels[0].limits
    np.testing.assert_array_equal(limits.ucl, np.concatenate([chart.location.limits.ucl for chart in alone]))
    np.testing.assert_array_equal(limits.center, np.concatenate([chart.location.limits.center for chart in alone]))
    assert [(s.first, s.last, s.readings) for s in extra.stages] == [(0, 9, 50), (10, 19, 50)]
    assert [s.center for s in extra.stages] == [chart.baseline.center for chart in alone]
    assert [s.sigma_within for s in extra.stages] == [chart.baseline.sigma_within for chart in alone]
    names = ["P1", "P2"] if "by" in stages else ["1–", "51–"]
    assert [s.name for s in extra.stages] == names


def test_signals_are_judged_within_a_stage() -> None:
    whole = judged(BATCH, asked=characteristic())
    assert whole.signals
    assert staged({"by": "tool"}).signals == ()
    spiked = BATCH.copy()
    spiked[60:65] += 1.0
    found = [s for s in staged({"by": "tool"}, values=spiked).signals if s.statistic is PlottedStatistic.MEAN]
    assert 12 in {s.point for s in found}
    assert min(s.first for s in found) >= 10


def test_it_says_what_stages_do_not_prove() -> None:
    said = [EN.say(note) for note in staged({"by": "tool"}).notes]
    assert said[0].startswith("the centre lines run from 10")
    assert said[0].endswith("(stage P2)")
    assert "which shows neither that the stages are alike" in said[-1]


def test_a_stage_may_come_back() -> None:
    tools = np.repeat(["P1", "P2", "P1", "P2"], 25)
    assert [s.name for s in staged({"by": "tool"}, tools=tools).stages] == ["P1", "P2", "P1", "P2"]


def test_single_readings_have_stages_too() -> None:
    extra = staged({"by": "tool"}, subgroup_size=1)
    assert extra.counted is Context.UNIT
    assert [(s.first, s.last) for s in extra.stages] == [(0, 49), (50, 99)]


def test_a_subgroup_of_two_stages_counts_to_the_first() -> None:
    extra = staged({"by": "tool"}, tools=np.repeat(["P1", "P2"], [52, 48]))
    assert [s.last for s in extra.stages] == [10, 19]
    assert EN.say(extra.notes[0]).startswith("1 subgroup holds readings of two stages")
    two = staged({"by": "tool"}, tools=np.repeat(["P1", "P2", "P3"], [32, 40, 28]))
    assert EN.say(two.notes[0]).startswith("2 subgroups hold readings of two stages")


def test_one_stage_says_that_nothing_changes() -> None:
    assert EN.say(staged({"by": "tool"}, tools=np.full(100, "P1")).notes[0]).startswith("the batch is one stage")


@pytest.mark.parametrize(
    ("tools", "values", "reason"),
    [
        (None, BATCH, "the file has no column for tool"),
        (np.where(np.arange(100) < 3, "", "P1"), BATCH, "the file leaves the column for tool empty at some readings"),
        (np.arange(100).astype(str), BATCH, "tool changes 99 times, and a chart shows at most 40 stages"),
        (
            np.repeat(["P1", "P2"], [95, 5]),
            BATCH,
            "stage P2 gives no limits of its own: fewer than 2 subgroups of two or more readings",
        ),
    ],
)
def test_it_says_why_there_are_no_stages(tools: Any, values: Any, reason: str) -> None:
    extra = staged({"by": "tool"}, tools=tools, values=values)
    assert extra.panels == ()
    assert EN.say(extra.refused) == reason
