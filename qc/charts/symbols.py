"""What a panel's upright axis is called: in words, by its symbol, with its unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.terms import PlottedStatistic

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qc.spec.model import Characteristic
    from qc.words import Language

_SYMBOLS: Mapping[PlottedStatistic, str] = {
    PlottedStatistic.MEAN: "X-bar",
    PlottedStatistic.RANGE: "R",
    PlottedStatistic.SD: "S",
    PlottedStatistic.INDIVIDUAL: "X",
    PlottedStatistic.MOVING_RANGE: "MR",
    PlottedStatistic.MEDIAN: "Med",
    PlottedStatistic.MEAN_MOVING_RANGE: "MR",
    PlottedStatistic.PROPORTION: "p",
    PlottedStatistic.NONCONFORMING: "np",
    PlottedStatistic.NONCONFORMITIES: "c",
    PlottedStatistic.RATE: "u",
    PlottedStatistic.UNITS_BETWEEN: "g",
    PlottedStatistic.TIME_BETWEEN: "t",
    PlottedStatistic.EWMA: "EWMA",
    PlottedStatistic.CUSUM_UPPER: "C+",
    PlottedStatistic.CUSUM_LOWER: "C−",
    PlottedStatistic.MOVING_AVERAGE: "MA",
    PlottedStatistic.DEVIATION: "d",
    PlottedStatistic.STANDARDIZED: "z",
    PlottedStatistic.T_SQUARED: "T²",
}
_UNITS = {PlottedStatistic.PROPORTION: "%", PlottedStatistic.TIME_BETWEEN: "h"}


def plotted_unit(asked: Characteristic, statistic: PlottedStatistic) -> str:
    """Return the unit of what a panel plots; empty for counts."""
    return _UNITS.get(statistic, "") if asked.kind == "attribute" else asked.unit


def axis_titles(statistic: PlottedStatistic, unit: str, reader: Language) -> tuple[str, str]:
    """Return what is plotted, in words and by its symbol, each with its unit if it has one."""
    behind = f" ({unit})" if unit else ""
    return f"{reader.say(statistic)}{behind}", f"{_SYMBOLS[statistic]}{behind}"
