import numpy as np
import pytest

from qc.stats.variables.moving_average import moving_average_chart

# Montgomery's data for the CUSUM chart (Table 9.1): twenty readings at 10, ten at 11, standard deviation 1.
SHIFTED = [
    *(9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.20, 10.34),
    *(9.03, 11.47, 10.51, 9.40, 10.08, 9.37, 10.62, 10.31, 8.52, 10.84),
    *(10.90, 9.33, 12.29, 11.50, 10.60, 11.08, 10.38, 11.62, 11.31, 10.52),
]


@pytest.mark.parametrize("span", [1, 4, 5, 30, 40])
def test_averages_and_limits_of_every_window(span: int) -> None:
    chart = moving_average_chart(SHIFTED, center=10.0, sigma=1.0, span=span)
    for i in range(30):
        window = SHIFTED[max(0, i - span + 1) : i + 1]
        assert chart.panel.values[i] == pytest.approx(sum(window) / len(window))
        assert chart.panel.limits.ucl[i] == pytest.approx(10 + 3 / np.sqrt(len(window)))
        assert chart.panel.limits.lcl[i] == pytest.approx(10 - 3 / np.sqrt(len(window)))


def test_unequal_sizes() -> None:
    chart = moving_average_chart([1.0, 2.0, 3.0], center=0.0, sigma=2.0, span=2, sizes=[1, 4, 16])
    expected = [3 * 2, 3 * np.sqrt(4 / 1 + 4 / 4) / 2, 3 * np.sqrt(4 / 4 + 4 / 16) / 2]
    assert chart.panel.limits.ucl == pytest.approx(expected)


def test_signals() -> None:
    chart = moving_average_chart([0.0, 0.0, 5.0, 5.0], center=0.0, sigma=1.0, span=2)
    assert [s.point for s in chart.signals] == [2, 3]


def test_long_series_lose_no_digits() -> None:
    values = 1000.0 + np.random.default_rng(5).normal(0.0, 1e-3, 100_000)
    chart = moving_average_chart(values, center=1000.0, sigma=1e-3, span=3)
    assert chart.panel.values[-1] == pytest.approx(values[-3:].mean(), rel=1e-14)


def test_refusals() -> None:
    with pytest.raises(ValueError, match=r"`span` must be a whole number of at least 1, got 0"):
        moving_average_chart([1.0], center=0.0, sigma=1.0, span=0)
    with pytest.raises(ValueError, match=r"`sigma` must be a finite number above 0"):
        moving_average_chart([1.0], center=0.0, sigma=0.0, span=2)
