from __future__ import annotations

import numpy as np
import pytest

from qc.stats.ability.johnson import johnson

NORMAL = np.random.default_rng(3).standard_normal(400)


def _made(family: str) -> np.ndarray:
    """Readings whose transformation to normal is known: γ = 0.4, η = 1.1, ε = 2, λ = 5."""
    y = (NORMAL - 0.4) / 1.1
    return {"SB": 2 + 5 / (1 + np.exp(-y)), "SL": 2 + np.exp(y), "SU": 2 + 5 * np.sinh(y)}[family]


@pytest.mark.parametrize("family", ["SB", "SL", "SU"])
def test_readings_of_each_family_become_normal(family: str) -> None:
    values = _made(family)
    found = johnson(values)
    assert found.p_value_before < 0.01
    assert found.p_value_after > 0.5
    transformed = found.apply(values)
    assert np.all(np.diff(transformed[np.argsort(values)]) > 0)
    assert abs(transformed.mean()) < 0.15
    assert abs(transformed.std() - 1) < 0.15


def _many(family: str) -> np.ndarray:
    """So many readings that the family and its parameters are told."""
    y = (np.random.default_rng(5).standard_normal(3_000) - 0.4) / 1.1
    return 2 + 5 / (1 + np.exp(-y)) if family == "SB" else 2 + 5 * np.sinh(y)


@pytest.mark.parametrize("family", ["SB", "SU"])
def test_the_parameters_are_those_that_made_the_readings(family: str) -> None:
    found = johnson(_many(family))
    assert found.family == family
    assert (found.gamma, found.eta, found.epsilon, found.lam) == pytest.approx((0.4, 1.1, 2.0, 5.0), rel=0.2)


def test_a_value_beyond_the_bounds_cannot_be_transformed() -> None:
    found = johnson(_many("SB"))
    assert found.family == "SB"
    assert found.epsilon is not None
    assert found.lam is not None
    assert found.apply([found.epsilon + found.lam / 2]) == pytest.approx([found.gamma])  # ln(1) = 0 in the middle
    for beyond in (found.epsilon, found.epsilon + found.lam, 1e6):
        with pytest.raises(ValueError, match="`values` must lie within the bounds of the SB family, got"):
            found.apply([beyond])


def test_what_is_refused() -> None:
    with pytest.raises(ValueError, match=r"`values` must hold at least 8 readings, got 3"):
        johnson([1.0, 2.0, 3.0])
    with pytest.raises(ValueError, match=r"`values` must allow a Johnson transformation; none takes in every reading"):
        johnson([1.0] * 20 + [2.0])
