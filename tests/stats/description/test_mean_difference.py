from __future__ import annotations

import numpy as np
import pytest

from qc import stats

# R's data set `sleep` (Cushny and Peebles 1905): extra hours of sleep under two drugs.
FIRST = (0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0)
SECOND = (1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4)


def test_as_r_prints_it() -> None:
    """R: t = -1.8608, df = 17.776, p-value = 0.07939; interval -3.3654832 0.2054832; means 0.75 and 2.33."""
    found = stats.mean_difference(FIRST, SECOND)
    assert found.difference == pytest.approx(0.75 - 2.33, abs=1e-12)
    assert found.t == pytest.approx(-1.8608, abs=5e-5)
    assert found.df == pytest.approx(17.776, abs=5e-4)
    assert found.p_value == pytest.approx(0.07939, abs=5e-6)
    assert found.interval == pytest.approx((-3.3654832, 0.2054832), abs=5e-8)


def test_groups_changed_over_change_the_sign_only() -> None:
    there, back = stats.mean_difference(FIRST, SECOND), stats.mean_difference(SECOND, FIRST)
    assert back.t == pytest.approx(-there.t, rel=1e-12)
    assert back.interval == pytest.approx((-there.interval[1], -there.interval[0]), rel=1e-12)
    assert back.p_value == pytest.approx(there.p_value, rel=1e-12)


def test_as_scipy_has_it_for_few_against_many() -> None:
    from scipy.stats import ttest_ind  # noqa: PLC0415 - the oracle is slow to load

    rng = np.random.default_rng(20261122)
    few, many = rng.normal(12.0, 0.02, 5), rng.normal(12.01, 0.03, 1000)
    expected = ttest_ind(few, many, equal_var=False)
    found = stats.mean_difference(few, many)
    assert found.t == pytest.approx(expected.statistic, rel=1e-10)
    assert found.p_value == pytest.approx(expected.pvalue, rel=1e-8)


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ([1.0], [1.0, 2.0], "`first`"),
        ([1.0, 2.0], [3.0, 3.0], "`second`"),
        ([1.0, float("nan")], [1.0, 2.0], "`first`"),
    ],
)
def test_what_cannot_be_compared_is_refused(first: list[float], second: list[float], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        stats.mean_difference(first, second)


def test_a_confidence_is_a_share() -> None:
    with pytest.raises(ValueError, match="`confidence`"):
        stats.mean_difference(FIRST, SECOND, confidence=95)
