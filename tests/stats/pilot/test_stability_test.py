from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy import special, stats

from qc.stats.pilot.stability_test import kolmogorov_tail, mid_ranks, stability_test
from qc.terms import Side

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Sampler = Callable[[np.random.Generator, int], Floats]

IN_CONTROL: dict[str, Sampler] = {
    "normal": lambda rng, n: rng.standard_normal(n),
    "skewed": lambda rng, n: rng.lognormal(size=n),
    "heavy-tailed": lambda rng, n: rng.standard_t(2, n),
    "rounded": lambda rng, n: np.round(1.5 * rng.standard_normal(n)),
}
RUNS = {50: 1_600, 500: 1_200, 5_000: 400}


@pytest.mark.slow
@pytest.mark.parametrize("shape", IN_CONTROL)
@pytest.mark.parametrize("n", RUNS)
def test_the_size_is_the_nominal_one_at_every_length(n: int, shape: str) -> None:
    rng = np.random.default_rng(n)
    p = np.array([stability_test(IN_CONTROL[shape](rng, n)).p_value for _ in range(RUNS[n])])
    for nominal in (0.05, 0.1):
        error = math.sqrt(nominal * (1 - nominal) / RUNS[n])
        assert abs(float((p <= nominal).mean()) - nominal) < 3 * error


@pytest.mark.slow
def test_few_readings_reject_less_often() -> None:
    rng = np.random.default_rng(10)
    p = np.array([stability_test(rng.standard_normal(10)).p_value for _ in range(1_000)])
    assert (p <= 0.05).mean() < 0.05


@pytest.mark.slow
def test_the_two_changes_are_independent_even_of_skewed_readings() -> None:
    rng = np.random.default_rng(3)
    found = [stability_test(rng.standard_exponential(200)) for _ in range(1_500)]
    level, scale = ([getattr(one, kind).statistic for one in found] for kind in ("level", "scale"))
    assert abs(stats.spearmanr(level, scale).statistic) < 4 / math.sqrt(1_500)


def test_a_step_of_the_level_is_found_where_it_is() -> None:
    x = np.random.default_rng(1).standard_normal(200)
    x[120:] += 2.0
    found = stability_test(x)
    assert not found.stable
    assert found.level.p_value < 1e-6
    assert abs(found.level.place - 120) <= 3
    assert found.level.direction is Side.ABOVE
    assert stability_test(-x).level.direction is Side.BELOW


def test_a_step_of_the_scale_is_found_and_not_taken_for_one_of_the_level() -> None:
    x = np.random.default_rng(2).standard_normal(300)
    x[100:] *= 3.0
    found = stability_test(x)
    assert not found.stable
    assert found.scale is not None
    assert found.scale.p_value < 1e-6
    assert abs(found.scale.place - 100) <= 15
    assert found.scale.direction is Side.ABOVE
    assert found.level.p_value > 0.05


def test_a_trend_counts_as_unstable() -> None:
    x = np.random.default_rng(4).standard_normal(100) + np.linspace(0, 2, 100)
    assert not stability_test(x).stable


def test_the_order_decides_not_the_distribution() -> None:
    x = np.random.default_rng(5).standard_normal(150)
    found, stretched = stability_test(x), stability_test(np.exp(x))
    assert found.level == stretched.level


def test_the_statistic_by_hand() -> None:
    # Ranks 1..10 in order: S_5 = -12.5 is the furthest; Σ(r - 5.5)² = 82.5.
    found = stability_test(np.arange(10.0))
    assert found.level.statistic == pytest.approx(12.5 / math.sqrt(82.5 / 9 * 10))
    assert (found.level.place, found.n) == (5, 10)


def test_two_different_values_have_no_scale_of_their_own() -> None:
    found = stability_test([0.0] * 4 + [1.0] * 6 + [0.0] * 2)
    assert found.scale is None
    assert found.p_value == found.level.p_value


def test_missing_readings_are_left_out() -> None:
    x = np.random.default_rng(6).standard_normal(60)
    with_gap = np.insert(x, 30, math.nan)
    assert stability_test(with_gap) == stability_test(x)


@pytest.mark.parametrize("x", [0.05, 0.1, 0.3, 0.6, 0.999, 1.0, 1.36, 2.5, 5.0])
def test_kolmogorov_s_distribution(x: float) -> None:
    assert kolmogorov_tail(x) == pytest.approx(float(special.kolmogorov(x)), rel=1e-12)


def test_ranks_as_scipy_has_them() -> None:
    x = np.random.default_rng(7).integers(0, 9, 50).astype(float)
    assert mid_ranks(x) == pytest.approx(stats.rankdata(x) / 50)


@pytest.mark.slow
def test_a_million_readings_cost_little_more_than_sorting() -> None:
    x = np.random.default_rng(8).standard_normal(1_000_000)
    start = time.process_time()
    np.argsort(x, kind="stable")  # takes as long on every processor, as np.sort does not
    sorting = time.process_time() - start
    start = time.process_time()
    stability_test(x)
    assert time.process_time() - start < 20 * sorting


@pytest.mark.parametrize(
    ("values", "significance", "message"),
    [
        ([1.0, 2.0] * 4, 0.05, "`values` must hold at least 10 readings, got 8"),
        ([3.0] * 12, 0.05, "`values` must hold at least two different values, got only 3.0"),
        ([1.0, 2.0] * 6, 5.0, "`significance` must lie strictly between 0 and 1, got 5.0"),
        ([1.0, math.inf] * 6, 0.05, "`values` must be finite or NaN, got inf"),
    ],
)
def test_what_is_refused(values: list[float], significance: float, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        stability_test(values, significance=significance)
