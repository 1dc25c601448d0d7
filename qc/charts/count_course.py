"""What a chart of counts plots: one panel, proportions as percentages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.charts.course import Course, stretch_of
from qc.terms import PlottedStatistic
from qc.verdict.run_rules import rules_of
from qc.words import message

if TYPE_CHECKING:
    from qc.stats.variables.result import Panel
    from qc.verdict.model import CharacteristicFacts

_PERCENT = 100.0


def count_course(facts: CharacteristicFacts) -> Course:
    """Return what the chart of a characteristic that is judged or counted plots.

    Parameters
    ----------
    facts : CharacteristicFacts
        With a chart of counts of the batch, of the pilot, or of both.

    Returns
    -------
    Course
        Points are numbered from the pilot's first.

    Raises
    ------
    ValueError
        If the facts hold no chart of counts.
    """
    found = facts.attribute
    charts = [] if found is None else [chart for chart in (found.pilot_chart, found.chart) if chart is not None]
    if found is None or not charts:
        raise ValueError("`facts` must hold a chart of counts of the batch or of the pilot, got neither")
    ends = np.cumsum([chart.panel.values.size for chart in charts])
    numbers = np.split(np.arange(1.0, ends[-1] + 1.0), ends[:-1])
    own = rules_of(facts.characteristic)
    return Course(
        kind=facts.characteristic.count_chart,
        counted=message("point"),
        statistics=(charts[-1].panel.statistic,),
        location=tuple(
            stretch_of(chart, shown_in_percent(chart.panel), n, own) for chart, n in zip(charts, numbers, strict=True)
        ),
        pilot_only=found.chart is None,
    )


def shown_in_percent(panel: Panel) -> Panel:
    """Return a panel as it is drawn: nobody reads 0.0032 where 0.32 % is meant."""
    if panel.statistic is not PlottedStatistic.PROPORTION:
        return panel
    limits = panel.limits
    return replace(
        panel,
        values=_PERCENT * panel.values,
        limits=stats.ControlLimits(
            lcl=_PERCENT * limits.lcl, center=_PERCENT * limits.center, ucl=_PERCENT * limits.ucl
        ),
    )
