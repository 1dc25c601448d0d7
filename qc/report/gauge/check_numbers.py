"""The numbers of a study of bias, linearity, stability, or judgements as rows of a table."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qc.report.gauge.check_words import percent
from qc.stats.gauges.attribute_agreement import AttributeAgreement
from qc.stats.gauges.gage_linearity import Bias, Linearity
from qc.words import Number, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.report.gauge.check_facts import GaugeCheck
    from qc.stats.gauges.gage_linearity import Coefficient
    from qc.stats.gauges.gage_stability import GageStability
    from qc.stats.gauges.kappa import Kappa
    from qc.words import Message

    Row = tuple[object, ...]

_LEAST_P = 0.0001
_NOTHING = "–"


def heading(facts: GaugeCheck) -> tuple[Message, ...]:
    """Return the titles of the table's columns.

    Parameters
    ----------
    facts : GaugeCheck
        The study.
    """
    if isinstance(facts.analysis, AttributeAgreement):
        return (
            message("User"),
            message("Repeats"),
            message("Right every time"),
            message("Bad ones passed"),
            message("Good ones rejected"),
            message("Kappa"),
        )
    if isinstance(facts.analysis, Linearity):
        return (message("True value"), message("Readings"), message("Bias"), message("95 % interval"), message("p"))
    return (message("Number"), message("Value"))


def rows(facts: GaugeCheck) -> Iterator[Row]:
    """Yield the rows of the table.

    Parameters
    ----------
    facts : GaugeCheck
        The study.

    Yields
    ------
    tuple
        As many cells as there are titles.
    """
    found = facts.analysis
    if isinstance(found, AttributeAgreement):
        for each in found.appraisers:
            shares = (each.repeated, each.effective, each.missed, each.false_alarms)
            yield (each.name, *map(percent, shares), _kappa(each.against_reference or each.within))
    elif isinstance(found, Linearity):
        yield from _line(facts, found)
    elif isinstance(found, Bias):
        yield from _bias(facts, found)
    else:
        yield from _stability(facts, found)


def _kappa(found: Kappa | None) -> object:
    return _NOTHING if found is None or found.kappa is None else Number(found.kappa, 2)


def _line(facts: GaugeCheck, found: Linearity) -> Iterator[Row]:
    decimals = facts.study.decimals + 2
    for each in found.at:
        interval = _interval(each.interval, decimals)
        yield (Number(each.reference), each.n, Number(each.bias, decimals), interval, p_value(each.p_value))
    for name, line in ((message("slope of the line"), found.slope), (message("line at 0"), found.intercept)):
        yield (name, "", Number(line.value, decimals + 2), _of(line, decimals + 2), p_value(line.p_value))
    yield (message("share that the line explains (R²)"), "", Number(found.r_squared, 3), "", "")


def _of(line: Coefficient, decimals: int) -> Message:
    return _interval(line.interval, decimals)


def _interval(interval: tuple[float, float], decimals: int) -> Message:
    lower, upper = interval
    return message("{lower} to {upper}", lower=Number(lower, decimals), upper=Number(upper, decimals))


def _bias(facts: GaugeCheck, found: Bias) -> Iterator[Row]:
    decimals = facts.study.decimals + 2
    yield message("true value"), Number(found.reference)
    yield message("readings"), found.n
    yield message("bias"), Number(found.bias, decimals)
    yield message("95 % interval"), _interval(found.interval, decimals)
    yield message("standard deviation of the readings"), Number(found.repeatability, decimals)
    yield message("p"), p_value(found.p_value)


def _stability(facts: GaugeCheck, found: GageStability) -> Iterator[Row]:
    decimals, limits = facts.study.decimals + 2, found.chart.location.limits
    yield message("sessions"), found.chart.sizes.size
    yield message("center line"), Number(float(limits.center[-1]), decimals)
    last = (float(limits.lcl[-1]), float(limits.ucl[-1]))
    yield message("control limits"), _interval(last, decimals)
    yield message("signals"), len(found.chart.signals)
    yield message("change per session"), Number(found.trend.slope, decimals + 1)
    yield message("p of the change"), p_value(found.trend.p_value)
    if found.bias is not None:
        yield from _bias(facts, found.bias)


def p_value(value: float) -> object:
    """Return a p-value with four decimals; one that is not nothing never looks so."""
    if math.isnan(value):
        return _NOTHING
    return message("< {value}", value=Number(_LEAST_P, 4)) if value < _LEAST_P else Number(value, 4)
