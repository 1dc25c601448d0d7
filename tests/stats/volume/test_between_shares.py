"""Shares between streams: by hand, against another program's formula, and by simulation."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from qc.stats import between_shares


def test_equal_streams_are_the_analysis_of_variance_of_shares() -> None:
    """Equal sizes n: Σ n (pᵢ - p)² has the expectation p (1 - p) [k - 1 + ρ (k - 1)(n - 1)]."""
    counts, n = np.array([4.0, 22.0, 9.0, 15.0]), 400.0
    shares, p = counts / n, counts.sum() / 1600
    squares = float(n * ((shares - p) ** 2).sum())
    rho = (squares / (p * (1 - p)) - 3) / (3 * n - 3)
    found = between_shares(counts, np.full(4, n))
    assert found.sd_between == pytest.approx(np.sqrt(rho * p * (1 - p)), rel=1e-12)
    table = np.array([counts, n - counts])
    assert found.p_value == pytest.approx(stats.chi2_contingency(table, correction=False).pvalue, rel=1e-9)


def test_the_estimate_is_right_on_average_and_the_interval_holds() -> None:
    rng = np.random.default_rng(3)
    sizes, p, rho, runs = np.array([100, 200, 300, 400] * 2), 0.1, 0.02, 400
    variance, held = [], 0
    for _ in range(runs):
        levels = rng.beta(p * (1 / rho - 1), (1 - p) * (1 / rho - 1), sizes.size)
        found = between_shares(rng.binomial(sizes, levels), sizes)
        variance.append(found.sd_between**2)
        held += found.interval[0] <= np.sqrt(rho * p * (1 - p)) <= found.interval[1]
    error = np.std(variance) / np.sqrt(runs)
    assert np.mean(variance) == pytest.approx(rho * p * (1 - p), abs=3 * error)
    assert held / runs > 0.82


def test_one_share_has_no_spread() -> None:
    found = between_shares([10, 10, 10], [100, 100, 100])
    assert found.sd_between == 0.0
    assert found.interval[0] == 0.0
    assert found.p_value == pytest.approx(1.0)


def test_all_bad_against_all_good_is_the_widest_there_is() -> None:
    found = between_shares([10, 0], [10, 10])
    assert found.sd_between == pytest.approx(0.5)
    assert found.interval[1] == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("counts", "sizes", "said"),
    [([1, 2, 1], [3, 4], "each of 2 streams"), ([4, 2], [3, 3], "0 to the size"), ([0, 0], [5, 5], "got a share of 0")],
)
def test_counts_that_do_not_fit_are_refused(counts: list[int], sizes: list[int], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        between_shares(counts, sizes)
