"""Hold a batch against its pilot with a stated false-alarm probability for the whole batch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.drift.detect import drift_evidence
from qc.stats.drift.readings import FEWEST_PILOT, FEWEST_STEPS, LARGEST_STEP
from qc.terms import ChartKind
from qc.words import Message, message

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.batch import Series
    from qc.spec.model import Characteristic, Lot
    from qc.stats.drift.result import DriftEvidence


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Drift:
    """The evidence that a process left its pilot, on the points of its chart.

    Attributes
    ----------
    evidence : DriftEvidence
        Row by row.
    points : (k,) int array
        The chart's point of each row.
    """

    evidence: DriftEvidence
    points: NDArray[np.int64]

    @property
    def flagged(self) -> int | None:
        """The chart's point at which the evidence first sufficed, or None if it never did."""
        return None if self.evidence.flag is None else int(self.points[self.evidence.flag])


def drift_refusal(pilot: Series) -> Message | None:
    """Return why a pilot is no reference for drift, or None.

    Parameters
    ----------
    pilot : Series
        The pilot's readings.
    """
    readings = pilot.values[pilot.present]
    if readings.size < FEWEST_PILOT:
        return message("the pilot has fewer than {fewest} readings", fewest=FEWEST_PILOT)
    counts = np.unique(readings, return_counts=True)[1]
    if counts.size < FEWEST_STEPS:
        return message("the pilot holds fewer than {fewest} different readings", fewest=FEWEST_STEPS)
    if counts.max() > LARGEST_STEP * readings.size:
        return message("most of the pilot's readings are the same: the gauge is too coarse to see a change")
    return None


def drift_of(characteristic: Characteristic, series: Series | None, pilot: Series | None, lot: Lot) -> Drift | None:
    """Return the evidence that a batch left its pilot, or None where it cannot be weighed.

    Parameters
    ----------
    characteristic : Characteristic
        Whether readings are taken one by one or in subgroups.
    series, pilot : Series or None
        The readings.
    lot : Lot
        The false-alarm probability.
    """
    if series is None or pilot is None or not series.present.any() or drift_refusal(pilot) is not None:
        return None
    present = series.present
    single = characteristic.chart_kind is ChartKind.I_MR or series.subgroup is None
    rows = np.arange(len(series)) if single or series.subgroup is None else series.subgroup
    points, sizes = np.unique(rows[present], return_counts=True)
    evidence = drift_evidence(
        pilot.values[pilot.present], series.values[present], sizes=sizes, false_alarm=lot.false_alarm
    )
    return Drift(evidence=evidence, points=points)
