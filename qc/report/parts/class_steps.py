"""The steps from readings or counts to control limits, as a trainer writes them on a blackboard."""

from __future__ import annotations

from math import isclose
from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.report.parts import figures
from qc.terms import AttributeChart, ChartKind, SigmaEstimator
from qc.verdict.points import place
from qc.words import Message, Number, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.stats.counts.attribute_chart import AttributeChartResult
    from qc.stats.variables.result import ChartResult, Panel
    from qc.verdict.model import CharacteristicFacts

    Steps = Iterator[tuple[Message, tuple[Message, ...]]]

_SHOWN = 3  # numbers of a long sum that are written out
_EXPLAINED = (ChartKind.XBAR_R, ChartKind.XBAR_S, ChartKind.I_MR)
_COUNTED = (AttributeChart.P, AttributeChart.NP, AttributeChart.C, AttributeChart.U)
_FACTORS = {
    SigmaEstimator.UWAVE_R: ("R̄", "d2"),
    SigmaEstimator.UWAVE_S: ("s̄", "c4"),
    SigmaEstimator.MR_BAR: ("MR̄", "d2"),
}


def steps(facts: CharacteristicFacts) -> Steps:
    """Yield what is done in each step, and its sums; nothing where the chart is not explained here.

    Parameters
    ----------
    facts : CharacteristicFacts
        With a chart of the pilot or of the batch.
    """
    if facts.attribute is not None:
        counted = facts.attribute.pilot_chart or facts.attribute.chart
        if isinstance(counted, stats.AttributeChartResult) and counted.chart in _COUNTED:
            yield from _of_counts(facts, counted)
        return
    base = facts.pilot_chart or facts.chart
    if base is not None and base.kind in _EXPLAINED:
        yield from _of_readings(facts, base)


def _of_readings(facts: CharacteristicFacts, base: ChartResult) -> Steps:
    n = int(base.sizes[0])
    if base.kind is not ChartKind.I_MR:
        yield from _first_subgroup(facts, base, n)
    yield _center(facts, base)
    yield _spread(facts, base, n)
    yield from _limits(facts, base, n)
    yield from _judged(facts, facts.chart.location if facts.chart is not None else base.location)


def _first_subgroup(facts: CharacteristicFacts, base: ChartResult, n: int) -> Steps:
    series = facts.pilot if facts.pilot_chart is not None else facts.series
    assert series is not None
    values = series.values[series.present][:n]
    shown = tuple(figures.reading(facts, float(value)) for value in values)
    total = message("{terms}", terms=_sum(shown))
    mean = message("x̄ = ({terms}) ÷ {n} = {mean}", terms=total, n=n, mean=_fine(facts, base.location.values[0]))
    said = message("Take the first subgroup: its mean, and the standard deviation of its readings.")
    if base.kind is ChartKind.XBAR_R:
        spread = message(
            "R = {high} − {low} = {range}",
            high=figures.reading(facts, float(values.max())),
            low=figures.reading(facts, float(values.min())),
            range=_fine(facts, base.dispersion.values[0]),
        )
        said = message("Take the first subgroup: its mean, and its range from the largest less the smallest reading.")
    else:
        spread = message("s = √(Σ(x − x̄)² ÷ ({n} − 1)) = {sd}", n=n, sd=_fine(facts, base.dispersion.values[0]))
    yield said, (mean, spread)


def _center(facts: CharacteristicFacts, base: ChartResult) -> tuple[Message, tuple[Message, ...]]:
    said = message("Centre line: the mean of all {count} readings.", count=base.baseline.readings)
    total = base.baseline.center * base.baseline.readings
    line = message(
        "CL = {total} ÷ {count} = {center} {unit}",
        total=figures.mean(facts, total),
        count=base.baseline.readings,
        center=_fine(facts, base.baseline.center),
        unit=facts.characteristic.unit,
    )
    return said, (line,)


def _spread(facts: CharacteristicFacts, base: ChartResult, n: int) -> tuple[Message, tuple[Message, ...]]:
    """Return the spread within subgroups: by its factor where that is all there is to it, else by its name."""
    sigma, unit = base.baseline.sigma_within, facts.characteristic.unit
    values = base.dispersion.values[np.isfinite(base.dispersion.values)]
    factor = _factor(base, n)
    result = message("σ = {sigma} {unit}", sigma=_fine(facts, sigma, 1), unit=unit)
    if factor is None or not isclose(float(values.mean()) / factor, sigma, rel_tol=1e-9):
        said = message("Spread within subgroups: {estimator}.", estimator=base.baseline.estimator)
        return said, (result,)
    symbol, name = _FACTORS[base.baseline.estimator]
    terms = message("{some} + …", some=_sum(tuple(_fine(facts, value) for value in values[:_SHOWN])))
    mean = message(
        "{symbol} = ({terms}) ÷ {count} = {mean}",
        symbol=symbol,
        terms=terms,
        count=values.size,
        mean=_fine(facts, float(values.mean()), 1),
    )
    divided = message(
        "σ = {symbol} ÷ {name} = {mean} ÷ {factor} = {sigma} {unit}",
        symbol=symbol,
        name=name,
        mean=_fine(facts, float(values.mean()), 1),
        factor=Number(factor, 4),
        sigma=_fine(facts, sigma, 1),
        unit=unit,
    )
    size = 2 if base.kind is ChartKind.I_MR else n
    said = message(
        "Spread: the mean of {count} of them, divided by {name} = {factor} from the table for n = {n}.",
        count=values.size,
        name=name,
        factor=Number(factor, 4),
        n=size,
    )
    return said, (mean, divided)


def _factor(base: ChartResult, n: int) -> float | None:
    """Return the divisor that a table gives for one subgroup size; None where sizes or the estimator have none."""
    match base.baseline.estimator:
        case SigmaEstimator.UWAVE_R if (base.sizes == n).all():
            return stats.d2(n)
        case SigmaEstimator.UWAVE_S if (base.sizes == n).all():
            return stats.c4(n)
        case SigmaEstimator.MR_BAR:
            return stats.d2(2)
        case _:
            return None


def _limits(facts: CharacteristicFacts, base: ChartResult, n: int) -> Steps:
    line, limits, k = base.baseline, base.location.limits, Number(base.baseline.sigma_multiple)
    given = {
        "center": _fine(facts, line.center),
        "k": k,
        "sigma": _fine(facts, line.sigma_within, 1),
        "unit": facts.characteristic.unit,
    }
    sums = []
    for name, sign, limit in ((message("UCL"), "+", limits.ucl[0]), (message("LCL"), "−", limits.lcl[0])):
        said = {"name": name, "sign": sign, "value": _fine(facts, limit), **given}
        if base.kind is ChartKind.I_MR:
            sums.append(message("{name} = {center} {sign} {k} × {sigma} = {value} {unit}", **said))
        else:
            sums.append(message("{name} = {center} {sign} {k} × {sigma} ÷ √{n} = {value} {unit}", n=n, **said))
    yield message("Control limits: {k} standard errors above and below the centre line.", k=k), tuple(sums)


def _judged(facts: CharacteristicFacts, panel: Panel) -> Steps:
    """Yield how the point that lies farthest out is judged."""
    over, under = panel.values - panel.limits.ucl, panel.limits.lcl - panel.values
    beyond = np.fmax(over, under)
    point = int(np.nanargmax(beyond))
    value, above = float(panel.values[point]), bool(over[point] >= under[point])
    limit = float((panel.limits.ucl if above else panel.limits.lcl)[point])
    label = place(facts, point).label if _has_batch(facts) else str(point + 1)
    said = {"label": label, "value": _fine(facts, value), "limit": _fine(facts, limit)}
    asked = message(
        "Hold the points against the limits. The one that lies farthest out is number {label}.", label=label
    )
    if beyond[point] > 0:
        sign = ">" if above else "<"
        yield asked, (message("{value} {sign} {limit}: outside, so look for a cause", sign=sign, **said),)
    else:
        sign = "≤" if above else "≥"
        yield asked, (message("{value} {sign} {limit}: inside", sign=sign, **said),)


def _has_batch(facts: CharacteristicFacts) -> bool:
    return facts.chart is not None or (facts.attribute is not None and facts.attribute.chart is not None)


def _of_counts(facts: CharacteristicFacts, base: AttributeChartResult) -> Steps:
    from qc.report.parts.class_counts import count_steps  # noqa: PLC0415 - readings need none of it

    yield from count_steps(base)
    assert facts.attribute is not None
    shown = facts.attribute.chart
    yield from _judged(facts, base.panel if shown is None else shown.panel)


def _sum(terms: tuple[object, ...]) -> Message:
    """Return terms with plus signs between them."""
    places = " + ".join(f"{{t{number}}}" for number in range(len(terms)))
    return Message(places, tuple((f"t{number}", term) for number, term in enumerate(terms)))


def _fine(facts: CharacteristicFacts, value: float, more: int = 0) -> Number:
    """Return a number with two decimals more than a reading: a class computes it again."""
    if facts.attribute is not None:
        return Number(float(value), 4 + more)
    return Number(float(value), figures.reading_decimals(facts) + 2 + more)
