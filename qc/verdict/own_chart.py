"""The chart that readings give by themselves, as their standard asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc import stats
from qc.verdict.points import subgroups_of
from qc.verdict.run_rules import rules_of

if TYPE_CHECKING:
    from qc.intake.batch import Series
    from qc.spec.model import Characteristic
    from qc.stats.variables.result import ChartResult


def own_chart(characteristic: Characteristic, series: Series) -> ChartResult:
    """Return a series' own chart.

    Parameters
    ----------
    characteristic : Characteristic
        Which chart, which estimate of the spread, and which rules.
    series : Series
        Its readings.

    Raises
    ------
    ValueError
        If the readings do not allow the chart.
    """
    return stats.chart_phase_one(
        series.values,
        subgroups_of(series),
        kind=characteristic.chart_kind,
        estimator=characteristic.sigma,
        rules=rules_of(characteristic),
    )
