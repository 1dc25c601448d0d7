from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from qc.stats.description.probability_plot import POSITIONS, plotting_positions, probability_plot


@pytest.mark.parametrize("position", POSITIONS)
def test_positions_rise_and_are_symmetric(position: str) -> None:
    found = plotting_positions(9, position)  # type: ignore[arg-type]  # each of the names
    assert np.all(np.diff(found) > 0)
    assert found + found[::-1] == pytest.approx(np.ones(9))


def test_positions_of_the_handbooks() -> None:
    assert plotting_positions(10) == pytest.approx((np.arange(1, 11) - 0.375) / 10.25)
    assert plotting_positions(10, "weibull")[0] == pytest.approx(1 / 11)
    assert plotting_positions(10, "benard")[0] == pytest.approx(0.7 / 10.4)
    assert plotting_positions(12, "median-rank") == pytest.approx(stats.beta.ppf(0.5, range(1, 13), range(12, 0, -1)))
    assert plotting_positions(1, "filliben").tolist() == [0.5]


def test_fillibens_plot_agrees_with_scipy() -> None:
    values = np.random.default_rng(3).normal(5, 2, 40)
    (quantiles, ordered), (_, _, r) = stats.probplot(values)
    found = probability_plot(values, position="filliben")
    assert found.quantiles == pytest.approx(quantiles, rel=1e-9)
    assert found.values == pytest.approx(ordered)
    assert found.correlation == pytest.approx(r, rel=1e-12)


def test_what_is_refused() -> None:
    with pytest.raises(ValueError, match=r"`position` must be one of"):
        plotting_positions(5, "kaplan")  # type: ignore[arg-type]  # the point of the test
    with pytest.raises(ValueError, match=r"`n` must be a whole number of at least 1, got 0"):
        plotting_positions(0)
    with pytest.raises(ValueError, match=r"`values` must hold at least two different values"):
        probability_plot([1.0, 1.0, 1.0])
