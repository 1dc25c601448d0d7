from __future__ import annotations

import math

import numpy as np
import pytest

from qc.stats.run_length.arl_ewma import ewma_arl, ewma_factor
from qc.stats.run_length.prerun_ewma import prerun_ewma_arl, prerun_ewma_factor


def _simulated(charts: int, readings: int, shift: float) -> tuple[float, float]:
    """Estimate mean and sd from a pre-run, then run λ = 0.3, L = 2.7 until a signal; mean run length and its error."""
    rng = np.random.default_rng(17)
    before = rng.standard_normal((charts, readings))
    m, s = before.mean(axis=1), before.std(axis=1, ddof=1)
    limit = 2.7 * math.sqrt(0.3 / 1.7)
    z, length, running = np.zeros(charts), np.zeros(charts), np.ones(charts, dtype=bool)
    while running.any():
        z = 0.7 * z + 0.3 * (rng.standard_normal(charts) + shift - m) / s
        length[running] += 1
        running &= np.abs(z) <= limit
    return float(length.mean()), float(length.std(ddof=1) / math.sqrt(charts))


def test_agrees_with_simulated_pre_runs() -> None:
    mean, error = _simulated(10_000, 60, 1.0)
    exact = prerun_ewma_arl([1.0], weight=0.3, factor=2.7, readings=60)
    assert abs(exact.arl[0] - mean) < 4 * error


def test_a_long_pre_run_is_as_good_as_known_parameters() -> None:
    known = ewma_arl([0.0], weight=0.4, factor=2.8).arl[0]
    long = prerun_ewma_arl([0.0], weight=0.4, factor=2.8, readings=10**7).arl[0]
    assert long == pytest.approx(known, rel=1e-4)


def test_the_factor_keeps_the_mean_run_length() -> None:
    result = prerun_ewma_factor(200, weight=0.5, readings=80, estimated="sd")
    arl = prerun_ewma_arl([0.0], weight=0.5, factor=result.factor, readings=80, estimated="sd").arl[0]
    assert arl == pytest.approx(200, rel=1e-8)
    assert result.factor < ewma_factor(200, weight=0.5)


def test_what_is_refused() -> None:
    with pytest.raises(ValueError, match="`estimated` must be one of"):
        prerun_ewma_arl([0.0], weight=0.2, factor=3, readings=50, estimated="none")  # type: ignore[arg-type]  # the point
    with pytest.raises(ValueError, match="`readings` must be a whole number of at least 2, got 1"):
        prerun_ewma_arl([0.0], weight=0.2, factor=3, readings=1)
    with pytest.raises(ValueError, match="`degrees_of_freedom` must be above 9 for a finite average, got 8"):
        prerun_ewma_arl([0.0], weight=0.2, factor=3, readings=9)
