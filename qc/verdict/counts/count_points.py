"""What a chart of counts plots: samples with their sizes, or what lies between rare events."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.intake.readings.dates import read_time
from qc.terms import Context, RareEventChart
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.batch import Series

_SECONDS_PER_HOUR = 3600.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CountPoints:
    """The points of a chart of counts, in production order.

    Attributes
    ----------
    values : (k,) float array
        Counts, or intervals between events.
    sizes : (k,) float array
        Units that each count is of; 1 for intervals.
    first, last : (k,) int arrays
        Units that each point covers, counted from 0.
    labels : tuple of str
        What the file calls each point; an empty text where it has no name.
    """

    values: NDArray[np.float64]
    sizes: NDArray[np.float64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    labels: tuple[str, ...]

    def __len__(self) -> int:
        return int(self.values.size)

    def without_last(self) -> CountPoints:
        """Return all points but the last."""
        return CountPoints(
            values=self.values[:-1],
            sizes=self.sizes[:-1],
            first=self.first[:-1],
            last=self.last[:-1],
            labels=self.labels[:-1],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Units:
    """What was found of each unit; a unit that was looked at in several places counts once.

    Attributes
    ----------
    found : (n,) float array
        1 where it is nonconforming, or its nonconformities.
    unit, reading : (n,) int arrays
        Its number, and its first value in the series.
    """

    found: NDArray[np.float64]
    unit: NDArray[np.int64]
    reading: NDArray[np.int64]


def units_of(series: Series, *, faults: bool) -> Units:
    """Return what was found of each unit.

    Parameters
    ----------
    series : Series
        With a value for every unit; missing values are left out.
    faults : bool
        Whether values of one unit add up, or one nonconforming value makes the unit nonconforming.
    """
    seen = np.flatnonzero(series.present)
    unit, first, which = np.unique(series.unit[seen], return_index=True, return_inverse=True)
    found = np.zeros(unit.size)
    (np.add if faults else np.maximum).at(found, which, series.values[seen])
    return Units(found=found, unit=unit, reading=seen[first])


def samples(series: Series, *, faults: bool) -> CountPoints:
    """Return the samples that a p, np, c or u chart plots: the file's, or its subgroups.

    Parameters
    ----------
    series : Series
        Marks or counts.
    faults : bool
        As in ``units_of``.
    """
    if series.inspected is not None:
        return _tallied(series, series.inspected)
    units = units_of(series, faults=faults)
    named = series.context.get(Context.SUBGROUP)
    groups = np.arange(len(series)) if series.subgroup is None else series.subgroup
    number, first, which = np.unique(groups[units.reading], return_index=True, return_inverse=True)
    last = np.append(first[1:], units.unit.size) - 1
    return CountPoints(
        values=np.bincount(which, weights=units.found, minlength=number.size).astype(np.float64),
        sizes=np.bincount(which, minlength=number.size).astype(np.float64),
        first=units.unit[first],
        last=units.unit[last],
        labels=("",) * number.size if named is None else tuple(str(named[i]) for i in units.reading[first]),
    )


def _tallied(series: Series, inspected: NDArray[np.float64]) -> CountPoints:
    """Return the samples of a sheet that gives sums: a row each."""
    seen = np.flatnonzero(series.present)
    kinds = (Context.TIME, Context.MATERIAL_LOT, Context.SUBGROUP)
    named = next((series.context[kind] for kind in kinds if kind in series.context), None)
    return CountPoints(
        values=series.values[seen],
        sizes=inspected[seen],
        first=series.unit[seen],
        last=series.last_unit[seen],
        labels=("",) * seen.size if named is None else tuple(str(named[i]) for i in seen),
    )


def intervals(series: Series, chart: RareEventChart) -> CountPoints | None:
    """Return what lies between nonconforming units: good units, or hours.

    The first interval begins with the series: of a process without memory it has the same distribution as the others.
    What follows the last event is left out, since its end is not known.

    Parameters
    ----------
    series : Series
        A mark for every unit.
    chart : RareEventChart
        G counts units, T hours.

    Returns
    -------
    CountPoints or None
        None where the file does not say when an event, or the first unit, was.
    """
    units = units_of(series, faults=False)
    events = np.flatnonzero(units.found > 0)
    begins = np.append(-1, events[:-1])
    values: NDArray[np.float64] | None = (events - begins - 1).astype(np.float64)
    if chart is RareEventChart.T:
        values = _hours(series, units, events)
    if values is None:
        return None
    return CountPoints(
        values=values,
        sizes=np.ones(events.size),
        first=units.unit[begins + 1],
        last=units.unit[events],
        labels=("",) * events.size,
    )


def _hours(series: Series, units: Units, events: NDArray[np.int64]) -> NDArray[np.float64] | None:
    """Return the hours between events, the first from the first unit on; None where a time is missing or goes back."""
    said = series.context.get(Context.TIME)
    if said is None or not units.unit.size:
        return None
    wanted = units.reading[np.append(0, events)]
    times = [read_time(str(said[i])) for i in wanted]
    known = [time for time in times if time is not None]
    if len(known) < len(times):
        return None
    hours = np.array([(time - known[0]).total_seconds() / _SECONDS_PER_HOUR for time in known])
    steps = np.diff(hours)
    return None if (steps < 0).any() else steps
