"""Charts of a part made on several tools or machines: deviations from nominal, and standardized."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from extra_drawn import BATCH, CODES, EN, PILOT, by_tool, check_same, drawn
from making import steady

from qc.stats.variables.short_run import deviation_chart_phase_one, deviation_chart_phase_two
from qc.stats.variables.z_mr import z_mr_chart_phase_one, z_mr_chart_phase_two
from qc.terms import ChartKind, Context, Phase, ShortRunSigma


@pytest.mark.parametrize("pilot", [PILOT, None])
def test_deviations_from_nominal(pilot: Any) -> None:
    _, extra = drawn("deviation", pilot=pilot)
    parts, nominals = np.full(100, ""), {"": 10.0}
    first = deviation_chart_phase_one(
        BATCH if pilot is None else PILOT, parts, CODES, nominals=nominals, kind=ChartKind.XBAR_R
    )
    wanted = deviation_chart_phase_two(BATCH, parts, CODES, nominals=nominals, baseline=first.chart.baseline).chart
    check_same(extra.panels[0], wanted.location)
    check_same(extra.panels[1], wanted.dispersion)
    assert extra.notes == ()


def test_deviations_compare_the_spreads_of_groups() -> None:
    values = np.concatenate([steady(50, sd=0.02), steady(50, sd=0.2)])
    _, extra = drawn("deviation", by_tool(values), by_tool(PILOT), deviation={"by": "tool"})
    assert [EN.say(note) for note in extra.notes] == [
        "the groups spread differently, so one pair of limits does not fit them all"
    ]
    assert extra.parameters == {"by": "tool"}


def test_a_column_that_the_file_does_not_have_is_said() -> None:
    _, extra = drawn("deviation", deviation={"by": "machine"})
    assert [EN.say(note) for note in extra.notes] == ["the file has no column for machine: all readings are one group"]


@pytest.mark.parametrize("pooling", ["constant", "by-part", "relative"])
def test_standardized_readings_of_groups(pooling: str) -> None:
    made, before = by_tool(BATCH), by_tool(PILOT)
    _, extra = drawn("z-mr", made, before, z_mr={"by": "tool", "pooling": pooling})
    labels = made.context[Context.TOOL]
    first = z_mr_chart_phase_one(PILOT, labels, pooling=ShortRunSigma(pooling))
    wanted = z_mr_chart_phase_two(BATCH, labels, baseline=first.baseline)
    check_same(extra.panels[0], wanted.location)
    check_same(extra.panels[1], wanted.dispersion)
    assert (extra.counted, extra.phase) == (Context.UNIT, Phase.TWO)
    assert drawn("z-mr", made, None, z_mr={"by": "tool"})[1].phase is Phase.ONE


def test_a_group_that_the_pilot_does_not_know_is_refused() -> None:
    _, extra = drawn("z-mr", by_tool(BATCH, names="ABCDE"), by_tool(PILOT), z_mr={"by": "tool"})
    assert EN.say(extra.refused) == "the pilot has no readings of: C, D, E"
