from __future__ import annotations

import numpy as np
import pytest

from qc.stats.description.variance_components import Likelihood, likelihood_components, variance_components

RNG = np.random.default_rng(9)
UNEVEN = [
    RNG.normal(center, 1.0, size) for center, size in zip((0.0, 1.5, -0.5, 2.0, 0.4), (3, 7, 4, 2, 9), strict=True)
]


def _log_likelihood(groups: list[np.ndarray], between: float, within: float, *, restricted: bool) -> float:
    """Write out the multivariate normal likelihood with its full covariance matrix."""
    y = np.concatenate(groups)
    label = np.repeat(np.arange(len(groups)), [group.size for group in groups])
    covariance = within * np.eye(y.size) + between * (label[:, None] == label[None, :])
    inverse = np.linalg.inv(covariance)
    ones = np.ones(y.size)
    information = float(ones @ inverse @ ones)
    residual = y - float(ones @ inverse @ y) / information
    value = -0.5 * (np.linalg.slogdet(covariance)[1] + residual @ inverse @ residual)
    return float(value - restricted * 0.5 * np.log(information))


@pytest.mark.parametrize("likelihood", ["reml", "ml"])
def test_no_other_pair_is_likelier(likelihood: Likelihood) -> None:
    found = likelihood_components(UNEVEN, likelihood=likelihood)
    restricted = likelihood == "reml"
    best = _log_likelihood(UNEVEN, found.between, found.within, restricted=restricted)
    for step in (1e-3, -1e-3):
        assert _log_likelihood(UNEVEN, found.between * (1 + step), found.within, restricted=restricted) < best
        assert _log_likelihood(UNEVEN, found.between, found.within * (1 + step), restricted=restricted) < best
    assert found.total == found.between + found.within


def test_equal_sizes_give_reml_and_anova_the_same_answer() -> None:
    groups = [group[:2] for group in UNEVEN]
    anova, reml = variance_components(groups), likelihood_components(groups)
    assert anova.raw_between > 0
    assert (reml.between, reml.within) == pytest.approx((anova.components.between, anova.components.within), rel=1e-10)


def test_groups_that_do_not_differ_have_no_part_between() -> None:
    alike = [[1.0, 2.0, 3.0], [3.0, 2.0, 1.0], [1.0, 2.0, 3.0]]
    found = variance_components(alike)
    assert found.raw_between == pytest.approx(-1 / 3)
    assert found.components.between == 0.0
    assert found.icc == pytest.approx(-0.5)
    for likelihood in ("reml", "ml"):
        assert likelihood_components(alike, likelihood=likelihood).between == 0.0
    assert likelihood_components(alike).within == pytest.approx(6 / 8)


def test_intervals_cover_as_often_as_they_say() -> None:
    draws, covered_icc, covered_within = 600, 0, 0
    for _ in range(draws):
        groups = RNG.normal(0.0, 1.0, (8, 1)) + RNG.normal(0.0, 1.0, (8, 4))
        found = variance_components(list(groups), confidence=0.9)
        assert found.icc_interval is not None
        covered_icc += found.icc_interval[0] < 0.5 < found.icc_interval[1]
        covered_within += found.within_interval[0] < 1.0 < found.within_interval[1]
    error = (0.9 * 0.1 / draws) ** 0.5
    assert abs(covered_icc / draws - 0.9) < 4 * error
    assert abs(covered_within / draws - 0.9) < 4 * error


def test_uneven_groups_have_no_exact_interval() -> None:
    found = variance_components(UNEVEN)
    assert found.icc_interval is None
    assert found.n0 == pytest.approx((25 - 159 / 25) / 4)


def test_what_is_refused() -> None:
    for function in (variance_components, likelihood_components):
        with pytest.raises(ValueError, match=r"`groups` must vary within at least one group"):
            function([[1.0, 1.0], [2.0, 2.0]])
    with pytest.raises(ValueError, match=r"`likelihood` must be one of \('reml', 'ml'\), got 'map'"):
        likelihood_components(UNEVEN, likelihood="map")  # type: ignore[arg-type]  # the point of the test
