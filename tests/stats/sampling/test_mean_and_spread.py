from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from scipy import integrate, stats

from qc.stats.sampling.mean_and_spread import factor_for, one_sided_confidence, two_sided_confidence


def _by_spread(k: float, n: int, content: float) -> float:
    """The same probability, integrated over s instead of over the mean."""
    z, nu = stats.norm.ppf(content), n - 1
    low, high = (math.sqrt(v / nu) for v in (stats.chi2.ppf(1e-16, nu), stats.chi2.isf(1e-17, nu)))
    bends = [z / k + side / (k * math.sqrt(n)) for side in (-8, -3, 0, 3, 8)]
    points = sorted({low, high, (low + high) / 2, *(min(max(b, low), high) for b in bends)})

    def density(s: float) -> float:
        return float(stats.norm.cdf(math.sqrt(n) * (k * s - z)) * stats.chi.pdf(s * math.sqrt(nu), nu) * math.sqrt(nu))

    return sum(integrate.quad(density, a, b, epsabs=1e-13, epsrel=1e-12, limit=100)[0] for a, b in pairwise(points))


@pytest.mark.parametrize("n", [2, 3, 30, 100_000])
@pytest.mark.parametrize(("content", "confidence"), [(0.5, 0.6), (0.99, 0.95), (0.99999, 0.999)])
def test_one_sided_equals_another_integral(n: int, content: float, confidence: float) -> None:
    k = factor_for(lambda k: one_sided_confidence(k, n=n, content=content), confidence, 1.0)
    assert _by_spread(k, n, content) == pytest.approx(confidence, abs=1e-9)


def test_large_samples_approach_the_normal_quantile() -> None:
    """k = z + z_c √((1 + z²/2)/n) to the first order."""
    z, n = stats.norm.ppf(0.99), 100_000
    k = factor_for(lambda k: one_sided_confidence(k, n=n, content=0.99), 0.95, 1.0)
    assert k == pytest.approx(z + stats.norm.ppf(0.95) * math.sqrt((1 + z * z / 2) / n), abs=1e-4)
    both = factor_for(lambda k: two_sided_confidence(k, n=n, content=0.99), 0.95, 1.0)
    z = stats.norm.ppf(0.995)
    assert both == pytest.approx(z * (1 + stats.norm.ppf(0.95) / math.sqrt(2 * n)), abs=1e-4)


@pytest.mark.parametrize(("n", "content", "k"), [(3, 0.5, 1.2), (10, 0.05, 0.08), (10, 0.95, 3.4), (200, 0.9, 1.8)])
def test_two_sided_by_simulation(n: int, content: float, k: float) -> None:
    random = np.random.default_rng(7)
    draws = 200_000
    mean = random.normal(size=draws) / math.sqrt(n)
    spread = np.sqrt(random.chisquare(n - 1, size=draws) / (n - 1))
    held = stats.norm.cdf(mean + k * spread) - stats.norm.cdf(mean - k * spread) >= content
    assert two_sided_confidence(k, n=n, content=content) == pytest.approx(float(held.mean()), abs=0.005)


def test_confidence_grows_from_none_to_all() -> None:
    for confidence in (one_sided_confidence, two_sided_confidence):
        values = [confidence(k, n=5, content=0.9) for k in (0.01, 1.0, 2.0, 4.0, 1000.0)]
        assert values == sorted(values)
        assert values[0] < 0.01
        assert values[-1] > 0.999999


@pytest.mark.parametrize("start", [1e-6, 3.0, 1e6])
def test_factor_is_found_from_any_start(start: float) -> None:
    assert factor_for(lambda k: k / (1 + k), 0.9, start) == pytest.approx(9.0, rel=1e-12)
