"""Two crossed factors in one model: against statsmodels, the analysis of variance, and simulation."""

from __future__ import annotations

import numpy as np
import pytest

from qc.stats import crossed_factors, gage_rr


def made(
    seed: int, sds: tuple[float, float], levels: tuple[int, int], n: int
) -> tuple[np.ndarray, list[int], list[int]]:
    """Readings of two factors whose cells are unequal."""
    rng = np.random.default_rng(seed)
    first, second = rng.integers(0, levels[0], n), rng.integers(0, levels[1], n)
    effects = rng.normal(0.0, sds[0], levels[0])[first] + rng.normal(0.0, sds[1], levels[1])[second]
    return 10.0 + effects + rng.normal(0.0, 1.0, n), first.tolist(), second.tolist()


def test_unbalanced_cells_agree_with_statsmodels() -> None:
    import pandas as pd  # noqa: PLC0415 - the reference alone needs it
    import statsmodels.formula.api as smf  # noqa: PLC0415 - the reference alone needs it

    y, first, second = made(11, (1.0, 1.0), (8, 4), 60)
    table = pd.DataFrame({"y": y, "a": first, "b": second, "all": 1})
    parts = {"a": "0+C(a)", "b": "0+C(b)"}
    known = smf.mixedlm("y~1", table, groups="all", re_formula="0", vc_formula=parts).fit(reml=True)
    found = crossed_factors(y, first, second)
    assert (found.first.sd**2, found.second.sd**2) == pytest.approx(tuple(known.vcomp), rel=2e-3)
    assert found.sd_within**2 == pytest.approx(known.scale, rel=1e-4)


def test_balanced_cells_agree_with_the_analysis_of_variance() -> None:
    rng = np.random.default_rng(17)
    part, operator = np.repeat(np.arange(6), 12), np.tile(np.repeat(np.arange(4), 3), 6)
    y = rng.normal(0, 2, 6)[part] + rng.normal(0, 1, 4)[operator] + rng.normal(0, 1, 72)
    found = crossed_factors(y, part.tolist(), operator.tolist())
    table = gage_rr(y, part=part.tolist(), operator=operator.tolist()).without_interaction
    variances = {each.source: each.variance for each in table.shares}
    assert found.first.sd**2 == pytest.approx(variances["part"], rel=1e-5)
    assert found.second.sd**2 == pytest.approx(variances["operator"], rel=1e-5)
    assert found.sd_within**2 == pytest.approx(variances["repeatability"], rel=1e-5)


@pytest.mark.slow
def test_the_intervals_hold_the_truth_nine_times_in_ten() -> None:
    runs, truth, drawn = 120, (1.2, 0.6), [0, 0]
    for seed in range(runs):
        found = crossed_factors(*made(1000 + seed, truth, (5, 4), 60))
        for index, each in enumerate((found.first, found.second)):
            drawn[index] += each.interval[0] <= truth[index] <= each.interval[1]
    margin = 3 * np.sqrt(0.09 / runs)
    assert all(abs(count / runs - 0.9) <= margin for count in drawn)


def test_a_factor_that_is_not_there_is_none_and_the_other_is() -> None:
    found = crossed_factors(*made(5, (0.0, 3.0), (4, 5), 200))
    assert found.first.sd < 0.3
    assert found.first.interval[0] == 0.0
    assert found.first.p_value > 0.05
    assert found.second.p_value < 1e-6
    assert found.second.ratio_interval[0] < 3.0 < found.second.ratio_interval[1]


def test_it_scales_with_the_readings() -> None:
    y, first, second = made(7, (1.0, 0.5), (4, 3), 60)
    one, other = crossed_factors(y, first, second), crossed_factors(0.01 * y - 3, first, second)
    assert other.first.sd == pytest.approx(0.01 * one.first.sd, rel=1e-4)
    assert other.second.interval == pytest.approx([0.01 * end for end in one.second.interval], rel=1e-5)
    assert other.first.p_value == pytest.approx(one.first.p_value, rel=1e-6)


@pytest.mark.parametrize(
    ("y", "first", "second", "said"),
    [
        ([1.0, 2.0, 3.0, 4.0], "aab", "abab", "`first` must name a level for each of 4 readings, got 3"),
        ([1.0, 2.0, 3.0, 4.0], "aaaa", "abab", "`first` must have 2 to 60 levels, got 1"),
        ([1.0, 2.0, 3.0, 4.0, 5.0], "aabbb", "uuvvv", "`first` and `second` must be crossed"),
        ([1.0, 2.0, 3.0, 4.0], "aabb", "uvuv", "`values` must vary within the levels of both"),
        ([1.0, 2.0, 3.0, 5.0], "abca", "uuuv", "`values` must be more than the levels of both factors, got 4"),
    ],
)
def test_what_cannot_be_told_apart_is_refused(y: list[float], first: str, second: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        crossed_factors(y, list(first), list(second))
