"""Diagnose a change whose evidence sufficed: of all readings, or but for one that lies far from all others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.stats.drift.diagnosis.kinds import ChangeKind
from qc.verdict.change.diagnosis import Diagnosis, is_directed
from qc.verdict.change.events import events_of, recorded_changes, rows_of
from qc.verdict.change.factors import factor_of
from qc.verdict.change.far import FarReading, far_reading, without
from qc.verdict.change.resets import resets_of
from qc.verdict.change.together import changing_alike, grouping_alike
from qc.verdict.volume.made_units import made_units

if TYPE_CHECKING:
    from qc.intake.batch import Series
    from qc.spec.model import Characteristic
    from qc.stats.drift.diagnosis.reach import LimitReach
    from qc.stats.drift.diagnosis.result import DriftDiagnosis
    from qc.stats.drift.result import DriftEvidence
    from qc.stats.drift.shapes import Shape
    from qc.verdict.change.drifting import Streams

_ALLOWED = 3.0  # sigma between the level and a limit, for wear that is set back
_WEAR = frozenset({ChangeKind.SAW_TOOTH, ChangeKind.TREND})


def diagnosis_of(
    characteristic: Characteristic,
    series: Series,
    pilot: Series,
    evidence: DriftEvidence,
    sizes: np.ndarray[tuple[int], np.dtype[np.int64]],
    streams: Streams | None,
) -> Diagnosis:
    """Return what is known of a change whose evidence sufficed.

    Parameters
    ----------
    characteristic : Characteristic
        For its limits.
    series, pilot : Series
        The readings.
    evidence : DriftEvidence
        The evidence: which shapes the readings may have.
    sizes : (k,) int array
        Readings of each row.
    streams : tuple of two lists or None
        The stream of each reading of the pilot and of the batch.
    """
    place = far_reading(pilot.values[pilot.present], series.values[series.present])
    if place is None:
        return _diagnosed(characteristic, series, pilot, evidence, sizes, streams)
    kept = without(series, place)
    told = stats.drift_evidence(
        pilot.values[pilot.present],
        kept.values[kept.present],
        sizes=sizes,
        streams=streams,
        false_alarm=evidence.false_alarm,
    )
    alone = told.flag is None
    found = _diagnosed(characteristic, *((series, pilot, evidence) if alone else (kept, pilot, told)), sizes, streams)
    unit, seen = int(_running(series, pilot)[place]), evidence.flag_unit
    far = FarReading(
        value=float(series.values[series.present][place]),
        unit=unit,
        alone=alone,
        seen_first=seen is not None and place < seen < found.found.lower,
    )
    return _of_one(found, far, place) if alone else replace(found, far=far)


def _of_one(known: Diagnosis, far: FarReading, place: int) -> Diagnosis:
    """Return that one reading is all that changed: it came with nothing, and goes on in nothing."""
    found = replace(known.found, first=place + 1, lower=place + 1, upper=place + 1)
    return replace(
        known,
        found=found,
        first=far.unit,
        lower=far.unit,
        upper=far.unit,
        from_start=False,
        reach=None,
        reset_after=None,
        events=(),
        factor=None,
        resets=None,
        blocks=None,
        together=(),
        constant=False,
        alarm=None,
        far=far,
    )


def _running(series: Series, pilot: Series) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return the running number of the unit of each reading that is there."""
    found: np.ndarray[tuple[int], np.dtype[np.int64]] = series.unit[series.present] + int(pilot.unit.max()) + 2
    return found


def _diagnosed(
    characteristic: Characteristic,
    series: Series,
    pilot: Series,
    evidence: DriftEvidence,
    sizes: np.ndarray[tuple[int], np.dtype[np.int64]],
    streams: Streams | None,
) -> Diagnosis:
    """Return what is known of a change, all readings taken as they are."""
    before, made = pilot.values[pilot.present], series.values[series.present]
    recorded = recorded_changes(series, pilot, np.concatenate([[0], np.cumsum(sizes)[:-1]]))
    columns = rows_of(recorded)
    found = stats.diagnose_drift(
        before, made, sizes=sizes, streams=streams, shapes=_shapes(evidence), columns=list(columns.values())
    )
    units = _running(series, pilot)
    counted = made_units(series, units, found.starts)
    events, looked_at = events_of(found, series, pilot, units)
    factor = factor_of(found, series, pilot)
    resets = resets_of(found, series, recorded)
    blocks = None if found.column is None else list(columns)[found.column]
    lots = blocks if found.kind is ChangeKind.LOT_TO_LOT else None
    together = changing_alike(lots if resets is None else resets.context, columns)
    reach, reset_after = None, None
    if factor is None and is_directed(found.size):
        reach = stats.limit_reach(found, before, made, lsl=characteristic.lsl, usl=characteristic.usl)
        reset_after = _reset_after(characteristic, found, made, counted.each)
    return Diagnosis(
        found=found,
        first=int(units[found.first - 1]),
        lower=int(units[found.lower - 1]),
        upper=int(units[found.upper - 1]),
        from_start=found.first == 1,
        tolerance=_tolerance(characteristic),
        reach=_ahead(reach, units),
        reset_after=reset_after,
        events=events,
        looked_at=looked_at,
        made=counted,
        factor=factor,
        resets=resets,
        blocks=blocks,
        together=together if factor is None else grouping_alike(factor.context, series, pilot),
        constant=bool(np.ptp(made[found.first - 1 :]) == 0.0),
        alarm=_alarm(evidence, found, units),
    )


def _alarm(
    evidence: DriftEvidence, found: DriftDiagnosis, units: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> int | None:
    """Return where the evidence first sufficed, if all units with which the change may have begun come later."""
    seen = evidence.flag_unit
    return None if seen is None or seen >= found.lower else int(units[seen - 1])


def _shapes(evidence: DriftEvidence) -> tuple[Shape, ...]:
    """Return the shapes worth trying: the first, and the likeliest after the pilot and at the flag.

    Neighbours that are more alike at the flag than in the pilot are a change, such as lots, and no shape.
    """
    pilot = evidence.shapes[int(evidence.pilot_weights.argmax())]
    flagged = (evidence.shape,) if abs(evidence.shape.correlation) <= abs(pilot.correlation) else ()
    return tuple(dict.fromkeys((evidence.shapes[0], pilot, *flagged)))


def _tolerance(characteristic: Characteristic) -> float | None:
    """Return the width between two limits."""
    if characteristic.lsl is None or characteristic.usl is None:
        return None
    return characteristic.usl - characteristic.lsl


def _ahead(reach: LimitReach | None, units: np.ndarray[tuple[int], np.dtype[np.int64]]) -> LimitReach | None:
    """Return when a limit is reached as a running number of units, as far ahead as readings were taken so far."""
    if reach is None or reach.unit is None:
        return reach
    each = (units[-1] - units[0] + 1) / units.size
    first = float(units[0])
    at = (float(first + (value - 1) * each) for value in (reach.unit.value, reach.unit.lower, reach.unit.upper))
    value, lower, upper = at
    return replace(reach, unit=replace(reach.unit, value=value, lower=lower, upper=upper))


def _reset_after(
    characteristic: Characteristic,
    found: DriftDiagnosis,
    made: np.ndarray[tuple[int], np.dtype[np.float64]],
    each: float,
) -> int | None:
    """Return the units in which wear takes the level after a reset to three sigma from the limit that it moves to."""
    rate, period = found.size.rate, found.size.period
    if not _WEAR.issuperset(found.possible) or rate is None or period is None:
        return None
    limit = characteristic.usl if rate.value > 0 else characteristic.lsl
    if limit is None:
        return None
    fresh = float(made[found.first - 1 :].mean()) - rate.value * period / 2
    room = abs(limit - fresh) - _ALLOWED * found.size.spread
    return max(0, int(each * room / max(abs(rate.lower), abs(rate.upper))))
