"""What characteristics show for a larger volume, for tests: found, with its reasons and explanations in English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from making import characteristic, lot_facts, series, spec

from qc.verdict.volume.readiness import readiness
from qc.words import language

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.batch import Series
    from qc.spec.model import Characteristic
    from qc.terms import CauseFinding, VolumeCause
    from qc.verdict.model import Identity
    from qc.verdict.volume.readiness import ReadinessFacts

EN = language("en")
WANTED = characteristic()
PLAN = {"target": 12_500, "operators": 1, "shifts": 2, "machines": 1, "material_lots": 5, "tool_changes": 4, "days": 2}


def found(
    pilot: NDArray[np.float64] | Series | None,
    made: NDArray[np.float64] | Series,
    *,
    asked: Characteristic = WANTED,
    volume: dict[str, Any] | None = None,
    identity: Identity | None = None,
) -> ReadinessFacts:
    """What one characteristic shows for 1,000 units."""

    def as_series(given: NDArray[np.float64] | Series) -> Series:
        return series(given, name=asked.id, size=asked.subgroup_size) if isinstance(given, np.ndarray) else given

    standard = spec(asked, lot=None if volume is None else {"volume": volume})
    facts = lot_facts(
        [as_series(made)], None if pilot is None else [as_series(pilot)], standard=standard, identity=identity
    )
    told = readiness(facts, 1000 if volume is None else None)
    assert told is not None
    return told


def reasons(told: ReadinessFacts) -> str:
    return "; ".join(EN.say(reason) for reason in told.reached.reasons)


def cause(told: ReadinessFacts, which: VolumeCause) -> tuple[CauseFinding, str]:
    one = told.characteristics[0].explanation(which)
    return one.finding, "; ".join(EN.say(said) for said in one.said)
