"""What the scatter of rows says of how they differ: against SciPy's distributions of rows given their total."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import integrate, stats

from qc.stats.drift.counts.counted import prepare
from qc.stats.drift.counts.prior import CountPrior
from qc.stats.drift.counts.scatter import scatter

PRIOR = CountPrior(shapes=(10.0, 1.5), alike=0.4)
FIRST, THEN = [2, 9, 0, 7], [12, 1, 15]


def differing(counts: list[int], shape: float) -> float:
    """Chance of rows of one size given their total."""
    found = stats.dirichlet_multinomial.pmf(counts, [shape] * len(counts), np.array([sum(counts)]))
    return float(np.squeeze(found))


def test_rows_of_one_size_have_dirichlet_multinomial_counts_given_their_total() -> None:
    counted = prepare(FIRST, [100.0] * 4, THEN, [100.0] * 3, "poisson")
    told = [0.4 * math.prod(stats.multinomial.pmf(x, sum(x), [1 / len(x)] * len(x)) for x in (FIRST, THEN))]
    told.extend(0.3 * differing(FIRST, shape) * differing(THEN, shape) for shape in (10.0, 1.5))
    found = scatter(counted, 3, PRIOR, planned=3)
    assert found.weights == pytest.approx(np.array(told) / sum(told), rel=1e-5)
    assert (found.pilot_rows, found.rows) == (4, 3)


def test_of_other_sizes_the_level_is_integrated_over() -> None:
    x, n = np.array([3, 11, 2]), np.array([40.0, 90.0, 160.0])
    counted = prepare([0], [10.0], x, n, "poisson")
    found = scatter(counted, 3, PRIOR, planned=3)

    def of_shape(log_level: float, shape: float) -> float:
        mean = n * math.exp(log_level)
        return float(np.prod(stats.nbinom.pmf(x, shape, shape / (shape + mean))))

    alike = integrate.quad(lambda u: float(np.prod(stats.poisson.pmf(x, n * math.exp(u)))), -8, 3)[0]
    each = [integrate.quad(of_shape, -8, 3, args=(shape,))[0] for shape in (10.0, 1.5)]
    told = np.array([0.4 * alike, 0.3 * each[0], 0.3 * each[1]])
    assert found.weights == pytest.approx(told / told.sum(), rel=1e-4)
    assert found.rows == pytest.approx(290**2 / (40**2 + 90**2 + 160**2))


def test_shares_of_rows_that_are_alike_are_binomial() -> None:
    x, n = np.array([30, 34, 31, 29]), np.array([80, 90, 85, 80])
    counted = prepare([0], [10], x, n, "binomial")
    found = scatter(counted, 4, CountPrior(shapes=(10.0,), alike=0.5), planned=4)

    def alike(level: float) -> float:
        return float(np.prod(stats.binom.pmf(x, n, level))) / level

    def of_ten(log_level: float) -> float:
        mean = n * math.exp(log_level)
        return float(np.prod(stats.nbinom.pmf(x, 10.0, 10.0 / (10.0 + mean))))

    odds = integrate.quad(alike, 1e-6, 1)[0] / integrate.quad(of_ten, -4, 3)[0]
    assert found.weights[0] == pytest.approx(odds / (1 + odds), rel=1e-4)


@pytest.mark.parametrize(
    ("counts", "sizes", "planned"),
    [([0, 1, 0, 0], [1] * 4, 4), ([7], [50], 1)],
    ids=["single units", "one row each"],
)
def test_where_nothing_can_show_that_rows_differ_they_are_taken_to_be_alike(
    counts: list[int], sizes: list[int], planned: int
) -> None:
    found = scatter(prepare([3], [100], counts, sizes, "binomial"), len(counts), CountPrior(), planned=planned)
    assert found.weights[0] == 1


def test_where_rows_are_to_come_nothing_is_taken_for_granted() -> None:
    found = scatter(prepare([3], [100], [7], [50], "binomial"), 1, PRIOR, planned=8)
    assert found.weights == pytest.approx([0.4, 0.3, 0.3])


def test_a_change_between_pilot_and_production_is_no_scatter() -> None:
    found = scatter(prepare([2, 1, 2, 3], [100] * 4, [20, 22, 19, 21], [100] * 4, "binomial"), 4, PRIOR, planned=4)
    assert found.weights[0] > 0.7
