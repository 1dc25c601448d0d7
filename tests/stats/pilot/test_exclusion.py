from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from qc.stats.pilot.exclusion import Exclusion, exclude
from qc.stats.run_rules.rules import BEYOND_LIMITS
from qc.stats.variables.phases import chart_phase_one
from qc.terms import ChartKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from qc.stats.pilot.exclusion import LoggedExclusion
    from qc.stats.variables.result import ChartResult

SUBGROUP = np.repeat(np.arange(10), 3)
# The third subgroup's mean is far off; the seventh has nothing to be seen.
READINGS = np.array([9.0, 10.0, 11.0] * 10)
READINGS[6:9] += 6.0


def _charted(values: NDArray[np.float64]) -> ChartResult:
    return chart_phase_one(values, SUBGROUP, kind=ChartKind.XBAR_R, rules=(BEYOND_LIMITS,))


def _left_out(
    *exclusions: Exclusion, share: float = 0.3
) -> tuple[NDArray[np.float64], ChartResult, Sequence[LoggedExclusion]]:
    return exclude(READINGS, SUBGROUP, exclusions=exclusions, largest_share=share, charted=_charted)


def test_each_exclusion_is_logged_with_cause_and_limits_before_and_after() -> None:
    left, chart, log = _left_out(Exclusion(point=2, cause="chuck slipped"), Exclusion(point=6, cause="cold start"))
    assert [(entry.point, entry.cause, entry.readings) for entry in log] == [
        (2, "chuck slipped", 3),
        (6, "cold start", 3),
    ]
    assert [entry.before.center for entry in log] == pytest.approx([10.6, 10.0])
    assert [entry.after.center for entry in log] == pytest.approx([10.0, 10.0])
    assert [entry.after.subgroups for entry in log] == [9, 8]
    assert log[1].before == log[0].after
    assert log[1].after == chart.baseline
    assert np.flatnonzero(np.isnan(left)).tolist() == [6, 7, 8, 18, 19, 20]


def test_the_log_says_whether_the_point_had_signalled() -> None:
    log = _left_out(Exclusion(point=2, cause="chuck slipped"), Exclusion(point=6, cause="cold start"))[2]
    assert [signal.rule for signal in log[0].signals] == ["beyond-limits"]
    assert log[1].signals == ()


def test_without_exclusions_nothing_changes() -> None:
    left, chart, log = _left_out()
    assert np.array_equal(left, READINGS)
    assert chart.baseline.subgroups == 10
    assert log == ()


def test_the_readings_given_stay_as_they_are() -> None:
    _left_out(Exclusion(point=2, cause="chuck slipped"))
    assert np.isfinite(READINGS).all()


@pytest.mark.parametrize("cause", ["", "   ", "\n"])
def test_no_point_without_a_cause(cause: str) -> None:
    with pytest.raises(ValueError, match="`cause` must say what went wrong at point 2"):
        Exclusion(point=2, cause=cause)


def test_a_point_has_a_number() -> None:
    with pytest.raises(ValueError, match="`point` must be a whole number of at least 0, got -1"):
        Exclusion(point=-1, cause="x")


def test_the_guard_counts_points_with_readings() -> None:
    three = [Exclusion(point=point, cause="bar end") for point in (1, 2, 3)]
    assert len(_left_out(*three)[2]) == 3
    with pytest.raises(ValueError, match=r"`exclusions` must be at most 20% of 10 points, 2, got 3"):
        _left_out(*three, share=0.2)
    with pytest.raises(ValueError, match=r"`exclusions` must be at most 9% of 10 points, 0, got 1"):
        _left_out(*three[:1], share=0.09)


def test_no_point_twice_and_none_that_has_no_reading() -> None:
    once = Exclusion(point=2, cause="chuck slipped")
    with pytest.raises(ValueError, match="`exclusions` must name points with readings once each, got 2"):
        _left_out(once, once)
    with pytest.raises(ValueError, match="`exclusions` must name points with readings once each, got 40"):
        _left_out(Exclusion(point=40, cause="bar end"))
    values = READINGS.copy()
    values[:3] = math.nan
    first = [Exclusion(point=0, cause="bar end")]
    with pytest.raises(ValueError, match="once each, got 0"):
        exclude(values, SUBGROUP, exclusions=first, largest_share=0.3, charted=_charted)
