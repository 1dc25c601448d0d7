"""Where a plotted point stands in production: its subgroup as the workshop numbers it, and its units."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.terms import ChartKind, Context
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.batch import Series
    from qc.verdict.counts.count_points import CountPoints
    from qc.verdict.model import CharacteristicFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a point of a batch's chart stands.

    Attributes
    ----------
    label : str
        The subgroup or unit as the file calls it, or its running number from the pilot's first.
    first_unit, last_unit : int
        Running numbers of its units, counted from 1 at the pilot's first unit.
    in_file : (str, str) or None
        What the file calls the first and the last of them; None where it has no unit numbers, or the same.
    """

    label: str
    first_unit: int
    last_unit: int
    in_file: tuple[str, str] | None = None


def place(facts: CharacteristicFacts, point: int) -> Place:
    """Return where point ``point`` of ``facts.chart`` stands.

    Raises
    ------
    ValueError
        If the facts hold no chart.
    """
    if facts.attribute is not None and facts.attribute.points is not None:
        return _counted(facts, facts.attribute.points, point)
    if facts.series is None or facts.chart is None:
        raise ValueError("`facts` must hold a chart")
    readings = readings_of(facts.series, facts.chart.kind, point)
    before = 0 if facts.pilot is None else int(facts.pilot.unit.max()) + 1
    units = facts.series.unit[readings] + before + 1
    return Place(
        label=_label(facts, readings, point),
        first_unit=int(units.min()),
        last_unit=int(units.max()),
        in_file=_in_file(facts.series, readings, units),
    )


def _in_file(
    series: Series, readings: np.ndarray[tuple[int], np.dtype[np.int64]], units: NDArray[np.int64]
) -> tuple[str, str] | None:
    """Return the file's own numbers of the first and the last unit, where they are not the running ones."""
    named = series.context.get(Context.UNIT)
    if named is None:
        return None
    first, last = (str(named[readings[at]]).strip() for at in (int(units.argmin()), int(units.argmax())))
    same = (first, last) == (str(int(units.min())), str(int(units.max())))
    return None if same or not (first and last) else (first, last)


def _counted(facts: CharacteristicFacts, points: CountPoints, point: int) -> Place:
    """Return where a point of a chart of counts stands."""
    assert facts.attribute is not None
    before = 0 if facts.pilot is None else int(facts.pilot.last_unit.max(initial=-1)) + 1
    pilot = facts.attribute.pilot_points
    return Place(
        label=points.labels[point] or str((0 if pilot is None else len(pilot)) + point + 1),
        first_unit=int(points.first[point]) + before + 1,
        last_unit=int(points.last[point]) + before + 1,
    )


def readings_of(series: Series, kind: ChartKind, point: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return the indices of the readings that one point plots.

    Parameters
    ----------
    series : Series
        All readings.
    kind : ChartKind
        Of the chart.
    point : int
        Counted from 0.
    """
    if kind is ChartKind.I_MR or series.subgroup is None:
        return np.array([point])
    return np.flatnonzero(series.subgroup == point)


def _label(facts: CharacteristicFacts, readings: np.ndarray[tuple[int], np.dtype[np.int64]], point: int) -> str:
    """Return the file's own name of the point, or its running number from the pilot's first point."""
    assert facts.series is not None
    assert facts.chart is not None
    kind = Context.UNIT if facts.chart.kind is ChartKind.I_MR else Context.SUBGROUP
    named = facts.series.context.get(kind)
    if named is not None and str(named[readings[0]]):
        return str(named[readings[0]])
    pilot_points = 0 if facts.pilot_chart is None else facts.pilot_chart.location.values.size
    return str(pilot_points + point + 1)


def subgroups_of(series: Series) -> NDArray[np.int64]:
    """Return the subgroup of each reading; without subgroups each reading is its own."""
    if series.subgroup is None:
        return np.arange(series.values.size, dtype=np.int64)
    return series.subgroup
