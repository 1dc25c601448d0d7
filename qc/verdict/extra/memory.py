"""Further charts with a memory: EWMA, CUSUM, moving average."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.terms import LimitMethod
from qc.verdict.extra.chart import ExtraChart, points_of, renumbered, spread_out
from qc.words import Number, message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qc.spec.group import Part
    from qc.stats.run_length.arl_alarms import BatchAlarm
    from qc.stats.variables.cusum_result import CusumChart
    from qc.stats.variables.result import Panel, Signal
    from qc.verdict.extra.chart import Ground
    from qc.words import Message


def ewma(ground: Ground) -> ExtraChart:
    """Return the exponentially weighted moving average of a batch."""
    asked = ground.characteristic.ewma
    values, sizes = points_of(ground.series, single=ground.single)
    present = ~np.isnan(values)
    if asked.limits == "asymptotic" and np.ptp(sizes[present]) > 0:
        refused = message("with subgroups of unequal size its limits never settle: ask for exact ones")
        return ExtraChart(kind="ewma", refused=refused)
    chart = stats.ewma_chart(
        values[present],
        center=ground.baseline.center,
        sigma=ground.baseline.sigma_within,
        weight=asked.weight,
        sigma_multiple=asked.width,
        method=LimitMethod(asked.limits),
        sizes=sizes[present],
    )
    drawn = _drawn(ground, "ewma", asked, (chart.panel,), chart.signals)
    if asked.limits != "asymptotic":
        return drawn
    alarm = stats.ewma_false_alarm(int(present.sum()), weight=asked.weight, factor=asked.width)
    return replace(drawn, notes=_alarm(alarm))


def cusum(ground: Ground) -> ExtraChart:
    """Return the two sums of deviations of a batch."""
    asked = ground.characteristic.cusum
    values, sizes = points_of(ground.series, single=ground.single)
    present = ~np.isnan(values)
    chart = stats.cusum_chart(
        values[present],
        target=ground.baseline.center,
        sigma=ground.baseline.sigma_within,
        design=stats.CusumDesign(reference=asked.reference, decision=asked.decision, headstart=asked.headstart),
        sizes=sizes[present],
    )
    alarm = stats.cusum_false_alarm(
        int(present.sum()), reference=asked.reference, interval=asked.decision, headstart=asked.headstart
    )
    drawn = _drawn(ground, "cusum", asked, (chart.upper.panel, chart.lower.panel), chart.signals)
    return replace(drawn, notes=(*_shift(ground, chart), *_alarm(alarm)))


def moving_average(ground: Ground) -> ExtraChart:
    """Return the moving average of a batch."""
    asked = ground.characteristic.moving_average
    values, sizes = points_of(ground.series, single=ground.single)
    present = ~np.isnan(values)
    chart = stats.moving_average_chart(
        values[present],
        center=ground.baseline.center,
        sigma=ground.baseline.sigma_within,
        span=asked.span,
        sigma_multiple=asked.width,
        sizes=sizes[present],
    )
    return _drawn(ground, "moving-average", asked, (chart.panel,), chart.signals)


def _drawn(ground: Ground, kind: str, asked: Part, panels: Iterable[Panel], signals: Iterable[Signal]) -> ExtraChart:
    """Return a chart of the points that have a value as one of all points."""
    present = ~np.isnan(points_of(ground.series, single=ground.single)[0])
    return ExtraChart(
        kind=kind,
        phase=ground.phase,
        counted=ground.counted,
        panels=tuple(spread_out(panel, present) for panel in panels),
        signals=renumbered(signals, present),
        parameters=asked.model_dump(),
        method=ground.baseline.estimator,
    )


def _shift(ground: Ground, chart: CusumChart) -> tuple[Message, ...]:
    """Return the mean that the first signal points to."""
    shifts = sorted((*chart.upper.shifts, *chart.lower.shifts), key=lambda shift: shift.point)
    if not shifts:
        return ()
    said = message(
        "the first signal points to a mean of {mean} {unit} (centre line {center} {unit})",
        mean=Number(shifts[0].mean),
        center=Number(ground.baseline.center),
        unit=ground.characteristic.unit,
    )
    return (said,)


def _alarm(alarm: BatchAlarm) -> tuple[Message, ...]:
    """Return how often a chart calls out in a batch in which nothing changed."""
    said = message(
        "it calls out in {share} % of batches of {points} points in which nothing changed",
        share=Number(100 * alarm.probability, 2),
        points=alarm.points,
    )
    return (said,)
