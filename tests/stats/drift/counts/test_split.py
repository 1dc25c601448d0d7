"""How a total splits where levels differ: against SciPy's beta-binomial, and where sizes differ against integration."""

from __future__ import annotations

import pytest
from scipy import integrate, special, stats

from qc.stats.drift.counts.split import spread_split


@pytest.mark.parametrize(
    ("first", "rest", "shapes"),
    [
        (2, 9, (4.0, 4.0)),
        (0, 30, (0.4, 0.8)),
        (3, 40, (0.4, 10.0)),
        (10, 60, (50.0, 100.0)),
        (900, 1500, (1e5, 2e5)),
        (12, 5, (1.5, 6.0)),
    ],
)
def test_of_rows_of_one_size_it_is_the_beta_binomial_distribution(
    first: int, rest: int, shapes: tuple[float, float]
) -> None:
    found = spread_split(first, rest, odds=shapes[0] / shapes[1], first_shape=shapes[0], rest_shape=shapes[1])
    assert found == pytest.approx(stats.betabinom.cdf(first, first + rest, *shapes), rel=1e-4)


@pytest.mark.parametrize(("first", "rest", "odds", "shapes"), [(2, 40, 0.5, (3.0, 20.0)), (30, 80, 4.0, (8.0, 1.2))])
def test_of_other_sizes_it_is_the_mean_over_both_levels(
    first: int, rest: int, odds: float, shapes: tuple[float, float]
) -> None:
    a, b = shapes

    def at(ratio: float) -> float:
        # The ratio of two gamma levels with means of 1 has the F distribution.
        share = odds * ratio / (1 + odds * ratio)
        return float(stats.f.pdf(ratio, 2 * a, 2 * b) * stats.binom.cdf(first, first + rest, share))

    wanted = sum(integrate.quad(at, low, high, limit=200)[0] for low, high in ((0, 0.2), (0.2, 1), (1, 5), (5, 100)))
    assert spread_split(first, rest, odds=odds, first_shape=a, rest_shape=b) == pytest.approx(wanted, rel=1e-4)


def test_of_levels_that_hardly_differ_it_is_the_binomial_distribution() -> None:
    found = spread_split(4, 30, odds=0.4, first_shape=1e7, rest_shape=1e7)
    assert found == pytest.approx(special.bdtr(4, 34, 0.4 / 1.4), rel=1e-4)


def test_of_very_many_counts_only_the_levels_are_left() -> None:
    found = spread_split(10**8, 3 * 10**8, odds=1.0, first_shape=2.0, rest_shape=3.0)
    assert found == pytest.approx(stats.f.cdf(1 / 3, 4, 6), rel=1e-3)


def test_none_on_the_other_side_is_the_least_that_can_be() -> None:
    assert spread_split(7, 0, odds=1.0, first_shape=2.0, rest_shape=2.0) == 1.0
