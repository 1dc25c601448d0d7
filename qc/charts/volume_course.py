"""What the volume chart plots: every reading by its unit's running number, the evidence, the events, the change."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.values import dataclass
from qc.verdict.change.events import recorded_changes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.batch import Series
    from qc.verdict.change.diagnosis import Diagnosis
    from qc.verdict.change.drifting import Drift
    from qc.verdict.change.events import ContextChange
    from qc.verdict.model import CharacteristicFacts

    Floats = NDArray[np.float64]

LOWEST, HIGHEST = -1.3, 4.0
"""Ends of the evidence that is drawn, in powers of ten."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class VolumeCourse:
    """What the volume chart plots; units are running numbers from the pilot's first.

    Attributes
    ----------
    units, values : (n,) float arrays
        Readings of the pilot, then of the batch, in order, with the unit of each.
    pilot : int
        How many readings are the pilot's.
    limits : tuple of float or None
        Lower and upper control limit of single units.
    evidence_units, evidence : (k,) float arrays
        Last unit of each row that was followed, and the power of ten of the odds after it.
    log_limit : float
        The power of ten at which the evidence suffices.
    flag : float or None
        The unit at which it did.
    known : Diagnosis or None
        The change.
    events : tuple of (float, tuple of ContextChange)
        First unit after each recorded change.
    files : tuple of float
        First unit of each further file.
    """

    units: Floats
    values: Floats
    pilot: int
    limits: tuple[float, float] | None
    evidence_units: Floats
    evidence: Floats
    log_limit: float
    flag: float | None
    known: Diagnosis | None
    events: tuple[tuple[float, tuple[ContextChange, ...]], ...]
    files: tuple[float, ...]

    @property
    def in_time(self) -> Diagnosis | None:
        """The change, if it came at some unit; None where the level goes with what comes and goes."""
        return None if self.known is None or self.known.factor is not None else self.known


def volume_course(facts: CharacteristicFacts) -> VolumeCourse:
    """Return what the volume chart of a characteristic plots.

    Parameters
    ----------
    facts : CharacteristicFacts
        With the evidence for a change.

    Returns
    -------
    VolumeCourse

    Raises
    ------
    ValueError
        If the evidence was not weighed.
    """
    drift, series, pilot = facts.drift, facts.series, facts.pilot
    if drift is None or series is None or pilot is None:
        raise ValueError("`facts` must hold the evidence for a change, got none")
    before = pilot.unit[pilot.present] + 1
    units = series.unit[series.present] + int(pilot.unit.max()) + 2
    ends = units[drift.evidence.ends[: drift.evidence.log_evidence.size] - 1]
    starts = np.concatenate([[0], drift.evidence.ends[:-1]])
    recorded = recorded_changes(series, pilot, starts)
    return VolumeCourse(
        units=np.concatenate([before, units]).astype(np.float64),
        values=np.concatenate([pilot.values[pilot.present], series.values[series.present]]),
        pilot=before.size,
        limits=_single_limits(facts),
        evidence_units=ends.astype(np.float64),
        evidence=np.clip(drift.evidence.log_evidence / math.log(10), LOWEST, HIGHEST),
        log_limit=drift.evidence.log_limit / math.log(10),
        flag=_flag(drift, units),
        known=drift.diagnosis,
        events=tuple((float(units[starts[row]]), changes) for row, changes in sorted(recorded.items())),
        files=_files(series, units),
    )


def _single_limits(facts: CharacteristicFacts) -> tuple[float, float] | None:
    """Return between which values single units of the pilot's process lie, three standard deviations each way."""
    chart = facts.pilot_chart
    if chart is None:
        return None
    reach = 3 * chart.baseline.sigma_within
    return chart.baseline.center - reach, chart.baseline.center + reach


def _flag(drift: Drift, units: NDArray[np.int64]) -> float | None:
    """Return the unit at which the evidence sufficed."""
    made = drift.evidence.flag_unit
    return None if made is None else float(units[made - 1])


def _files(series: Series, units: NDArray[np.int64]) -> tuple[float, ...]:
    """Return the first unit of each further file."""
    source = series.source[series.present]
    return tuple(float(unit) for unit in units[1:][source[1:] != source[:-1]])
