"""The looks' p-values against SciPy's, and against simulation where rows differ."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from qc.stats.drift.counts.counted import prepare
from qc.stats.drift.counts.detect import count_drift_evidence
from qc.stats.drift.counts.looks import PROCESS_SHARE, log_looks, look_weights, p_value

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


def test_rows_that_scatter_more_are_held_against_their_own_dispersion() -> None:
    first, rows = [2, 9, 0, 7, 1, 11], [12, 1, 15, 3, 9, 2, 20, 4]
    counted = prepare(first, [100.0] * 6, rows, [100.0] * 8, "poisson")
    chi2 = sum(((np.array(x) - np.mean(x)) ** 2 / np.mean(x)).sum() for x in (first, rows))
    df = 5 + 7
    dispersion = chi2 / df
    assert dispersion > 2
    # The split of a total that need not be whole: the binomial tail as a beta distribution's.
    tail = stats.beta.sf(6 / 14, sum(first) / dispersion + 1, sum(rows) / dispersion)
    wanted = stats.t.sf(stats.norm.isf(tail), df) / RISES
    assert p_value(counted, 8) == pytest.approx(min(1, wanted), rel=1e-6)
    assert p_value(counted, 8) > stats.binom.cdf(sum(first), sum(first) + sum(rows), 6 / 14) / RISES


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


@pytest.mark.slow
@pytest.mark.parametrize(("shape", "rows"), [(25.0, 8), (4.0, 20), (1.5, 100)])
def test_rows_that_differ_anyway_seldom_make_a_look_flag(shape: float, rows: int) -> None:
    rng = np.random.default_rng(31)
    runs, flagged = 2000, 0
    for _ in range(runs):
        pilot, then = (rng.poisson(30 * rng.gamma(shape, 1 / shape, size)) for size in (8, rows))
        counted = prepare(pilot, np.full(8, 500.0), then, np.full(rows, 500.0), "poisson")
        flagged += bool(log_looks(counted, rows)[-1] >= math.log(20))
    # Half of 5 %, and what the dispersion of few rows leaves open.
    assert flagged / runs <= 0.05
