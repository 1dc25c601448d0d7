"""Since when counts changed, and how much."""

from __future__ import annotations

import math

import numpy as np
import pytest

from qc.stats.counts.binomial_bounds import rate_bounds, share_bounds
from qc.stats.drift.counts.change import count_change
from qc.stats.drift.counts.detect import count_drift_evidence
from qc.stats.drift.counts.prior import CountPrior


def test_before_and_after_have_exact_bounds() -> None:
    rows = [2, 1, 3, 2], [100] * 4, [2, 1] * 5 + [9, 8] * 5, [100] * 20
    found = count_change(count_drift_evidence(*rows), *rows)
    assert found.row == 10
    assert found.before == share_bounds(8 + 15, 400 + 1000, confidence=0.9)
    assert found.after == share_bounds(85, 1000, confidence=0.9)
    assert found.ratio == pytest.approx((85 / 1000) / (23 / 1400))
    assert found.ratio_lower < found.ratio < found.ratio_upper


def test_rates_too() -> None:
    rows = [2.0, 1.0], [4.5, 4.5], [2, 1, 2, 20, 22, 19], [4.5] * 6
    found = count_change(count_drift_evidence(*rows, model="poisson"), *rows)
    assert found.row == 3
    assert found.after == rate_bounds(61, 13.5, confidence=0.9)


def test_the_ratio_s_bounds_hold_it_as_often_as_said() -> None:
    rng = np.random.default_rng(2)
    held = 0
    for _ in range(40):
        rows = rng.poisson(8, 10), [1.0] * 10, np.append(rng.poisson(8, 10), rng.poisson(20, 20)), [1.0] * 30
        found = count_change(count_drift_evidence(*rows, model="poisson"), *rows)
        held += found.ratio_lower <= 2.5 <= found.ratio_upper and found.earliest <= 10 <= found.latest
    assert held >= 30


def test_after_nothing_the_ratio_has_no_upper_end() -> None:
    rows = [0], [200], [0] * 5 + [4] * 10, [50] * 15
    found = count_change(count_drift_evidence(*rows), *rows)
    assert (found.ratio, found.ratio_upper) == (math.inf, math.inf)
    assert found.ratio_lower > 1


def test_where_nothing_was_found_there_is_no_ratio() -> None:
    rows = [0], [200], [0] * 5, [50] * 5
    found = count_change(count_drift_evidence(*rows), *rows)
    assert math.isnan(found.ratio)


def test_counts_of_another_batch_are_refused() -> None:
    rows = [0], [200], [0] * 5, [50] * 5
    with pytest.raises(ValueError, match="must hold the 5 rows"):
        count_change(count_drift_evidence(*rows), [0], [200], [0], [50])


@pytest.mark.parametrize(
    ("said", "match"),
    [
        ({"at_start": 1.0}, "`at_start`"),
        ({"shapes": ()}, "`shapes`"),
        ({"trend_ratios": (0.0,)}, "`trend_ratios`"),
        ({"trend_starts": (1.0,)}, "`trend_starts`"),
    ],
)
def test_a_prior_that_means_nothing_is_refused(said: dict[str, float], match: str) -> None:
    with pytest.raises(ValueError, match=match):
        CountPrior(**said)  # type: ignore[arg-type]  # the wrong values are the point


def test_of_one_row_all_weight_is_on_the_start() -> None:
    assert CountPrior().row_weights(1).tolist() == [1.0]
