"""What a control chart plots: the pilot's and the batch's points on one axis of running numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np

from qc.charts.rule_words import told_rule
from qc.terms import ChartKind, Context, PlottedStatistic
from qc.values import dataclass
from qc.verdict.run_rules import rules_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from qc.charts.rule_words import ToldRule
    from qc.intake.batch import Series
    from qc.stats.run_rules.rules import Rule
    from qc.stats.variables.result import ChartResult, ControlLimits, Panel, Signal
    from qc.terms import AttributeChart, Phase, RareEventChart
    from qc.verdict.model import CharacteristicFacts
    from qc.words import Message

_PLOTTED = {
    ChartKind.XBAR_R: (PlottedStatistic.MEAN, PlottedStatistic.RANGE),
    ChartKind.XBAR_S: (PlottedStatistic.MEAN, PlottedStatistic.SD),
    ChartKind.I_MR: (PlottedStatistic.INDIVIDUAL, PlottedStatistic.MOVING_RANGE),
    ChartKind.MEDIAN_R: (PlottedStatistic.MEDIAN, PlottedStatistic.RANGE),
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stretch:
    """One phase of one panel.

    Attributes
    ----------
    phase : Phase
        I: the limits come from these points. II: the limits were given.
    numbers : (k,) float array
        Place of each point on the axis: its subgroup's or unit's number.
    values : (k,) float array
        NaN where a point has no value.
    limits : ControlLimits
        Of each point.
    rules : mapping of int to tuple of ToldRule
        The rules that flag a point, by its index.
    """

    phase: Phase
    numbers: NDArray[np.float64]
    values: NDArray[np.float64]
    limits: ControlLimits
    rules: Mapping[int, tuple[ToldRule, ...]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Course:
    """The panels of a chart: the pilot first, then the batch.

    Attributes
    ----------
    kind : ChartKind, AttributeChart or RareEventChart
        Which chart.
    counted : Context or Message
        What the axis counts: subgroups, units, or points.
    statistics : tuple of PlottedStatistic
        What each panel plots.
    location, dispersion, third : tuple of Stretch
        The panels, in production order; empty where there is none.
    pilot_only : bool
        Whether there is no batch.
    stages : tuple of (float, str)
        Where each stage begins on the axis, and its name; empty where the limits have none.
    """

    kind: ChartKind | AttributeChart | RareEventChart
    counted: Context | Message
    statistics: tuple[PlottedStatistic, ...]
    location: tuple[Stretch, ...]
    dispersion: tuple[Stretch, ...] = ()
    third: tuple[Stretch, ...] = ()
    pilot_only: bool = False
    stages: tuple[tuple[float, str], ...] = ()

    @property
    def panels(self) -> tuple[tuple[Stretch, ...], ...]:
        """The panels that are drawn, the upper first."""
        return tuple(panel for panel in (self.location, self.dispersion, self.third) if panel)

    @property
    def points(self) -> tuple[int, int]:
        """How many points the pilot has, and the batch."""
        sizes = [int(stretch.values.size) for stretch in self.location]
        if self.pilot_only:
            return sizes[0], 0
        return (0, sizes[0]) if len(sizes) == 1 else (sizes[0], sizes[1])


def course(facts: CharacteristicFacts) -> Course:
    """Return what the chart of a characteristic plots.

    Parameters
    ----------
    facts : CharacteristicFacts
        With a chart of the batch, of the pilot, or of both.

    Returns
    -------
    Course
        Its numbers run on from the pilot to the batch.

    Raises
    ------
    ValueError
        If the facts hold no chart.
    """
    pairs = ((facts.pilot_chart, facts.pilot), (facts.chart, facts.series))
    charts = [(chart, series) for chart, series in pairs if chart is not None]
    if not charts:
        raise ValueError("`facts` must hold a chart of the batch or of the pilot, got neither")
    numbers = _numbers(charts)
    kind = charts[-1][0].kind
    own = rules_of(facts.characteristic)
    return Course(
        kind=kind,
        counted=Context.UNIT if kind is ChartKind.I_MR else Context.SUBGROUP,
        statistics=_PLOTTED[kind],
        location=tuple(
            stretch_of(chart, chart.location, n, own) for (chart, _), n in zip(charts, numbers, strict=True)
        ),
        dispersion=tuple(
            stretch_of(chart, chart.dispersion, n, own) for (chart, _), n in zip(charts, numbers, strict=True)
        ),
        pilot_only=facts.chart is None,
    )


class Charted(Protocol):
    """What every chart has, whatever it plots."""

    @property
    def phase(self) -> Phase:
        """Whether the limits come from its own points."""

    @property
    def signals(self) -> tuple[Signal, ...]:
        """All of them."""


def stretch_of(chart: Charted, panel: Panel, numbers: NDArray[np.float64], own: tuple[Rule, ...]) -> Stretch:
    """Return one phase of one panel with the signals that are its own.

    Parameters
    ----------
    chart : Charted
        Its phase and all its signals.
    panel : Panel
        What is plotted.
    numbers : (k,) float array
        Place of each point on the axis.
    own : tuple of Rule
        The run rules, for their words.
    """
    rules: dict[int, tuple[ToldRule, ...]] = {}
    told = {name: told_rule(name, own) for name in {signal.rule for signal in chart.signals}}
    for signal in chart.signals:
        named = rules.get(signal.point, ())
        if signal.statistic is panel.statistic and told[signal.rule] not in named:
            rules[signal.point] = (*named, told[signal.rule])
    return Stretch(phase=chart.phase, numbers=numbers, values=panel.values, limits=panel.limits, rules=rules)


def _numbers(charts: list[tuple[ChartResult, Series | None]]) -> list[NDArray[np.float64]]:
    """Return the number of each point: the file's own where these run on, else counted from 1."""
    sizes = [chart.location.values.size for chart, _ in charts]
    ends = np.cumsum(sizes)
    named = _units(charts) if charts[-1][0].kind is ChartKind.I_MR else _subgroups(charts)
    if named is None or named.size != ends[-1] or not (np.diff(named) > 0).all():
        named = np.arange(1.0, ends[-1] + 1.0)
    return np.split(named, ends[:-1])


def _units(charts: list[tuple[ChartResult, Series | None]]) -> NDArray[np.float64] | None:
    """Return running numbers of units from the pilot's first, as the verdict's sentences count them."""
    units, before = [], 0
    for _, series in charts:
        if series is None or len(series) == 0:
            return None
        units.append(series.unit.astype(np.float64) + before + 1)
        before += int(series.unit.max()) + 1
    return np.concatenate(units)


def _subgroups(charts: list[tuple[ChartResult, Series | None]]) -> NDArray[np.float64] | None:
    """Return the subgroups' own numbers, if the file gives each a whole number."""
    names: list[str] = []
    for _, series in charts:
        labels = None if series is None else series.context.get(Context.SUBGROUP)
        if series is None or series.subgroup is None or labels is None:
            return None
        _, first = np.unique(series.subgroup, return_index=True)
        names.extend(str(label).strip() for label in labels[first])
    if not all(name.isdecimal() for name in names):
        return None
    return np.array([float(name) for name in names])
