"""Each likelihood ratio against direct numerical integration over mean, standard deviation and effect."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from qc.stats.drift.ratios import log_mean_ratio, log_slope_ratio, log_spread_ratio
from qc.stats.drift.sums import running_sums, split

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.stats.drift.sums import Split

    Floats = NDArray[np.float64]

PILOT, BEFORE, SINCE = 6, 2, 4
READINGS = np.array([0.3, -1.1, 0.8, 0.1, -0.4, 0.6, 0.2, -0.7, 1.9, 1.1, 2.3, 0.9])


# The integrands are smooth and vanish at the edges, so that sums over an even grid converge geometrically.
MEANS, LOG_SDS = np.meshgrid(np.linspace(-8, 8, 321), np.linspace(-3, 4, 281))
SDS = np.exp(LOG_SDS)


def log_normal(x: Floats, mean: Floats, sd: Floats) -> Floats:
    """Log density of all readings on the grid."""
    each = -0.5 * ((x[:, None, None] - mean) / sd) ** 2 - np.log(sd) - 0.5 * math.log(2 * math.pi)
    total: Floats = each.sum(axis=0)
    return total


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
    assert math.exp(float(log_spread_ratio(part, ratio)[0])) == pytest.approx(marginal(changed) / unchanged, rel=1e-8)


@pytest.mark.parametrize("kind", ["mean", "slope"])
def test_mean_and_slope(kind: str, part: Split, unchanged: float) -> None:
    size, first = (1.0 if kind == "mean" else 0.4), PILOT + BEFORE
    pattern = np.ones(SINCE) if kind == "mean" else np.arange(1.0, SINCE + 1)
    before = log_normal(READINGS[:first], MEANS, SDS)
    effects = np.linspace(-8, 8, 161)
    density = np.exp(-0.5 * effects**2) / np.exp(-0.5 * effects**2).sum()
    changed = 0.0
    for effect, weight in zip(effects, density, strict=True):
        after = sum(
            log_normal(READINGS[first + i : first + i + 1], MEANS + SDS * size * effect * pattern[i], SDS)
            for i in range(SINCE)
        )
        changed += weight * marginal(before + after)
    compute = log_mean_ratio if kind == "mean" else log_slope_ratio
    assert math.exp(float(compute(part, size)[0])) == pytest.approx(changed / unchanged, rel=1e-6)
