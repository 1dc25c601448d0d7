"""The chart of stages of what is counted: stretches of a batch, each with a share or rate of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.terms import AttributeChart, Context, Phase
from qc.verdict.extra.chart import ExtraChart, StageLimits
from qc.verdict.extra.stages import MOST_STAGES
from qc.verdict.run_rules import rules_of
from qc.words import Message, message

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.batch import Series
    from qc.spec.model import Characteristic
    from qc.stats.counts.attribute_chart import AttributeChartResult
    from qc.stats.variables.stages import Stage, StagedChart
    from qc.verdict.counts.count_points import CountPoints

    Codes = NDArray[np.int64]

_NO_POINTS = message("the batch gives no chart of counts")
_OWN_LIMITS = message(
    "each stage makes its own limits: without a signal its points fit each other, which does not show that the stages "
    "are alike"
)


def count_stages(asked: Characteristic, series: Series | None, points: CountPoints | None) -> tuple[ExtraChart, ...]:
    """Return the chart of stages of a batch that was judged or counted.

    Parameters
    ----------
    asked : Characteristic
        The chart, and the column or units that begin a stage.
    series : Series or None
        Marks or counts.
    points : CountPoints or None
        What the batch's chart plots.
    """
    parameters = asked.stages.model_dump(exclude_none=True, exclude_defaults=True)
    if series is None or points is None or len(points) == 0:
        return (ExtraChart(kind="stages", parameters=parameters, refused=_NO_POINTS),)
    found = _stage_of(asked, series, points)
    if isinstance(found, Message):
        return (ExtraChart(kind="stages", parameters=parameters, refused=found),)
    codes, names = found
    kind = asked.count_chart
    assert isinstance(kind, AttributeChart)
    sizes = None if kind is AttributeChart.C else points.sizes
    try:
        chart = stats.staged_attribute_chart(points.values, sizes, codes, chart=kind, rules=rules_of(asked))
    except ValueError:
        refused = message("a stage gives no limits of its own: it has too few points, or nothing nonconforming in it")
        return (ExtraChart(kind="stages", parameters=parameters, refused=refused),)
    return (
        ExtraChart(
            kind="stages",
            phase=Phase.ONE,
            counted=Context.SUBGROUP,
            panels=chart.panels,
            signals=chart.signals,
            parameters=parameters,
            stages=_limits(chart, names),
            notes=(_OWN_LIMITS,),
        ),
    )


def _stage_of(asked: Characteristic, series: Series, points: CountPoints) -> tuple[Codes, tuple[str, ...]] | Message:
    """Return the stage of each point, counted from 0, with the stages' names; or why there are none."""
    if asked.stages.by is None:
        starts = np.array([number - 1 for number in asked.stages.units])
        codes = np.searchsorted(starts, points.first, side="right")
        kept = np.unique(codes)
        firsts = (1, *asked.stages.units)
        return np.searchsorted(kept, codes).astype(np.int64), tuple(f"{firsts[code]}–" for code in kept)
    by = Context(asked.stages.by)
    labels = series.context.get(by)
    if labels is None:
        return message("the file has no column for {column}", column=by)
    # The first unit of a point tells its stage: a point is not split.
    at = np.searchsorted(series.unit, points.first)
    named = labels[np.minimum(at, labels.size - 1)].astype(np.str_)
    if (np.char.str_len(named) == 0).any():
        return message("the file leaves the column for {column} empty at some readings", column=by)
    begins = np.concatenate(([True], named[1:] != named[:-1]))
    if begins.sum() > MOST_STAGES:
        return message(
            "{column} changes {count} times, and a chart shows at most {most} stages",
            column=by,
            count=int(begins.sum()) - 1,
            most=MOST_STAGES,
        )
    return np.cumsum(begins) - 1, tuple(str(label) for label in named[begins])


def _limits(chart: StagedChart[AttributeChartResult], names: tuple[str, ...]) -> tuple[StageLimits, ...]:
    return tuple(_stage(stage, names[int(str(stage.name))]) for stage in chart.stages)


def _stage(stage: Stage[AttributeChartResult], name: str) -> StageLimits:
    base, limits = stage.chart.baseline, stage.chart.panel.limits
    return StageLimits(
        name=name,
        first=stage.first,
        last=stage.last,
        center=base.center,
        sigma_within=float(limits.ucl[0] - limits.center[0]) / base.sigma_multiple,
        readings=int(base.inspected),
    )
