"""Since when a process has changed, what, by how much, with which event, and when it reaches a limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.values import dataclass

if TYPE_CHECKING:
    from qc.stats.drift.diagnosis.reach import LimitReach
    from qc.stats.drift.diagnosis.result import ChangeSize, DriftDiagnosis
    from qc.terms import Context
    from qc.verdict.change.events import RecordedEvent
    from qc.verdict.change.factors import Factor
    from qc.verdict.change.far import FarReading
    from qc.verdict.change.resets import Resets
    from qc.verdict.over_lots import Earlier
    from qc.verdict.volume.made_units import MadeUnits


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
    far : FarReading or None
        One reading that lies far from all others: without it no change is shown, or it is left out of what is told.
    alarm : int or None
        The unit at which the evidence first sufficed, where that is before any with which this change may have begun:
        that was something else, or nothing.
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
    far: FarReading | None = None
    alarm: int | None = None
    earlier: Earlier | None = None

    @property
    def cause(self) -> RecordedEvent | None:
        """The event that more probably than not came with the change, or None."""
        return next((event for event in self.events if event.probability > 0.5), None)

    @property
    def directed(self) -> bool:
        """Whether which way it goes is known: no interval of its size holds none, nor does it rest on one reading."""
        return (self.far is None or not self.far.alone) and is_directed(self.found.size)


def is_directed(size: ChangeSize) -> bool:
    """Return whether no interval of a size holds no change.

    Parameters
    ----------
    size : ChangeSize
        By how much a process changed.
    """
    held = ((size.level, 0.0), (size.rate, 0.0), (size.ratio, 1.0))
    return not any(each.lower <= none <= each.upper for each, none in held if each is not None)
