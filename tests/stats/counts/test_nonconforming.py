from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, strategies as st
from scipy.stats import binom, binomtest

from qc.stats import clopper_pearson, count_nonconforming
from qc.stats.counts.nonconforming import judged_nonconforming


def test_exactly_on_a_limit_conforms() -> None:
    found = count_nonconforming([9.95, 10.05, 10.0], lsl=9.95, usl=10.05)
    assert (found.n, found.total, found.indices.size) == (3, 0, 0)
    beyond = count_nonconforming([np.nextafter(9.95, 0), np.nextafter(10.05, 11)], lsl=9.95, usl=10.05)
    assert (beyond.below, beyond.above, beyond.share) == (1, 1, 1.0)


def test_positions_count_the_missing_readings() -> None:
    found = count_nonconforming([math.nan, 12.0, 5.0, math.nan, 1.0], lsl=4.0, usl=10.0)
    assert found.n == 3
    assert found.indices.tolist() == [1, 4]
    assert (found.below, found.above, found.total) == (1, 1, 2)
    assert found.share == pytest.approx(2 / 3)
    assert (found.lsl, found.usl, found.confidence, found.method) == (4.0, 10.0, 0.95, "clopper-pearson")


@pytest.mark.parametrize(("limits", "total"), [({"lsl": 4.0}, 1), ({"usl": 10.0}, 1)])
def test_one_limit(limits: dict[str, float], total: int) -> None:
    found = count_nonconforming([12.0, 5.0, 1.0], **limits)
    assert found.total == total


def test_the_rule_of_three() -> None:
    found = count_nonconforming(np.full(1_000, 10.0), usl=11.0)
    assert found.upper_bound == pytest.approx(1 - 0.05**0.001, rel=1e-13)
    assert found.upper_bound == pytest.approx(3 / 1_000, rel=4e-3)
    assert found.lower_bound == 0.0


# R 4.2.2, binom.test: one-sided 95 % bounds.
@pytest.mark.parametrize(
    ("count", "n", "lower", "upper"),
    [(2, 100, 0.00356515260325675, 0.0616192003960407), (0, 10, 0.0, 0.2588655509), (5, 5, 0.5492802717, 1.0)],
)
def test_as_r_prints_them(count: int, n: int, lower: float, upper: float) -> None:
    assert clopper_pearson(count, n, confidence=0.95) == pytest.approx((lower, upper), rel=1e-9)


@given(n=st.integers(1, 3_000), share=st.floats(0, 1), confidence=st.sampled_from([0.5, 0.8, 0.9, 0.95, 0.99]))
def test_at_a_bound_the_count_has_the_probability_that_defines_it(n: int, share: float, confidence: float) -> None:
    count = round(share * n)
    lower, upper = clopper_pearson(count, n, confidence=confidence)
    assert lower <= count / n <= upper
    if count > 0:
        assert binom.sf(count - 1, n, lower) == pytest.approx(1 - confidence, rel=1e-8)
    if count < n:
        assert binom.cdf(count, n, upper) == pytest.approx(1 - confidence, rel=1e-8)


def test_two_one_sided_bounds_are_the_two_sided_interval() -> None:
    expected = binomtest(12, 40).proportion_ci(0.95, method="exact")
    assert clopper_pearson(12, 40, confidence=0.975) == pytest.approx((expected.low, expected.high), rel=1e-9)


@pytest.mark.parametrize(
    ("values", "options", "message"),
    [
        ([1.0], {}, "`lsl` or `usl` must be given, got neither"),
        ([1.0], {"lsl": 2.0, "usl": 2.0}, r"`lsl` must lie below `usl` \(2\.0\), got 2\.0"),
        ([1.0], {"usl": math.nan}, "`usl` must be a finite number, got nan"),
        ([1.0], {"usl": 2.0, "confidence": 95.0}, r"`confidence` must lie strictly between 0 and 1, got 95\.0"),
        ([math.nan], {"usl": 2.0}, "`values` must hold at least one reading, got none"),
    ],
)
def test_refused(values: list[float], options: dict[str, float], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        count_nonconforming(values, **options)


@pytest.mark.parametrize(("count", "n"), [(-1, 5), (6, 5), (0, 0)])
def test_impossible_counts(count: int, n: int) -> None:
    with pytest.raises(ValueError, match=rf"`count` must lie between 0 and `n` \({n}\), got {count}"):
        clopper_pearson(count, n, confidence=0.95)


def test_judged_units_have_the_bounds_of_their_share() -> None:
    found = judged_nonconforming([1, 0, np.nan, 1])
    assert (found.total, found.judged, found.n, found.indices.tolist()) == (2, 2, 3, [0, 3])
    assert (found.lower_bound, found.upper_bound) == clopper_pearson(2, 3, confidence=0.95)


@pytest.mark.parametrize(("counts", "inspected"), [([-1], [5]), ([6], [5]), ([0.5], [5]), ([2], None)])
def test_a_count_is_a_whole_number_of_units_inspected(counts: list[float], inspected: list[float] | None) -> None:
    with pytest.raises(ValueError, match="`counts` must be whole numbers"):
        judged_nonconforming(counts, inspected)


def test_nothing_inspected_has_no_share() -> None:
    with pytest.raises(ValueError, match="`n`"):
        judged_nonconforming([np.nan])
