"""How a change in time moves the level, reading by reading: streams must not be blamed for what it explains."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.drift.diagnosis.kinds import ChangeKind
from qc.verdict.change.sureness import is_fact

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.terms import Context
    from qc.verdict.change.diagnosis import Diagnosis
    from qc.verdict.model import CharacteristicFacts

    Floats = NDArray[np.float64]

_PHASES = 48  # of a period that are tried


def moved_in_time(facts: CharacteristicFacts) -> Diagnosis | None:
    """Return the change, if it is known to have moved the level with time; None where streams may as well have.

    Parameters
    ----------
    facts : CharacteristicFacts
        With the evidence for a change.
    """
    known = None if facts.drift is None else facts.drift.diagnosis
    if known is None or known.factor is not None or not known.directed or not is_fact(known.found):
        return None
    return known if known.found.kind in {ChangeKind.STEP, ChangeKind.TREND, ChangeKind.SAW_TOOTH} else None


def goes_with_streams(facts: CharacteristicFacts) -> Diagnosis | None:
    """Return the change, if it is known to go with lots or what else comes and goes, and not with time.

    Parameters
    ----------
    facts : CharacteristicFacts
        With the evidence for a change.
    """
    known = None if facts.drift is None else facts.drift.diagnosis
    if known is None or (known.factor is None and not is_fact(known.found)) or (known.far and known.far.alone):
        return None
    return known if known.factor is not None or known.found.kind is ChangeKind.LOT_TO_LOT else None


def came_with(known: Diagnosis) -> frozenset[Context]:
    """Return the columns whose recorded change came with a change: that they differ is no other explanation."""
    return frozenset() if known.cause is None else frozenset(each.context for each in known.cause.changes)


def course(known: Diagnosis, units: Floats, values: Floats) -> Floats:
    """Return how far a change has come at each reading, in any unit; 0 before it.

    Parameters
    ----------
    known : Diagnosis
        That moved the level with time.
    units : (n,) float array
        Running number of each reading's unit, as the diagnosis counts.
    values : (n,) float array
        Readings: they tell when wear was set back.
    """
    age = units - (known.first if known.cause is None else known.cause.unit)
    since = age >= 0
    if known.found.kind is ChangeKind.STEP:
        return since.astype(np.float64)
    if known.found.kind is ChangeKind.TREND:
        return np.where(since, age + 1, 0.0)
    period = known.found.size.period
    assert period is not None
    tried = (_fitted(since, (age + period * each / _PHASES) % period, values) for each in range(_PHASES))
    return min(tried, key=lambda fit: float(np.sum((values - fit) ** 2)))


def _fitted(since: NDArray[np.bool_], worn: Floats, values: Floats) -> Floats:
    """Return the levels by least squares of a baseline, and of another one to which wear adds."""
    model = np.column_stack([np.ones(values.size), since, np.where(since, worn, 0.0)])
    found: Floats = model @ np.linalg.lstsq(model, values, rcond=None)[0]
    return found
