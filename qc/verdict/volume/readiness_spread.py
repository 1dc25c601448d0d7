"""How widely streams spread, in words that need no statistics; the term stands in brackets."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qc.terms import CauseFinding
from qc.verdict.studied.study import shown_p
from qc.verdict.volume.readiness_streams import NAMES
from qc.words import Message, Number, message

if TYPE_CHECKING:
    from qc import stats
    from qc.verdict.model import CharacteristicFacts
    from qc.verdict.volume.readiness_streams import StreamFinding

_DIGITS = 2  # of a rate


def upper_end(found: StreamFinding) -> float:
    """Return the upper end of the spread between streams; 0 where none was found.

    Parameters
    ----------
    found : StreamFinding
        The kind of stream.
    """
    return 0.0 if found.between is None else found.between.interval[1]


def at_most(facts: CharacteristicFacts, found: StreamFinding) -> Message:
    """Return how much streams of which no difference is shown may differ all the same.

    Parameters
    ----------
    facts : CharacteristicFacts
        For the unit and its digits.
    found : StreamFinding
        The kind of stream, with a spread.
    """
    between = found.between
    assert between is not None
    # The upper end of a two-sided interval leaves half of what it leaves out above it.
    return message(
        "if they differ all the same, then typically by ±{high} {unit} at most (standard deviation between {count} "
        "{names}, {confidence} % confidence)",
        high=Number(upper_end(found), decimals_of_spread(facts)),
        unit=facts.characteristic.unit,
        count=between.groups,
        names=NAMES[found.kind],
        confidence=Number(50 * (1 + between.confidence), 0),
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
        return message(
            "{names} and the change in time went together: the data cannot say which of them it is", names=names
        )
    if found.shares is not None and found.faults:
        return _of_rates(found.shares, names, found.p_value)
    if found.shares is not None:
        return _of_shares(found.shares, names, found.p_value)
    if found.between is None:
        return message("{names} differ, by more than chance would make ({p})", names=names, p=shown_p(found.p_value))
    if found.cleared is not None and found.beside is not None:
        return _cleared(facts, found.cleared, names, NAMES[found.beside])
    between, decimals = found.between, decimals_of_spread(facts)
    low, high, sd = (Number(each, decimals) for each in (*between.interval, between.sd_between))
    return message(
        "{names} differ, typically by ±{sd} {unit} (between {low} and {high}; standard deviation between {count} "
        "{names}): all units together scatter {wider} % more widely than those of one alone",
        names=names,
        sd=sd,
        unit=facts.characteristic.unit,
        low=low,
        high=high,
        count=between.groups,
        wider=Number(100 * (between.widening - 1), 0),
    )


def _of_shares(shares: stats.BetweenShares, names: Message, p: float) -> Message:
    """Return how far the shares of nonconforming units lie apart."""
    low, high, sd = (Number(100 * each, 1) for each in (*shares.interval, shares.sd_between))
    return message(
        "{names} differ, by more than chance would make ({p}): their shares of nonconforming units lie typically "
        "±{sd} percentage points from the middle (between {low} and {high})",
        names=names,
        p=shown_p(p),
        sd=sd,
        low=low,
        high=high,
    )


def _of_rates(rates: stats.BetweenShares, names: Message, p: float) -> Message:
    """Return how far the rates of faults lie apart."""
    decimals = max(0, _DIGITS - math.ceil(math.log10(max(rates.sd_between, rates.share))))
    low, high, sd = (Number(each, decimals) for each in (*rates.interval, rates.sd_between))
    return message(
        "{names} differ, by more than chance would make ({p}): their faults per unit lie typically ±{sd} from the "
        "middle (between {low} and {high})",
        names=names,
        p=shown_p(p),
        sd=sd,
        low=low,
        high=high,
    )


def _cleared(facts: CharacteristicFacts, cleared: stats.FactorSpread, names: Message, others: Message) -> Message:
    """Return how much streams differ once what another kind explains is taken off."""
    low, high, sd = (Number(each, decimals_of_spread(facts)) for each in (*cleared.interval, cleared.sd))
    return message(
        "{names} differ, also once differences between {others} are taken off: typically by ±{sd} {unit} (between "
        "{low} and {high}; standard deviation between {count} {names})",
        names=names,
        others=others,
        sd=sd,
        unit=facts.characteristic.unit,
        low=low,
        high=high,
        count=cleared.levels,
    )
