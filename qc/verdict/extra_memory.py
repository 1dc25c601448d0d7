"""Further charts with a memory: EWMA, CUSUM, moving average."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.terms import LimitMethod
from qc.verdict.extra_chart import ExtraChart, points_of, renumbered, spread_out
from qc.words import Number, message

if TYPE_CHECKING:
    from qc.stats.run_length.arl_alarms import BatchAlarm
    from qc.stats.variables.cusum_result import CusumChart
    from qc.verdict.extra_chart import Ground
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
    settled = asked.limits == "asymptotic"
    points = int(present.sum())
    return ExtraChart(
        kind="ewma",
        phase=ground.phase,
        counted=ground.counted,
        panels=(spread_out(chart.panel, present),),
        signals=renumbered(chart.signals, present),
        parameters=asked.model_dump(),
        method=ground.baseline.estimator,
        notes=_alarm(stats.ewma_false_alarm(points, weight=asked.weight, factor=asked.width)) if settled else (),
    )


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
    return ExtraChart(
        kind="cusum",
        phase=ground.phase,
        counted=ground.counted,
        panels=tuple(spread_out(side.panel, present) for side in (chart.upper, chart.lower)),
        signals=renumbered(chart.signals, present),
        parameters=asked.model_dump(),
        method=ground.baseline.estimator,
        notes=(*_shift(ground, chart), *_alarm(alarm)),
    )


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
    return ExtraChart(
        kind="moving-average",
        phase=ground.phase,
        counted=ground.counted,
        panels=(spread_out(chart.panel, present),),
        signals=renumbered(chart.signals, present),
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
