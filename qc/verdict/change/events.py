"""The 4M events of a batch: where operator, shift, machine, material lot or tool changed, and what they explain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.terms import Context
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from qc.intake.batch import Series
    from qc.stats.drift.diagnosis.result import DriftDiagnosis

SOURCES = (Context.OPERATOR, Context.SHIFT, Context.MACHINE, Context.MATERIAL_LOT, Context.TOOL)
"""What may change besides the process itself."""

_MOST = 4
_NEAR = 0.05
_ALTERNATING = 0.25  # of the rows: what changes more often is a stream, not an event


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextChange:
    """One column that changed.

    Attributes
    ----------
    context : Context
        What.
    before, after : str
        What the file says of it.
    """

    context: Context
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedEvent:
    """What the file says to have changed at one unit.

    Attributes
    ----------
    unit : int
        Running number of the first unit after it.
    changes : tuple of ContextChange
        All that changed there, first what changed least often elsewhere.
    log_gain : float
        Log of how much better a change there explains the readings than one anywhere, on average.
    probability : float
        That the process changed with this event, all recorded events and none of them weighed against each other.
    """

    unit: int
    changes: tuple[ContextChange, ...]
    log_gain: float
    probability: float


def events_of(
    found: DriftDiagnosis, series: Series, pilot: Series, units: NDArray[np.int64]
) -> tuple[tuple[RecordedEvent, ...], int]:
    """Return the events near a change or likely to explain it, the likeliest first, and how many were looked at.

    Parameters
    ----------
    found : DriftDiagnosis
        The change.
    series, pilot : Series
        The readings with their context.
    units : (n,) int array
        Running number of the unit of each reading that is there.
    """
    recorded = recorded_changes(series, pilot, found.starts)
    rows = np.array(sorted(recorded), dtype=np.int64)
    probability = stats.event_probabilities(found, rows)
    average = float(np.log(np.mean(np.exp(found.log_ratio - found.log_ratio.max()))) + found.log_ratio.max())
    events = [
        RecordedEvent(
            unit=int(units[found.starts[row]]),
            changes=recorded[int(row)],
            log_gain=float(found.log_ratio[row]) - average,
            probability=float(each),
        )
        for row, each in zip(rows, probability, strict=True)
        if each > _NEAR or found.lower <= found.starts[row] + 1 <= found.upper
    ]
    return tuple(sorted(events, key=lambda event: -event.probability)[:_MOST]), int(rows.size)


def recorded_changes(
    series: Series, pilot: Series | None, starts: NDArray[np.int64]
) -> Mapping[int, tuple[ContextChange, ...]]:
    """Return what changed before each row, by row; the pilot's last reading stands before the first.

    Of the columns that changed before one row, that stands first which changed least often, in pilot and batch: what
    changed elsewhere too changed there without the process.

    Parameters
    ----------
    series, pilot : Series
        The readings with their context; None where there is no pilot.
    starts : (k,) int array
        Readings before each row, missing ones not counted.
    """
    by_column = {context: list(_changes(context, series, pilot, starts)) for context in SOURCES}
    most = max(_MOST, _ALTERNATING * starts.size)
    often = {context: len(each) + _changes_of_pilot(context, pilot) for context, each in by_column.items()}
    found: dict[int, tuple[ContextChange, ...]] = {}
    for context in sorted(SOURCES, key=often.__getitem__):
        for row, change in by_column[context] if len(by_column[context]) <= most else ():
            found[row] = (*found.get(row, ()), change)
    return found


def _changes_of_pilot(context: Context, pilot: Series | None) -> int:
    """Return how often a column changed in the pilot; empty cells say nothing."""
    labels = None if pilot is None else pilot.context.get(context)
    if pilot is None or labels is None:
        return 0
    said = labels[pilot.present]
    said = said[said != ""]
    return int(np.count_nonzero(said[1:] != said[:-1]))


def rows_of(recorded: Mapping[int, tuple[ContextChange, ...]]) -> Mapping[Context, list[int]]:
    """Return the rows before which each column changed.

    Parameters
    ----------
    recorded : mapping of int to tuple of ContextChange
        What changed before each row.
    """
    found: dict[Context, list[int]] = {}
    for row in sorted(recorded):
        for change in recorded[row]:
            found.setdefault(change.context, []).append(row)
    return found


def _changes(
    context: Context, series: Series, pilot: Series | None, starts: NDArray[np.int64]
) -> Iterator[tuple[int, ContextChange]]:
    """Yield the rows before which one column changed; empty cells say nothing."""
    labels = series.context.get(context)
    if labels is None:
        return
    known = labels[series.present][starts]
    earlier = None if pilot is None else pilot.context.get(context)
    before = "" if pilot is None or earlier is None else str(earlier[pilot.present][-1])
    for row in range(known.size):
        after = str(known[row])
        if after and before and after != before:
            yield row, ContextChange(context=context, before=before, after=after)
        before = after or before
