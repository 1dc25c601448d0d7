from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from scipy import special, stats

from qc.stats.description.normality import (
    anderson_darling,
    anderson_darling_p_value,
    cramer_von_mises_statistic,
    lilliefors_statistic,
    shapiro_wilk,
)

NORMAL = np.random.default_rng(1).normal(10.0, 0.2, 60)
SKEWED = np.random.default_rng(1).exponential(1.0, 60)


@pytest.mark.parametrize("values", [NORMAL, SKEWED])
def test_agrees_with_scipy(values: np.ndarray) -> None:
    z = (values - values.mean()) / values.std(ddof=1)
    by_hand = stats.cramervonmises(z, "norm").statistic
    assert cramer_von_mises_statistic(values).statistic == pytest.approx(by_hand, rel=1e-10)
    assert lilliefors_statistic(values).statistic == pytest.approx(stats.kstest(z, "norm").statistic, rel=1e-10)
    ordered, n = np.sort(z), z.size
    weights = (2 * np.arange(1, n + 1) - 1) / n
    a2 = -n - np.sum(weights * (special.log_ndtr(ordered) + special.log_ndtr(-ordered[::-1])))
    assert anderson_darling(values).statistic == pytest.approx(a2, rel=1e-10)
    assert shapiro_wilk(values).p_value == stats.shapiro(values).pvalue


def test_skewed_readings_are_told_from_normal_ones() -> None:
    good, bad = anderson_darling(NORMAL), anderson_darling(SKEWED)
    assert good.p_value is not None
    assert bad.p_value is not None
    assert good.p_value > 0.2
    assert bad.p_value < 1e-5
    assert good.n == 60


def test_critical_values_of_the_table() -> None:
    # D'Agostino and Stephens (1986), table 4.7, case 3: 10 %, 5 %, 2.5 %, 1 %.
    for statistic, level in ((0.631, 0.10), (0.752, 0.05), (0.873, 0.025), (1.035, 0.01)):
        assert anderson_darling_p_value(statistic) == pytest.approx(level, rel=0.03)


def test_the_p_value_falls_all_the_way() -> None:
    p = [anderson_darling_p_value(a) for a in np.linspace(0.02, 12.0, 400)]
    assert all(later <= earlier + 2e-3 for earlier, later in pairwise(p))
    assert p[-1] == 3.7e-24


def test_an_outlier_beyond_any_double_is_still_finite() -> None:
    n = 5000
    test = anderson_darling([*np.linspace(0.0, 1.0, n), 1e6])
    assert math.isfinite(test.statistic)
    assert test.p_value == 3.7e-24


def test_what_is_refused() -> None:
    with pytest.raises(ValueError, match=r"`values` must hold at least 8 readings, got 7"):
        anderson_darling(range(7))
    with pytest.raises(ValueError, match=r"`values` must hold at least two different values, got only 5"):
        anderson_darling([5.0] * 9)
    with pytest.raises(ValueError, match=r"`values` must hold finite numbers only, got .*nan.* at index 3"):
        lilliefors_statistic([1, 2, 3, math.nan, 5, 6, 7, 8])
    with pytest.raises(ValueError, match=r"`values` must hold at most 5000 readings for this test, got 5001"):
        shapiro_wilk(range(5001))
