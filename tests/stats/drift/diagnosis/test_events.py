"""Which recorded event a change came with: the more were looked at, the less each counts."""

from __future__ import annotations

import numpy as np
import pytest

from qc.stats.drift.diagnosis.diagnose import diagnose_drift
from qc.stats.drift.diagnosis.events import EXPLAINED, event_probabilities
from qc.stats.drift.diagnosis.posterior import start_weights


def test_it_is_bayes_rule_over_events_and_any_place() -> None:
    rng = np.random.default_rng(3)
    production = rng.standard_normal(200)
    production[120:] += 1.0
    found = diagnose_drift(rng.standard_normal(100), production)
    ratio = np.exp(found.log_ratio)
    every = EXPLAINED * (ratio[120] + ratio[40]) / 2
    other = (1 - EXPLAINED) * float(ratio @ start_weights(200))
    expected = [EXPLAINED * ratio[row] / 2 / (every + other) for row in (40, 120)]
    assert event_probabilities(found, [40, 120]) == pytest.approx(np.array(expected))


def test_more_events_make_each_count_less() -> None:
    rng = np.random.default_rng(4)
    production = rng.standard_normal(200)
    production[120:] += 0.8
    found = diagnose_drift(rng.standard_normal(100), production)
    few, many = event_probabilities(found, [120]), event_probabilities(found, [*range(0, 100, 5), 120])
    assert few[0] > 0.5
    assert many[-1] < few[0]


def test_no_event_explains_nothing() -> None:
    rng = np.random.default_rng(5)
    found = diagnose_drift(rng.standard_normal(50), rng.standard_normal(30) + 2)
    assert event_probabilities(found, []).size == 0
    with pytest.raises(ValueError, match="`events` must be rows from 0 to 29, got 2 to 30"):
        event_probabilities(found, [2, 30])
