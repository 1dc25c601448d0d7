"""The run rules that a standard asks for, and how often they call out in a batch in which nothing changed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.terms import RuleSet
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qc.spec.model import Characteristic
    from qc.spec.run_rules import RunRule
    from qc.stats.run_rules.rules import Rule
    from qc.stats.variables.result import ChartResult
    from qc.words import Message

_LIMIT = 3.0


def rules_of(characteristic: Characteristic) -> tuple[Rule, ...]:
    """Return the rows that a characteristic's chart is held against: a named set's, or the standard's own."""
    asked = characteristic.rules
    return stats.RULES[asked] if isinstance(asked, RuleSet) else _own(asked)


@cache
def _own(rows: tuple[RunRule, ...]) -> tuple[Rule, ...]:
    """Return a standard's own rows, a point beyond a limit first."""
    zoned = [row for row in rows if row.pattern == "beyond" and row.zone > 0]
    limit = [row for row in zoned if (row.points, row.window or row.points, row.zone) == (1, 1, _LIMIT)]
    runs = [row for row in rows if row.pattern == "beyond" and row.zone == 0]
    return stats.own_rules(
        beyond_limits=bool(limit),
        one_side=(
            *_windows(row for row in zoned if row not in limit),
            *_windows(row for row in runs if row.window not in {None, row.points}),
        ),
        either_side=_windows(row for row in rows if row.pattern == "beyond-either-side"),
        runs=[row.points for row in runs if row.window in {None, row.points}],
        trends=[row.points for row in rows if row.pattern == "trend"],
        alternations=[row.points for row in rows if row.pattern == "alternation"],
        within=[(row.points, row.zone) for row in rows if row.pattern == "within"],
    )


def _windows(rows: Iterable[RunRule]) -> list[tuple[int, int, float]]:
    """Return points, window and zone of rows."""
    return [(row.points, row.window or row.points, row.zone) for row in rows]


def false_alarms(characteristic: Characteristic, chart: ChartResult | None) -> stats.FalseAlarms | None:
    """Return how likely a characteristic's rules call out at least once on a chart as long as this one.

    Parameters
    ----------
    characteristic : Characteristic
        The rules.
    chart : ChartResult or None
        The batch's chart.

    Returns
    -------
    FalseAlarms or None
        Of the panel of location. None without a chart, without rules, or where the rules remember too much to say.
    """
    rules = rules_of(characteristic)
    if chart is None or not rules:
        return None
    points = int(np.isfinite(chart.location.values).sum())
    return _probability(rules, points, chart.baseline.sigma_multiple)


@cache
def _probability(rules: tuple[Rule, ...], points: int, sigma_multiple: float) -> stats.FalseAlarms | None:
    try:
        return stats.false_alarm_probability(rules, points, sigma_multiple=sigma_multiple)
    except ValueError:
        return None


def rule_notes(characteristic: Characteristic, chart: ChartResult | None) -> tuple[Message, ...]:
    """Return that the chance of a false alarm of a chart's rules is not known, where it is not."""
    if chart is None or not rules_of(characteristic) or false_alarms(characteristic, chart) is not None:
        return ()
    return (message("how often these run rules call out without a cause is not computed: they remember too much"),)
