from __future__ import annotations

import math

import numpy as np
import pytest

from qc.stats.ability.capability import capability
from qc.stats.ability.capability_between import between_capability
from qc.stats.ability.capability_indices import expected_ppm
from qc.stats.ability.limits import SpecLimits
from qc.stats.description.variance_components import variance_components
from qc.terms import SigmaEstimator

# Davies and Goldsmith's dyestuff data: yields of five preparations from each of six batches.
DYESTUFF = [
    [1545, 1440, 1440, 1520, 1580],
    [1540, 1555, 1490, 1560, 1495],
    [1595, 1550, 1605, 1510, 1560],
    [1445, 1440, 1595, 1465, 1545],
    [1595, 1630, 1515, 1635, 1625],
    [1520, 1455, 1450, 1480, 1445],
]
BATCH = np.repeat(np.arange(6), 5)


def test_the_published_components_of_the_dyestuff_data() -> None:
    found = between_capability(np.ravel(DYESTUFF), BATCH, lsl=1300, usl=1750)
    assert found.sigma_between**2 == pytest.approx(1764.05, abs=0.005)
    assert found.sigma_within**2 == pytest.approx(2451.25)
    assert found.sigma_total == pytest.approx(math.sqrt(1764.05 + 2451.25))
    assert (found.readings, found.subgroups, found.mean) == (30, 6, 1527.5)
    assert found.total.potential is not None
    assert found.total.potential.value == pytest.approx(450 / (6 * 64.9254), rel=1e-5)
    assert found.total.actual.value == pytest.approx((1750 - 1527.5) / (3 * 64.9254), rel=1e-5)
    assert found.components == variance_components(DYESTUFF)


def test_the_degrees_of_freedom_lie_between_those_of_the_two_parts() -> None:
    found = between_capability(np.ravel(DYESTUFF), BATCH, lsl=1300)
    assert found.components.table.df_between < found.sigma_total_df < 29
    # var(mean) = 1764.05/6 + 2451.25/30 = 375.717; 4215.3/375.717 = 11.2.
    assert found.readings_for_mean == 11
    assert found.total.potential is None
    assert found.total.actual.degrees_of_freedom == found.sigma_total_df


def test_without_spread_between_all_readings_count() -> None:
    x = np.tile([9.0, 10.0, 11.0], 8)
    found = between_capability(x, np.repeat(np.arange(8), 3), lsl=5, usl=15)
    assert found.sigma_between == 0
    assert found.sigma_total == found.sigma_within
    assert (found.readings_for_mean, found.sigma_total_df) == (24, 16)


def test_expected_parts_come_from_the_total() -> None:
    found = between_capability(np.ravel(DYESTUFF), BATCH, lsl=1400, usl=1700)
    expected = expected_ppm(SpecLimits(lsl=1400, usl=1700), mean=1527.5, sigma=found.sigma_total)
    assert found.expected == expected


def test_the_index_within_flatters_a_process_whose_batches_differ() -> None:
    x = np.ravel(DYESTUFF)
    found = between_capability(x, BATCH, lsl=1300, usl=1750)
    within = capability(x, sigma_within=found.sigma_within, estimator=SigmaEstimator.POOLED_S, lsl=1300, usl=1750)
    assert within.cpk.value > found.total.actual.value


def test_unequal_subgroups_and_missing_readings() -> None:
    x = np.ravel(DYESTUFF).astype(float)
    x[[3, 12, 13]] = math.nan
    found = between_capability(x, BATCH, lsl=1300, usl=1750)
    groups = [[value for value in x[batch == BATCH] if math.isfinite(value)] for batch in range(6)]
    assert found.components == variance_components(groups)
    assert found.readings == 27


@pytest.mark.parametrize("ratio", [0.0, 1.0, 2.0])
def test_the_lower_bounds_hold(ratio: float) -> None:
    rng = np.random.default_rng(31)
    subgroup = np.repeat(np.arange(15), 4)
    true, runs, held = 1.33, 300, np.zeros(2)
    usl = 3 * true * math.hypot(ratio, 1.0)
    for _ in range(runs):
        x = rng.standard_normal(60) + ratio * rng.standard_normal(15)[subgroup]
        total = between_capability(x, subgroup, lsl=-1.5 * usl, usl=usl).total
        assert total.potential is not None
        held += total.potential.lower <= 1.25 * true, total.actual.lower <= true
    error = math.sqrt(0.05 * 0.95 / runs)
    assert (held / runs > 0.95 - 3 * error).all()
    assert (held / runs < 1.0).all()


def test_what_is_refused() -> None:
    x = np.ravel(DYESTUFF)
    with pytest.raises(ValueError, match="`lsl` or `usl` must be given"):
        between_capability(x, BATCH)
    with pytest.raises(ValueError, match="`groups` must hold at least two groups, got 1"):
        between_capability(x, np.zeros(30, dtype=int), usl=1750)
    with pytest.raises(ValueError, match="`groups` must vary within at least one group"):
        between_capability(BATCH, BATCH, usl=10)
    with pytest.raises(ValueError, match="`confidence` must lie strictly between 0 and 1, got 95"):
        between_capability(x, BATCH, usl=1750, confidence=95)
