"""What is only the likeliest is not told as a fact, and only sure wear says when to set back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from making import characteristic, judged, series, steady

from qc import stats
from qc.stats.drift.diagnosis.kinds import ChangeKind
from qc.verdict.change.diagnosis_steps import first_step, reset
from qc.verdict.change.diagnosis_words import changed
from qc.words import language

if TYPE_CHECKING:
    from qc.stats.drift.diagnosis.result import DriftDiagnosis
    from qc.verdict.change.diagnosis import Diagnosis

EN, ID = language("en"), language("id")
WEAR = steady(600, seed=3) + 0.004 * np.mod(np.arange(600), 100)


def shares(said: dict[ChangeKind, float]) -> dict[ChangeKind, float]:
    return {**dict.fromkeys(ChangeKind, 0.0), **said}


def known(monkeypatch: pytest.MonkeyPatch, said: dict[ChangeKind, float]) -> Diagnosis:
    """Wear that is set back, whose kind is as sure as this."""
    diagnose = stats.diagnose_drift

    def half_sure(*readings: Any, **how: Any) -> DriftDiagnosis:
        found = diagnose(*readings, **how)
        assert found.kind is ChangeKind.SAW_TOOTH
        return replace(found, probabilities=shares(said))

    monkeypatch.setattr(stats, "diagnose_drift", half_sure)
    drift = judged(series(WEAR), series(steady(100, seed=2)), asked=characteristic(usl=10.9, nominal=None)).drift
    assert drift is not None
    assert drift.diagnosis is not None
    return drift.diagnosis


@pytest.mark.parametrize(
    ("said", "sure"),
    [
        ({ChangeKind.SAW_TOOTH: 0.95, ChangeKind.LOT_TO_LOT: 0.05}, True),
        ({ChangeKind.SAW_TOOTH: 0.6, ChangeKind.TREND: 0.4}, True),
        ({ChangeKind.SAW_TOOTH: 0.8, ChangeKind.LOT_TO_LOT: 0.2}, False),
        ({ChangeKind.SAW_TOOTH: 0.55, ChangeKind.LOT_TO_LOT: 0.43, ChangeKind.STEP: 0.02}, False),
    ],
)
def test_only_where_all_that_is_possible_is_wear_it_says_when_to_set_back(
    monkeypatch: pytest.MonkeyPatch, said: dict[ChangeKind, float], *, sure: bool
) -> None:
    found = known(monkeypatch, said)
    assert (found.reset_after is not None, reset(found) is not None) == (sure, sure)


@pytest.mark.parametrize(
    ("saw_tooth", "lots", "begins"),
    [
        (0.70, 0.30, ("Outer diameter rises slowly", "Diameter luar naik pelan")),
        (0.55, 0.43, ("it seems that Outer diameter rises slowly", "kemungkinan besar Diameter luar naik pelan")),
        (0.45, 0.43, ("it may be that Outer diameter rises slowly", "mungkin Diameter luar naik pelan")),
    ],
)
def test_a_kind_is_told_as_a_fact_only_where_it_is_twice_as_likely_as_all_others(
    monkeypatch: pytest.MonkeyPatch, saw_tooth: float, lots: float, begins: tuple[str, str]
) -> None:
    found = known(monkeypatch, {ChangeKind.SAW_TOOTH: saw_tooth, ChangeKind.LOT_TO_LOT: lots})
    for reader, words in zip((EN, ID), begins, strict=True):
        said = reader.say(changed(characteristic(), found))
        assert words in said
        unsure = ("it seems that", "it may be that", "kemungkinan besar", "mungkin Diameter")
        hedges = [hedge for hedge in unsure if hedge in said]
        assert hedges == [hedge for hedge in hedges if words.startswith(hedge)]


def test_a_trend_is_a_fact_although_it_may_be_set_back_and_a_saw_tooth_is_none_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = known(monkeypatch, {ChangeKind.SAW_TOOTH: 0.55, ChangeKind.TREND: 0.45})
    assert " it seems that " in EN.say(changed(characteristic(), found))
    trend = replace(found.found, kind=ChangeKind.TREND, probabilities=shares({ChangeKind.TREND: 0.5}))
    for left, fact in ((ChangeKind.SAW_TOOTH, True), (ChangeKind.STEP, False)):
        told = replace(found, found=replace(trend, probabilities={**trend.probabilities, left: 0.5}))
        assert (" it seems that " not in EN.say(changed(characteristic(), told))) == fact


def test_wear_or_lots_ask_for_the_same_first_step(monkeypatch: pytest.MonkeyPatch) -> None:
    found = known(monkeypatch, {ChangeKind.SAW_TOOTH: 0.45, ChangeKind.LOT_TO_LOT: 0.43})
    assert EN.say(first_step(found)).startswith("First: write down what brings it back each time")
    found = replace(found, found=replace(found.found, probabilities=shares({ChangeKind.SAW_TOOTH: 0.45})))
    assert EN.say(first_step(found)).startswith("First: look at the unit where it began")
