"""Hold counts of a batch against its pilot with a stated false-alarm probability for the whole batch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from qc import stats
from qc.values import dataclass
from qc.verdict.counts.count_points import CountPoints, samples
from qc.verdict.family import share_of
from qc.verdict.points import Place
from qc.verdict.refusals import order_refusal
from qc.words import Message, message, plural

if TYPE_CHECKING:
    from qc.intake.batch import Series
    from qc.spec.model import Characteristic, Lot
    from qc.stats.drift.counts.result import CountDriftEvidence

_FEWEST_UNITS = 10


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CountDrift:
    """The evidence that a share or rate left its pilot, on samples of the batch in production order.

    Attributes
    ----------
    evidence : CountDriftEvidence
        Sample by sample.
    change : CountChange or None
        Since when, from what, to what; None where nothing is shown.
    seen_at, since, earliest, latest : Place or None
        Where the evidence first sufficed, where the change most probably began, and between which places it did.
    until : Place or None
        Up to where it lasted; None where it lasted to the end.
    would_show : float or None
        Where nothing is shown: the share or rate that would have been seen in 9 of 10 such batches.
    shared_by : int
        How many characteristics of the lot share the probability of a false alarm.
    pilot_points : int
        Samples of the pilot.
    level : float
        Share or rate of the whole batch.
    lowest, highest : float
        Of all samples' shares or rates, the pilot's included.
    """

    evidence: CountDriftEvidence
    pilot_points: int
    level: float
    lowest: float
    highest: float
    change: stats.CountChange | None = None
    seen_at: Place | None = None
    since: Place | None = None
    earliest: Place | None = None
    latest: Place | None = None
    until: Place | None = None
    would_show: float | None = None
    shared_by: int = 1

    @property
    def flagged(self) -> int | None:
        """The sample at which the evidence first sufficed, or None if it never did."""
        return self.evidence.flag


def count_drift_refusal(asked: Characteristic, batch: Series | None, pilot: Series | None) -> Message | None:
    """Return why counts cannot be held against a pilot, or None.

    Parameters
    ----------
    asked : Characteristic
        What is counted.
    batch, pilot : Series or None
        Marks or counts.
    """
    if batch is None or not batch.present.any():
        return message("no readings in the batch")
    if pilot is None:
        return message("no pilot was given, so there is nothing to hold the batch against")
    units = float(_points(asked, pilot).sizes.sum()) if pilot.present.any() else 0.0
    if not units:
        return message("nothing was inspected in the pilot")
    if asked.counts == "nonconforming" and units < _FEWEST_UNITS:
        return plural(
            "{count} unit was inspected in the pilot, at least {fewest} are needed",
            "{count} units were inspected in the pilot, at least {fewest} are needed",
            count=int(units),
            fewest=_FEWEST_UNITS,
        )
    # One count has no order that could be missing.
    return None if len(_points(asked, batch)) == 1 else order_refusal(batch)


def count_drift_of(
    asked: Characteristic, batch: Series | None, pilot: Series | None, lot: Lot, shared_by: int = 1
) -> CountDrift | None:
    """Return the evidence that a batch's counts left those of its pilot, or None where it cannot be weighed.

    Parameters
    ----------
    asked : Characteristic
        What is counted.
    batch, pilot : Series or None
        Marks or counts.
    lot : Lot
        The false-alarm probability.
    shared_by : int
        How many characteristics of the lot share it.
    """
    if batch is None or pilot is None or count_drift_refusal(asked, batch, pilot) is not None:
        return None
    first, then = _points(asked, pilot), _points(asked, batch)
    counts = first.values, first.sizes, then.values, then.sizes
    evidence = stats.count_drift_evidence(
        *counts,
        model="binomial" if asked.counts == "nonconforming" else "poisson",
        false_alarm=share_of(lot, shared_by),
    )
    rates = np.concatenate([first.values / first.sizes, then.values / then.sizes])
    said: dict[str, Any] = {
        "shared_by": shared_by,
        "pilot_points": len(first),
        "level": float(then.values.sum() / then.sizes.sum()),
        "lowest": float(rates.min()),
        "highest": float(rates.max()),
    }
    if evidence.flag is None:
        seen = stats.count_rise_seen(evidence, float(then.sizes.sum()))
        return CountDrift(evidence=evidence, would_show=seen, **said)
    change = stats.count_change(evidence, *counts)
    rows = (evidence.flag, change.row, change.earliest, change.latest)
    seen_at, since, earliest, latest = (_place(row, first, then, pilot) for row in rows)
    return CountDrift(
        evidence=evidence,
        change=change,
        seen_at=seen_at,
        since=since,
        earliest=earliest,
        latest=latest,
        until=None if change.last == evidence.rows - 1 else _place(change.last, first, then, pilot),
        **said,
    )


def _points(asked: Characteristic, series: Series) -> CountPoints:
    """Return the samples: the file's, or its subgroups, or else single units."""
    return samples(series, faults=asked.counts == "nonconformities")


def _place(point: int, first: CountPoints, then: CountPoints, pilot: Series) -> Place:
    """Return where a sample stands, numbered on from the pilot's."""
    before = int(pilot.last_unit.max(initial=-1)) + 1
    return Place(
        label=then.labels[point] or str(len(first) + point + 1),
        first_unit=int(then.first[point]) + before + 1,
        last_unit=int(then.last[point]) + before + 1,
    )
