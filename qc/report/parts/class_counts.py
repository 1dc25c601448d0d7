"""The steps from counts to the control limits of p, np, c and u charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.terms import AttributeChart
from qc.words import Message, Number, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.stats.counts.attribute_chart import AttributeChartResult


_SYMBOLS = {AttributeChart.P: "p̄", AttributeChart.NP: "p̄", AttributeChart.C: "c̄", AttributeChart.U: "ū"}


def count_steps(base: AttributeChartResult) -> Iterator[tuple[Message, tuple[Message, ...]]]:
    """Yield the centre line and the limits of a chart of counts, as its first point has them.

    Parameters
    ----------
    base : AttributeChartResult
        The chart that the limits come from.
    """
    total, of = float(base.counts.sum()), float(base.sizes.sum())
    center, k = Number(total / of, 5), Number(base.baseline.sigma_multiple)
    sums = {"symbol": _SYMBOLS[base.chart], "total": Number(total, 0), "of": Number(of, 0), "center": center}
    yield (
        message(
            "Centre: add what was found in all {points} points, and divide by all that was inspected.",
            points=base.counts.size,
        ),
        (message("{symbol} = {total} ÷ {of} = {center}", **sums),),
    )
    n = Number(float(base.sizes[0]), 0)
    said = message("Limits of a point of {n}: the centre line and {k} standard errors; never below zero.", n=n, k=k)
    yield said, _limits(base, _error(base.chart, center, n))


def _limits(base: AttributeChartResult, error: Message) -> tuple[Message, ...]:
    limits, k = base.panel.limits, Number(base.baseline.sigma_multiple)
    given = {"line": Number(float(limits.center[0]), 5), "k": k, "error": error}
    ends = ((message("UCL"), "+", limits.ucl[0]), (message("LCL"), "−", limits.lcl[0]))
    return tuple(
        message(
            "{name} = {line} {sign} {k} × {error} = {limit}",
            name=name,
            sign=sign,
            limit=Number(float(limit), 5),
            **given,
        )
        for name, sign, limit in ends
    )


def _error(chart: AttributeChart, center: Number, n: Number) -> Message:
    """Return the standard error of a point as a sum."""
    match chart:
        case AttributeChart.P:
            return message("√({center} × (1 − {center}) ÷ {n})", center=center, n=n)
        case AttributeChart.NP:
            return message("√({n} × {center} × (1 − {center}))", center=center, n=n)
        case AttributeChart.C:
            return message("√{center}", center=center)
        case _:
            return message("√({center} ÷ {n})", center=center, n=n)
