"""The lower bound of the index by which a step up is judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc import stats
from qc.values import dataclass

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from qc.spec.volume import Volume
    from qc.verdict.model import CharacteristicFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An index and what its lower bound must reach.

    Attributes
    ----------
    name : str
        Which index.
    value, lower : float or None
        The estimate and its one-sided lower bound; None where they are not known.
    required : float
        What the bound must reach for a volume to count as shown.
    """

    name: str
    value: float | None
    lower: float | None
    required: float


def held_index(facts: CharacteristicFacts, values: NDArray[np.float64] | None, volume: Volume) -> Held:
    """Return the index that the standard asks for, else Ppk; of all readings where the batch is too small for one.

    Parameters
    ----------
    facts : CharacteristicFacts
        What was judged.
    values : (n,) float array or None
        The readings of pilot and batch; None where they are not nearly normal.
    volume : Volume
        Thresholds and confidence.

    Returns
    -------
    Held
    """
    asked = facts.characteristic.capability
    required = volume.min_index if asked is None else max(asked.minimum, volume.min_index)
    if (claim := facts.asked_index) is not None:
        return Held(name=claim.name.capitalize(), value=claim.value, lower=claim.lower, required=required)
    if facts.attribute is not None:
        told = facts.attribute.capability
        value, lower = (None, None) if told is None else (told.index, told.index_lower)
        return Held(name="Ppk", value=value, lower=lower, required=required)
    if asked is None and facts.capability is not None:
        ppk = facts.capability.ppk
        return Held(name="Ppk", value=ppk.value, lower=ppk.lower, required=required)
    least = volume.min_readings if asked is None else asked.min_readings
    if values is None or values.size < least:
        return Held(
            name="Ppk" if asked is None else asked.index.capitalize(), value=None, lower=None, required=required
        )
    confidence = volume.confidence if asked is None else asked.confidence
    return _pooled(facts, values, confidence, required)


def _pooled(facts: CharacteristicFacts, values: NDArray[np.float64], confidence: float, required: float) -> Held:
    """Return the Ppk of all readings together, with Bissell's bound."""
    low, high = stats.SpecLimits(lsl=facts.characteristic.lsl, usl=facts.characteristic.usl).ends
    mean, sigma = float(values.mean()), float(values.std(ddof=1))
    index = min(high - mean, mean - low) / (3 * sigma)
    lower = stats.bissell_bounds(index, n=values.size, confidence=confidence).lower
    return Held(name="Ppk", value=index, lower=lower, required=required)
