"""Whether the pilot was one stable process by itself: limits from a pilot that moved say little."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.stats.pilot.phase_one_stability import LEAST_POINTS
from qc.terms import ChartKind
from qc.verdict.points import subgroups_of
from qc.words import Number, message

if TYPE_CHECKING:
    from qc.intake.batch import Series
    from qc.spec.model import Characteristic, Lot
    from qc.stats.variables.result import ChartResult
    from qc.words import Message

    PilotStability = stats.PhaseOneStability | stats.StabilityTest

# Trying orders takes seconds beyond so many points; the other test's size is right there.
_MOST_POINTS = 300
_LEAST_ORDERS = 1000


def pilot_stability(
    characteristic: Characteristic, pilot: Series | None, chart: ChartResult | None, lot: Lot
) -> PilotStability | None:
    """Return whether the pilot was stable, or None where it gives no limits or too few points to tell.

    Parameters
    ----------
    characteristic : Characteristic
        Whether readings are charted one by one.
    pilot : Series or None
        Its readings.
    chart : ChartResult or None
        Its chart.
    lot : Lot
        The probability of calling a stable pilot unstable.
    """
    if pilot is None or chart is None or not pilot.ordered:
        return None
    single = characteristic.chart_kind is ChartKind.I_MR
    points = int(np.isfinite(chart.location.values).sum())
    if points > _MOST_POINTS:
        from qc.stats.pilot.stability_test import LEAST_READINGS  # noqa: PLC0415 - most pilots are shorter

        readings = int(pilot.present.sum())
        return stats.stability_test(pilot.values, significance=lot.false_alarm) if readings >= LEAST_READINGS else None
    if points < LEAST_POINTS:
        return None
    each = math.ceil(2 / lot.false_alarm)
    orders = each * math.ceil(_LEAST_ORDERS / each) - 1
    subgroup = None if single else subgroups_of(pilot)
    return stats.phase_one_stability(pilot.values, subgroup, false_alarm=lot.false_alarm, permutations=orders)


def unstable_note(found: PilotStability | None) -> tuple[Message, ...]:
    """Return that the pilot itself moved, if it is shown that it did."""
    if found is None or found.stable:
        return ()
    said = message(
        "the pilot itself was not stable (p = {p}): limits from it do not show what the process can do",
        p=Number(found.p_value, 3),
    )
    return (said,)
