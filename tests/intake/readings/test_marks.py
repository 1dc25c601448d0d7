"""The decimal mark of a column."""

from __future__ import annotations

import numpy as np
import pytest
from intake.files import expected

from qc.intake.readings.cell import Mark
from qc.intake.readings.marks import Decision, decide, magnitude, near


def decided(*digits: str, size: float | None = 12.05, resolution: float | None = None, often: int = 1) -> Decision:
    """The decision on texts of which the first stands ``often`` times."""
    weights = np.array([often, *[1] * (len(digits) - 1)])
    return decide(digits, weights, size=size, resolution=resolution)


@pytest.mark.parametrize(
    ("digits", "mark", "numbers"),
    [
        (("12.015", "12.022"), Mark.POINT, [12.015, 12.022]),
        (("12,015", "12,022"), Mark.COMMA, [12.015, 12.022]),
        (("12", "11"), Mark.POINT, [12, 11]),
        (("25,010", "25.010"), Mark.EITHER, [25.01, 25.01]),
        (("12,01", "12.02"), Mark.EITHER, [12.01, 12.02]),
        (("12.0151", "12.015"), Mark.POINT, [12.0151, 12.015]),
    ],
)
def test_the_limits_decide(digits: tuple[str, ...], mark: Mark, numbers: list[float]) -> None:
    decision = decided(*digits)
    assert decision.mark is mark
    assert decision.numbers.tolist() == numbers
    assert not decision.unclear.any()


def test_pieces_with_thousands_marks() -> None:
    decision = decided("1.250", "980", "1.310", size=1300.0)
    assert decision.mark is Mark.COMMA
    assert decision.numbers.tolist() == [1250, 980, 1310]


def test_both_marks_in_one_number_leave_no_choice() -> None:
    assert decided("1.234,5", "980,1", size=None).numbers.tolist() == [1234.5, 980.1]
    assert decided("1,234.5", "980.1", size=None).numbers.tolist() == [1234.5, 980.1]


def test_without_limits_a_column_of_three_decimals_is_not_decided() -> None:
    decision = decided("12.015", "12.022", size=None)
    assert decision.mark is None
    assert decision.unclear.all()


def test_without_limits_one_number_that_can_only_be_read_one_way_decides() -> None:
    assert decided("12.015", "12.5", size=None).mark is Mark.POINT
    assert decided("12,015", "0,118", size=None).mark is Mark.COMMA


@pytest.mark.parametrize(
    ("resolution", "numbers"), [(0.001, [12.015, 7.022]), (0.0005, [12.015, 7.022]), (1.0, [12015.0, 7022.0])]
)
def test_the_gauge_decides_where_limits_do_not(resolution: float, numbers: list[float]) -> None:
    assert decided("12.015", "7.022", size=None, resolution=resolution).numbers.tolist() == numbers


def test_a_gauge_that_shows_two_decimals_does_not_tell() -> None:
    assert decided("12.015", size=None, resolution=0.01).mark is None


def test_far_from_the_limits_a_number_stays_unclear() -> None:
    """0.5 mm or more: 12.015 and 12,015 are both possible."""
    assert decided("12.015", "12.022", size=0.5).mark is None


def test_a_number_far_from_the_limits_is_read_like_its_column() -> None:
    """At most 50 µm: 1.234 is small, but 0.987 shows what the point means."""
    decision = decided("1.234", "0.987", size=50.0)
    assert decision.numbers.tolist() == [1.234, 0.987]
    assert not decision.unclear.any()


def test_a_number_whose_other_reading_is_near_is_questioned_whatever_its_column_says() -> None:
    decision = decided("1012.5", "980.5", "1.250", size=1300.0)
    assert decision.mark is Mark.POINT
    assert decision.unclear.tolist() == [False, False, True]


def test_a_number_that_no_mark_makes_near_is_unclear() -> None:
    decision = decided("12.015", "150.022", size=1.3)
    assert decision.unclear.tolist() == [False, True]


def test_the_reading_that_fits_most_cells_wins() -> None:
    """Of a hundred cells with a comma and one with two marks, the one is the odd one."""
    decision = decided("12,015", "1,234.5", often=100)
    assert decision.mark is Mark.COMMA
    assert np.isnan(decision.numbers[1])


def test_no_numbers_at_all() -> None:
    decision = decide([], np.empty(0, dtype=np.int64), size=12.0, resolution=None)
    assert decision.numbers.size == 0


def test_near_is_a_factor_of_ten() -> None:
    assert near(np.array([0.99, 1.0, 100.0, 101.0, -50.0]), 10.0).tolist() == [False, True, True, False, True]
    assert near(np.array([1e9]), None).all()


@pytest.mark.parametrize(
    ("nominal", "lsl", "usl", "size"),
    [
        (12.0, 11.9, 12.1, 12.1),
        (0.0, None, 0.3, 0.3),
        (None, None, None, None),
        (0.0, -0.05, 0.05, 0.05),
        (None, 8.0, None, 8.0),
    ],
)
def test_how_large_readings_are(
    nominal: float | None, lsl: float | None, usl: float | None, size: float | None
) -> None:
    assert magnitude(expected(nominal=nominal, lsl=lsl, usl=usl)) == size
