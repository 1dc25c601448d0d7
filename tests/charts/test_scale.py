"""From numbers to places: ranges, ticks and digits of axes."""

from __future__ import annotations

import math

import numpy as np
import pytest

from qc.charts.scale import Scale, limit_decimals, nice_ticks, shared_exponent, span, write_scaled
from qc.words import language


def test_a_scale_maps_both_ends_and_the_middle() -> None:
    scale = Scale(low=10.0, high=20.0, start=100.0, end=300.0)
    assert (scale.at(10.0), scale.at(15.0), scale.at(20.0)) == (100.0, 200.0, 300.0)


def test_a_missing_number_has_no_place() -> None:
    scale = Scale(low=0.0, high=1.0, start=0.0, end=50.0)
    assert np.isnan(scale.places(np.array([np.nan, 0.5]))).tolist() == [True, False]


@pytest.mark.parametrize(
    ("values", "least", "expected"),
    [
        ([3.0, 7.0], 0.0, (3.0, 7.0)),
        ([3.0, np.nan, np.inf, 7.0], 0.0, (3.0, 7.0)),
        ([12.0, 12.0], 0.5, (11.75, 12.25)),
        ([50.0], 0.0, (49.5, 50.5)),
        ([0.0, 0.0], 0.0, (-0.5, 0.5)),
        ([np.nan], 0.0, (0.0, 1.0)),
        ([], 0.0, (0.0, 1.0)),
        ([5.0, 5.001], 0.01, (4.9955, 5.0055)),
    ],
)
def test_a_range_is_never_empty(values: list[float], least: float, expected: tuple[float, float]) -> None:
    assert span(np.array(values), least=least) == pytest.approx(expected)


def test_rounding_noise_is_no_spread() -> None:
    low, high = span(np.array([74.0, 74.0 + 1e-14]), least=0.0)
    assert high - low == pytest.approx(74.0 * 0.02)


@pytest.mark.parametrize(
    ("low", "high", "most", "expected"),
    [
        (0.0, 10.0, 6, (0.0, 2.0, 4.0, 6.0, 8.0, 10.0)),
        (0.0, 10.0, 5, (0.0, 5.0, 10.0)),
        (73.985, 74.018, 4, (73.99, 74.0, 74.01)),
        (-0.3, 0.3, 4, (-0.2, 0.0, 0.2)),
        (0.5, 1.5, 2, (1.0,)),
        (1e9, 3e9, 3, (1e9, 2e9, 3e9)),
    ],
)
def test_ticks_are_round(low: float, high: float, most: int, expected: tuple[float, ...]) -> None:
    assert nice_ticks(low, high, most=most).values == pytest.approx(expected)


@pytest.mark.parametrize("power", range(-12, 13, 3))
@pytest.mark.parametrize("most", [2, 5, 9])
def test_ticks_stay_within_range_and_number(power: int, most: int) -> None:
    low, high = -1.37 * 10.0**power, 8.91 * 10.0**power
    values = nice_ticks(low, high, most=most).values
    assert 1 <= len(values) <= most
    assert low <= min(values) <= max(values) <= high


@pytest.mark.parametrize(("low", "high"), [(1.0, 1.0), (2.0, 1.0), (math.nan, 1.0), (0.0, math.inf)])
def test_ticks_refuse_a_range_that_is_none(low: float, high: float) -> None:
    with pytest.raises(ValueError, match="`low` and `high` must be finite and ascending"):
        nice_ticks(low, high, most=5)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(73.98, 74.03, "74,01"), (0.0, 500.0, "200"), (1e9, 4e9, "2"), (1e-9, 4e-9, "2"), (0.0, 2500.0, "1.000")],
)
def test_ticks_are_written_with_the_digits_that_they_need(low: float, high: float, expected: str) -> None:
    ticks = nice_ticks(low, high, most=6)
    assert expected in [ticks.write(value, language("id")) for value in ticks.values]


@pytest.mark.parametrize(
    ("largest", "expected"), [(0.0, 0), (1e-4, 0), (9e-5, -6), (999_999.0, 0), (1e6, 6), (2.5e13, 12)]
)
def test_a_power_of_ten_is_shared_only_where_numbers_are_long(largest: float, expected: int) -> None:
    assert shared_exponent(largest) == expected


@pytest.mark.parametrize(
    ("spread", "gauge", "expected"),
    [(0.0131, 3, 4), (0.0, 3, 4), (math.nan, 2, 3), (4.1e-5, 3, 6), (250.0, 0, 1), (25_000.0, 0, 0), (1e9, 3, 0)],
)
def test_a_limit_has_one_digit_more_than_the_gauge(spread: float, gauge: int, expected: int) -> None:
    assert limit_decimals(spread, gauge) == expected


@pytest.mark.parametrize(
    ("value", "decimals", "exponent", "expected"),
    [(74.01431, 4, 0, "74.0143"), (7.4e-8, 10, -9, "74.0"), (7.5e10, 1, 9, "75.0000")],
)
def test_a_scaled_number_keeps_its_digits(value: float, decimals: int, exponent: int, expected: str) -> None:
    assert write_scaled(value, decimals, exponent, language("en")) == expected
