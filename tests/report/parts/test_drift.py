"""The report says how stability was judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from making import judged, steady

from qc.report.parts.drift import drift_rows
from qc.words import language

if TYPE_CHECKING:
    from qc.verdict.model import CharacteristicFacts

PILOT = steady(100, seed=2)


def said(facts: CharacteristicFacts, code: str) -> list[str]:
    reader = language(code)
    return [f"{reader.say(label)}: {reader.say(value)}" for label, value in drift_rows(facts)]


def test_a_steady_batch_stays_below_the_limit() -> None:
    (evidence,) = said(judged(steady(200), PILOT), "en")
    assert evidence.startswith("Evidence for a change: at most ")
    assert evidence.endswith(" : 1, limit 20 : 1 (readings: normal)")


def test_overwhelming_evidence_is_not_printed_to_the_last_digit() -> None:
    (evidence,) = said(judged(steady(200) + np.repeat([0.0, 5.0], 100), PILOT), "id")
    assert evidence.startswith("Bukti adanya perubahan: paling tinggi 1.000.000 : 1")


def test_without_a_pilot_there_is_nothing_to_say() -> None:
    assert said(judged(steady(200)), "en") == []
