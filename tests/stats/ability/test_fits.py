from __future__ import annotations

import math
from decimal import Decimal, localcontext

import numpy as np
import pytest
from scipy import special

from qc.stats.ability.fits import FAMILIES, Family, fit_distribution, rank_distributions
from qc.stats.numerics.likelihood import digamma

RNG = np.random.default_rng(2)
SAMPLE = RNG.gamma(2.0, 1.5, 80)
FOLDED = np.abs(RNG.normal(1.2, 1.0, 80))


def _log_likelihood(family: Family, values: np.ndarray, parameters: list[float]) -> float:
    """Write out the likelihood of each family."""
    a, b = (*parameters, 0.0)[:2]
    x, logs = values, np.log(values)
    terms = {
        "normal": lambda: -0.5 * ((x - a) / b) ** 2 - np.log(b * math.sqrt(2 * math.pi)),
        "lognormal": lambda: -0.5 * ((logs - a) / b) ** 2 - np.log(b * math.sqrt(2 * math.pi)) - logs,
        "weibull": lambda: np.log(a / b) + (a - 1) * np.log(x / b) - (x / b) ** a,
        "gamma": lambda: a * np.log(b) - special.gammaln(a) + (a - 1) * logs - b * x,
        "exponential": lambda: np.log(a) - a * x,
        "folded-normal": lambda: (
            np.log(np.exp(-0.5 * ((x - a) / b) ** 2) + np.exp(-0.5 * ((x + a) / b) ** 2))
            - np.log(b * math.sqrt(2 * math.pi))
        ),
        "half-normal": lambda: np.log(2 / (b * math.sqrt(2 * math.pi))) - 0.5 * (x / b) ** 2,
    }
    return float(np.sum(terms[family]()))


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("values", [SAMPLE, FOLDED], ids=["gamma", "folded"])
def test_no_other_member_is_likelier(family: Family, values: np.ndarray) -> None:
    fit = fit_distribution(values, family)
    found = list(fit.distribution.parameters.values())
    best = _log_likelihood(family, values, found)
    assert fit.log_likelihood == pytest.approx(best, rel=1e-12)
    for index, value in enumerate(found):
        for step in (1e-4, -1e-4):
            moved = [*found]
            moved[index] = value + step
            if family == "half-normal" and index == 0:
                continue
            assert _log_likelihood(family, values, moved) < best + 1e-9


def test_a_folded_normal_of_readings_about_zero_is_half_normal() -> None:
    flat = [0.02, 0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 0.8, 0.9, 1.2, 1.6, 2.4, 3.1]
    folded, half = fit_distribution(flat, "folded-normal"), fit_distribution(flat, "half-normal")
    assert folded.distribution.parameters == half.distribution.parameters
    assert folded.log_likelihood == pytest.approx(half.log_likelihood)
    assert folded.aic == pytest.approx(half.aic + 2)


def test_zeros_are_readings_where_the_family_has_them() -> None:
    assert fit_distribution([0.0, 0.5, 1.0], "exponential").distribution.parameters["rate"] == pytest.approx(2.0)
    assert fit_distribution([0.0, 3.0], "half-normal").distribution.parameters["sd"] == pytest.approx(math.sqrt(4.5))


def test_ranking_names_criterion_margin_and_what_was_refused() -> None:
    ranking = rank_distributions(SAMPLE - SAMPLE.min(), criterion="bic")
    assert [fit.bic for fit in ranking.fits] == sorted(fit.bic for fit in ranking.fits)
    assert ranking.margin == ranking.fits[1].bic - ranking.best.bic
    assert [family for family, _ in ranking.refused] == ["lognormal", "weibull", "gamma"]
    assert ranking.refused[0][1] == "`values` must lie above 0 for the lognormal distribution, got 0.0"
    assert rank_distributions(SAMPLE, families=("gamma",)).margin == math.inf


def test_the_family_that_made_the_readings_wins_when_there_are_many() -> None:
    rng = np.random.default_rng(4)
    assert rank_distributions(rng.weibull(3.0, 3000)).best.distribution.name == "weibull"
    assert rank_distributions(rng.lognormal(0.0, 0.4, 3000)).best.distribution.name == "lognormal"
    assert (
        rank_distributions(np.abs(rng.normal(0.0, 1.0, 3000)), criterion="bic").best.distribution.name == "half-normal"
    )


def test_a_reading_beyond_any_density_is_still_a_reading() -> None:
    far = fit_distribution([*np.linspace(0.9, 1.1, 5000), 40.0], "folded-normal")
    assert math.isfinite(far.log_likelihood)


def test_digamma_agrees_with_scipy() -> None:
    for x in (0.01, 0.7, 1.0, 5.5, 40.0, 1e6):
        assert digamma(x) == pytest.approx(float(special.digamma(x)), rel=1e-13)


def test_what_is_refused() -> None:
    with pytest.raises(ValueError, match=r"`family` must be one of"):
        fit_distribution([1.0, 2.0], "cauchy")  # type: ignore[arg-type]  # the point of the test
    with pytest.raises(ValueError, match=r"`values` must not lie below 0 for the half-normal distribution, got -1.0"):
        fit_distribution([-1.0, 2.0], "half-normal")
    with pytest.raises(ValueError, match=r"`values` must hold at least two different values"):
        fit_distribution([2.0, 2.0], "normal")
    with pytest.raises(ValueError, match=r"`families` must hold one that fits the readings, got"):
        rank_distributions([-1.0, 2.0], families=("gamma",))
    with pytest.raises(ValueError, match=r"`criterion` must be one of"):
        rank_distributions([1.0, 2.0], criterion="r2")  # type: ignore[arg-type]  # the point of the test


@pytest.mark.parametrize("sd", [1e-1, 1e-4, 1e-7])
def test_a_gamma_distribution_far_from_zero_keeps_its_digits(sd: float) -> None:
    # Its score ln k - ψ(k) = 1/(2k) + 1/(12k²) equals ln(mean) - mean(ln x), here in 60 digits.
    values = 25.0 + sd * np.random.default_rng(4).standard_normal(50)
    with localcontext() as context:
        context.prec = 60
        exact = [Decimal(x) for x in values.tolist()]
        gap = (sum(exact, Decimal(0)) / 50).ln() - sum((x.ln() for x in exact), Decimal(0)) / 50
        shape = (1 + (1 + 4 * gap / 3).sqrt()) / (4 * gap)
    found = fit_distribution(values, "gamma").distribution
    assert found.parameters["shape"] == pytest.approx(float(shape), rel=1e-7)
    assert found.quantile(0.5) == pytest.approx(25.0, rel=1e-2)


def test_a_folded_normal_distribution_far_from_zero_is_a_normal_one() -> None:
    values = RNG.normal(25.0, 0.001, 60)
    folded, normal = (fit_distribution(values, family) for family in ("folded-normal", "normal"))
    assert folded.distribution.parameters == normal.distribution.parameters
    assert folded.log_likelihood == pytest.approx(normal.log_likelihood, rel=1e-9)
