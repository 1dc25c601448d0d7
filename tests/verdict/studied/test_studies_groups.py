"""Groups of readings compared: by column, with the correction that many comparisons need, or why not."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from making import characteristic, judged, series
from studying import BATCH, EN, MACHINES, SHIFTED, sentences, studied

from qc.stats import (
    compare_streams,
    variance_components,
)
from qc.terms import Context


def test_groups_are_compared() -> None:
    context = {Context.MACHINE: MACHINES}
    study = studied(SHIFTED, compare=["machine"], context=context)
    streams = {name: SHIFTED[name == MACHINES] for name in "ABC"}
    assert (study.kind, study.by) == ("compare", Context.MACHINE)
    assert study.found.comparison == compare_streams(streams, correction="holm")
    assert study.found.components == variance_components(streams.values())
    assert study.found.comparison.sds == tuple(float(group.std(ddof=1)) for group in streams.values())
    assert sentences(study)[0].startswith("the means differ: machine C lies 0.27717 mm above A (")
    assert sentences(study)[0].endswith("; 2 of 3 pairs differ")
    assert not study.found.apart


def test_columns_share_the_confidence_and_pairs_the_correction() -> None:
    context = {Context.MACHINE: MACHINES, Context.TOOL: np.repeat(["x", "y"], 50)}
    settings = {"correction": "tukey"}
    asked = characteristic(compare=["machine", "tool"], study_settings=settings)
    found: Any = judged(series(BATCH, context=context), asked=asked).studies
    machine, tool = found
    streams = {name: BATCH[name == MACHINES] for name in "ABC"}
    assert machine.found.comparison == compare_streams(streams, correction="tukey", confidence=0.975)
    assert sentences(machine)[0].startswith(
        "no difference of the means is shown among 3 groups; none is larger than 0."
    )
    assert tool.found.apart
    assert "each group was measured in a stretch of its own: a drift of the process would look the same" in sentences(
        tool
    )


def test_groups_that_spread_differently_and_readings_without_one() -> None:
    names = MACHINES.copy()
    names[:3], names[3] = "", "D"
    spread = np.where(names == "B", 10 + 5 * (BATCH - 10), BATCH)
    said = sentences(studied(spread, compare=["machine"], context={Context.MACHINE: names}))
    assert "the groups do not spread alike (p < 0.001)" in said
    assert "left out, with a single reading each: D" in said
    assert "3 readings name no group and are left out" in said


@pytest.mark.parametrize(
    ("context", "reason"),
    [
        ({}, "the file has no column for machine"),
        ({Context.MACHINE: np.full(100, "A")}, "machine: the file names only one group with two readings or more"),
        (
            {Context.MACHINE: (np.arange(100) // 2).astype(str)},
            "machine: 50 groups are too many to compare in pairs (at most 30)",
        ),
    ],
)
def test_why_groups_are_not_compared(context: Any, reason: str) -> None:
    assert EN.say(studied(compare=["machine"], context=context).refused) == reason
