from __future__ import annotations

import math

import numpy as np
import pytest
from statsmodels.stats.diagnostic import acorr_ljungbox
from statsmodels.tsa.stattools import acf

from qc.stats.description.autocorrelation import autocorrelation, dependence_effect

RNG = np.random.default_rng(14)


def _chain(n: int, rho: float) -> np.ndarray:
    """Draw a stationary first-order autoregression of unit variance."""
    noise = RNG.standard_normal(n) * math.sqrt(1 - rho * rho)
    noise[0] = RNG.standard_normal()
    for i in range(1, n):
        noise[i] += rho * noise[i - 1]
    return noise


def test_agrees_with_statsmodels() -> None:
    values = _chain(80, 0.4)
    found = autocorrelation(values, lags=6)
    test = acorr_ljungbox(values, lags=[6])
    assert found.coefficients == pytest.approx(acf(values, nlags=6, fft=False)[1:], rel=1e-10)
    assert found.statistic == pytest.approx(float(test["lb_stat"].iloc[0]), rel=1e-10)
    assert found.p_value == pytest.approx(float(test["lb_pvalue"].iloc[0]), rel=1e-8)
    assert found.bound == pytest.approx(1.959964 / math.sqrt(80))
    assert found.lags == 6


def test_lags_by_default() -> None:
    assert autocorrelation(_chain(4, 0.0)).lags == 1
    assert autocorrelation(_chain(30, 0.0)).lags == 6
    assert autocorrelation(_chain(400, 0.0)).lags == 10


@pytest.mark.parametrize("rho", [-0.4, 0.6])
def test_what_dependence_does_agrees_with_simulation(rho: float) -> None:
    values = _chain(200_000, rho)
    effect = dependence_effect(rho, size=5)
    seen = float(np.abs(np.diff(values)).mean()) / (2 / math.sqrt(math.pi))
    assert values.std() / seen == pytest.approx(effect.sd_inflation, rel=0.02)
    assert float(np.mean(np.abs(values) > 3 * seen)) == pytest.approx(effect.false_alarm, rel=0.15, abs=1e-4)
    means = values.reshape(-1, 5).mean(axis=1)
    assert means.std() * math.sqrt(5) == pytest.approx(effect.mean_inflation, rel=0.02)
    assert effect.adjusted_multiple == pytest.approx(3 * effect.sd_inflation)


def test_independent_readings_need_nothing() -> None:
    effect = dependence_effect(0.0, size=4)
    assert (effect.sd_inflation, effect.mean_inflation, effect.adjusted_multiple) == (1.0, 1.0, 3.0)
    assert effect.false_alarm == pytest.approx(0.0026998, abs=1e-7)


def test_what_is_refused() -> None:
    with pytest.raises(ValueError, match=r"`lags` must be below the 4 readings, got 4"):
        autocorrelation([1.0, 2.0, 1.0, 3.0], lags=4)
    with pytest.raises(ValueError, match=r"`values` must hold at least 4 readings, got 3"):
        autocorrelation([1.0, 2.0, 1.0])
    with pytest.raises(ValueError, match=r"`correlation` must lie strictly between -1 and 1, got 1.0"):
        dependence_effect(1.0)
