from __future__ import annotations

import math
from typing import Any

import pytest
from scipy import stats

from qc.stats.sampling.plan_design_variables import design_variables_plan, variables_acceptance


@pytest.mark.parametrize("n", [2, 5, 20, 150])
@pytest.mark.parametrize("k", [-0.7, 0.0, 0.4, 1.8])
@pytest.mark.parametrize("quality", [0.001, 0.1, 0.6])
def test_acceptance_is_the_noncentral_t(n: int, k: float, quality: float) -> None:
    z = stats.norm.isf(quality)
    unknown = stats.nct.sf(k * math.sqrt(n), n - 1, z * math.sqrt(n))
    assert variables_acceptance(quality, n=n, k=k) == pytest.approx(unknown, abs=1e-9)
    known = stats.norm.cdf(math.sqrt(n) * (z - k))
    assert variables_acceptance(quality, n=n, k=k, sigma="known") == pytest.approx(known, abs=1e-12)


@pytest.mark.parametrize("risks", [(0.01, 0.05, 0.06, 0.10), (0.05, 0.05, 0.2, 0.1), (0.1, 0.3, 0.7, 0.3)])
@pytest.mark.parametrize("sigma", ["known", "unknown"])
def test_no_smaller_sample_keeps_both_risks(risks: tuple[float, float, float, float], sigma: str) -> None:
    p1, alpha, p2, beta = risks
    plan = design_variables_plan(
        producer_quality=p1, consumer_quality=p2, producer_risk=alpha, consumer_risk=beta, sigma=sigma
    )
    assert plan.acceptance_at_producer == pytest.approx(1 - alpha, abs=1e-9)
    assert plan.acceptance_at_consumer <= beta
    n, z1, z2 = plan.n - 1, stats.norm.isf(p1), stats.norm.isf(p2)
    if n < (1 if sigma == "known" else 2):
        return
    if sigma == "known":
        k = z1 - stats.norm.isf(alpha) / math.sqrt(n)
    else:
        k = stats.nct.isf(1 - alpha, n - 1, z1 * math.sqrt(n)) / math.sqrt(n)
    assert variables_acceptance(p2, n=n, k=k, sigma=sigma) > beta
    assert z2 < plan.k < z1


def test_measuring_is_worth_more_than_counting() -> None:
    """The same two risks by counting need 110 units."""
    risks: dict[str, Any] = {"producer_quality": 0.01, "consumer_quality": 0.06}
    assert design_variables_plan(**risks).n == 42
    assert design_variables_plan(**risks, sigma="known").n == 15


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"producer_quality": 0.0}, "`producer_quality` must lie strictly between 0 and 1"),
        ({"consumer_quality": 1.0}, "`consumer_quality` must lie strictly between 0 and 1"),
        ({"consumer_quality": 0.005}, "`consumer_quality` must be above `producer_quality` 0.01, got 0.005"),
        ({"producer_risk": 1.0}, "`producer_risk` must lie strictly between 0 and 1"),
        ({"consumer_risk": 0.0}, "`consumer_risk` must lie strictly between 0 and 1"),
        ({"consumer_risk": 0.97}, "`consumer_risk` must be below 1 - `producer_risk`"),
        ({"sigma": "s"}, "`sigma` must be one of"),
    ],
)
def test_design_refuses(changed: dict[str, Any], problem: str) -> None:
    risks: dict[str, Any] = {"producer_quality": 0.01, "consumer_quality": 0.06}
    with pytest.raises(ValueError, match=problem):
        design_variables_plan(**(risks | changed))


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"n": 1}, "`n` must be a whole number of at least 2, got 1"),
        ({"n": 0, "sigma": "known"}, "`n` must be a whole number of at least 1, got 0"),
        ({"k": math.nan}, "`k` must be a finite number, got nan"),
        ({"quality": 0.0}, "`quality` must lie strictly between 0 and 1, got 0.0"),
    ],
)
def test_acceptance_refuses(changed: dict[str, Any], problem: str) -> None:
    plan: dict[str, Any] = {"quality": 0.01, "n": 20, "k": 1.8}
    with pytest.raises(ValueError, match=problem):
        variables_acceptance(**(plan | changed))
