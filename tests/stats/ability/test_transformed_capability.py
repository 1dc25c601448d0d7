from __future__ import annotations

import numpy as np
import pytest

from qc.stats.ability.box_cox import BoxCox, box_cox
from qc.stats.ability.capability_indices import point_indices
from qc.stats.ability.johnson import johnson
from qc.stats.ability.limits import SpecLimits
from qc.stats.ability.transformed_capability import transformed_capability

SKEWED = np.random.default_rng(11).lognormal(0.0, 0.5, 200)
LOGARITHM = BoxCox(n=200, power=0.0, geometric_mean=1.0, interval=(-0.1, 0.1), confidence=0.95, log_likelihood=0.0)


def test_indices_of_the_logarithms() -> None:
    found = transformed_capability(SKEWED, LOGARITHM, lsl=0.1, usl=9.0)
    logs = np.log(SKEWED)
    usual = point_indices(
        SpecLimits(lsl=np.log(0.1), usl=np.log(9.0)), mean=float(logs.mean()), sigma=float(logs.std(ddof=1))
    )
    assert found.indices.actual.value == pytest.approx(usual.actual)
    assert found.indices.potential is not None
    assert found.indices.potential.value == pytest.approx(usual.potential)
    assert found.indices.actual.lower < found.indices.actual.value
    assert found.dropped == ()
    assert found.normality.n == 200


def test_a_limit_that_nothing_can_pass_is_dropped_by_name() -> None:
    found = transformed_capability(SKEWED, box_cox(SKEWED), lsl=0.0, usl=9.0)
    assert found.dropped == ("lsl",)
    assert found.limits.lsl is None
    assert found.expected.below == 0.0
    assert found.method == "Box-Cox, profile likelihood"


def test_a_johnson_transformation_serves_as_well() -> None:
    transformation = johnson(SKEWED)
    found = transformed_capability(SKEWED, transformation, usl=9.0)
    assert found.normality.p_value == pytest.approx(transformation.p_value_after)
    assert found.mean == pytest.approx(0.0, abs=0.2)
    assert found.sigma_overall == pytest.approx(1.0, abs=0.2)


def test_what_is_refused() -> None:
    with pytest.raises(
        ValueError, match=r"`lsl` or `usl` must lie within the transformation's domain, got 0.0 and None"
    ):
        transformed_capability(SKEWED, LOGARITHM, lsl=0.0)
    with pytest.raises(ValueError, match=r"`values` must lie above 0, got -1.0"):
        transformed_capability([-1.0, *SKEWED], LOGARITHM, usl=9.0)
    with pytest.raises(ValueError, match=r"`confidence` must lie strictly between 0 and 1, got 1"):
        transformed_capability(SKEWED, LOGARITHM, usl=9.0, confidence=1)
