from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from qc.stats.ability.capability_bounds import bissell_bounds, chi_square_bounds
from qc.stats.ability.capability_claim import bissell_claim, chi_square_claim, one_sided_claim
from qc.stats.ability.capability_exact import one_sided_bounds

# The project's table: readings, observe at least this to claim 1.33, … 1.67 (95 % one-sided, Bissell).
TABLE = [
    (25, 1.76, 2.20),
    (30, 1.71, 2.14),
    (50, 1.61, 2.01),
    (100, 1.52, 1.90),
    (125, 1.49, 1.87),
    (300, 1.43, 1.79),
    (1_000, 1.38, 1.74),
]


@pytest.mark.parametrize(("n", "first", "second"), TABLE)
def test_the_table_of_what_must_be_observed(n: int, first: float, second: float) -> None:
    assert round(bissell_claim(1.33, n=n).observed, 2) == first
    assert round(bissell_claim(1.67, n=n).observed, 2) == second


@pytest.mark.parametrize("n", [5, 25, 300, 10_000])
@pytest.mark.parametrize("confidence", [0.5, 0.9, 0.95, 0.99])
def test_the_lower_bound_of_what_is_observed_is_what_is_required(n: int, confidence: float) -> None:
    for required in (0.3, 1.0, 1.67):
        bissell = bissell_claim(required, n=n, confidence=confidence)
        assert bissell_bounds(bissell.observed, n=n, confidence=confidence).lower == pytest.approx(required, rel=1e-9)
        chi = chi_square_claim(required, n=n, confidence=confidence)
        assert chi_square_bounds(chi.observed, df=n - 1, confidence=confidence).lower == pytest.approx(required)
        one = one_sided_claim(required, n=n, confidence=confidence)
        assert one_sided_bounds(one.observed, n=n, confidence=confidence).lower == pytest.approx(required, rel=1e-8)


@pytest.mark.parametrize(("n", "required"), [(2, 1.33), (10, 0.5), (100, 1.67), (2_000, 1.33)])
def test_the_exact_claim_is_a_quantile_of_the_noncentral_t(n: int, required: float) -> None:
    scale = 3 * math.sqrt(n)
    expected = float(stats.nct.ppf(0.95, n - 1, scale * required)) / scale
    assert one_sided_claim(required, n=n).observed == pytest.approx(expected, rel=1e-7)


def test_a_process_that_just_fails_is_claimed_one_time_in_twenty() -> None:
    # True Ppu 1.33: standard normal readings, upper limit at 3 × 1.33.
    rng = np.random.default_rng(5)
    runs, n = 4_000, 30
    x = rng.standard_normal((runs, n))
    observed = (3 * 1.33 - x.mean(axis=1)) / (3 * x.std(axis=1, ddof=1))
    claimed = float((observed >= one_sided_claim(1.33, n=n).observed).mean())
    assert abs(claimed - 0.05) < 3 * math.sqrt(0.05 * 0.95 / runs)


def test_fewer_degrees_of_freedom_ask_for_more() -> None:
    assert bissell_claim(1.33, n=50, df=30).observed > bissell_claim(1.33, n=50).observed
    assert chi_square_claim(1.33, n=50, df=30).observed > chi_square_claim(1.33, n=50).observed


def test_what_the_claim_carries() -> None:
    claim = bissell_claim(1.33, n=50, df=44.5, confidence=0.9)
    assert (claim.required, claim.n, claim.degrees_of_freedom) == (1.33, 50, 44.5)
    assert (claim.confidence, claim.method) == (0.9, "bissell")
    assert chi_square_claim(1.33, n=50).method == "chi-square"
    assert one_sided_claim(1.33, n=50).method == "noncentral-t"


def test_what_is_refused() -> None:
    with pytest.raises(ValueError, match="`required` must be a finite number above 0, got 0"):
        bissell_claim(0, n=30)
    with pytest.raises(ValueError, match="`n` must be a whole number of at least 2, got 1"):
        one_sided_claim(1.33, n=1)
    with pytest.raises(ValueError, match=r"`confidence` must be at least 0\.5 for a claim, got 0\.05"):
        chi_square_claim(1.33, n=30, confidence=0.05)
    with pytest.raises(ValueError, match="`confidence` must lie strictly between 0 and 1, got 95"):
        chi_square_claim(1.33, n=30, confidence=95)
    with pytest.raises(ValueError, match="`df` must be a finite number above 0, got -1"):
        chi_square_claim(1.33, n=30, df=-1)
    with pytest.raises(ValueError, match=r"`df` must be above 1\.353 for this bound to reach any index, got 1"):
        bissell_claim(1.33, n=2)
