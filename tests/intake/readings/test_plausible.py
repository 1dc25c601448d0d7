"""Numbers that can be no readings."""

from __future__ import annotations

import numpy as np
import pytest
from intake.files import DIAMETER, expected

from qc.intake.formats.raw import Doubt
from qc.intake.readings.plausible import absurd, native_decimals, settle_quickly

INF = np.inf


@pytest.mark.parametrize(
    ("value", "questioned"),
    [
        (12.0, False),
        (0.0, False),
        (60.1, False),
        (112.0, False),
        (112.1, True),
        (-88.1, True),
        (12015.0, True),
        (INF, True),
        (-INF, True),
        (np.nan, False),
        (1e308, True),
    ],
)
def test_a_thousand_tolerance_widths_are_too_far(value: float, questioned: bool) -> None:  # noqa: FBT001 - a table's cell
    """12 ± 0.05: the width is 0.1, so 100 mm from the middle is the border."""
    assert absurd(np.array([value]), DIAMETER).tolist() == [questioned]


def test_with_one_limit_a_thousand_times_the_limit_is_too_far() -> None:
    limit = expected(lsl=8.0)
    assert absurd(np.array([8000.0, 8001.0, -8001.0, 0.001]), limit).tolist() == [False, True, True, False]


def test_a_thousand_times_a_good_reading_is_questioned_even_within_wide_limits() -> None:
    wide = expected(nominal=12.0, lsl=4.0, usl=20.0)
    assert absurd(np.array([12015.0, 4000.0, 20000.0, 3999.0]), wide).tolist() == [True, True, True, False]


def test_limits_around_zero_have_no_thousandfold() -> None:
    runout = expected(nominal=0.0, lsl=-0.05, usl=0.05)
    assert absurd(np.array([40.0, 101.0]), runout).tolist() == [False, True]


def test_without_limits_only_infinity_is_too_far() -> None:
    assert absurd(np.array([1e300, INF]), expected()).tolist() == [False, True]


@pytest.mark.parametrize(
    ("values", "size"),
    [
        ([12.015, 12.022], 12.05),
        ([1.25, 120.0], 12.05),
        ([0.5, 0.25], 50.0),
        ([1.2345, 1.5 + 1e-4], 50.0),
        ([np.nan], 12.0),
        ([], None),
        ([0.118], None),
        ([-12.5, 11.0], 12.0),
        ([2500.0], 1.0),
        ([1e308, -1e308], 1.0),
    ],
)
def test_plain_numbers_are_settled_quickly(values: list[float], size: float | None) -> None:
    given = np.array(values, dtype=np.float64)
    settle_quickly(given, size)
    assert given.tolist() == pytest.approx(values, nan_ok=True)


@pytest.mark.parametrize(
    ("values", "size"), [([1.234], 50.0), ([12.015], None), ([12.0], None), ([12.015, 1.5], 12000.0), ([-150.022], 1.3)]
)
def test_numbers_that_may_have_a_thousands_mark_are_not(values: list[float], size: float | None) -> None:
    with pytest.raises(Doubt):
        settle_quickly(np.array(values), size)


@pytest.mark.parametrize(
    ("values", "digits"),
    [
        ([12.0], 0),
        ([74.03, 74.002], 3),
        ([], 0),
        ([np.nan, 0.5], 1),
        ([1 / 3], 12),
        ([np.inf, 0.25], 2),
        ([1e-3, 5], 3),
        ([1e308, 0.5], 1),
    ],
)
def test_decimals_that_numbers_need(values: list[float], digits: int) -> None:
    assert native_decimals(np.array(values, dtype=np.float64)) == digits


def test_decimals_are_looked_for_in_every_number() -> None:
    values = np.full(100_000, 0.5)
    values[77_777] = 0.125
    assert native_decimals(values) == 3
