from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from qc.stats.run_length.arl_cusum import cusum_equation, cusum_interval
from qc.stats.run_length.arl_ewma import ewma_equation, ewma_factor
from qc.stats.run_length.estimation_error import PhaseOne
from qc.stats.run_length.guaranteed_limits import guaranteed_cusum_interval, guaranteed_ewma_factor

if TYPE_CHECKING:
    from collections.abc import Callable

    from qc.stats.numerics.integral_equation import Equation

STUDY = PhaseOne(subgroups=100, degrees_of_freedom=99)
DRAWN = 300


def _share_kept(arl0: float, chart: Callable[[float], Equation]) -> float:
    """Draw errors of the centre and of the spread; the chart's limit is ``factor`` times the estimated spread."""
    rng = np.random.default_rng(4)
    centers = rng.standard_normal(DRAWN) / math.sqrt(STUDY.subgroups)
    spreads = np.sqrt(rng.chisquare(STUDY.degrees_of_freedom, DRAWN) / STUDY.degrees_of_freedom)
    kept = [chart(s).arl(0.0, -m) >= arl0 for m, s in zip(centers.tolist(), spreads.tolist(), strict=True)]
    return sum(kept) / DRAWN


def test_the_share_of_ewma_charts_that_keep_their_run_length() -> None:
    factor = guaranteed_ewma_factor(200, weight=0.3, confidence=0.8, phase_one=STUDY).factor
    kept = _share_kept(200, lambda s: ewma_equation(weight=0.3, factor=factor * s))
    assert abs(kept - 0.8) < 4 * math.sqrt(0.16 / DRAWN)


def test_the_share_of_cusum_charts_that_keep_their_run_length() -> None:
    result = guaranteed_cusum_interval(200, reference=0.5, confidence=0.8, phase_one=STUDY)
    kept = _share_kept(200, lambda s: cusum_equation(reference=0.5, interval=result.factor * s))
    assert abs(kept - 0.8) < 4 * math.sqrt(0.16 / DRAWN)
    assert (result.target, result.confidence) == (200, 0.8)


def test_a_strong_drift_of_the_centre_needs_no_limit_or_none_suffices() -> None:
    rough = PhaseOne(subgroups=4, degrees_of_freedom=30)
    wide = guaranteed_cusum_interval(50, reference=1.0, confidence=0.7, phase_one=rough).factor
    assert wide > 1.3 * cusum_interval(50, reference=1.0, sides="one")


def test_nothing_is_widened_where_parameters_are_known() -> None:
    known = PhaseOne(subgroups=10**5, degrees_of_freedom=1e5)
    ewma = guaranteed_ewma_factor(200, weight=0.3, confidence=0.9, phase_one=known).factor
    assert ewma == pytest.approx(ewma_factor(200, weight=0.3), rel=0.01)


def test_what_is_refused() -> None:
    with pytest.raises(ValueError, match="`reference` must be a finite number above 0, got 0"):
        guaranteed_cusum_interval(200, reference=0, confidence=0.9, phase_one=STUDY)
    with pytest.raises(ValueError, match="`confidence` must lie strictly between 0 and 1, got 2"):
        guaranteed_ewma_factor(200, weight=0.3, confidence=2, phase_one=STUDY)
