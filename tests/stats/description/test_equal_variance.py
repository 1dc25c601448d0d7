from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from qc.stats.description.equal_variance import bartlett, fligner_killeen, levene
from qc.stats.description.variance_ratio import variance_ratio

RNG = np.random.default_rng(6)
GROUPS = [np.round(RNG.normal(0, sd, n), 1) for sd, n in ((1.0, 12), (1.6, 9), (0.7, 15))]


def test_agrees_with_scipy() -> None:
    for center in ("median", "mean"):
        ours, theirs = levene(GROUPS, center=center), stats.levene(*GROUPS, center=center)
        assert (ours.statistic, ours.p_value) == pytest.approx((theirs.statistic, theirs.pvalue), rel=1e-9)
        assert ours.df == (2, 33)
    for function, reference in ((bartlett, stats.bartlett), (fligner_killeen, stats.fligner)):
        own, scipys = function(GROUPS), reference(*GROUPS)
        assert (own.statistic, own.p_value) == pytest.approx((scipys.statistic, scipys.pvalue), rel=1e-9)
        assert own.sds == pytest.approx([group.std(ddof=1) for group in GROUPS])


def test_the_ratio_of_two_variances() -> None:
    result = variance_ratio(GROUPS[0], GROUPS[1], confidence=0.9)
    ratio = GROUPS[0].var(ddof=1) / GROUPS[1].var(ddof=1)
    assert result.ratio == pytest.approx(ratio)
    assert result.p_value == pytest.approx(2 * stats.f.cdf(ratio, 11, 8), rel=1e-9)
    assert result.interval == pytest.approx((ratio / stats.f.ppf(0.95, 11, 8), ratio / stats.f.ppf(0.05, 11, 8)))
    assert variance_ratio(GROUPS[1], GROUPS[0]).p_value == pytest.approx(result.p_value)


def test_what_is_refused() -> None:
    with pytest.raises(ValueError, match=r"`groups` must hold at least two groups, got 1"):
        levene([[1.0, 2.0]])
    with pytest.raises(ValueError, match=r"`groups\[1\]` must hold at least 2 readings, got 1"):
        levene([[1.0, 2.0], [1.0]])
    for alike in ([[1.0, 1.0], [2.0, 2.0]], [[10.1, 10.3], [10.2, 10.9]], [[0.1, 0.1, 0.4, 0.4], [0.7, 0.9]]):
        with pytest.raises(ValueError, match=r"`groups` must hold a group whose distances from its centre vary, got"):
            levene(alike)
    with pytest.raises(ValueError, match=r"`center` must be one of"):
        levene([[1.0, 2.0], [1.0, 3.0]], center="mode")  # type: ignore[arg-type]  # the point of the test
    with pytest.raises(ValueError, match=r"`groups\[0\]` must hold at least two different values"):
        bartlett([[1.0, 1.0], [1.0, 3.0]])
    with pytest.raises(ValueError, match=r"`groups` must lie at different distances from their medians, got only"):
        fligner_killeen([[1.0, 1.0], [2.0, 2.0]])
    with pytest.raises(ValueError, match=r"`confidence` must lie strictly between 0 and 1, got 1.5"):
        variance_ratio([1.0, 2.0], [1.0, 3.0], confidence=1.5)
