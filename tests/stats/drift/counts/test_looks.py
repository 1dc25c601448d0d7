"""The looks' p-values against SciPy's, and against simulation where rows differ."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy import stats

from qc.stats.drift.counts.counted import prepare
from qc.stats.drift.counts.detect import count_drift_evidence
from qc.stats.drift.counts.looks import PROCESS_SHARE, log_if_alike, log_looks, look_weights, p_value
from qc.stats.drift.counts.prior import CountPrior

if TYPE_CHECKING:
    from collections.abc import Callable

    from qc.stats.drift.counts.counted import Floats, Model

    Draw = Callable[[np.random.Generator, Floats], Floats]

RISES = 0.65


@pytest.mark.parametrize(("pilot", "bad"), [(0, 100), (3, 12), (5, 30), (9, 8), (0, 0)])
def test_of_units_it_is_fishers_exact_test(pilot: int, bad: int) -> None:
    counted = prepare([pilot], [100], [bad], [1000], "binomial")
    table = np.array([[pilot, 100 - pilot], [bad, 1000 - bad]])
    rise = stats.fisher_exact(table, alternative="less").pvalue / RISES
    fall = stats.fisher_exact(table, alternative="greater").pvalue / (1 - RISES)
    assert p_value(counted, 1) == pytest.approx(min(1, rise, fall), rel=1e-9)


@pytest.mark.parametrize(("pilot", "bad"), [(0, 60), (4, 40), (12, 20), (0, 0)])
def test_of_nonconformities_it_is_the_split_of_the_total(pilot: int, bad: int) -> None:
    counted = prepare([pilot], [10.0], [bad], [40.0], "poisson")
    rise = stats.binom.cdf(pilot, pilot + bad, 0.2) / RISES
    fall = stats.binom.sf(pilot - 1, pilot + bad, 0.2) / (1 - RISES)
    assert p_value(counted, 1) == pytest.approx(min(1, rise, fall), rel=1e-9)


def differing(counts: list[int], shape: float) -> float:
    """Chance of rows of one size given their total."""
    found = stats.dirichlet_multinomial.pmf(counts, [shape] * len(counts), np.array([sum(counts)]))
    return float(np.squeeze(found))


@pytest.mark.parametrize(
    ("first", "rows"), [([2, 9, 0, 7], [12, 1, 15, 33]), ([3, 4], [9, 8, 11]), ([20, 18, 22], [9, 8, 11])]
)
def test_where_rows_may_differ_it_is_the_mean_over_their_differences(first: list[int], rows: list[int]) -> None:
    counted = prepare(first, [100.0] * len(first), rows, [100.0] * len(rows), "poisson")
    prior, pilot, bad = CountPrior(shapes=(10.0, 1.5), alike=0.4), sum(first), sum(rows)
    rises = bad / len(rows) > pilot / len(first)
    side, few, of = (RISES, pilot, len(first)) if rises else (1 - RISES, bad, len(rows))
    exact = stats.binom.cdf(few, pilot + bad, of / (len(first) + len(rows))) / side
    weights, each = [0.4], [exact]
    for x in (first, rows):
        weights[0] *= stats.multinomial.pmf(x, sum(x), [1 / len(x)] * len(x))
    for shape in (10.0, 1.5):
        weights.append(0.3 * differing(first, shape) * differing(rows, shape))
        sides = shape * of, shape * (len(first) + len(rows) - of)
        each.append(max(exact, stats.betabinom.cdf(few, pilot + bad, *sides) / side))
    wanted = float(np.average(each, weights=weights))
    assert p_value(counted, len(rows), prior) == pytest.approx(wanted, rel=1e-4)
    assert p_value(counted, len(rows), prior) > exact


def test_what_units_alone_would_show_is_kept_beside() -> None:
    counted = prepare([1, 9], [100, 100], [31, 8], [100, 100], "binomial")
    exact = stats.fisher_exact(np.array([[10, 190], [39, 161]]), alternative="less").pvalue / RISES
    first = stats.fisher_exact(np.array([[10, 190], [31, 69]]), alternative="less").pvalue / RISES
    weights = look_weights(2)
    wanted = max(weights[2] / exact, weights[1] / first)
    assert math.exp(log_if_alike(counted, 2)) == pytest.approx(wanted, rel=1e-9)
    assert log_looks(counted, 2)[-1] < math.log(20) < log_if_alike(counted, 2)


@pytest.mark.parametrize("planned", [1, 2, 3, 8, 20, 1001])
def test_looks_and_process_share_the_false_alarms(planned: int) -> None:
    weights = look_weights(planned)
    assert sum(weights.values()) + PROCESS_SHARE == pytest.approx(1)
    assert max(weights) == planned
    assert min(weights) >= 1


def test_a_look_counts_from_its_row_on_and_rows_to_come_have_none() -> None:
    counted = prepare([0], [100], [5] * 10, [50] * 10, "binomial")
    found = log_looks(counted, planned=40)
    assert np.isneginf(found[:4]).all()
    assert found[4] == found[8] == pytest.approx(math.log(1 / 16 / p_value(counted, 5)))
    assert found[9] == pytest.approx(math.log(1 / 16 / p_value(counted, 10)))


def test_one_unit_in_ten_after_a_pilot_of_a_hundred_good_ones_is_seen() -> None:
    rng = np.random.default_rng(9)
    flagged = [
        count_drift_evidence([0] * 2, [50] * 2, rng.binomial(50, 0.1, 20), [50] * 20).flag is not None
        for _ in range(10)
    ]
    assert sum(flagged) >= 9


def flagged(pilot: int, rows: int, draw: Draw, model: Model, runs: int) -> float:
    """Share of unchanged batches with rows of 25 to 500 units that the looks flag."""
    rng = np.random.default_rng(31)
    found = 0
    for _ in range(runs):
        first, then = (np.floor(25 * 20 ** rng.random(size)) for size in (pilot, rows))
        counted = prepare(draw(rng, first), first, draw(rng, then), then, model)
        found += bool(log_looks(counted, rows)[-1] >= math.log(20))
    return found / runs


@pytest.mark.slow
@pytest.mark.parametrize(
    ("pilot", "share", "least"),
    [([0, 0], 0.1, 29), ([1, 0, 1, 0], 0.05, 19), ([1, 2, 0, 1, 1, 0, 2, 1, 1, 1], 0.06, 28)],
    ids=["none in 100", "2 in 200", "10 in 500"],
)
def test_a_share_that_rose_with_the_first_unit_is_seen_as_often_as_by_exact_tests_alone(
    pilot: list[int], share: float, least: int
) -> None:
    rng = np.random.default_rng(0)
    sizes = [50] * len(pilot), [50] * 20
    found = [
        count_drift_evidence(pilot, sizes[0], rng.binomial(50, share, 20), sizes[1]).flag is not None for _ in range(30)
    ]
    # The exact tests, with the allowance that few rows outwitted, saw 30, 19 to 24, and 29 to 30 of 30.
    assert sum(found) >= least


@pytest.mark.slow
@pytest.mark.parametrize(
    ("pilot", "rows", "within"),
    [(4, 4, 0.005), (4, 4, 0.02), (4, 4, 0.1), (2, 2, 0.1), (2, 20, 0.02), (8, 2, 0.02), (8, 8, 0.005)],
)
def test_lots_whose_shares_differ_anyway_seldom_make_a_look_flag(pilot: int, rows: int, within: float) -> None:
    def draw(rng: np.random.Generator, sizes: Floats) -> Floats:
        much = 1 / within - 1
        return rng.binomial(sizes.astype(int), rng.beta(0.05 * much, 0.95 * much, sizes.size)).astype(float)

    # Half of 5 % is meant; the worst of the grid in the notes of `count_drift_evidence` has 5. Exact tests: 7 to 70 %.
    assert flagged(pilot, rows, draw, "binomial", 600) <= 0.05


@pytest.mark.slow
@pytest.mark.parametrize(("shape", "pilot", "rows"), [(4.0, 4, 4), (25.0, 8, 8), (4.0, 8, 20), (1.5, 8, 50)])
def test_rates_that_differ_anyway_seldom_make_a_look_flag(shape: float, pilot: int, rows: int) -> None:
    def draw(rng: np.random.Generator, sizes: Floats) -> Floats:
        return rng.poisson(0.06 * sizes * rng.gamma(shape, 1 / shape, sizes.size)).astype(float)

    assert flagged(pilot, rows, draw, "poisson", 600) <= 0.05
