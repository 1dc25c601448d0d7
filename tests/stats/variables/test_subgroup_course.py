from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy import stats

from qc.stats.description.anova import one_way
from qc.stats.variables.subgroup_course import course_tests

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.stats.variables.subgroup_course import CourseTests


def _tests(groups: NDArray[np.float64]) -> CourseTests:
    sizes = np.full(len(groups), float(groups.shape[1]))
    return course_tests(groups.mean(axis=1), sizes, groups.var(axis=1, ddof=1))


def test_of_equal_subgroups_the_statistic_is_the_usual_f() -> None:
    groups = np.random.default_rng(1).standard_normal((12, 4))
    assert _tests(groups).location.statistic == pytest.approx(one_way(groups).f)


def test_of_many_equal_subgroups_the_p_value_is_nearly_the_usual_one() -> None:
    rng = np.random.default_rng(2)
    pairs = []
    for _ in range(40):
        groups = rng.standard_normal((60, 5)) + 0.2 * rng.standard_normal((60, 1))
        pairs.append((_tests(groups).location.p_value, one_way(groups).p_value))
    assert max(abs(ours - usual) for ours, usual in pairs) < 0.02


def test_the_slope_is_the_usual_regression_of_the_means() -> None:
    groups = np.random.default_rng(3).standard_normal((15, 5)) + 0.1 * np.arange(15)[:, None]
    usual = stats.linregress(np.arange(15), groups.mean(axis=1))
    found = _tests(groups).trend
    assert abs(found.statistic) == pytest.approx(usual.slope / usual.stderr)
    assert found.p_value == pytest.approx(usual.pvalue)


def test_what_a_line_leaves_is_the_usual_lack_of_fit() -> None:
    groups = np.random.default_rng(4).standard_normal((15, 5))
    means = groups.mean(axis=1)
    left = means - np.polyval(np.polyfit(np.arange(15), means, 1), np.arange(15))
    usual = 5 * float(left @ left) / 13 / groups.var(axis=1, ddof=1).mean()
    # Equal but for the weights that the leverages give to the variances.
    assert _tests(groups).rest.statistic == pytest.approx(usual, rel=0.1)


def test_a_line_leaves_nothing_of_a_line() -> None:
    means = 3.0 + 0.5 * np.arange(10.0)
    found = course_tests(means.astype(np.float64), np.full(10, 4.0), np.full(10, 0.01))
    assert found.trend.p_value == pytest.approx(0, abs=1e-12)
    assert found.rest.p_value == pytest.approx(1)
    assert found.location.p_value < 1e-12


def test_unequal_sizes_weigh_as_many_as_they_are() -> None:
    rng = np.random.default_rng(5)
    sizes = np.array([2.0, 9.0] * 10)
    means, variances = rng.standard_normal(20) / np.sqrt(sizes), rng.chisquare(sizes - 1) / (sizes - 1)
    found = course_tests(means, sizes, variances)
    center = float(sizes @ means) / sizes.sum()
    between = float(sizes @ (means - center) ** 2)
    assert found.location.statistic == pytest.approx(between / float((1 - sizes / sizes.sum()) @ variances))


@pytest.mark.parametrize("unequal", [0.0, 0.5])
def test_sizes_of_the_tests_where_nothing_moves(unequal: float) -> None:
    rng = np.random.default_rng(6)
    runs = 600
    rejected = np.zeros(4)
    for _ in range(runs):
        scale = np.exp(unequal * rng.standard_normal((20, 1)))
        found = _tests(rng.standard_normal((20, 5)) * scale)
        tests = (found.location, found.trend, found.rest, found.serial)
        rejected += [test.p_value <= 0.05 for test in tests]
    assert (rejected / runs < 0.05 + 4 * math.sqrt(0.0475 / runs)).all()
    assert (rejected / runs > 0.02).all()


def test_waves_are_serial_and_a_shuffled_wave_is_not() -> None:
    wave = np.sin(np.arange(40) / 3)
    sizes, variances = np.full(40, 5.0), np.full(40, 0.05)
    assert course_tests(wave, sizes, variances).serial.p_value < 1e-4
    shuffled = np.random.default_rng(8).permutation(wave)
    assert course_tests(shuffled, sizes, variances).serial.p_value > 0.05


def test_the_serial_ratio_by_hand() -> None:
    # Residuals of a flat line with ranks 1 5 2 4 3: differences 4 -3 2 -1, squares 30; Σ(r - 3)² = 10.
    means = np.array([-2.0, 2.0, -1.0, 1.0, 0.0])
    means -= np.polyval(np.polyfit(np.arange(5), means, 1), np.arange(5))
    found = course_tests(means, np.full(5, 3.0), np.ones(5)).serial
    assert found.statistic == pytest.approx(3.0)
    assert found.p_value > 0.5


def test_means_that_are_all_equal_do_not_move() -> None:
    found = course_tests(np.full(10, 4.2), np.full(10, 5.0), np.ones(10))
    assert (found.location.p_value, found.trend.p_value, found.rest.p_value) == (1.0, 1.0, 1.0)
    assert found.serial.p_value == 0.5
