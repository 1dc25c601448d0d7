"""Further charts of subgroups: between and within, acceptance limits, tool wear."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.terms import ChartKind, Context
from qc.verdict.extra.chart import ExtraChart, points_of, times_of
from qc.verdict.points import subgroups_of
from qc.words import Number, message, plural

if TYPE_CHECKING:
    from qc.intake.batch import Series
    from qc.stats.variables.wear_result import WearChart
    from qc.verdict.extra.chart import Ground
    from qc.words import Message

_SHOWN = 0.05  # a slope with a larger p-value is not shown


def between_within(ground: Ground) -> ExtraChart:
    """Return the chart of subgroup means taken as single readings, for subgroups that differ more than they spread."""
    series, pilot, kind = ground.series, ground.pilot, _kind(ground)
    if pilot is None:
        chart = stats.between_within_chart(series.values, subgroups_of(series), kind=kind, rules=ground.rules)
    else:
        first = stats.between_within_chart(pilot.values, subgroups_of(pilot), kind=kind)
        chart = stats.between_within_chart_with_baseline(
            series.values, subgroups_of(series), baseline=first.baseline, rules=ground.rules
        )
    base = chart.baseline
    return ExtraChart(
        kind="between-within",
        phase=chart.phase,
        panels=(chart.means, chart.moving_ranges, chart.dispersion),
        signals=chart.signals,
        method=base.within.estimator,
        notes=(
            message(
                "σ between subgroups {between} {unit}, within {within} {unit}",
                between=Number(base.sigma_between),
                within=Number(base.within.sigma_within),
                unit=ground.characteristic.unit,
            ),
        ),
    )


def _kind(ground: Ground) -> ChartKind:
    """Return the chart of means that belongs to the characteristic's chart."""
    return ChartKind.XBAR_S if ground.baseline.chart is ChartKind.XBAR_S else ChartKind.XBAR_R


def acceptance(ground: Ground) -> ExtraChart:
    """Return the acceptance chart of a batch."""
    asked, item = ground.characteristic.acceptance, ground.characteristic
    level = stats.AcceptanceLevel(
        nonconforming=asked.nonconforming, risk=asked.risk, rejectable=asked.level == "rejectable"
    )
    try:
        chart = stats.acceptance_chart(
            ground.series.values,
            subgroups_of(ground.series),
            baseline=replace(ground.baseline, chart=_kind(ground)),
            level=level,
            lsl=item.lsl,
            usl=item.usl,
        )
    except ValueError:
        refused = message("the tolerance leaves no room: the process spreads too wide for these risks")
        return ExtraChart(kind="acceptance", parameters=asked.model_dump(), refused=refused)
    return ExtraChart(
        kind="acceptance",
        phase=ground.phase,
        panels=(chart.means, chart.dispersion),
        signals=chart.signals,
        parameters=asked.model_dump(),
        method=ground.baseline.estimator,
        notes=(message("its limits come from the buyer's limits, not from the process"),),
    )


def tool_wear(ground: Ground) -> ExtraChart:
    """Return the chart about a sloping centre line that starts anew at every tool change."""
    series, pilot = ground.series, ground.pilot
    times = times_of(series, single=False, before=ground.before)
    resets, notes = _resets(ground, series, before=ground.before)
    if pilot is None:
        chart = first = stats.tool_wear_phase_one(times, series.values, subgroups_of(series), resets=resets)
    else:
        earlier, _ = _resets(ground, pilot, before=0)
        pilot_times = times_of(pilot, single=False, before=0)
        first = stats.tool_wear_phase_one(pilot_times, pilot.values, subgroups_of(pilot), resets=earlier)
        fresh = (0, *resets) if _new_tool(ground) else resets
        chart = stats.tool_wear_phase_two(
            times, series.values, subgroups_of(series), baseline=first.baseline, resets=fresh
        )
    return ExtraChart(
        kind="tool-wear",
        phase=chart.phase,
        panels=(chart.panel,),
        signals=chart.signals,
        parameters=ground.characteristic.tool_wear.model_dump(),
        method=chart.baseline.estimator,
        notes=(*notes, *_changes(chart), *_advice(ground, first)),
    )


def _changes(chart: WearChart) -> tuple[Message, ...]:
    """Return how often the tool was changed within the batch."""
    count = len(chart.resets)
    if not count:
        return ()
    return (plural("{count} tool change in the batch", "{count} tool changes in the batch", count=count),)


def _resets(ground: Ground, series: Series, *, before: int) -> tuple[tuple[int, ...], tuple[Message, ...]]:
    """Return the first subgroup after each tool change, and what must be said of it."""
    asked = ground.characteristic.tool_wear.resets
    if asked == "found":
        means, sizes = points_of(series, single=False)
        times = times_of(series, single=False, before=before)
        found = stats.find_resets(times, means, sizes, sigma_within=ground.baseline.sigma_within)
        return found.resets, ()
    if asked == "none":
        return (), ()
    tools = series.context.get(Context.TOOL)
    if tools is None:
        return (), (message("the file does not say when the tool was changed"),)
    _, first = np.unique(subgroups_of(series), return_index=True)
    labels = tools[first]
    return tuple(int(point) for point in np.flatnonzero(labels[1:] != labels[:-1]) + 1), ()


def _new_tool(ground: Ground) -> bool:
    """Whether the batch begins with another tool than the pilot ended with."""
    assert ground.pilot is not None
    if ground.characteristic.tool_wear.resets != "tool":
        return False
    now, then = (series.context.get(Context.TOOL) for series in (ground.series, ground.pilot))
    return now is not None and then is not None and str(now[0]) != str(then[-1])


def _advice(ground: Ground, first: WearChart) -> tuple[Message, ...]:
    """Return how fast the tool wears, how far that may go, and about when it has."""
    unit, line = ground.characteristic.unit, first.line
    assert line is not None, "Phase I fits a line"
    if line.slope_p > _SHOWN:
        return (message("no wear is shown: the slope may be 0 (p = {p})", p=Number(line.slope_p, 3)),)
    plan = stats.wear_plan(first.baseline, lsl=ground.characteristic.lsl, usl=ground.characteristic.usl)
    slope = message("wear: {slope} {unit} per 100 units", slope=Number(100 * line.slope), unit=unit)
    if plan.change_level is None:
        return (slope,)
    said = {"level": Number(plan.change_level), "unit": unit, "number": str(plan.first_time)}
    return (
        slope,
        message("the mean must not pass {level} {unit}; the line of the limits comes to it at unit {number}", **said),
    )
