"""The chart of stages: stretches of a batch, each with control limits of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.terms import Context, Phase
from qc.verdict.extra.chart import ExtraChart, StageLimits
from qc.verdict.points import subgroups_of
from qc.verdict.refusals import chart_refusal
from qc.words import Message, Number, message, plural

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.batch import Series
    from qc.stats.variables.result import ChartResult
    from qc.stats.variables.stages import Stage, StagedChart
    from qc.verdict.extra.chart import Ground

    Codes = NDArray[np.int64]

MOST_STAGES = 40
_NOT_PROVEN = message(
    "each stage makes its own limits: without a signal its points fit each other, which shows neither that the stages "
    "are alike, nor that one holds the pilot's level, nor why they differ; a stage of few points shows little"
)


def stages(ground: Ground) -> ExtraChart:
    """Return the chart of a batch whose stages have limits of their own.

    Parameters
    ----------
    ground : Ground
        The column or the units that begin a stage.
    """
    asked = ground.characteristic.stages
    parameters = asked.model_dump(exclude_none=True, exclude_defaults=True)
    found = _stage_of(ground)
    if isinstance(found, Message):
        return ExtraChart(kind="stages", parameters=parameters, refused=found)
    codes, names = found
    split = 0
    if not ground.single:
        codes, split = _whole_subgroups(codes, subgroups_of(ground.series))
    refused = _refusal(ground, codes, names)
    if refused is not None:
        return ExtraChart(kind="stages", parameters=parameters, refused=refused)
    chart = stats.staged_chart(
        ground.series.values,
        None if ground.single else subgroups_of(ground.series),
        codes,
        kind=ground.baseline.chart,
        estimator=ground.characteristic.sigma,
        rules=ground.rules,
    )
    return ExtraChart(
        kind="stages",
        phase=Phase.ONE,
        counted=ground.counted,
        panels=chart.panels,
        signals=chart.signals,
        parameters=parameters,
        method=chart.stages[0].chart.baseline.estimator,
        stages=_limits(chart, names),
        notes=(*_shared(split), *_levels(ground, chart, names), _NOT_PROVEN),
    )


def _stage_of(ground: Ground) -> tuple[Codes, tuple[str, ...]] | Message:
    """Return the stage of each reading, counted from 0, with the stages' names; or why there are none."""
    asked, series = ground.characteristic.stages, ground.series
    if asked.by is None:
        starts = [number - 1 for number in asked.units]
        codes = np.searchsorted(np.array(starts), series.unit, side="right").astype(np.int64)
        firsts = (1, *asked.units)
        kept = np.unique(codes)
        return np.searchsorted(kept, codes), tuple(f"{firsts[code]}–" for code in kept)
    labels = series.context.get(Context(asked.by))
    if labels is None:
        return message("the file has no column for {column}", column=Context(asked.by))
    if (np.char.str_len(labels.astype(np.str_)) == 0).any():
        return message("the file leaves the column for {column} empty at some readings", column=Context(asked.by))
    begins = np.concatenate(([True], labels[1:] != labels[:-1]))
    if begins.sum() > MOST_STAGES:
        return message(
            "{column} changes {count} times, and a chart shows at most {most} stages",
            column=Context(asked.by),
            count=int(begins.sum()) - 1,
            most=MOST_STAGES,
        )
    return np.cumsum(begins) - 1, tuple(str(label) for label in labels[begins])


def _whole_subgroups(codes: Codes, subgroup: Codes) -> tuple[Codes, int]:
    """Return stages that break no subgroup (its first reading tells), and how many subgroups held two."""
    _, first, place = np.unique(subgroup, return_index=True, return_inverse=True)
    whole = codes[first][place]
    return whole, int(np.unique(subgroup[whole != codes]).size)


def _refusal(ground: Ground, codes: Codes, names: tuple[str, ...]) -> Message | None:
    """Return which stage gives no limits, and why."""
    for code in np.unique(codes):
        here = codes == code
        why = chart_refusal(ground.characteristic, _part(ground.series, here))
        if why is not None:
            return message("stage {name} gives no limits of its own: {why}", name=names[code], why=why)
    return None


def _part(series: Series, here: NDArray[np.bool_]) -> Series:
    """Return the readings of one stage, subgroups counted from 0."""
    subgroup = None if series.subgroup is None else series.subgroup[here] - series.subgroup[here][0]
    return replace(series, values=series.values[here], subgroup=subgroup)


def _named(stage: Stage[ChartResult], names: tuple[str, ...]) -> str:
    """Return the name of a stage, whose label is its place among the names."""
    return names[int(str(stage.name))]


def _limits(chart: StagedChart[ChartResult], names: tuple[str, ...]) -> tuple[StageLimits, ...]:
    return tuple(
        StageLimits(
            name=_named(stage, names),
            first=stage.first,
            last=stage.last,
            center=stage.chart.baseline.center,
            sigma_within=stage.chart.baseline.sigma_within,
            readings=stage.chart.baseline.readings,
        )
        for stage in chart.stages
    )


def _shared(split: int) -> tuple[Message, ...]:
    """Return how many subgroups held readings of two stages."""
    if not split:
        return ()
    return (
        plural(
            "{count} subgroup holds readings of two stages and counts to that of its first reading",
            "{count} subgroups hold readings of two stages and count to that of their first reading",
            count=split,
        ),
    )


def _levels(ground: Ground, chart: StagedChart[ChartResult], names: tuple[str, ...]) -> tuple[Message, ...]:
    """Return the lowest and the highest stage."""
    if len(chart.stages) < 2:
        return (message("the batch is one stage: nothing changes in it"),)
    ordered = sorted(chart.stages, key=lambda stage: stage.chart.baseline.center)
    low, high = ordered[0], ordered[-1]
    return (
        message(
            "the centre lines run from {low} {unit} (stage {first}) to {high} {unit} (stage {last})",
            low=Number(low.chart.baseline.center),
            high=Number(high.chart.baseline.center),
            first=_named(low, names),
            last=_named(high, names),
            unit=ground.characteristic.unit,
        ),
    )
