from __future__ import annotations

import numpy as np
import pytest

from qc.stats.ability.capability_indices import point_indices
from qc.stats.ability.capability_nonnormal import distribution_capability, empirical_capability
from qc.stats.ability.distributions import FoldedNormal, Normal
from qc.stats.ability.limits import SpecLimits
from qc.stats.numerics.quantiles import normal_tail


def test_a_normal_distribution_has_the_usual_indices() -> None:
    limits = SpecLimits(lsl=9.0, usl=12.0)
    usual = point_indices(limits, mean=10.0, sigma=0.4)
    share = normal_tail(3.0)
    found = distribution_capability(Normal(10.0, 0.4), lsl=9.0, usl=12.0, percentiles=(share, 0.5, 1 - share))
    assert (found.pp, found.ppl, found.ppu, found.ppk) == pytest.approx(
        (usual.potential, usual.lower, usual.upper, usual.actual), rel=1e-9
    )
    assert found.ppm == pytest.approx(1e6 * (normal_tail(2.5) + normal_tail(5.0)))


def test_flatness_has_one_limit_and_one_index() -> None:
    found = distribution_capability(FoldedNormal(0.0, 0.02, "half-normal"), usl=0.08)
    assert (found.pp, found.ppl, found.ppm_below, found.needed) == (None, None, 0.0, 0)
    assert (
        found.ppk == found.ppu == pytest.approx((0.08 - 0.6744898 * 0.02) / ((3.205155 - 0.6744898) * 0.02), rel=1e-5)
    )
    assert found.ppm_above == pytest.approx(2e6 * normal_tail(4.0))


def test_readings_without_a_distribution() -> None:
    values = np.linspace(0.0, 1.0, 999)
    found = empirical_capability(values, lsl=-0.1, usl=0.9)
    # Position p (n + 1) of 999 readings at steps of 1/998.
    assert found.low == pytest.approx((1.35 - 1) / 998)
    assert found.high == pytest.approx((998.65 - 1) / 998)
    assert found.pp == pytest.approx(1.0 / (found.high - found.low))  # type: ignore[operator]  # both are given
    assert found.ppk == found.ppu
    assert found.ppm == pytest.approx(1e6 * np.mean(values > 0.9))
    assert found.needed == 740


@pytest.mark.parametrize(("n", "shown"), [(739, False), (740, True)])
def test_too_few_readings_do_not_show_the_outer_percentiles(n: int, shown: bool) -> None:  # noqa: FBT001 - a case
    found = empirical_capability(np.arange(n, dtype=float), usl=n)
    assert (found.high is not None) is shown
    assert (found.ppk is not None) is shown
    assert found.middle == (n - 1) / 2


@pytest.mark.parametrize(
    ("percentiles", "needed"), [((0.1, 0.5, 0.75), 9), ((0.1, 0.5, 0.95), 19), ((0.01, 0.5, 0.9), 99)]
)
def test_as_many_readings_are_needed_as_the_outer_of_both_percentiles_takes(
    percentiles: tuple[float, float, float], needed: int
) -> None:
    enough, few = (
        empirical_capability(np.arange(n, dtype=float), lsl=-1.0, usl=n, percentiles=percentiles)
        for n in (needed, needed - 1)
    )
    assert (enough.needed, few.needed) == (needed, needed)
    assert (enough.pp is None, few.pp is None) == (False, True)


def test_a_limit_without_an_index_leaves_no_overall_index() -> None:
    found = empirical_capability([1.0, 2.0, 3.0, 4.0], lsl=0.0, usl=9.0, percentiles=(0.1, 0.5, 0.75))
    assert (found.low, found.ppl, found.pp, found.ppk) == (None, None, None, None)
    assert found.ppu == pytest.approx((9 - 2.5) / (3.75 - 2.5))


def test_percentiles_that_coincide_give_no_index() -> None:
    found = empirical_capability([1.0] * 9 + [2.0], usl=3.0, percentiles=(0.1, 0.5, 0.8))
    assert (found.high, found.ppu, found.ppk) == (1.0, None, None)


def test_what_is_refused() -> None:
    with pytest.raises(ValueError, match=r"`lsl` or `usl` must be given, got neither"):
        distribution_capability(Normal(0.0, 1.0))
    with pytest.raises(ValueError, match=r"`percentiles` must rise between 0 and 1, got \(0.5, 0.5, 0.9\)"):
        distribution_capability(Normal(0.0, 1.0), usl=1.0, percentiles=(0.5, 0.5, 0.9))
    with pytest.raises(ValueError, match=r"`values` must hold at least two different values"):
        empirical_capability([1.0, 1.0], usl=2.0)
