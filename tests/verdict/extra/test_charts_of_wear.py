"""Charts for a level that is known to move: tool wear with its changes, a trend of single readings."""

from __future__ import annotations

import numpy as np
import pytest
from extra_drawn import BATCH, CODES, EN, PILOT, by_tool, check_same, drawn
from making import steady

from qc.stats.variables.tool_wear import tool_wear_phase_one, tool_wear_phase_two
from qc.stats.variables.trend_chart import trend_chart_phase_one, trend_chart_phase_two
from qc.terms import Phase, SigmaEstimator

WORN = steady(100, sd=0.02) + np.tile(np.repeat(np.linspace(0, 0.3, 10), 5), 2)


def test_tool_wear_goes_on_from_the_pilot() -> None:
    pilot = steady(50, seed=2, sd=0.02) + np.repeat(np.linspace(0, 0.3, 10), 5)
    later = steady(50, sd=0.02) + np.repeat(np.linspace(0.3, 0.6, 10), 5)
    _, extra = drawn("tool-wear", later, pilot, tool_wear={"resets": "none"})
    times = np.arange(3.0, 101, 5)
    first = tool_wear_phase_one(times[:10], pilot, CODES[:50])
    wanted = tool_wear_phase_two(times[10:], later, CODES[:50], baseline=first.baseline)
    check_same(extra.panels[0], wanted.panel)
    said = [EN.say(note) for note in extra.notes]
    assert said[0].startswith("wear: 0.6")
    assert said[1].startswith("the mean must not pass 10.9")


def test_tool_changes_are_told_by_the_file() -> None:
    made = by_tool(WORN)
    _, extra = drawn("tool-wear", made, None)
    wanted = tool_wear_phase_one(np.arange(3.0, 101, 5), WORN, CODES, resets=[10])
    check_same(extra.panels[0], wanted.panel)
    assert EN.say(extra.notes[0]) == "1 tool change in the batch"
    _, renewed = drawn("tool-wear", by_tool(WORN[:50], names="C"), by_tool(WORN))
    assert EN.say(renewed.notes[0]) == "1 tool change in the batch"
    assert drawn("tool-wear", by_tool(WORN[:50], names="B"), by_tool(WORN))[1].notes[0].text.startswith("wear")


def test_tool_changes_are_found_where_nobody_wrote_them_down() -> None:
    _, extra = drawn("tool-wear", WORN, None, tool_wear={"resets": "found"})
    wanted = tool_wear_phase_one(np.arange(3.0, 101, 5), WORN, CODES, resets=[10])
    assert EN.say(extra.notes[0]) == "1 tool change in the batch"
    check_same(extra.panels[0], wanted.panel)


def test_no_wear_is_said_and_so_is_a_file_without_tools() -> None:
    _, extra = drawn("tool-wear", steady(100), None)
    said = [EN.say(note) for note in extra.notes]
    assert said[0] == "the file does not say when the tool was changed"
    assert said[1].startswith("no wear is shown: the slope may be 0 (p = 0.")
    one_sided = drawn(
        "tool-wear", WORN, None, lsl=9.0, usl=None, sides="lower", nominal=None, tool_wear={"resets": "found"}
    )[1]
    assert [EN.say(note)[:5] for note in one_sided.notes] == ["1 too", "wear:"]


@pytest.mark.parametrize(
    ("asked", "estimator"), [("moving-range", SigmaEstimator.RESIDUAL_MR), ("residual", SigmaEstimator.RESIDUAL_S)]
)
def test_a_trend_of_single_readings(asked: str, estimator: SigmaEstimator) -> None:
    values = BATCH.copy()
    values[10] = np.nan
    _, extra = drawn("trend", values, trend={"estimator": asked, "width": 2.5})
    there = np.delete(np.arange(100), 10)
    first = trend_chart_phase_one(np.arange(1.0, 101), PILOT, estimator=estimator, sigma_multiple=2.5)
    wanted = trend_chart_phase_two(there + 101.0, BATCH[there], baseline=first.baseline)
    np.testing.assert_array_equal(extra.panels[0].values[there], wanted.panel.values)
    np.testing.assert_array_equal(extra.panels[0].limits.ucl[there], wanted.panel.limits.ucl)
    assert np.isnan(extra.panels[0].values[10])
    assert [s.point for s in extra.signals] == there[[s.point for s in wanted.signals]].tolist()
    assert EN.say(extra.notes[0]).startswith("slope of the line: ")
    assert drawn("trend", BATCH, None)[1].phase is Phase.ONE
