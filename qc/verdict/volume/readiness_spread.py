"""How widely streams spread, in words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qc.terms import CauseFinding
from qc.verdict.volume.readiness_streams import NAMES
from qc.words import Message, Number, message

if TYPE_CHECKING:
    from qc import stats
    from qc.verdict.model import CharacteristicFacts
    from qc.verdict.volume.readiness_streams import StreamFinding


def upper_end(found: StreamFinding) -> float:
    """Return the upper end of the spread between streams; 0 where none was found.

    Parameters
    ----------
    found : StreamFinding
        The kind of stream.
    """
    return 0.0 if found.between is None else found.between.interval[1]


def size_of_spread(facts: CharacteristicFacts, found: StreamFinding) -> Message:
    """Return how large the spread between streams is, with its interval and how few they are.

    Parameters
    ----------
    facts : CharacteristicFacts
        For the unit and its digits.
    found : StreamFinding
        The kind of stream.
    """
    assert found.between is not None
    if found.cleared is not None and found.beside is not None:
        return _cleared_size(facts, found.cleared, NAMES[found.kind], NAMES[found.beside])
    low, high = found.between.interval
    return message(
        "spread between {count} {names} {sd} {unit} (between {low} and {high})",
        count=found.between.groups,
        names=NAMES[found.kind],
        sd=Number(found.between.sd_between, decimals_of_spread(facts)),
        low=Number(low, decimals_of_spread(facts)),
        high=Number(high, decimals_of_spread(facts)),
        unit=facts.characteristic.unit,
    )


def _cleared_size(facts: CharacteristicFacts, cleared: stats.FactorSpread, names: Message, others: Message) -> Message:
    """Return how large the spread is once what another kind explains is taken off."""
    low, high, sd = (Number(each, decimals_of_spread(facts)) for each in (*cleared.interval, cleared.sd))
    return message(
        "spread between {count} {names}, cleared of {others}, {sd} {unit} (between {low} and {high})",
        count=cleared.levels,
        names=names,
        others=others,
        sd=sd,
        low=low,
        high=high,
        unit=facts.characteristic.unit,
    )


def decimals_of_spread(facts: CharacteristicFacts) -> int:
    """Return how many decimals a mean or a spread is shown with: one more than the gauge has.

    Parameters
    ----------
    facts : CharacteristicFacts
        For the gauge.
    """
    step = None if facts.characteristic.gauge is None else facts.characteristic.gauge.resolution
    return 4 if step is None else max(0, math.ceil(-math.log10(step))) + 1


def told_of(facts: CharacteristicFacts, found: StreamFinding) -> Message:
    """Return what one kind of stream shows.

    Parameters
    ----------
    facts : CharacteristicFacts
        For the unit and its digits.
    found : StreamFinding
        The kind of stream.
    """
    names = NAMES[found.kind]
    if found.finding is CauseFinding.EITHER:
        return message("{names} and the trend went together: the data cannot say which of them it is", names=names)
    if found.shares is not None:
        low, high, sd = (Number(100 * each, 2) for each in (*found.shares.interval, found.shares.sd_between))
        return message(
            "{names} differ (p = {p}): their shares spread by {sd} percentage points (between {low} and {high})",
            names=names,
            p=Number(found.p_value, 4),
            sd=sd,
            low=low,
            high=high,
        )
    if found.between is None:
        return message("{names} differ (p = {p})", names=names, p=Number(found.p_value, 4))
    return message(
        "{names} differ: {size}; together they spread {times} times as wide as one alone",
        names=names,
        size=size_of_spread(facts, found),
        times=Number(found.between.widening, 2),
    )
