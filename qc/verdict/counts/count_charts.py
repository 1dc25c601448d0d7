"""The chart of counts that a standard asks for, and why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.terms import AttributeChart, LimitMethod, RareEventChart
from qc.values import dataclass
from qc.verdict.counts.count_points import intervals, samples
from qc.verdict.run_rules import rules_of
from qc.words import Message, message

if TYPE_CHECKING:
    from qc.intake.batch import Series
    from qc.spec.model import Characteristic
    from qc.verdict.counts.attribute_facts import CountChart
    from qc.verdict.counts.count_points import CountPoints

_FEWEST = 2
_LANEY = (AttributeChart.LANEY_P, AttributeChart.LANEY_U)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Charted:
    """A chart, or why there is none.

    Attributes
    ----------
    points : CountPoints or None
        What is plotted.
    chart : CountChart or None
        None where there is no chart.
    refused : Message or None
        Why not.
    """

    points: CountPoints | None = None
    chart: CountChart | None = None
    refused: Message | None = None


def chart_one(asked: Characteristic, series: Series) -> Charted:
    """Return a series' own chart: Phase I.

    Parameters
    ----------
    asked : Characteristic
        The chart and its rules.
    series : Series
        Marks or counts.
    """
    points = _points(asked, series)
    if isinstance(points, Message):
        return Charted(refused=points)
    kind = asked.count_chart
    refused = _events_refusal(points) if isinstance(kind, RareEventChart) else _samples_refusal(kind, points)
    if refused is not None:
        return Charted(points=points, refused=refused)
    try:
        chart = _phase_one(asked, kind, points)
    except ValueError:  # the one fault left: Laney's sigma of samples that all lie equally far from the centre
        return Charted(points=points, refused=message("the points do not differ, so there is no spread between them"))
    return Charted(points=points, chart=chart)


def chart_two(asked: Characteristic, series: Series, pilot: Charted) -> Charted:
    """Return a batch's chart against the limits of its pilot: Phase II.

    Parameters
    ----------
    asked : Characteristic
        The chart and its rules.
    series : Series
        Marks or counts.
    pilot : Charted
        With a chart.
    """
    assert pilot.chart is not None
    assert pilot.points is not None
    points = _points(asked, series)
    if isinstance(points, Message):
        return Charted(refused=points)
    base = pilot.chart.baseline
    if isinstance(base, stats.RareEventBaseline):
        if not len(points):
            return Charted(points=points)
        return Charted(points=points, chart=stats.rare_event_chart_phase_two(points.values, baseline=base))
    if base.chart is AttributeChart.C and points.sizes[0] != pilot.points.sizes[0]:
        return Charted(points=points, refused=_UNLIKE)
    sizes = None if base.chart is AttributeChart.C else points.sizes
    return Charted(
        points=points, chart=stats.attribute_chart_phase_two(points.values, sizes, baseline=base, rules=rules_of(asked))
    )


_UNLIKE = message("a c chart needs points of the same number of units: ask for a u chart")


def _points(asked: Characteristic, series: Series) -> CountPoints | Message:
    """Return what a chart plots, or why the file does not hold it."""
    kind = asked.count_chart
    if isinstance(kind, RareEventChart):
        if series.inspected is not None:
            return message("the file gives sums, and this chart needs a mark for every unit in order")
        found = intervals(series, kind)
        return message("the file does not say when each unit was made") if found is None else found
    points = samples(series, faults=asked.counts == "nonconformities")
    if kind is not AttributeChart.C or len(points) <= 1:
        return points
    # The last sample may have remained incomplete: of a c chart it is no point.
    alike = points.without_last() if points.sizes[-1] < points.sizes[0] else points
    return alike if np.ptp(alike.sizes) == 0 else _UNLIKE


def _events_refusal(points: CountPoints) -> Message | None:
    if len(points) < _FEWEST:
        return message("fewer than {fewest} nonconforming units", fewest=_FEWEST)
    return message("the nonconforming units follow each other without a gap") if not points.values.any() else None


def _samples_refusal(kind: AttributeChart, points: CountPoints) -> Message | None:
    if len(points) < _FEWEST:
        return message("fewer than {fewest} points", fewest=_FEWEST)
    if not points.values.any():
        return message("nothing nonconforming was found, so there is no spread")
    units = kind in {AttributeChart.P, AttributeChart.NP, AttributeChart.LANEY_P}
    if units and (points.values == points.sizes).all():
        return message("every unit is nonconforming, so there is no spread")
    return None


def _phase_one(asked: Characteristic, kind: AttributeChart | RareEventChart, points: CountPoints) -> CountChart:
    if isinstance(kind, RareEventChart):
        return stats.rare_event_chart_phase_one(points.values, chart=kind, method=LimitMethod.PROBABILITY)
    rules = rules_of(asked)
    if kind in _LANEY:
        return stats.laney_chart_phase_one(points.values, points.sizes, chart=kind, rules=rules)
    sizes = None if kind is AttributeChart.C else points.sizes
    return stats.attribute_chart_phase_one(points.values, sizes, chart=kind, rules=rules)
