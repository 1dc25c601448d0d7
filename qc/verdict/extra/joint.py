"""Characteristics that move together, watched by Hotelling's T²: Phase I on the pilot, Phase II on the batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.terms import ChartKind, Context
from qc.verdict.extra.chart import ExtraChart
from qc.words import Message, message

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.batch import Batch, Series
    from qc.spec.model import Characteristic, Spec
    from qc.spec.together import Together
    from qc.stats.variables.hotelling import HotellingResult

    Cells = NDArray[np.float64]

_MOST_NAMED = 3


def joint_charts(spec: Spec, batch: Batch, pilot: Batch | None) -> tuple[ExtraChart, ...]:
    """Return a chart for each group of characteristics that the standard names.

    Parameters
    ----------
    spec : Spec
        The groups.
    batch, pilot : Batch, Batch or None
        What was measured.
    """
    return tuple(_joint(group, spec, batch, pilot) for group in spec.lot.together)


def _joint(group: Together, spec: Spec, batch: Batch, pilot: Batch | None) -> ExtraChart:
    """Return the chart of one group, or why there is none."""
    items = [next(item for item in spec.characteristic if item.id == name) for name in group.characteristics]
    single = any(item.chart_kind is ChartKind.I_MR for item in items)
    cells = _cells(batch, items, single=single)
    before = None if pilot is None else _cells(pilot, items, single=single)
    for found in (cells, before):
        if isinstance(found, Message):
            return ExtraChart(kind="t-squared", parameters=group.model_dump(), refused=found)
    assert not isinstance(cells, Message)
    assert not isinstance(before, Message)
    try:
        chart = _measured(cells, before, group.false_alarm)
    except ValueError:
        refused = message("too few complete units, or one characteristic follows from the others")
        return ExtraChart(kind="t-squared", parameters=group.model_dump(), refused=refused)
    first = 1 if before is None else len(before) + 1
    return ExtraChart(
        kind="t-squared",
        phase=chart.phase,
        counted=Context.UNIT if single else Context.SUBGROUP,
        first=first,
        panels=(chart.panel,),
        signals=chart.signals,
        parameters=group.model_dump(),
        notes=_blamed(chart, items, first),
    )


def _measured(cells: Cells, before: Cells | None, false_alarm: float) -> HotellingResult:
    """Return the chart of a batch, against its pilot if there is one."""
    first = stats.hotelling_phase_one(cells if before is None else before, alpha=false_alarm)
    return first if before is None else stats.hotelling_phase_two(cells, baseline=first.baseline)


def _cells(batch: Batch, items: list[Characteristic], *, single: bool) -> Cells | Message:
    """Return points by characteristics, or by units and characteristics, or why they do not fit together."""
    found: list[Series] = []
    for item in items:
        series = batch.series.get(item.id)
        if series is None or not series.present.any():
            return message("there are no readings of {name}", name=item.names)
        found.append(series)
    if not all(series.ordered for series in found):
        return message("the file does not say in which order the units were made")
    return _by_unit(found) if single else _by_subgroup(found)


def _by_unit(found: list[Series]) -> Cells | Message:
    """Return the readings of each unit, NaN where one is missing."""
    if any(np.unique(series.unit).size < len(series) for series in found):
        return message("some units have several readings of a characteristic")
    cells = np.full((max(int(series.unit.max()) for series in found) + 1, len(found)), np.nan)
    for column, series in enumerate(found):
        cells[series.unit, column] = series.values
    return cells


def _by_subgroup(found: list[Series]) -> Cells | Message:
    """Return the readings of each subgroup; all must have the same units."""
    first = found[0].subgroup
    size = 0 if first is None else int((first == first[0]).sum())
    points = 0 if first is None or not size else first.size // size
    even = np.repeat(np.arange(points), size)
    if not size or not all(series.subgroup is not None and np.array_equal(series.subgroup, even) for series in found):
        return message("the subgroups are not all of the same units and size")
    return np.stack([series.values.reshape(points, size) for series in found], axis=2)


def _blamed(chart: HotellingResult, items: list[Characteristic], first: int) -> tuple[Message, ...]:
    """Return which characteristic stands out most at the first signals."""
    return tuple(
        message(
            "at point {number} mostly {name}",
            number=str(first + signal.point),
            name=items[int(np.argmax(chart.contributions[signal.point]))].names,
        )
        for signal in chart.signals[:_MOST_NAMED]
    )
