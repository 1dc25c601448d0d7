"""The evidence against direct enumeration: densities add up to 1, and no level gives it a larger expectation."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from qc.stats.drift.counts.baseline import PILOT_SHARE, log_ceiling, log_expected, price
from qc.stats.drift.counts.counted import Counted, prepare
from qc.stats.drift.counts.detect import count_drift_evidence
from qc.stats.drift.counts.likelihood import Spread, fixed, peak
from qc.stats.drift.counts.mixture import log_changed, log_steps, trend_likelihoods
from qc.stats.drift.counts.prior import CountPrior
from qc.stats.drift.counts.states import explained, states

if TYPE_CHECKING:
    from numpy.typing import NDArray


def binomial(x: int, n: int, p: float) -> float:
    return math.comb(n, x) * p**x * (1 - p) ** (n - x)


def poisson(x: int, mean: float) -> float:
    return math.exp(x * math.log(mean) - mean - math.lgamma(x + 1))


def peaks(model: Any, x: int, n: float) -> float:
    counted = prepare([0], [n], [0], [n], model)
    return float(peak(counted, np.array([float(x)]), np.array([n]))[0])


@pytest.mark.parametrize("n", [1, 5, 9, 11, 13, 40, 150])
def test_a_pilot_of_units_is_an_e_value_for_every_share(n: int) -> None:
    best = [math.comb(n, x) * math.exp(PILOT_SHARE * peaks("binomial", x, n)) for x in range(n + 1)]
    for p in np.geomspace(1e-3, 0.5, 60):
        rest = [(p**x * (1 - p) ** (n - x)) ** (1 - PILOT_SHARE) for x in range(n + 1)]
        assert math.log(float(np.dot(best, rest))) <= price("binomial")


def test_a_pilot_of_nonconformities_is_an_e_value_for_every_rate_and_costs_no_more_than_it_must() -> None:
    found = []
    for mean in np.append(np.geomspace(1e-2, 200, 80), 8.36):
        terms = [
            (1 - PILOT_SHARE) * (x * math.log(mean) - mean) + PILOT_SHARE * peaks("poisson", x, 1) - math.lgamma(x + 1)
            for x in range(600)
        ]
        found.append(float(np.logaddexp.reduce(terms)))
    assert price("poisson") - 0.001 < max(found) <= price("poisson")


def test_expected_rows_are_the_integral_over_all_levels() -> None:
    counted = prepare([1, 0], [10, 15], [1, 2], [10, 5], "binomial")
    # p = sin²(t): Jeffreys' density is even in t.
    p = np.sin((np.arange(40_000) + 0.5) * np.pi / 80_000) ** 2
    weight = p ** (PILOT_SHARE * 1) * (1 - p) ** (PILOT_SHARE * 24)
    wanted = np.sum(weight * p**3 * (1 - p) ** 12) / np.sum(weight)
    assert log_expected(counted)[2] == pytest.approx(math.log(wanted), abs=1e-8)


def test_expected_nonconformities_are_the_integral_over_all_rates() -> None:
    counted = prepare([1, 0], [2.5, 1.5], [1, 2], [1.0, 0.5], "poisson")
    root = (np.arange(40_000) + 0.5) / 5_000
    rate = root**2  # dλ/√λ = 2 d√λ
    weight = np.exp(PILOT_SHARE * (np.log(rate) - 4 * rate))
    wanted = np.sum(weight * rate**3 * np.exp(-1.5 * rate)) / np.sum(weight)
    assert log_expected(counted)[2] == pytest.approx(math.log(wanted), abs=1e-7)


@pytest.mark.parametrize(("model", "levels"), [("binomial", np.linspace(1e-6, 1 - 1e-6, 200_001))])
def test_the_ceiling_is_the_most_that_a_level_explains(model: Any, levels: np.ndarray[Any, Any]) -> None:
    counted = prepare([1, 0], [10, 15], [1, 2], [10, 5], model)
    rows = 3 * np.log(levels) + 12 * np.log1p(-levels)
    pilot = np.log(levels) + 24 * np.log1p(-levels)
    wanted = np.max(rows + PILOT_SHARE * (pilot - peaks("binomial", 1, 25))) + price(model)
    assert log_ceiling(counted)[2] == pytest.approx(wanted, abs=1e-6)


PLANNED = 5


def weighed(rows: tuple[int, ...]) -> float:
    """Likelihood of changed production, single units after a pilot of 1 in 4, binomial coefficients being 1."""
    counted = prepare([1], [4], rows, [1] * PLANNED, "binomial")
    # The pilot's size makes rows of one unit more than single ones: only the state of rows alike is taken.
    state = states(counted, CountPrior())[0]
    return math.exp(log_steps(state, np.log(CountPrior().row_weights(PLANNED)))[-1])


def test_the_mixture_over_changes_is_a_density_of_production() -> None:
    total = sum(weighed(rows) for rows in itertools.product((0, 1), repeat=PLANNED))
    assert total == pytest.approx(1.0, abs=1e-12)


def process(counted: Counted) -> NDArray[np.float64]:
    """Evidence of changes over that of none, row by row."""
    held = CountPrior()
    ways, trends = states(counted, held), trend_likelihoods(counted, held, counted.rows)
    return np.exp((log_changed(ways, np.log(held.row_weights(counted.rows)), trends, held.trend) - explained(ways))[1:])


SHARES = (0.001, 0.03, 0.2, 0.5, 0.8, 0.99)
PILOT, ROWS = 4, 5
MADE = [(pilot, one) for pilot in range(PILOT + 1) for one in itertools.product((0, 1), repeat=ROWS)]


def chance(pilot: int, one: tuple[int, ...], p: float) -> float:
    return binomial(pilot, PILOT, p) * p ** sum(one) * (1 - p) ** (ROWS - sum(one))


def test_no_share_gives_the_process_an_expectation_above_1_at_any_row() -> None:
    found = [process(prepare([pilot], [PILOT], one, [1] * ROWS, "binomial")) for pilot, one in MADE]
    for p in SHARES:
        mean = sum(chance(*made, p) * evidence for made, evidence in zip(MADE, found, strict=True))
        assert np.all(mean <= 1.0)


def test_whatever_the_share_the_evidence_ever_reaches_c_with_a_chance_of_at_most_1_in_c() -> None:
    found = [count_drift_evidence([pilot], [PILOT], one, [1] * ROWS).log_evidence.max() for pilot, one in MADE]
    assert max(found) > math.log(15)
    for p in SHARES:
        for c in (1.5, 2, 3, 5, 10, 15):
            reached = sum(
                chance(*made, p) for made, most in zip(MADE, found, strict=True) if most >= math.log(c) - 1e-12
            )
            assert reached <= 1 / c


def test_no_rate_gives_the_process_an_expectation_above_1() -> None:
    found = {
        (pilot, one): process(prepare([pilot], [2.0], [one], [1.0], "poisson"))[0]
        for pilot in range(10)
        for one in range(8)
    }
    for mean in (0.05, 0.5, 1.0):
        total = sum(poisson(pilot, 2 * mean) * poisson(one, mean) * value for (pilot, one), value in found.items())
        assert total <= 1.0


def test_rows_that_differ_have_negative_binomial_counts() -> None:
    counted = prepare([2], [10], [3, 0], [20, 8], "poisson")
    rows, pilot = Spread(counted, 4.0)(np.array([0.1]))
    left_out = [x * math.log(n) - math.lgamma(x + 1) for x, n in ((3, 20), (0, 8), (2, 10))]
    # The mean over gamma-distributed levels, integrated numerically.
    wanted = []
    for x, n in ((3, 20), (0, 8), (2, 10)):
        level = (np.arange(200_000) + 0.5) * 2e-5 * 0.5
        density = level**3 * np.exp(-level * 40)
        wanted.append(np.sum(density * (level * n) ** x * np.exp(-level * n)) / np.sum(density) / math.factorial(x))
    assert np.diff(rows[0]) + left_out[:2] == pytest.approx(np.log(wanted[:2]), abs=1e-6)
    assert pilot[0] + left_out[2] == pytest.approx(math.log(wanted[2]), abs=1e-6)


def test_with_little_spread_rows_are_alike() -> None:
    counted = prepare([2, 1], [10, 30], [3, 0], [20, 8], "poisson")
    rows, pilot = Spread(counted, 1e9)(np.array([0.1]))
    alike, first = fixed(counted, 0.1)
    assert rows[0] == pytest.approx(alike, abs=1e-5)
    assert pilot[0] == pytest.approx(first, abs=1e-5)
