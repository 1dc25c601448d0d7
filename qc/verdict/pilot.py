"""Whether the pilot was one stable process by itself: limits from a pilot that moved say little.

The promise is per pilot, not per characteristic: ``qc.verdict.family`` shares it among those that are measured.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.stats.pilot.phase_one_stability import LEAST_POINTS
from qc.terms import ChartKind, Context
from qc.verdict.family import share_of
from qc.verdict.points import subgroups_of
from qc.words import Number, message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qc.intake.batch import Series
    from qc.spec.model import Characteristic, Lot
    from qc.stats.variables.result import ChartResult
    from qc.words import Message

    PilotStability = stats.PhaseOneStability | stats.StabilityTest

# Trying orders takes seconds beyond so many points; the other test's size is right there.
_MOST_POINTS = 300
_LEAST_ORDERS = 1000


def orders_for(false_alarm: float) -> int:
    """Return how many orders to try so that the probability is held exactly: one less than a multiple of 2 over it.

    Parameters
    ----------
    false_alarm : float
        Of one characteristic.
    """
    each = math.ceil(2 / false_alarm)
    return each * math.ceil(_LEAST_ORDERS / each) - 1


def pilot_stability(
    characteristic: Characteristic, pilot: Series | None, chart: ChartResult | None, lot: Lot, tested: int = 1
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
    tested : int
        How many characteristics of the pilot share it.
    """
    if pilot is None or chart is None or not pilot.ordered:
        return None
    single, share = characteristic.chart_kind is ChartKind.I_MR, share_of(lot, tested)
    points = int(np.isfinite(chart.location.values).sum())
    if points > _MOST_POINTS:
        from qc.stats.pilot.stability_test import LEAST_READINGS  # noqa: PLC0415 - most pilots are shorter

        readings = int(pilot.present.sum())
        return stats.stability_test(pilot.values, significance=share) if readings >= LEAST_READINGS else None
    if points < LEAST_POINTS:
        return None
    subgroup = None if single else subgroups_of(pilot)
    return stats.phase_one_stability(pilot.values, subgroup, false_alarm=share, permutations=orders_for(share))


def held_to(found: PilotStability) -> float:
    """Return up to which p-value a pilot is called unstable in one characteristic: its share of the false alarms.

    Parameters
    ----------
    found : PhaseOneStability or StabilityTest
        The test.
    """
    return found.significance if isinstance(found, stats.StabilityTest) else found.false_alarm


def unstable_note(found: PilotStability | None, pilot: Series | None) -> tuple[Message, ...]:
    """Return that the pilot itself moved, and where, if it is shown that it did.

    Parameters
    ----------
    found : PhaseOneStability or StabilityTest or None
        The test.
    pilot : Series or None
        The pilot's readings.
    """
    if found is None or found.stable or pilot is None:
        return ()
    said = message(
        "the pilot itself was not stable (p = {p}): limits from it do not show what the process can do",
        p=Number(found.p_value, 3),
    )
    return (said, *unlike(found, pilot))


def unlike(found: PilotStability, pilot: Series) -> tuple[Message, ...]:
    """Return where a pilot that moved is unlike the rest of it, by its own unit numbers; most telling first.

    Parameters
    ----------
    found : PhaseOneStability or StabilityTest
        A test that shows a change.
    pilot : Series
        The pilot's readings.
    """
    if isinstance(found, stats.StabilityTest):
        spread = found.scale is not None and found.scale.p_value < found.level.p_value
        change = found.scale if spread and found.scale is not None else found.level
        since = _called(pilot, int(np.flatnonzero(pilot.present)[change.place]))
        return ((_spread_from if spread else _level_from)((since,)),)

    def first(points: Iterable[int]) -> tuple[str, ...]:
        return tuple(_called(pilot, _readings(pilot, found, point)[0]) for point in points)

    def whole(points: Iterable[int]) -> tuple[str, ...]:
        ends = (_readings(pilot, found, point) for point in points)
        return tuple("–".join(dict.fromkeys((_called(pilot, one[0]), _called(pilot, one[-1])))) for one in ends)

    told = (
        (_level_from, first(found.level.steps)),
        (_level_of, whole(found.level.isolated)),
        (_spread_from, first(found.scale.steps)),
        (_spread_of, whole(found.scale.isolated)),
    )
    return tuple(say(units) for say, units in told if units)


def _readings(pilot: Series, found: stats.PhaseOneStability, point: int) -> list[int]:
    """Return the readings of a point: of a subgroup, or one."""
    single = found.level.fitted.size == len(pilot)
    return [point] if single else np.flatnonzero(subgroups_of(pilot) == point).tolist()


def _called(pilot: Series, reading: int) -> str:
    """Return what the file calls the unit of a reading, or its running number."""
    named = pilot.context.get(Context.UNIT)
    said = "" if named is None else str(named[reading]).strip()
    return said or str(int(pilot.unit[reading]) + 1)


def _level_from(units: tuple[str, ...]) -> Message:
    return message("the pilot's level is another from unit {units} on", units=units)


def _level_of(units: tuple[str, ...]) -> Message:
    return message("the level of the pilot's units {units} is unlike the rest", units=units)


def _spread_from(units: tuple[str, ...]) -> Message:
    return message("the pilot's spread is another from unit {units} on", units=units)


def _spread_of(units: tuple[str, ...]) -> Message:
    return message("the spread of the pilot's units {units} is unlike the rest", units=units)
