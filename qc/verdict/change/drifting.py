"""Hold a batch against its pilot with a stated false-alarm probability for the whole batch."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.stats.drift.readings import FEWEST_PILOT, FEWEST_STEPS, LARGEST_STEP
from qc.terms import ChartKind, Context
from qc.values import dataclass
from qc.verdict.censoring import BEYOND_SCALE, is_censored
from qc.verdict.family import share_of
from qc.words import Message, message

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.batch import Series
    from qc.spec.model import Characteristic, Lot
    from qc.stats.drift.result import DriftEvidence
    from qc.verdict.change.diagnosis import Diagnosis

    Streams = tuple[list[str], list[str]]

_MOST_STREAMS, _FEWEST_OF_STREAM, _TURNS = 16, 10, 0.2


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Drift:
    """The evidence that a process left its pilot, on the points of its chart.

    Attributes
    ----------
    evidence : DriftEvidence
        Row by row.
    points : (k,) int array
        The chart's point of each row.
    diagnosis : Diagnosis or None
        Since when, what, by how much; only where the evidence sufficed.
    shared_by : int
        How many characteristics of the lot share the probability of a false alarm.
    """

    evidence: DriftEvidence
    points: NDArray[np.int64]
    diagnosis: Diagnosis | None = None
    shared_by: int = 1

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
    if is_censored(pilot):
        return BEYOND_SCALE
    readings = pilot.values[pilot.present]
    if readings.size < FEWEST_PILOT:
        return message(
            "the pilot has fewer than {fewest} readings: measure more of the first units", fewest=FEWEST_PILOT
        )
    counts = np.unique(readings, return_counts=True)[1]
    if counts.size < FEWEST_STEPS:
        return message(
            "the pilot holds fewer than {fewest} different readings: measure with a finer gauge", fewest=FEWEST_STEPS
        )
    if counts.max() > LARGEST_STEP * readings.size:
        return message(
            "most of the pilot's readings are the same, so a change would not be seen: measure with a finer gauge"
        )
    return None


def drift_of(
    characteristic: Characteristic, series: Series | None, pilot: Series | None, lot: Lot, shared_by: int = 1
) -> Drift | None:
    """Return the evidence that a batch left its pilot, or None where it cannot be weighed.

    Parameters
    ----------
    characteristic : Characteristic
        Whether readings are taken one by one or in subgroups.
    series, pilot : Series or None
        The readings.
    lot : Lot
        The false-alarm probability.
    shared_by : int
        How many characteristics of the lot share it.
    """
    if series is None or pilot is None or not series.present.any() or is_censored(series):
        return None
    if drift_refusal(pilot) is not None:
        return None
    present = series.present
    single = characteristic.chart_kind is ChartKind.I_MR or series.subgroup is None
    rows = np.arange(len(series)) if single or series.subgroup is None else series.subgroup
    points, sizes = np.unique(rows[present], return_counts=True)
    streams = streams_of(series, pilot)
    evidence = stats.drift_evidence(
        pilot.values[pilot.present],
        series.values[present],
        sizes=sizes,
        streams=streams,
        false_alarm=share_of(lot, shared_by),
    )
    if evidence.flag is None:
        return Drift(evidence=evidence, points=points, shared_by=shared_by)
    from qc.verdict.change.diagnosing import diagnosis_of  # noqa: PLC0415 - a batch without a change must not pay for it

    found = diagnosis_of(characteristic, series, pilot, evidence, sizes, streams)
    found = replace(found, stream_of=stream_column(series, pilot))
    return Drift(evidence=evidence, points=points, diagnosis=found, shared_by=shared_by)


def of_moved_pilot(drift: Drift | None) -> Drift | None:
    """Return the evidence with the word that the pilot itself was not stable.

    Parameters
    ----------
    drift : Drift or None
        Evidence against such a pilot.
    """
    if drift is None or drift.diagnosis is None:
        return drift
    return replace(drift, diagnosis=replace(drift.diagnosis, pilot_moved=True))


def streams_of(series: Series, pilot: Series) -> Streams | None:
    """Return the stream of each reading where the file names parallel streams, else None.

    Parameters
    ----------
    series, pilot : Series
        The readings.
    """
    context = stream_column(series, pilot)
    if context is None:
        return None
    return pilot.context[context][pilot.present].tolist(), series.context[context][series.present].tolist()


def stream_column(series: Series, pilot: Series) -> Context | None:
    """Return the column that names parallel streams, or None.

    Parameters
    ----------
    series, pilot : Series
        The readings. Positions and machines are streams where they take turns all along and the pilot has met each
        of them often enough.
    """
    for context in (Context.POSITION, Context.MACHINE):
        columns = [each.context.get(context) for each in (pilot, series)]
        if columns[0] is None or columns[1] is None:
            continue
        if _take_turns(columns[0][pilot.present], columns[1][series.present]):
            return context
    return None


def _take_turns(before: NDArray[np.str_], since: NDArray[np.str_]) -> bool:
    """Whether labels alternate in pilot and batch, none new, none missing, none rare."""
    names, counts = np.unique(before, return_counts=True)
    if not 2 <= names.size <= _MOST_STREAMS or counts.min() < _FEWEST_OF_STREAM or "" in names:
        return False
    if not np.isin(since, names).all():
        return False
    return all(np.count_nonzero(each[1:] != each[:-1]) >= _TURNS * (each.size - 1) for each in (before, since))
