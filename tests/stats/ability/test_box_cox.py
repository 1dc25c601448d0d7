from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from qc.stats.ability.box_cox import box_cox, box_cox_log_likelihood, power_transform

RNG = np.random.default_rng(7)
SAMPLES = {
    "skewed": RNG.lognormal(1.0, 0.6, 50),
    "left": 20.0 - RNG.gamma(2.0, 1.0, 50),
    "logarithmic": np.exp(RNG.permutation(stats.norm.ppf((np.arange(60) + 0.5) / 60))),
}


@pytest.mark.parametrize("values", SAMPLES.values(), ids=SAMPLES)
def test_agrees_with_scipy(values: np.ndarray) -> None:
    transformed, power, interval = stats.boxcox(values, alpha=0.05)
    found = box_cox(values)
    assert found.power == pytest.approx(power, abs=2e-5)
    assert found.interval == pytest.approx(interval, abs=2e-5)
    assert np.corrcoef(found.apply(values), transformed)[0, 1] == pytest.approx(1.0, abs=1e-9)
    for other in (-1.0, 0.0, 0.5, 2.0):
        assert box_cox_log_likelihood(values, other) == pytest.approx(stats.boxcox_llf(other, values), rel=1e-10)
        assert box_cox_log_likelihood(values, other) <= found.log_likelihood


def test_symmetric_logarithms_have_power_zero() -> None:
    found = box_cox(SAMPLES["logarithmic"], confidence=0.9)
    assert found.power == pytest.approx(0.0, abs=1e-10)
    assert found.interval[0] == pytest.approx(-found.interval[1], rel=1e-8)
    assert found.confidence == 0.9


def test_power_zero_is_the_limit_of_small_powers() -> None:
    assert power_transform([0.5, 2.0], 0.0) == pytest.approx(power_transform([0.5, 2.0], 1e-12), rel=1e-9)


def test_large_readings_do_not_overflow() -> None:
    values = SAMPLES["left"] * 1e200
    assert box_cox(values).power == pytest.approx(box_cox(SAMPLES["left"]).power, rel=1e-9)


def test_a_narrow_spread_makes_the_power_large_but_no_harder_to_find() -> None:
    values = 74.0 + 0.01 * np.random.default_rng(1).gamma(4.0, 1.0, 60)
    found = box_cox(values)
    assert found.power < -100
    assert float(stats.skew(values)) > 0.5
    assert abs(float(stats.skew(found.apply(values)))) < 0.3


def test_what_is_refused() -> None:
    with pytest.raises(ValueError, match=r"`values` must lie above 0, got 0.0"):
        box_cox([0.0, 1.0, 2.0])
    with pytest.raises(ValueError, match=r"`values` must lie above 0, got -1.0"):
        power_transform([-1.0], 2.0)
    with pytest.raises(ValueError, match=r"`values` must hold at least 3 readings, got 2"):
        box_cox([1.0, 2.0])
    with pytest.raises(ValueError, match=r"`confidence` must lie strictly between 0 and 1, got 0"):
        box_cox([1.0, 2.0, 3.0], confidence=0)
