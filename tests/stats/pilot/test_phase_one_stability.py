from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from qc.stats.numerics.permutations import Layout, compare_orders
from qc.stats.numerics.segmentation import Change
from qc.stats.pilot.phase_one_stability import phase_one_stability

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Sampler = Callable[[np.random.Generator, int], NDArray[np.float64]]

IN_CONTROL: dict[str, Sampler] = {
    "normal": lambda rng, n: rng.standard_normal(n),
    "skewed": lambda rng, n: rng.standard_exponential(n),
    "heavy-tailed": lambda rng, n: rng.standard_t(2, n),
    "rounded": lambda rng, n: np.round(rng.standard_normal(n)),
}


@pytest.mark.slow
@pytest.mark.parametrize("shape", IN_CONTROL)
@pytest.mark.parametrize(("points", "size"), [(20, 1), (20, 4)])
def test_the_false_alarm_probability_of_the_whole_holds(points: int, size: int, shape: str) -> None:
    rng = np.random.default_rng(1000 * size)
    subgroup = np.repeat(np.arange(points), size)
    runs, alarms = 500, 0
    for seed in range(runs):
        x = IN_CONTROL[shape](rng, points * size)
        alarms += not phase_one_stability(x, subgroup, permutations=79, seed=seed).stable
    error = math.sqrt(0.05 * 0.95 / runs)
    assert alarms / runs < 0.05 + 2.5 * error
    assert alarms / runs > 0.05 - 3 * error


@pytest.mark.slow
def test_p_values_are_valid_over_all_orders() -> None:
    # All 720 orders of six values are equally likely: no more than a share a of them may get a p-value of a or less.
    layout = Layout(sizes=np.ones(6, dtype=np.int64), starts=np.arange(6))
    x = np.array([-1.2, -0.7, -0.1, 0.2, 0.6, 1.9])
    p = [
        compare_orders(x[list(order)], layout, Change.LEVEL, permutations=199, seed=number).p_value
        for number, order in enumerate(itertools.permutations(range(6)))
    ]
    for share in (0.05, 0.1, 0.25, 0.5):
        assert sum(value <= share for value in p) / 720 <= share + 2 * math.sqrt(share * (1 - share) / 720)


def test_a_lasting_change_of_level() -> None:
    x = np.random.default_rng(4).standard_t(4, 50)
    x[20:30] += 4.0
    found = phase_one_stability(x)
    assert not found.stable
    assert found.level.significant
    assert not found.scale.significant
    assert found.level.steps == (20, 30)
    inside = found.level.fitted[20:30]
    assert inside == pytest.approx(np.full(10, x[20:30].mean()))
    assert found.scale.fitted == pytest.approx(np.full(50, found.scale.fitted[0]))


def test_a_lasting_change_of_scale() -> None:
    x = 10.0 + np.random.default_rng(2).standard_normal(50)
    x[25:] = 10.0 + 4.0 * (x[25:] - 10.0)
    found = phase_one_stability(x)
    assert not found.level.significant
    assert found.scale.significant
    assert found.scale.steps[0] in range(23, 29)
    assert found.scale.fitted[-1] == pytest.approx(4.0, rel=0.4)


def test_one_subgroup_that_lies_apart() -> None:
    rng = np.random.default_rng(3)
    x = 25.0 + 0.1 * rng.standard_normal((25, 5))
    x[11] += 0.3
    found = phase_one_stability(x.ravel(), np.repeat(np.arange(25), 5))
    assert found.level.isolated == (11,)
    assert found.level.steps == ()
    assert found.level.fitted[11] == pytest.approx(x[11].mean())
    assert found.level.fitted[0] == pytest.approx(np.delete(x, 11, axis=0).mean())


def test_one_subgroup_that_spreads() -> None:
    rng = np.random.default_rng(4)
    x = rng.standard_normal((25, 5))
    x[7] = [-6.0, 5.5, 0.4, -5.1, 5.2]
    found = phase_one_stability(x.ravel(), np.repeat(np.arange(25), 5))
    assert found.scale.isolated == (7,)
    assert not found.level.significant


def test_points_are_numbered_among_all_subgroups() -> None:
    x = np.random.default_rng(5).standard_normal(40)
    x[20:] += 5.0
    x[[3, 4]] = math.nan
    found = phase_one_stability(x)
    assert found.level.steps == (20,)
    assert (found.points, found.readings) == (38, 38)
    assert np.isnan(found.level.fitted[3])
    assert found.level.fitted[19] < 1 < found.level.fitted[20]


def test_unequal_subgroups() -> None:
    rng = np.random.default_rng(6)
    sizes = rng.integers(1, 7, 30)
    subgroup = np.repeat(np.arange(30), sizes)
    x = rng.standard_normal(subgroup.size) + 2.0 * (subgroup >= 18)
    found = phase_one_stability(x, subgroup)
    assert found.level.steps == (18,)


def test_scale_and_place_of_the_unit_do_not_matter() -> None:
    x = np.random.default_rng(7).standard_normal(40)
    x[25:] += 4.0
    one, other = phase_one_stability(x), phase_one_stability(1e6 + 1e-6 * x)
    assert one.level.steps == other.level.steps == (25,)
    assert (one.p_value, one.scale.p_value) == (other.p_value, other.scale.p_value)


def test_the_same_seed_gives_the_same_result() -> None:
    x = np.random.default_rng(8).standard_normal(30)
    one, same, other = (phase_one_stability(x, seed=seed) for seed in (1, 1, 2))
    assert one.level.p_value == same.level.p_value
    assert one.scale.p_value == same.scale.p_value
    assert one.scale.p_value != other.scale.p_value


def test_many_readings_are_shuffled_in_batches() -> None:
    x = np.random.default_rng(9).standard_normal(6_000)
    subgroup = np.repeat(np.arange(60), 100)
    found = phase_one_stability(x, subgroup, permutations=199)
    assert 0 < found.p_value <= 1


def test_four_points_are_few_but_enough() -> None:
    found = phase_one_stability([1.0, 2.0, 3.0, 1.0, 2.0, 3.5, 1.0, 2.0, 3.2, 1.0, 2.0, 3.1], np.repeat(range(4), 3))
    assert found.stable
    assert found.points == 4


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"values": [1.0, 2.0, 3.0]}, "`values` must give at least 4 points with readings, got 3"),
        ({"values": [2.0] * 9}, "`values` must hold at least two different values, got only 2.0"),
        ({"values": [1.0, 2.0] * 5, "false_alarm": 0}, "`false_alarm` must lie strictly between 0 and 1, got 0"),
        ({"values": [1.0, 2.0] * 5, "permutations": 9}, "`permutations` must be a whole number of at least 19, got 9"),
    ],
)
def test_what_is_refused(given: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        phase_one_stability(**given)  # type: ignore[arg-type]  # a mixed bag of arguments


def test_a_stable_pilot_is_not_compared_with_more_orders_than_it_needs() -> None:
    rng = np.random.default_rng(10)
    calm = rng.standard_normal(40)
    moved = calm + 3.0 * (np.arange(40) >= 20)
    assert phase_one_stability(calm).level.permutations == 99
    assert phase_one_stability(moved).level.permutations == 999
