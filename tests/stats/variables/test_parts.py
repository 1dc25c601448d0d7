import math

import numpy as np
import pytest
from scipy import stats

from qc.stats.variables.parts import as_parts, compare_spreads, part_spreads


def test_parts_come_in_order_of_appearance() -> None:
    x, parts = as_parts([3.0, 1.0, 2.0, 5.0], ["pin", "cap", "pin", "axle"])
    assert parts.labels == ("pin", "cap", "axle")
    assert parts.codes.tolist() == [0, 1, 0, 2]
    assert x.tolist() == [3.0, 1.0, 2.0, 5.0]


def test_spreads_of_parts_with_many_one_and_no_reading() -> None:
    x, parts = as_parts([3.0, 4.0, math.nan, 6.0, 5.0], [7, 7, 8, 9, 7])
    many, none, one = part_spreads(x, parts)
    assert (many.part, many.readings, many.mean, many.sigma) == (7, 3, 4.0, 1.0)
    assert (none.readings, one.readings, one.mean) == (0, 1, 6.0)
    assert math.isnan(none.mean)
    assert math.isnan(one.sigma)


def test_the_test_is_scipys_levene_about_the_median() -> None:
    rng = np.random.default_rng(17)
    groups = [rng.normal(10, 1, 9), rng.normal(5, 2, 14), rng.normal(0, 1.5, 6)]
    values = np.concatenate([*groups, [99.0, 98.0, math.nan]])
    labels = ["a"] * 9 + ["b"] * 14 + ["c"] * 6 + ["few"] * 2 + ["a"]
    order = rng.permutation(32)
    result = compare_spreads(*as_parts(values[order], np.array(labels)[order]))
    expected = stats.levene(*groups, center="median")
    assert result is not None
    assert result.statistic == pytest.approx(expected.statistic)
    assert result.p_value == pytest.approx(expected.pvalue)


@pytest.mark.parametrize(
    ("values", "labels"),
    [([1.0, 2, 3], ["a"] * 3), ([1.0, 2, 3, 4, 5], list("aaabb")), ([1.0, 1, 1, 2, 2, 2], list("aaabbb"))],
)
def test_nothing_to_compare(values: list[float], labels: list[str]) -> None:
    assert compare_spreads(*as_parts(values, labels)) is None


def test_refusals() -> None:
    with pytest.raises(ValueError, match=r"`parts` must label each of 2 readings, got shape \(1,\)"):
        as_parts([1.0, 2.0], ["a"])
    with pytest.raises(ValueError, match=r"`parts` must label each of 0 readings"):
        as_parts([], [])
