"""Limits that allow for what estimating them costs, where the standard asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from making import characteristic, judged, steady

from qc import stats
from qc.words import language

if TYPE_CHECKING:
    from qc.verdict.model import CharacteristicFacts

EN = language("en")


def said(facts: CharacteristicFacts) -> list[str]:
    return [EN.say(note) for note in facts.notes if "sigma" in note.text or "widened" in note.text]


@pytest.mark.parametrize(
    ("limits", "confidence", "told"), [("estimated", None, "on average"), ("guaranteed", 0.9, "90 %")]
)
def test_the_batch_is_charted_with_wider_limits(limits: str, confidence: float | None, told: str) -> None:
    plain = judged(steady(100), steady(100, seed=2))
    wide = judged(steady(100), steady(100, seed=2), asked=characteristic(limits=limits))
    assert plain.chart is not None
    assert wide.chart is not None
    assert wide.pilot_chart is not None
    expected = stats.widen_limits(wide.pilot_chart.baseline, confidence=confidence)
    assert expected is not None
    assert wide.chart.baseline == expected
    reach = wide.chart.location.limits.ucl - wide.chart.location.limits.center
    usual = plain.chart.location.limits.ucl - plain.chart.location.limits.center
    assert reach / usual == pytest.approx(np.full(reach.size, expected.sigma_multiple / 3))
    assert wide.pilot_chart.baseline.sigma_multiple == 3.0
    assert [told in note for note in said(wide)] == [True]
    assert said(plain) == []


def test_an_estimator_of_which_too_little_is_known_keeps_its_limits() -> None:
    asked = characteristic(limits="guaranteed", subgroup_size=1, sigma="median_mr")
    facts = judged(steady(100), steady(100, seed=2), asked=asked)
    assert facts.chart is not None
    assert facts.chart.baseline.sigma_multiple == 3.0
    assert said(facts) == ["the limits are not widened: for this estimator it is not known what estimating them costs"]


def test_without_a_pilot_nothing_is_said() -> None:
    assert said(judged(steady(100), None, asked=characteristic(limits="guaranteed"))) == []
