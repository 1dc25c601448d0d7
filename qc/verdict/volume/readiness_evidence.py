"""What one characteristic shows: counts, units to come if nothing changes, lower bound of the index."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from qc.stats.ability.limits import SpecLimits
from qc.stats.description.anova import chi_square_tail
from qc.stats.volume.count_exposure import CountExposure, count_exposure
from qc.stats.volume.explained import Explained, explained_by_counts, explained_by_readings
from qc.stats.volume.rates import explained_by_rates
from qc.stats.volume.reading_exposure import Outlook, ReadingExposure, outlook, reading_exposure
from qc.terms import Stability
from qc.values import dataclass
from qc.verdict import decide
from qc.verdict.volume.readiness_counted import Counted, counted, scatter_of_faults
from qc.verdict.volume.readiness_index import held_index
from qc.words import Message, message

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.batch import Series
    from qc.spec.model import Characteristic
    from qc.spec.volume import Volume
    from qc.verdict.model import CharacteristicFacts

VOLUMES = (900, 3500, 12_500)
"""Units to come that every report speaks of: from 100 to 1,000, and the orders of the workshops' buyers."""
_FEWEST, _FEWEST_DISTINCT = 25, 5
_NOT_NORMAL = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What one characteristic shows for a larger volume.

    Attributes
    ----------
    pilot, batch : Counted or None
        Nonconforming units, or faults; None where nothing was judged.
    pooled : bool
        Whether the units to come are told from pilot and batch together; from the batch alone where it left its pilot.
    from_counts : tuple of CountExposure
        For each volume to come; no model needed. Empty where faults are counted.
    from_readings : tuple of ReadingExposure
        The same from readings taken to be normal; empty where they are not, with the reason.
    no_readings : Message or None
        Why nothing is told from readings.
    outlook : Outlook or None
        The shares that the readings leave possible.
    pilot_outlook : Outlook or None
        The same from the pilot's readings alone.
    explained : Explained or None
        How much of what the batch brought exposure explains; None without a pilot.
    readings, subgroups : int
        Of pilot and batch.
    index, index_lower : float or None
        Of the batch: the index that the standard asks for, else Ppk; of all readings where the batch is too small.
    index_name : str
        Which.
    required : float
        What its lower bound must reach for a volume to count as shown.
    """

    pilot: Counted | None
    batch: Counted | None
    pooled: bool
    from_counts: tuple[CountExposure, ...]
    from_readings: tuple[ReadingExposure, ...]
    no_readings: Message | None
    outlook: Outlook | None
    pilot_outlook: Outlook | None
    explained: Explained | None
    readings: int
    subgroups: int
    index: float | None
    index_lower: float | None
    index_name: str
    required: float


def evidence(facts: CharacteristicFacts, volume: Volume) -> Evidence:
    """Return what one characteristic shows for a larger volume.

    Parameters
    ----------
    facts : CharacteristicFacts
        What was judged.
    volume : Volume
        Target, prior, confidence, thresholds.

    Returns
    -------
    Evidence
    """
    wanted = facts.characteristic
    pilot, batch = (counted(wanted, series) for series in (facts.pilot, facts.series))
    pooled = decide.stability(facts) is Stability.STABLE
    used = [part for part in ((pilot, batch) if pooled else (batch,)) if part is not None]
    series = [part for part in ((facts.pilot, facts.series) if pooled else (facts.series,)) if part is not None]
    why = _no_readings(wanted, series)
    x, n = sum(part.nonconforming for part in used), sum(part.units for part in used)
    held = held_index(facts, None if why else _values(series), volume)
    return Evidence(
        pilot=pilot,
        batch=batch,
        pooled=pooled and pilot is not None,
        from_counts=_from_counts(wanted, x, n, volume),
        from_readings=()
        if why
        else tuple(
            reading_exposure(**_moments(wanted, series), future=m, confidence=volume.confidence)
            for m in _futures(volume)
        ),
        no_readings=why,
        outlook=outlook_of(wanted, series),
        pilot_outlook=None if facts.pilot is None else outlook_of(wanted, [facts.pilot]),
        explained=_explained(facts, pilot, batch, volume),
        readings=_readings(facts.pilot) + _readings(facts.series),
        subgroups=_subgroups(facts.pilot) + _subgroups(facts.series),
        index=held.value,
        index_lower=held.lower,
        index_name=held.name,
        required=held.required,
    )


def _from_counts(wanted: Characteristic, x: int, n: int, volume: Volume) -> tuple[CountExposure, ...]:
    """Return the nonconforming units to come; none where faults are counted, of which a unit may have several."""
    if not n or wanted.counts == "nonconformities":
        return ()
    return tuple(count_exposure(x, n, future=m, confidence=volume.confidence) for m in _futures(volume))


def _futures(volume: Volume) -> tuple[int, ...]:
    return tuple(sorted({*VOLUMES, volume.target}))


def _readings(series: Series | None) -> int:
    if series is None:
        return 0
    return int(series.present.sum() if series.inspected is None else series.inspected[series.present].sum())


def _subgroups(series: Series | None) -> int:
    """Return how many subgroups were read; single readings are subgroups of one."""
    if series is None:
        return 0
    return int(series.present.sum()) if series.subgroup is None else np.unique(series.subgroup[series.present]).size


def _no_readings(wanted: Characteristic, series: list[Series]) -> Message | None:
    """Return why readings cannot be taken to be normal, or None."""
    if wanted.kind == "attribute":
        return message("parts are judged, not measured")
    if any(part.censored is not None and part.censored.any() for part in series):
        return message("some readings are at the end of the gauge's scale")
    values = _values(series)
    if values.size < _FEWEST:
        return message("fewer than {fewest} readings", fewest=_FEWEST)
    if np.unique(values).size < _FEWEST_DISTINCT:
        return message("too few different readings: the gauge is too coarse, or there is no spread")
    if wanted.capability is not None and wanted.capability.model != "normal":
        return message("the standard does not take the readings to be normal")
    return None if _nearly_normal(values) else message("the readings are not nearly normal")


def _nearly_normal(values: NDArray[np.float64]) -> bool:
    """Whether skewness and kurtosis are those of a normal distribution; a gauge's steps hardly change them."""
    z = (values - values.mean()) / values.std()
    skewness = float((z**3).mean()) / math.sqrt(6.0 / z.size)
    kurtosis = (float((z**4).mean()) - 3.0) / math.sqrt(24.0 / z.size)
    return chi_square_tail(skewness**2 + kurtosis**2, 2) >= _NOT_NORMAL


def _values(series: list[Series]) -> NDArray[np.float64]:
    return np.concatenate([part.values[part.present] for part in series]) if series else np.zeros(0)


def _moments(wanted: Characteristic, series: list[Series]) -> Any:
    """Return limits, mean, standard deviation and number of readings."""
    values = _values(series)
    limits = SpecLimits(lsl=wanted.lsl, usl=wanted.usl)
    return {"limits": limits, "mean": float(values.mean()), "sigma": float(values.std(ddof=1)), "n": values.size}


def outlook_of(wanted: Characteristic, series: list[Series]) -> Outlook | None:
    """Return the shares beyond the limits that readings leave possible; None where they are not normal.

    Parameters
    ----------
    wanted : Characteristic
        Its limits.
    series : list of Series
        The readings.
    """
    return None if _no_readings(wanted, series) is not None else outlook(**_moments(wanted, series))


def _explained(
    facts: CharacteristicFacts, pilot: Counted | None, batch: Counted | None, volume: Volume
) -> Explained | None:
    """Return how much of what the batch brought exposure explains, from the pilot's readings if they are normal."""
    if pilot is None or batch is None or facts.pilot is None:
        return None
    before, after = ((each.nonconforming, each.units) for each in (pilot, batch))
    wanted, confidence = facts.characteristic, volume.confidence
    if wanted.counts == "nonconformities":
        return explained_by_rates(before, after, scatter=scatter_of_faults(facts), confidence=confidence)
    if _no_readings(wanted, [facts.pilot]) is not None:
        return explained_by_counts(before, after, confidence=confidence)
    return explained_by_readings(**_moments(wanted, [facts.pilot]), after=after, confidence=confidence)
