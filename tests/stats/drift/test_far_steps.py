"""A step far beyond all readings so far is flagged at once: shapes with heavy tails must not swallow it."""

from __future__ import annotations

import numpy as np
import pytest

from qc.stats.drift.detect import drift_evidence


@pytest.mark.parametrize("size", [1, 5])
@pytest.mark.parametrize("far", [10.0, 50.0, 1e3, 1e6])
@pytest.mark.parametrize("first", [0, 30])
def test_a_far_step_is_flagged_at_its_first_rows(first: int, far: float, size: int) -> None:
    for seed in range(4):
        rng = np.random.default_rng(seed)
        pilot, batch = rng.standard_normal(100), rng.standard_normal(200)
        batch[first * size :] += far
        flag = drift_evidence(pilot, batch, sizes=np.full(200 // size, size)).flag
        assert flag is not None
        assert first <= flag <= first + (2 if size == 1 else 0)


def test_which_shapes_count_at_a_row_hangs_on_no_later_row() -> None:
    rng = np.random.default_rng(4)
    pilot, batch = rng.standard_normal(100), rng.standard_normal(200)
    far = batch.copy()
    far[150:] += 40.0
    said = drift_evidence(pilot, far, false_alarm=1e-9)
    heaviest = said.shape_weights.argmax()
    assert heaviest != said.pilot_weights.argmax()  # the far readings brought in another shape
    assert said.log_evidence[:150] == pytest.approx(drift_evidence(pilot, batch, false_alarm=1e-9).log_evidence[:150])
