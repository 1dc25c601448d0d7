"""Since when a process has changed, what, by how much, with which event, and when it reaches a limit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.stats.drift.diagnosis.kinds import ChangeKind
from qc.values import dataclass
from qc.verdict.change.events import RecordedEvent, events_of, recorded_changes, rows_of
from qc.verdict.change.factors import Factor, factor_of
from qc.verdict.change.resets import Resets, resets_of
from qc.verdict.change.together import changing_alike, grouping_alike
from qc.verdict.volume.made_units import MadeUnits, made_units

if TYPE_CHECKING:
    from qc.intake.batch import Series
    from qc.spec.model import Characteristic
    from qc.stats.drift.diagnosis.reach import LimitReach
    from qc.stats.drift.diagnosis.result import ChangeSize, DriftDiagnosis
    from qc.stats.drift.result import DriftEvidence
    from qc.stats.drift.shapes import Shape
    from qc.terms import Context
    from qc.verdict.change.drifting import Streams
    from qc.verdict.over_lots import Earlier

_ALLOWED = 3.0  # sigma between the level and a limit, for wear that is set back
_WEAR = frozenset({ChangeKind.SAW_TOOTH, ChangeKind.TREND})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Diagnosis:
    """What is known of a change. Units are running numbers, counted from 1 at the pilot's first; ``made`` says them.

    Attributes
    ----------
    found : DriftDiagnosis
        The kind, its size, and the posterior of the change point.
    first, lower, upper : int
        The most probable first unit after the change, and the interval that holds it.
    from_start : bool
        Whether that is the first unit of the batch.
    tolerance : float or None
        Upper less lower specification limit, where both are given.
    reach : LimitReach or None
        When a trend brings the first units to a limit; its unit is None where this is not proven, and the whole is
        None where there is no trend, no limit on its side, no direction, or a factor.
    reset_after : int or None
        Units, counted as ``made`` counts, after which wear has to be set back at the latest, before its first units
        reach a limit; None where the change is no wear, may as well be something else, or has no direction.
    events : tuple of RecordedEvent
        What the file says to have changed, near the change or likely to explain it, the likeliest first.
    looked_at : int
        How many recorded events were looked at.
    factor : Factor or None
        What comes and goes and explains the readings better than a change in time, if anything does: it then gives the
        change its name.
    made : MadeUnits
        How units are said: by the file's own numbers where it has them.
    resets : Resets or None
        The column at whose recorded changes a level that slowly moves comes back, if one does.
    stream_of : Context or None
        The column that names parallel streams, if one does.
    blocks : Context or None
        The recorded column with which lots begin or wear is set back, if one explains it better than a period does.
    together : tuple of Context
        The other columns that change just as the one does that gives the change its name: factor, resets or blocks.
    constant : bool
        Whether all readings after the change are the same.
    pilot_moved : bool
        Whether the pilot itself is shown not to have been stable: what changed may then be the pilot.
    earlier : Earlier or None
        What lots of the same baseline that lie between pilot and batch say of it, where there are any.
    """

    found: DriftDiagnosis
    first: int
    lower: int
    upper: int
    from_start: bool
    tolerance: float | None
    reach: LimitReach | None
    reset_after: int | None
    events: tuple[RecordedEvent, ...]
    looked_at: int
    made: MadeUnits
    factor: Factor | None = None
    resets: Resets | None = None
    stream_of: Context | None = None
    blocks: Context | None = None
    together: tuple[Context, ...] = ()
    constant: bool = False
    pilot_moved: bool = False
    earlier: Earlier | None = None

    @property
    def cause(self) -> RecordedEvent | None:
        """The event that more probably than not came with the change, or None."""
        return next((event for event in self.events if event.probability > 0.5), None)

    @property
    def directed(self) -> bool:
        """Whether which way it goes is known: no interval of its size holds no change."""
        return _directed(self.found.size)


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
    before, made = pilot.values[pilot.present], series.values[series.present]
    recorded = recorded_changes(series, pilot, np.concatenate([[0], np.cumsum(sizes)[:-1]]))
    columns = rows_of(recorded)
    found = stats.diagnose_drift(
        before, made, sizes=sizes, streams=streams, shapes=_shapes(evidence), columns=list(columns.values())
    )
    units = series.unit[series.present] + int(pilot.unit.max()) + 2
    counted = made_units(series, units, found.starts)
    events, looked_at = events_of(found, series, pilot, units)
    factor = factor_of(found, series, pilot)
    resets = resets_of(found, series, recorded)
    blocks = None if found.column is None else list(columns)[found.column]
    lots = blocks if found.kind is ChangeKind.LOT_TO_LOT else None
    together = changing_alike(lots if resets is None else resets.context, columns)
    reach, reset_after = None, None
    if factor is None and _directed(found.size):
        reach = stats.limit_reach(found, before, made, lsl=characteristic.lsl, usl=characteristic.usl)
        reset_after = _reset_after(characteristic, found, made, counted.each)
    return Diagnosis(
        found=found,
        first=int(units[found.first - 1]),
        lower=int(units[found.lower - 1]),
        upper=int(units[found.upper - 1]),
        from_start=found.first == 1,
        tolerance=_tolerance(characteristic),
        reach=_running(reach, units),
        reset_after=reset_after,
        events=events,
        looked_at=looked_at,
        made=counted,
        factor=factor,
        resets=resets,
        blocks=blocks,
        together=together if factor is None else grouping_alike(factor.context, series, pilot),
        constant=bool(np.ptp(made[found.first - 1 :]) == 0.0),
    )


def _directed(size: ChangeSize) -> bool:
    """Return whether no interval of a size holds no change."""
    held = ((size.level, 0.0), (size.rate, 0.0), (size.ratio, 1.0))
    return not any(each.lower <= none <= each.upper for each, none in held if each is not None)


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


def _running(reach: LimitReach | None, units: np.ndarray[tuple[int], np.dtype[np.int64]]) -> LimitReach | None:
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
