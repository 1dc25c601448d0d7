"""Stages: phases of a process, each with its own limits, on one chart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Generic, TypeVar

import numpy as np

from qc.stats.counts.attribute_chart import AttributeChartResult
from qc.stats.counts.attributes import attribute_chart_phase_one
from qc.stats.counts.laney import laney_chart_phase_one
from qc.stats.run_rules.rules import BEYOND_LIMITS
from qc.stats.variables.phases import chart_phase_one
from qc.stats.variables.result import ChartResult, ControlLimits, Panel
from qc.terms import AttributeChart, ChartKind
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from qc.stats.run_rules.rules import Rule
    from qc.stats.variables.result import Signal
    from qc.terms import SigmaEstimator

Chart = TypeVar("Chart", ChartResult, AttributeChartResult)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stage(Generic[Chart]):
    """One stage.

    Attributes
    ----------
    name : object
        What its readings are labelled with.
    first, last : int
        Its points on the joined chart, from 0.
    chart : ChartResult or AttributeChartResult
        Its own Phase I chart; its points count from 0.
    """

    name: object
    first: int
    last: int
    chart: Chart


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StagedChart(Generic[Chart]):
    """Several stages on one chart.

    Attributes
    ----------
    stages : tuple of Stage
        In order.
    panels : tuple of Panel
        Location and dispersion, or the one panel of a chart for counts, joined; each stage with its own
        limits.
    signals : tuple of Signal
        Of all stages, counted on the joined chart; no run crosses from one stage into the next.
    """

    stages: tuple[Stage[Chart], ...]
    panels: tuple[Panel, ...]
    signals: tuple[Signal, ...]


def staged_chart(
    values: ArrayLike,
    subgroup: ArrayLike | None,
    stage: ArrayLike,
    *,
    kind: ChartKind,
    estimator: SigmaEstimator | None = None,
    sigma_multiple: float = 3.0,
    rules: Sequence[Rule] = (),
) -> StagedChart[ChartResult]:
    """Establish limits for every stage of a chart for variables by itself.

    Parameters
    ----------
    values, subgroup
        As for ``chart_phase_one``; no subgroup may lie in two stages. Moving ranges start anew with each
        stage.
    stage : (n,) array-like
        The stage of each reading: equal labels, in one run each.
    kind : ChartKind
        Which chart.
    estimator, sigma_multiple, rules
        As for ``chart_phase_one``, the same for all stages.

    Returns
    -------
    StagedChart
        Stages, joined panels (location, dispersion), joined signals.

    Raises
    ------
    ValueError
        If a label comes back after another, a subgroup lies in two stages, or a stage does not allow its
        chart.

    Examples
    --------
    >>> from qc.terms import ChartKind
    >>> chart = staged_chart([5, 6, 5, 9, 8, 9], None, ["old"] * 3 + ["new"] * 3, kind=ChartKind.I_MR)
    >>> [(s.name, s.first, s.last, round(s.chart.baseline.center, 2)) for s in chart.stages]
    [('old', 0, 2, 5.33), ('new', 3, 5, 8.67)]
    """
    readings, codes = np.asarray(values), None if subgroup is None else np.asarray(subgroup)
    if codes is not None and codes.shape != readings.shape:
        raise ValueError(f"`subgroup` must name one for each of {readings.size} readings, got shape {codes.shape}")
    runs = _runs(stage, readings.size)
    own = [None if codes is None else _recounted(codes, run) for _, run in runs]
    charts = [
        chart_phase_one(
            readings[run],
            of_stage,
            kind=kind,
            estimator=estimator,
            sigma_multiple=sigma_multiple,
            rules=rules,
        )
        for (_, run), of_stage in zip(runs, own, strict=True)
    ]
    return _join([name for name, _ in runs], charts, [(c.location, c.dispersion) for c in charts])


def staged_attribute_chart(
    counts: ArrayLike,
    sizes: ArrayLike | None,
    stage: ArrayLike,
    *,
    chart: AttributeChart,
    sigma_multiple: float = 3.0,
    rules: Sequence[Rule] = (BEYOND_LIMITS,),
) -> StagedChart[AttributeChartResult]:
    """Establish limits for every stage of a chart for counts by itself.

    Parameters
    ----------
    counts, sizes
        As for ``attribute_chart_phase_one``.
    stage : (k,) array-like
        The stage of each sample: equal labels, in one run each.
    chart : AttributeChart
        Which chart.
    sigma_multiple, rules
        The same for all stages.

    Returns
    -------
    StagedChart
        Stages, the joined panel, joined signals.

    Raises
    ------
    ValueError
        If a label comes back after another, or a stage does not allow its chart.

    Examples
    --------
    >>> chart = staged_attribute_chart([4, 6, 1, 1], [50] * 4, [1, 1, 2, 2], chart=AttributeChart.P)
    >>> chart.panels[0].limits.center.tolist()
    [0.1, 0.1, 0.02, 0.02]
    """
    x, n = np.asarray(counts), None if sizes is None else np.asarray(sizes)
    runs = _runs(stage, x.size)
    parts = [(x[run], None if n is None else n[run]) for _, run in runs]
    if chart in (AttributeChart.LANEY_P, AttributeChart.LANEY_U):
        charts = [
            laney_chart_phase_one(c, s, chart=chart, sigma_multiple=sigma_multiple, rules=rules) for c, s in parts
        ]
    else:
        charts = [
            attribute_chart_phase_one(c, s, chart=chart, sigma_multiple=sigma_multiple, rules=rules) for c, s in parts
        ]
    return _join([name for name, _ in runs], charts, [(c.panel,) for c in charts])


def _runs(stage: ArrayLike, points: int) -> list[tuple[object, slice]]:
    """Return the label and the extent of every stage."""
    labels = np.asarray(stage)
    if labels.shape != (points,) or not points:
        raise ValueError(f"`stage` must label each of {points} readings, got shape {labels.shape}")
    starts = np.concatenate(([0], np.flatnonzero(labels[1:] != labels[:-1]) + 1, [points]))
    names = labels[starts[:-1]].tolist()
    if len(set(names)) < len(names):
        raise ValueError(f"`stage` must keep the readings of a stage together, got the order {names}")
    return [(name, slice(int(a), int(b))) for name, a, b in zip(names, starts[:-1], starts[1:], strict=True)]


def _recounted(codes: NDArray[np.int64], run: slice) -> NDArray[np.int64]:
    """Count the subgroups of a stage from 0."""
    if run.start and codes[run.start] == codes[run.start - 1]:
        raise ValueError(f"`subgroup` {codes[run.start]} must lie in one stage, got it in two")
    own: NDArray[np.int64] = codes[run] - codes[run.start]
    return own


def _join(names: list[object], charts: list[Chart], panels: list[tuple[Panel, ...]]) -> StagedChart[Chart]:
    """Put the stages one after the other."""
    ends: list[int] = np.cumsum([of_stage[0].values.size for of_stage in panels]).tolist()
    starts = [0, *ends[:-1]]
    stages = tuple(
        Stage(name=name, first=a, last=b - 1, chart=chart)
        for name, a, b, chart in zip(names, starts, ends, charts, strict=True)
    )
    signals = tuple(
        replace(signal, point=signal.point + stage.first, first=signal.first + stage.first)
        for stage in stages
        for signal in stage.chart.signals
    )
    return StagedChart(
        stages=stages, panels=tuple(_joined(parts) for parts in zip(*panels, strict=True)), signals=signals
    )


def _joined(parts: tuple[Panel, ...]) -> Panel:
    """Join the panels of the stages."""
    limits = ControlLimits(
        lcl=np.concatenate([part.limits.lcl for part in parts]),
        center=np.concatenate([part.limits.center for part in parts]),
        ucl=np.concatenate([part.limits.ucl for part in parts]),
    )
    values = np.concatenate([part.values for part in parts])
    return Panel(statistic=parts[0].statistic, values=values, limits=limits)
