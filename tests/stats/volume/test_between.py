"""Variance between groups: against lme4-like REML, domain.md's figures, brute force and simulation."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from qc.stats import between_groups, streams_and_trend
from qc.stats.volume.chi_grid import chi_nodes

SECOND_DAY = (9.899, 9.963, 10.108, 10.387, 9.946, 9.951, 10.2, 9.823, 9.942, 10.177, 10.116, 10.018, 10.134, 9.434)
UNEQUAL = [
    [10.508, 9.589, 10.184, 9.986, 10.009, 10.057, 9.696],
    [9.654, 9.527, 10.365, 9.745, 9.629, 9.644, 9.566, 9.489, 9.622, 9.796, 9.652, 9.892],
    [10.21, 10.255, 10.559, 10.359],
    [*SECOND_DAY, 10.204, 9.808, 9.666, 10.055, 10.14, 9.911],
    [10.185, 10.405, 10.389, 10.681, 10.549, 10.439, 10.622, 10.359, 10.215],
]


def test_unequal_groups_agree_with_statsmodels_and_brute_force() -> None:
    """statsmodels 0.14 MixedLM (REML): variances 0.2796651 and 0.0491716; 400,000 generalised pivots, ± 0.003."""
    found = between_groups(UNEQUAL)
    assert found.sd_between**2 == pytest.approx(0.0782115, rel=1e-3)
    assert found.sd_within == pytest.approx(0.2217467, rel=1e-5)
    assert found.interval == pytest.approx((0.1711, 0.6847), abs=0.004)
    assert found.p_value == pytest.approx(stats.f_oneway(*UNEQUAL).pvalue, rel=1e-9)
    assert found.widening == pytest.approx(math.hypot(found.sd_between, found.sd_within) / found.sd_within)


@pytest.mark.parametrize(("batches", "ends"), [(3, (0.58, 4.4)), (10, (0.73, 1.65))])
def test_domain_md_7_1_what_so_few_batches_say(batches: int, ends: tuple[float, float]) -> None:
    """With next to no spread within, the interval is that of a standard deviation of the batches' means."""
    means = np.linspace(-1.0, 1.0, batches)
    groups = [mean + np.array([-1e-6, 1e-6]) for mean in means]
    low, high = between_groups(groups).interval
    sd = means.std(ddof=1)
    assert (round(low / sd, 2), high / sd) == (ends[0], pytest.approx(ends[1], abs=0.02))


def test_the_ratio_of_equal_groups_is_the_textbook_s() -> None:
    groups = [[9.9, 10.1, 10.0], [10.4, 10.6, 10.5], [10.0, 10.2, 10.1]]
    f = stats.f_oneway(*groups).statistic
    wanted = [math.sqrt((f / stats.f.ppf(q, 2, 6) - 1) / 3) for q in (0.95, 0.05)]
    assert between_groups(groups).ratio_interval == pytest.approx(wanted)


def test_groups_that_do_not_differ_start_at_nothing() -> None:
    found = between_groups([[1.0, 3.0, 2.0], [2.1, 0.9, 3.0], [3.0, 1.0, 2.0]])
    assert (found.sd_between, found.interval[0], found.ratio_interval[0], found.widening) == (0.0, 0.0, 0.0, 1.0)
    assert found.p_value > 0.9


def test_the_interval_holds_the_truth_as_often_as_it_says() -> None:
    rng, held, runs = np.random.default_rng(11), 0, 300
    for _ in range(runs):
        groups = [rng.normal(rng.normal(0.0, 0.7), 1.0, n) for n in (4, 6, 10, 20, 9)]
        low, high = between_groups(groups).interval
        held += low <= 0.7 <= high
    assert held / runs >= 0.9 - 2.5 * math.sqrt(0.9 * 0.1 / runs)


def test_groups_that_say_nothing_are_refused() -> None:
    with pytest.raises(ValueError, match="`groups` must vary"):
        between_groups([[1.0, 1.0], [2.0, 2.0]])
    with pytest.raises(ValueError, match="`groups` must hold at least two groups"):
        between_groups([[1.0, 2.0]])
    with pytest.raises(ValueError, match="`confidence` must"):
        between_groups([[1.0, 2.0], [2.0, 3.0]], confidence=1.0)


@pytest.mark.parametrize("df", [1, 2, 9, 99, 400, 12_000])
def test_nodes_average_a_chi(df: int) -> None:
    ratios, weights = chi_nodes(df)
    mean = math.exp(math.lgamma(0.5 * (df + 1)) - math.lgamma(0.5 * df)) * math.sqrt(2.0 / df)
    assert weights @ ratios == pytest.approx(mean, rel=1e-6)
    assert weights @ ratios**2 == pytest.approx(1.0, rel=1e-6)


def least_squares(y: np.ndarray, *columns: np.ndarray) -> float:
    design = np.column_stack([np.ones_like(y), *columns])
    return float(np.square(y - design @ np.linalg.lstsq(design, y, rcond=None)[0]).sum())


def test_tests_of_streams_and_trend_are_those_of_least_squares() -> None:
    rng = np.random.default_rng(5)
    who, unit = rng.integers(0, 3, 40), np.arange(40.0)
    y = rng.normal(size=40) + 0.8 * (who == 2) + 0.02 * unit
    found = streams_and_trend(y, unit, who.tolist())
    second, third = (who == 1).astype(float), (who == 2).astype(float)
    both = least_squares(y, second, third, unit)
    for left, df, p in (
        (least_squares(y, unit), 2, found.p_streams_beyond_trend),
        (least_squares(y, second, third), 1, found.p_trend_beyond_streams),
    ):
        assert p == pytest.approx(stats.f.sf((left - both) / df / (both / 36), df, 36), rel=1e-8)
    assert found.p_streams == pytest.approx(stats.f_oneway(*(y[who == k] for k in range(3))).pvalue, rel=1e-8)
    assert found.p_trend == pytest.approx(stats.linregress(unit, y).pvalue, rel=1e-8)
    assert found.slope_interval[0] < found.slope < found.slope_interval[1]


UNITS = np.arange(200.0)
NOISE = np.random.default_rng(8).normal(0.0, 0.1, 200)
TURNS = np.arange(200) // 10 % 2
HALVES = np.arange(200) // 100


@pytest.mark.parametrize(
    ("values", "streams", "cause"),
    [
        (NOISE, TURNS, "neither"),
        (NOISE + 0.2 * TURNS, TURNS, "streams"),
        (NOISE + 0.002 * UNITS, TURNS, "trend"),
        (NOISE + 0.002 * UNITS + 0.2 * TURNS, TURNS, "both"),
        (NOISE + 0.3 * HALVES, HALVES, "streams"),
    ],
)
def test_what_moved_is_told_apart(values: np.ndarray, streams: np.ndarray, cause: str) -> None:
    assert streams_and_trend(values, UNITS, streams.tolist()).cause == cause


def test_steps_of_a_trend_are_the_trend_s() -> None:
    """Batches of 20 along a line: all that lies between them the line explains."""
    batches = np.arange(200) // 20
    found = streams_and_trend(0.01 * UNITS + NOISE, UNITS, batches.tolist())
    means, middles = (
        np.array([each[batches == k].mean() for k in range(10)]) for each in (0.01 * UNITS + NOISE, UNITS)
    )
    assert found.trend_share == pytest.approx(np.corrcoef(means, middles)[0, 1] ** 2, abs=0.01)
    assert found.trend_share > 0.99


def test_two_streams_at_one_place_each_cannot_be_told_from_a_trend() -> None:
    found = streams_and_trend([1.0, 1.1, 0.9, 2.0, 2.1, 1.9], [0, 0, 0, 9, 9, 9], ["a"] * 3 + ["b"] * 3)
    assert found.cause == "together"
    assert math.isnan(found.slope)
    assert math.isnan(found.p_streams_beyond_trend)


def test_readings_without_spread_show_nothing() -> None:
    found = streams_and_trend(np.full(10, 3.0), np.arange(10), [0, 1] * 5)
    assert found.cause == "neither"


def test_arguments_of_streams_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="as long as `values`"):
        streams_and_trend([1.0, 2.0, 3.0, 4.0], [0, 1, 2], [0, 1, 0, 1])
    with pytest.raises(ValueError, match="`streams` must name at least 2"):
        streams_and_trend([1.0, 2.0, 3.0, 4.0], [0, 1, 2, 3], [0, 0, 0, 0])
