"""Each likelihood ratio against direct numerical integration over mean, standard deviation and effect."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from qc.stats.drift.evidence import designs, window_evidence
from qc.stats.drift.prior import Prior
from qc.stats.drift.ratios import (
    Regression,
    log_ratio,
    log_regression_ratio,
    mean_term,
    slope_term,
    spread_term,
)
from qc.stats.drift.sums import running_sums, split
from qc.stats.drift.windows import changes, still_to_come

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.stats.drift.ratios import Term
    from qc.stats.drift.sums import Split

    Floats = NDArray[np.float64]

PILOT, BEFORE, SINCE = 6, 2, 4
READINGS = np.array([0.3, -1.1, 0.8, 0.1, -0.4, 0.6, 0.2, -0.7, 1.9, 1.1, 2.3, 0.9])


# The integrands are smooth and vanish at the edges, so that sums over an even grid converge geometrically.
MEANS, LOG_SDS = np.meshgrid(np.linspace(-8, 8, 321), np.linspace(-3, 4, 281))
SDS = np.exp(LOG_SDS)
EFFECTS = np.linspace(-8, 8, 161)


def log_normal(x: Floats, mean: Floats, sd: Floats) -> Floats:
    """Log density of all readings on the grid."""
    each = -0.5 * ((x[:, None, None] - mean) / sd) ** 2 - np.log(sd) - 0.5 * math.log(2 * math.pi)
    total: Floats = each.sum(axis=0)
    return total


def ratio_of(term: Term, part: Split) -> Floats:
    """The ratio of one term alone, as `window_evidence` adds it up over all terms."""
    return np.exp(log_ratio(term, part.shares(), part.half()))


def marginal(log_likelihood: Floats) -> float:
    """Integrate a likelihood on the grid over the mean and over dσ/σ, but for the grid's steps."""
    return float(np.exp(log_likelihood).sum())


@pytest.fixture(scope="module")
def part() -> Split:
    sums = running_sums(READINGS, np.arange(1, BEFORE + SINCE + 1), pilot=PILOT)
    return split(sums, np.array([BEFORE]), np.array([BEFORE + SINCE]))


@pytest.fixture(scope="module")
def unchanged() -> float:
    return marginal(log_normal(READINGS, MEANS, SDS))


def test_spread(part: Split, unchanged: float) -> None:
    ratio, first = 1.6, PILOT + BEFORE
    changed = log_normal(READINGS[:first], MEANS, SDS) + log_normal(READINGS[first:], MEANS, SDS * ratio)
    found = ratio_of(spread_term(part.before, part.since, ratio), part)
    assert found == pytest.approx(marginal(changed) / unchanged, rel=1e-8)


def changed(pattern: Floats, density: Floats) -> float:
    """Integrate the likelihood of readings that move by an effect times a pattern, over effects on an even grid."""
    first = READINGS.size - pattern.size
    before, found = log_normal(READINGS[:first], MEANS, SDS), 0.0
    for effect, weight in zip(EFFECTS, density / density.sum(), strict=True):
        after = sum(
            log_normal(READINGS[first + i : first + i + 1], MEANS + SDS * effect * pattern[i], SDS)
            for i in range(pattern.size)
        )
        found += weight * marginal(before + after)
    return found


def test_mean_with_its_moment_prior(part: Split, unchanged: float) -> None:
    size = 1.5
    moment = EFFECTS**2 * np.exp(-((EFFECTS / size) ** 2))
    expected = changed(np.ones(SINCE), moment) / unchanged
    assert ratio_of(mean_term(part.before, part.since, size), part) == pytest.approx(expected, rel=1e-6)


def test_slope(part: Split, unchanged: float) -> None:
    size = 0.8
    expected = changed(np.arange(1.0, SINCE + 1), np.exp(-0.5 * (EFFECTS / size) ** 2)) / unchanged
    assert ratio_of(slope_term(part.before, part.since, size), part) == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize("moment", [False, True])
def test_coefficient_of_any_regressor(*, moment: bool, unchanged: float) -> None:
    size, pattern = 0.6, np.array([0.5, -1.0, 2.0, 1.0])
    regressor = np.concatenate([np.zeros(READINGS.size - pattern.size), pattern])
    centered = regressor - regressor.mean()
    squares = float(((READINGS - READINGS.mean()) ** 2).sum())
    fit = Regression(
        information=np.array([centered @ centered]),
        explained=np.array([(centered @ READINGS) ** 2 / squares]),
        half=np.array([0.5 * (READINGS.size - 1)]),
    )
    normal = np.exp(-0.5 * (EFFECTS / size) ** 2)
    density = EFFECTS**2 * np.exp(-((EFFECTS / size) ** 2)) if moment else normal
    found = math.exp(float(log_regression_ratio(fit, size, moment=moment)[0]))
    assert found == pytest.approx(changed(pattern, density) / unchanged, rel=1e-6)


def test_all_windows_of_all_rows_add_up_the_single_ratios() -> None:
    rng = np.random.default_rng(5)
    prior, ends = Prior(), np.cumsum([2, 3, 1, 4, 2, 5])
    scores = rng.standard_normal(20 + int(ends[-1]))
    sums = running_sums(scores, ends, pilot=20)
    found = window_evidence(sums, designs(20, ends.tobytes(), prior, 8)(1, 6))
    expected = np.zeros(6)
    for begin, (start, end, weight) in enumerate(changes(1, 6, planned=8, at_start=prior.at_start)):
        part, kinds = split(sums, start, end), prior.kinds(at_start=not begin)
        total = np.zeros_like(weight)
        for size, share in prior.means(at_start=not begin):
            total += kinds.mean * share * ratio_of(mean_term(part.before, part.since, size), part)
        for ratio, share in prior.spread_ratios:
            total += kinds.spread * share * ratio_of(spread_term(part.before, part.since, ratio), part)
        for size in prior.slopes:
            total += kinds.slope / len(prior.slopes) * ratio_of(slope_term(part.before, part.since, size), part)
        np.add.at(expected, end - 1, weight * total)
    assert found == pytest.approx(expected, rel=1e-12)


def test_prior_weights_of_begun_and_coming_changes_add_up() -> None:
    begun = np.zeros(50)
    for _, end, weight in changes(1, 50, planned=60, at_start=0.3):
        np.add.at(begun, end - 1, weight)
    assert begun + still_to_come(1, 50, planned=60, at_start=0.3) == pytest.approx(np.ones(50))
