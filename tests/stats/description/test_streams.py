from __future__ import annotations

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.multitest import multipletests

from qc.stats.description.streams import compare_streams, holm

RNG = np.random.default_rng(20)
STREAMS = {
    "cavity 1": RNG.normal(10, 0.2, 12),
    "cavity 2": RNG.normal(10.3, 0.2, 9),
    "cavity 3": RNG.normal(10, 0.5, 15),
}


def test_tukey_agrees_with_scipy() -> None:
    found = compare_streams(STREAMS, confidence=0.9)
    theirs = stats.tukey_hsd(*STREAMS.values())
    interval = theirs.confidence_interval(0.9)
    low, high = np.asarray(interval.low), np.asarray(interval.high)
    statistic, p_value = np.asarray(theirs.statistic), np.asarray(theirs.pvalue)
    for pair, (i, j) in zip(found.differences, ((0, 1), (0, 2), (1, 2)), strict=True):
        assert pair.difference == pytest.approx(statistic[i, j])
        assert pair.p_value == pytest.approx(p_value[i, j], rel=1e-6, abs=1e-12)
        assert pair.interval == pytest.approx((low[i, j], high[i, j]), rel=1e-6)
    assert found.names == tuple(STREAMS)
    assert found.table.p_value == pytest.approx(stats.f_oneway(*STREAMS.values()).pvalue)
    assert found.spread is not None
    assert found.spread.p_value == pytest.approx(stats.levene(*STREAMS.values()).pvalue)
    assert found.correction == "Tukey-Kramer"


def test_holm_agrees_with_statsmodels() -> None:
    found = compare_streams(STREAMS, correction="holm")
    arrays = list(STREAMS.values())
    tests = [stats.ttest_ind(arrays[i], arrays[j], equal_var=False) for i, j in ((0, 1), (0, 2), (1, 2))]
    corrected = multipletests([test.pvalue for test in tests], method="holm")[1]
    assert [pair.p_value for pair in found.differences] == pytest.approx(list(corrected), rel=1e-9)
    for pair, test in zip(found.differences, tests, strict=True):
        interval = test.confidence_interval(1 - 0.05 / 3)
        assert pair.interval == pytest.approx((interval.low, interval.high), rel=1e-9)


def test_holm_keeps_order_and_never_exceeds_one() -> None:
    p = RNG.random(12).tolist()
    assert holm(p) == pytest.approx(multipletests(p, method="holm")[1].tolist())
    assert holm([0.9, 0.8]) == (1.0, 1.0)
    assert holm([]) == ()


def test_pairs_without_spread() -> None:
    found = compare_streams({"a": [1.0, 1.0], "b": [2.0, 2.0], "c": [1.0, 1.0], "d": [0.0, 3.0]}, correction="holm")
    p = {(pair.first, pair.second): pair.p_value for pair in found.differences}
    assert p["a", "b"] == 0.0
    assert p["a", "c"] == 1.0


def test_streams_of_two_readings_with_one_spread() -> None:
    found = compare_streams({"a": [1.0, 2.0], "b": [4.0, 5.0]}, correction="holm")
    assert found.spread is None
    assert found.differences[0].difference == -3.0


def test_what_is_refused() -> None:
    with pytest.raises(ValueError, match=r"`streams` must hold at least two groups, got 1"):
        compare_streams({"a": [1.0, 2.0]})
    with pytest.raises(ValueError, match=r"`streams` must vary within at least one stream, got none that does"):
        compare_streams({"a": [1.0, 1.0], "b": [2.0, 2.0]})
    with pytest.raises(ValueError, match=r"`correction` must be one of"):
        compare_streams(STREAMS, correction="none")  # type: ignore[arg-type]  # the point of the test
