from __future__ import annotations

import math
from typing import Any, Literal

import numpy as np
import pytest
from scipy import stats

from qc.stats.ability.capability_nonnormal import distribution_capability
from qc.stats.ability.distributions import Lognormal, Weibull
from qc.stats.ability.fit_bounds import bounded_fit
from qc.stats.numerics.quantiles import normal_tail

RNG = np.random.default_rng(30)


def test_a_normal_distribution_has_bissells_bound() -> None:
    values = RNG.normal(10.0, 0.5, 80)
    share = normal_tail(3.0)
    found = bounded_fit(values, "normal", lsl=8.0, usl=13.0, percentiles=(share, 0.5, 1 - share))
    ppk = found.capability.ppk
    assert ppk is not None
    error = math.sqrt(1 / (9 * 80) + ppk * ppk / (2 * 80))
    assert found.ppk_lower == pytest.approx(ppk - stats.norm.ppf(0.95) * error, rel=1e-5)
    assert found.ppk_lower == found.ppl_lower
    assert found.ppm_upper is not None
    assert found.ppm_upper > found.capability.ppm


@pytest.mark.parametrize("family", ["weibull", "lognormal"])
def test_bounds_keep_their_confidence(family: str) -> None:
    draws, n = 300, 120
    if family == "weibull":
        true = distribution_capability(Weibull(1.8, 2.0), usl=7.0)
        samples = 2.0 * RNG.weibull(1.8, (draws, n))
    else:
        true = distribution_capability(Lognormal(0.0, 0.4), usl=4.5)
        samples = RNG.lognormal(0.0, 0.4, (draws, n))
    found = [bounded_fit(sample, family, usl=7.0 if family == "weibull" else 4.5, confidence=0.9) for sample in samples]  # type: ignore[arg-type]  # parametrized text
    index = np.mean([(fit.ppk_lower or 0.0) <= (true.ppk or 0.0) for fit in found])
    ppm = np.mean([(fit.ppm_upper or 0.0) >= true.ppm for fit in found])
    # The delta method leaves a few percent of bias at n = 120.
    assert abs(index - 0.9) < 0.03 + 4 * math.sqrt(0.09 / draws)
    assert abs(ppm - 0.9) < 0.03 + 4 * math.sqrt(0.09 / draws)


def test_one_parameter_and_one_limit() -> None:
    values = RNG.exponential(2.0, 60)
    found = bounded_fit(values, "exponential", usl=20.0)
    # Every quantile is proportional to the mean, whose logarithm has the error 1/sqrt(n).
    ppu = found.capability.ppu
    assert ppu is not None
    slope = ppu + math.log(2) / (
        found.fit.distribution.quantile(0.99865) - found.fit.distribution.quantile(0.5)
    ) * float(values.mean())
    assert found.ppu_lower == pytest.approx(ppu - stats.norm.ppf(0.95) * slope / math.sqrt(60), rel=1e-4)
    assert found.ppl_lower is None


def test_a_flat_likelihood_gives_no_bound() -> None:
    near_zero = [0.02, 0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 0.8, 0.9, 1.2, 1.6, 2.4, 3.1]
    found = bounded_fit(near_zero, "folded-normal", usl=5.0)
    assert found.fit.distribution.parameters["mean"] == 0.0
    assert (found.ppu_lower, found.ppk_lower, found.ppm_upper) == (None, None, None)
    assert bounded_fit(near_zero, "half-normal", usl=5.0).ppk_lower is not None


def test_a_limit_that_nothing_reaches_bounds_no_share() -> None:
    found = bounded_fit(RNG.gamma(2.0, 1.0, 50), "gamma", lsl=-1.0)
    assert found.capability.ppm == 0.0
    assert found.ppm_upper is None
    assert found.ppl_lower is not None


def test_what_is_refused() -> None:
    with pytest.raises(ValueError, match=r"`confidence` must lie strictly between 0 and 1, got 1"):
        bounded_fit([1.0, 2.0], "normal", usl=3.0, confidence=1)
    with pytest.raises(ValueError, match=r"`lsl` or `usl` must be given, got neither"):
        bounded_fit([1.0, 2.0], "normal")


@pytest.mark.parametrize("family", ["weibull", "lognormal"])
def test_bounds_do_not_hang_on_how_far_readings_lie_from_zero(family: Literal["weibull", "lognormal"]) -> None:
    # A power of such a variable is of the same family, and no share beyond a limit is changed by it: with 1/2000 the
    # readings are a dimension that scatters by a thousandth of itself.
    values, usl, power = RNG.weibull(1.5, 100), 5.0, 1 / 2000
    plain = bounded_fit(values, family, usl=usl)
    narrow = bounded_fit(25.0 * values**power, family, usl=25.0 * usl**power)
    assert narrow.capability.ppm == pytest.approx(plain.capability.ppm, rel=1e-8)
    assert narrow.ppm_upper == pytest.approx(plain.ppm_upper, rel=1e-4)


@pytest.mark.parametrize("family", ["gamma", "lognormal", "folded-normal"])
def test_far_from_zero_bounds_are_those_of_a_normal_distribution(family: Any) -> None:
    values = RNG.normal(25.0, 0.001, 80)
    found, normal = (bounded_fit(values, one, lsl=24.996, usl=25.004) for one in (family, "normal"))
    assert found.ppk_lower == pytest.approx(normal.ppk_lower, rel=1e-3)
    assert found.ppm_upper == pytest.approx(normal.ppm_upper, rel=1e-2)
