"""The evidence for drift on the points of a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from making import characteristic, judged, series, spec, steady

from qc.stats.drift.diagnosis.kinds import ChangeKind
from qc.verdict.change.drifting import drift_of, drift_refusal
from qc.words import language

if TYPE_CHECKING:
    from numpy.typing import NDArray

PILOT = steady(100, seed=2)
LOT = spec().lot


@pytest.mark.parametrize(
    ("readings", "reason"),
    [
        (steady(9), "the pilot has fewer than 10 readings"),
        (np.tile([9.9, 10.1], 20), "the pilot holds fewer than 3 different readings"),
        (np.full(20, 10.0), "the pilot holds fewer than 3 different readings"),
        (
            np.array([10.0] * 17 + [9.9, 10.1, 10.2]),
            "most of the pilot's readings are the same, so a change",
        ),
    ],
)
def test_a_pilot_that_is_no_reference_says_why(readings: NDArray[np.float64], reason: str) -> None:
    said = drift_refusal(series(readings))
    assert said is not None
    assert language("en").say(said).startswith(reason)
    assert drift_of(characteristic(), series(steady(50)), series(readings), LOT) is None


def test_two_gauge_steps_in_the_pilot_are_not_judged_but_do_not_stop_the_run() -> None:
    facts = judged(steady(100), np.tile([9.9, 10.1], 50))
    assert facts.drift is None
    assert any("different readings" in language("en").say(u.reason) for u in facts.unjudged)


def test_a_flag_is_a_point_of_the_chart_even_where_readings_are_missing() -> None:
    values = steady(100) + np.repeat([0.0, 1.0], 50)
    values[:10] = np.nan  # the first two subgroups
    drift = drift_of(characteristic(), series(values), series(PILOT), LOT)
    assert drift is not None
    assert drift.points[0] == 2
    assert drift.evidence.flag is not None
    flagged = drift.flagged
    assert flagged is not None
    assert flagged == drift.points[drift.evidence.flag]
    assert 10 <= flagged <= 12  # the level rises by ten standard deviations at point 10


def test_without_readings_there_is_no_evidence() -> None:
    assert drift_of(characteristic(), None, series(PILOT), LOT) is None
    assert drift_of(characteristic(), series(steady(50)), None, LOT) is None
    assert drift_of(characteristic(), series(np.full(5, np.nan)), series(PILOT), LOT) is None


@pytest.mark.parametrize(("size", "first"), [(1, 50), (1, 150), (5, 50), (5, 150)])
def test_a_lasting_step_of_ten_sigma_is_flagged_within_a_subgroup_and_named(size: int, first: int) -> None:
    values = steady(first + 50, seed=3)
    values[first:] += 1.0
    asked = characteristic(subgroup_size=size)
    drift = judged(series(values, size=size), series(PILOT, size=size), asked=asked).drift
    assert drift is not None
    assert drift.flagged is not None
    assert 0 <= drift.flagged * size - first <= 5  # at once or one subgroup of five later
    assert drift.diagnosis is not None
    assert drift.diagnosis.found.kind is ChangeKind.STEP
    assert drift.diagnosis.found.first == first + 1
    assert drift.diagnosis.found.size.level is not None
    assert drift.diagnosis.found.size.level.value == pytest.approx(1.0, abs=0.05)


@pytest.mark.parametrize("first", [50, 100, 250])
def test_one_subgroup_ten_sigma_off_is_not_told_as_a_lasting_level(first: int) -> None:
    values = steady(300, seed=3)
    values[first : first + 5] += 1.0
    drift = judged(series(values), series(PILOT)).drift
    assert drift is not None
    assert drift.diagnosis is None or drift.diagnosis.found.kind is not ChangeKind.STEP
