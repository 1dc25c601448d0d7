"""What is put together of one characteristic."""

from __future__ import annotations

import pytest
from making import characteristic, judged, steady

from qc.stats.ability.capability import capability
from qc.stats.variables.sigma import sigma_within
from qc.terms import SigmaEstimator


def test_bounds_of_cp_and_cpk_count_the_degrees_of_freedom_within_subgroups() -> None:
    readings = steady(100)
    facts = judged(readings, asked=characteristic(capability={"index": "cpk", "minimum": 1.33}))
    estimate = sigma_within(readings, [i // 5 for i in range(100)], estimator=SigmaEstimator.UWAVE_R)
    assert estimate.degrees_of_freedom is not None
    assert estimate.degrees_of_freedom < 80  # 20 subgroups of 5 have 80 at most
    wanted = capability(
        readings,
        sigma_within=estimate.value,
        estimator=estimate.estimator,
        lsl=9,
        usl=11,
        sigma_within_df=estimate.degrees_of_freedom,
    )
    assert facts.capability is not None
    assert facts.capability.sigma_within_df == estimate.degrees_of_freedom
    assert facts.capability.cpk.lower == wanted.cpk.lower
    assert facts.asked_index is not None
    assert facts.asked_index.lower == pytest.approx(wanted.cpk.lower)
    assert facts.capability.ppk.degrees_of_freedom == 99
