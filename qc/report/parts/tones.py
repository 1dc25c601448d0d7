"""How each answer is meant: the tone that a drawer turns into colour and mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.blocks import Tone
from qc.terms import CapabilityAnswer, Conformity, Decision, Readiness, Stability

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import Enum

TONES: Mapping[Enum, Tone] = {
    Decision.ACCEPT: Tone.GOOD,
    Decision.REJECT: Tone.BAD,
    Decision.HOLD: Tone.CAUTION,
    Conformity.CONFORMS: Tone.GOOD,
    Conformity.FAILS: Tone.BAD,
    Conformity.NOT_JUDGED: Tone.CAUTION,
    Stability.STABLE: Tone.GOOD,
    Stability.UNSTABLE: Tone.BAD,
    Stability.DRIFTING: Tone.BAD,
    Stability.CHANGED: Tone.BAD,
    Stability.NOT_JUDGED: Tone.CAUTION,
    Readiness.NOT_ENOUGH: Tone.CAUTION,
    Readiness.NOT_YET: Tone.BAD,
    Readiness.UNDER_GUARD: Tone.CAUTION,
    Readiness.SHOWN: Tone.GOOD,
    CapabilityAnswer.MET: Tone.GOOD,
    CapabilityAnswer.NOT_MET: Tone.BAD,
    CapabilityAnswer.BUYER_DECIDES: Tone.CAUTION,
    CapabilityAnswer.NOT_ASKED: Tone.MUTED,
    CapabilityAnswer.NOT_JUDGED: Tone.CAUTION,
}
