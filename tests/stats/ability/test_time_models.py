from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from qc.stats.ability.time_models import Course, TimeModelFinding, time_model
from qc.terms import TimeModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

SUBGROUPS, SIZE = 50, 5
WHEN = np.arange(SUBGROUPS)[:, None] / SUBGROUPS


def _normal(rng: np.random.Generator, *shape: int) -> Floats:
    return rng.standard_normal(shape or (SUBGROUPS, SIZE))


PROCESSES: dict[str, tuple[TimeModel, Callable[[np.random.Generator], Floats]]] = {
    "normal": (TimeModel.A1, _normal),
    "skewed": (TimeModel.A2, lambda rng: rng.standard_exponential((SUBGROUPS, SIZE))),
    "spread doubles": (TimeModel.B, lambda rng: _normal(rng) * (1 + 1.5 * (WHEN >= 0.5))),
    "normal batches": (TimeModel.C1, lambda rng: _normal(rng) + _normal(rng, SUBGROUPS, 1)),
    "skewed batches": (TimeModel.C2, lambda rng: _normal(rng) + 3 * rng.standard_exponential((SUBGROUPS, 1)) ** 1.5),
    "tool wear": (TimeModel.C3, lambda rng: _normal(rng) + 3 * WHEN),
    "tool wear and batches": (TimeModel.C4, lambda rng: _normal(rng) + 4 * WHEN + _normal(rng, SUBGROUPS, 1)),
    "tool wear with resets": (TimeModel.C4, lambda rng: _normal(rng) + 4 * (4 * WHEN % 1)),
    "all at once": (TimeModel.D, lambda rng: _normal(rng) * (1 + 2 * WHEN) + 6 * WHEN + _normal(rng, SUBGROUPS, 1)),
}


def _named(readings: Floats, **more: float) -> TimeModelFinding:
    subgroup = np.repeat(np.arange(len(readings)), readings.shape[1])
    return time_model(readings.ravel(), subgroup, **more)  # type: ignore[arg-type]  # a mixed bag


@pytest.mark.parametrize("process", PROCESSES)
def test_each_model_is_named_as_it_was_made(process: str) -> None:
    model, made = PROCESSES[process]
    rng = np.random.default_rng(22514)
    runs = 40
    named = [_named(made(rng), draws=199).model for _ in range(runs)]
    assert named.count(model) >= 0.85 * runs


def test_the_simplest_model_is_left_as_seldom_as_stated() -> None:
    rng = np.random.default_rng(1)
    runs = 200
    other = sum(_named(_normal(rng, 25, 5), draws=199).model is not TimeModel.A1 for _ in range(runs)) / runs
    assert other < 0.05 + 3 * math.sqrt(0.0475 / runs)


def test_the_finding_carries_what_led_to_it() -> None:
    found = _named(_normal(np.random.default_rng(2)) + 3 * WHEN)
    assert (found.model, found.course) == (TimeModel.C3, Course.SYSTEMATIC)
    assert (found.constant_spread, found.normal_within, found.outside_table) == (True, True, False)
    assert found.each == pytest.approx(0.01)
    assert found.tests.location.p_value < found.each
    assert found.tests.trend.p_value < found.each < found.tests.rest.p_value
    assert found.spread.p_value > found.each
    assert found.shape is not None
    assert found.shape.p_value > found.each
    assert 0 < found.means_shape.p_value <= 1
    assert (found.readings, found.subgroups) == (250, 50)


def test_what_the_table_does_not_hold_is_said() -> None:
    rng = np.random.default_rng(3)
    skewed = rng.standard_exponential((60, 8))
    moving = _named(skewed + 1.5 * rng.standard_normal((60, 1)))
    assert moving.model in {TimeModel.C1, TimeModel.C2}
    assert moving.outside_table
    assert not _named(skewed).outside_table


def test_a_level_that_moves_too_little_for_either_explanation_moves_at_random() -> None:
    # Location is significant, slope and rest are not quite: a rare case, sought out.
    rng = np.random.default_rng(4)
    sought = (
        _named(_normal(rng, 30, 5) + 0.33 * _normal(rng, 30, 1) + 0.01 * np.arange(30)[:, None], draws=99)
        for _ in range(400)
    )
    found = next(
        f
        for f in sought
        if f.tests.location.p_value <= f.each < min(f.tests.trend.p_value, f.tests.rest.p_value) and f.constant_spread
    )
    assert found.course is Course.RANDOM


def test_the_same_seed_gives_the_same_p_values() -> None:
    x = _normal(np.random.default_rng(5))
    assert _named(x) == _named(x)
    assert _named(x).shape != _named(x, seed=1).shape


def test_single_readings_and_gaps_are_left_out() -> None:
    rng = np.random.default_rng(6)
    x, subgroup = rng.standard_normal(60), np.repeat(np.arange(12), 5)
    x[:4] = math.nan
    found = time_model(x, subgroup)
    assert (found.subgroups, found.readings) == (11, 55)


def test_equal_means_speak_for_no_movement() -> None:
    x = np.tile([-1.0, 0.0, 1.0], (12, 1)) + 5.0
    found = _named(x, draws=99)
    assert found.course is Course.CONSTANT
    assert found.means_shape.p_value == 1.0


def test_what_is_refused() -> None:
    x, subgroup = np.arange(45.0), np.repeat(np.arange(9), 5)
    with pytest.raises(ValueError, match="`subgroup` must name at least 10 of 2 readings, got 9"):
        time_model(x, subgroup)
    with pytest.raises(ValueError, match="`subgroup` must name at least 10 of 2 readings, got 0"):
        time_model(x, np.arange(45))
    with pytest.raises(ValueError, match="`values` must vary within at least one subgroup"):
        _named(np.tile(np.arange(12.0)[:, None], (1, 5)))
    with pytest.raises(ValueError, match="`significance` must lie strictly between 0 and 1, got 5"):
        _named(_normal(np.random.default_rng(7)), significance=5)
    with pytest.raises(ValueError, match="`draws` must be a whole number of at least 99, got 9"):
        _named(_normal(np.random.default_rng(7)), draws=9)
