"""Readings with a known change: the kinds of the project's benchmark of drift, and a saw-tooth of wear and reset."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.drift.diagnosis.kinds import ChangeKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A kind of change of a size: ``a`` and ``b`` are its numbers, in sigma, units or shares."""

    kind: ChangeKind
    a: float
    b: float = 0.0


def produced(rng: np.random.Generator, change: Change, units: int, first: int) -> Floats:
    """Standard normal readings that change after ``first`` units."""
    x: Floats = rng.standard_normal(units)
    age = np.arange(units) + 1.0 - first
    on = age > 0
    sign = 1.0 if rng.random() < 0.5 else -1.0
    match change.kind:
        case ChangeKind.STEP:
            x[on] += sign * change.a
        case ChangeKind.SPREAD:
            x[on] *= change.a
        case ChangeKind.TREND:
            x[on] += sign * change.a * age[on]
        case ChangeKind.LOT_TO_LOT:
            lot = ((age - 1) // change.b).astype(int)
            x[on] += (change.a * rng.standard_normal(max(1, lot.max() + 1)))[lot[on]]
        case ChangeKind.INTERMITTENT:
            x[on] += change.b * (rng.random(int(on.sum())) < change.a)
        case ChangeKind.GROWING_SPREAD:
            x[on] *= 1 + change.a * age[on]
        case ChangeKind.SAW_TOOTH:
            x[on] += sign * change.a * np.mod(age[on] - 1, change.b)
        case ChangeKind.ONE_STREAM:
            of_stream = np.arange(units) % 4 == int(rng.integers(0, 4))
            x[on & of_stream] += sign * change.a
    return x


STEPS = tuple(Change(kind=ChangeKind.STEP, a=a) for a in (0.5, 1.0, 2.0))
SPREADS = tuple(Change(kind=ChangeKind.SPREAD, a=a) for a in (1.5, 2.0))
TRENDS = tuple(Change(kind=ChangeKind.TREND, a=a) for a in (0.002, 0.01, 0.05))
LOTS = tuple(Change(kind=ChangeKind.LOT_TO_LOT, a=a, b=50.0) for a in (0.7, 1.5))
BURSTS = (Change(kind=ChangeKind.INTERMITTENT, a=0.05, b=4.0), Change(kind=ChangeKind.INTERMITTENT, a=0.2, b=2.0))
GROWTHS = tuple(Change(kind=ChangeKind.GROWING_SPREAD, a=a) for a in (0.002, 0.005))
TEETH = (Change(kind=ChangeKind.SAW_TOOTH, a=0.01, b=150.0), Change(kind=ChangeKind.SAW_TOOTH, a=0.03, b=60.0))
STREAMS = tuple(Change(kind=ChangeKind.ONE_STREAM, a=a) for a in (1.0, 2.0, 3.0))

EVERY = (*STEPS, *SPREADS, *TRENDS, *LOTS, *BURSTS, *GROWTHS, *TEETH, *STREAMS)
"""All of them."""
