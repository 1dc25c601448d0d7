from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from qc.stats.run_length.arl_sr import shiryaev_roberts_arl, shiryaev_roberts_threshold

if TYPE_CHECKING:
    from qc.stats.run_length.arl_sr import Increment


def _simulated(charts: int, reference: float, log_threshold: float, scale: float) -> tuple[float, float]:
    rng = np.random.default_rng(8)
    r, length, running = np.zeros(charts), np.zeros(charts), np.ones(charts, dtype=bool)
    while running.any():
        r = np.where(running, (1 + r) * np.exp(scale * (rng.standard_normal(charts) + 1.0 - reference)), r)
        length[running] += 1
        running &= np.log(r) <= log_threshold
    return float(length.mean()), float(length.std(ddof=1) / np.sqrt(charts))


@pytest.mark.parametrize(("increment", "scale"), [("full", 2.4), ("unscaled", 1.0)])
def test_agrees_with_simulation(increment: Increment, scale: float) -> None:
    mean, error = _simulated(20_000, 1.2, 4.0, scale)
    exact = shiryaev_roberts_arl([1.0], reference=1.2, log_threshold=4.0, increment=increment)
    assert abs(exact.arl[0] - mean) < 4 * error


def test_both_increments_are_one_at_a_reference_of_one_half() -> None:
    full = shiryaev_roberts_arl([0.0, 1.0], reference=0.5, log_threshold=5.0).arl
    unscaled = shiryaev_roberts_arl([0.0, 1.0], reference=0.5, log_threshold=5.0, increment="unscaled").arl
    assert full == pytest.approx(unscaled, rel=1e-14)


@pytest.mark.parametrize("arl0", [1.5, 50.0, 5000.0])
def test_threshold_and_run_length_are_inverse(arl0: float) -> None:
    g = shiryaev_roberts_threshold(arl0, reference=0.8)
    assert shiryaev_roberts_arl([0.0], reference=0.8, log_threshold=g).arl[0] == pytest.approx(arl0, rel=1e-8)


def test_what_is_refused() -> None:
    with pytest.raises(ValueError, match=r"`reference` must be a finite number above 0, got -1"):
        shiryaev_roberts_arl([0.0], reference=-1, log_threshold=4.0)
    with pytest.raises(ValueError, match=r"`log_threshold` must be above -9.5 here, got -50"):
        shiryaev_roberts_arl([0.0], reference=0.5, log_threshold=-50)
    with pytest.raises(ValueError, match=r"`increment` must be one of"):
        shiryaev_roberts_arl([0.0], reference=0.5, log_threshold=4, increment="half")  # type: ignore[arg-type]  # the point of the test
    with pytest.raises(ValueError, match=r"`arl0` must be above 1, got 0.5"):
        shiryaev_roberts_threshold(0.5, reference=0.5)
