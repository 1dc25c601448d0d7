"""Does a gauge still read as it did? One piece measured again and again, session after session."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.description.trend import Trend, fit_trend
from qc.stats.gauges.gage_linearity import Bias, gage_bias
from qc.stats.numerics import checks
from qc.stats.run_rules.rules import RULES, Rule
from qc.stats.variables.phases import chart_phase_one
from qc.terms import ChartKind, RuleSet
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

    from qc.stats.variables.result import ChartResult

_MANY = 10  # readings in a session from which the standard deviation serves better than the range


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GageStability:
    """A gauge over time.

    Attributes
    ----------
    chart : ChartResult
        Of the sessions; a signal is a change of the gauge, or of the piece.
    trend : Trend
        Of the sessions' means, per session.
    bias : Bias or None
        Of all readings; None without a reference value.
    """

    chart: ChartResult
    trend: Trend
    bias: Bias | None


def gage_stability(
    values: ArrayLike,
    session: ArrayLike,
    *,
    reference: float | None = None,
    rules: Sequence[Rule] = RULES[RuleSet.WESTERN_ELECTRIC],
    confidence: float = 0.95,
) -> GageStability:
    """Analyse repeated readings of one piece over time.

    Parameters
    ----------
    values : (n,) array-like
        Finite readings in order of time, from at least 3 sessions.
    session : (n,) array-like of int
        The session of each reading, as consecutive runs of 0, 1, 2, …
    reference : float, optional
        Accepted value of the piece.
    rules : sequence of Rule
        Run rules for the chart of the sessions' means.
    confidence : float, default 0.95
        Of the intervals, strictly between 0 and 1.

    Returns
    -------
    GageStability
        Chart (I-MR where every session has one reading), trend and bias.

    Raises
    ------
    ValueError
        If the readings do not allow the chart, or there are fewer than 3 sessions.

    Examples
    --------
    >>> y = [6.01, 5.99, 6.00, 6.02, 6.01, 6.03, 6.04, 6.02]
    >>> found = gage_stability(y, [0, 0, 1, 1, 2, 2, 3, 3], reference=6.0)
    >>> round(found.trend.slope, 3), round(found.bias.bias, 3), found.chart.signals
    (0.01, 0.015, ())
    """
    readings, sessions = checks.sample("values", values, 3), np.asarray(session)
    sizes = np.unique(sessions, return_counts=True)[1]
    if sessions.shape != readings.shape or sizes.size < 3:
        raise ValueError(f"`session` must place {readings.size} readings in at least 3 sessions, got {sizes.size}")
    kind = ChartKind.XBAR_R if sizes.max() < _MANY else ChartKind.XBAR_S
    if sizes.max() == 1:
        kind = ChartKind.I_MR
    chart = chart_phase_one(readings, None if kind is ChartKind.I_MR else sessions, kind=kind, rules=rules)
    return GageStability(
        chart=chart,
        trend=fit_trend(chart.location.values, np.arange(sizes.size), confidence=confidence),
        bias=None if reference is None else gage_bias(readings, reference=reference, confidence=confidence),
    )
