from __future__ import annotations

import math

import numpy as np
import pytest

from qc.stats.sampling.variables_estimate import estimated_share, index_at


@pytest.mark.parametrize("n", [3, 4, 5, 20, 200])
@pytest.mark.parametrize("share", [0.0005, 0.03, 0.4])
@pytest.mark.parametrize("sigma", ["unknown", "known"])
def test_index_and_share_invert_each_other(n: int, share: float, sigma: str) -> None:
    assert estimated_share(index_at(share, n=n, sigma=sigma), n=n, sigma=sigma) == pytest.approx(share, rel=1e-9)


def test_four_readings_have_a_closed_form() -> None:
    """With n = 4 the distribution is uniform: p = 1/2 - Q √4 / (2 · 3)."""
    assert estimated_share(0.9, n=4) == pytest.approx(0.5 - 0.9 / 3, rel=1e-14)
    assert index_at(0.0149, n=4) == pytest.approx(1.4553, rel=1e-12)


@pytest.mark.parametrize("sigma", ["unknown", "known"])
def test_the_estimate_has_no_bias(sigma: str) -> None:
    random = np.random.default_rng(3)
    sample = random.normal(size=(20_000, 6))
    spread = sample.std(axis=1, ddof=1) if sigma == "unknown" else np.ones(20_000)
    estimates = [estimated_share(q, n=6, sigma=sigma) for q in ((1.2 - sample.mean(axis=1)) / spread).tolist()]
    exact = 0.5 * math.erfc(1.2 / math.sqrt(2))
    assert np.mean(estimates) == pytest.approx(exact, abs=4 * float(np.std(estimates)) / math.sqrt(20_000))


def test_far_limits_count_nothing_and_all() -> None:
    assert estimated_share(5.0, n=5) == 0.0
    assert estimated_share(-5.0, n=5) == 1.0


def test_refusals() -> None:
    with pytest.raises(ValueError, match="`n` must be a whole number of at least 3, got 2"):
        estimated_share(1.0, n=2)
    with pytest.raises(ValueError, match="`n` must be a whole number of at least 2, got 1"):
        index_at(0.1, n=1, sigma="known")
    with pytest.raises(ValueError, match="`quality_index` must be a finite number, got nan"):
        estimated_share(float("nan"), n=5)
    with pytest.raises(ValueError, match="`share` must lie strictly between 0 and 1, got 0"):
        index_at(0, n=5)
    with pytest.raises(ValueError, match="`sigma` must be one of"):
        index_at(0.1, n=5, sigma="guessed")
