"""Why more units may look worse than few: three explanations, each with what the data say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.stats.drift.diagnosis.kinds import ChangeKind
from qc.terms import CauseFinding, VolumeCause
from qc.values import dataclass
from qc.verdict.change.diagnosis_kinds import what
from qc.verdict.volume.readiness_course import goes_with_streams, moved_in_time
from qc.verdict.volume.readiness_moving import moving
from qc.verdict.volume.readiness_spread import at_most, told_of, upper_end
from qc.verdict.volume.readiness_streams import NAMES, SIGNIFICANCE
from qc.words import Message, Number, message, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.stats.volume.explained import Explained
    from qc.verdict.model import CharacteristicFacts
    from qc.verdict.volume.readiness_besides import Besides
    from qc.verdict.volume.readiness_evidence import Evidence
    from qc.verdict.volume.readiness_streams import StreamFinding

_TOLD = 3
_SMALLEST, _ROUND_FROM = 0.1, 10.0
_NEARLY_ALL = 0.995  # of what was found: a share that is said as 100 % explains all of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One of the three explanations.

    Attributes
    ----------
    cause : VolumeCause
        Exposure, drift, or more streams.
    finding : CauseFinding
        What the data say.
    said : tuple of Message
        The evidence, in sentences.
    """

    cause: VolumeCause
    finding: CauseFinding
    said: tuple[Message, ...]


def explanations(
    facts: CharacteristicFacts, told: Evidence, streams: tuple[StreamFinding, ...], besides: Besides | None
) -> tuple[Explanation, ...]:
    """Return the three explanations of one characteristic.

    Parameters
    ----------
    facts : CharacteristicFacts
        What was judged.
    told : Evidence
        Its counts.
    streams : tuple of StreamFinding
        How its streams differ.
    besides : Besides or None
        What the order of lots or batches says, where a change goes with them.

    Returns
    -------
    tuple of Explanation
        Exposure, drift, more streams.
    """
    found = (
        (VolumeCause.EXPOSURE, _exposure(told, faults=facts.characteristic.counts == "nonconformities")),
        (VolumeCause.DRIFT, moving(facts, besides)),
    )
    every = (*found, (VolumeCause.STREAMS, _streams(facts, streams)))
    return tuple(Explanation(cause=cause, finding=finding, said=said) for cause, (finding, said) in every)


_Told = tuple[CauseFinding, tuple[Message, ...]]


def _exposure(told: Evidence, *, faults: bool) -> _Told:
    found = told.explained
    if found is None:
        why = message("without a pilot there is nothing to hold the batch against")
        if told.batch is None:
            why = message("no units were counted")
        return CauseFinding.NOT_JUDGED, (why,)
    if found.share is None:
        nothing = plural(
            "the one later unit conforms: there is nothing to explain",
            "all {units} later units conform: there is nothing to explain",
            count=found.units,
            units=found.units,
        )
        return CauseFinding.NOT_FOUND, (nothing,)
    told_so = _counted_faults(found) if faults else _counted_units(found)
    if found.p_value >= SIGNIFICANCE:
        return CauseFinding.FOUND, (told_so, message("more units alone are explanation enough"))
    return CauseFinding.NOT_FOUND, (told_so, _left_over(found))


def _counted_faults(found: Explained) -> Message:
    """Return how many faults were found, and how many were to be expected."""
    return plural(
        "{count} fault was found on {units} later units; had nothing changed, {expected} would be on average, by "
        "chance more or fewer",
        "{count} faults were found on {units} later units; had nothing changed, {expected} would be on average, by "
        "chance more or fewer",
        count=found.found,
        units=found.units,
        expected=_between(*found.interval),
    )


def _counted_units(found: Explained) -> Message:
    """Return how many units are nonconforming, and how many were to be expected."""
    return plural(
        "{count} of {units} later units is nonconforming; had nothing changed, {expected} would be on average, by "
        "chance more or fewer",
        "{count} of {units} later units are nonconforming; had nothing changed, {expected} would be on average, by "
        "chance more or fewer",
        count=found.found,
        units=found.units,
        expected=_between(*found.interval),
    )


def _left_over(found: Explained) -> Message:
    """Return how much of what was found more units alone explain; or how rarely they bring all of it."""
    assert found.share_interval is not None
    if found.share_interval[1] < _NEARLY_ALL:
        share = Number(100 * found.share_interval[1], 0)
        return message("more units alone explain at most {share} % of them", share=share)
    return message(
        "more units alone bring so many in about {share} of 100 such cases only",
        share=few(100 * found.p_value),
    )


def few(count: float) -> Number | Message:
    """Return a number of units to expect, with a decimal where it is small; nothing is never said to be exactly none.

    Parameters
    ----------
    count : float
        At least 0.
    """
    if count < _SMALLEST:
        return message("less than {number}", number=Number(_SMALLEST, 1))
    return Number(count, 1 if count < _ROUND_FROM else 0)


def _between(low: float, high: float) -> Number | Message:
    """Return a range of units to expect, in one word where its lower end would read as nothing."""
    if high < _SMALLEST:
        return few(high)
    if low < _SMALLEST:
        return message("at most {limit}", limit=few(high))
    return message("{low} to {high}", low=few(low), high=few(high))


def _streams(facts: CharacteristicFacts, streams: tuple[StreamFinding, ...]) -> _Told:
    if not streams:
        return _by_change(facts) or (CauseFinding.NOT_JUDGED, (_why_no_streams(facts),))
    order = (CauseFinding.FOUND, CauseFinding.EITHER, CauseFinding.NOT_FOUND)
    sorted_streams = sorted(streams, key=lambda each: (order.index(each.finding), each.p_value))
    worst = sorted_streams[0].finding
    if worst is not CauseFinding.FOUND and (told := _by_change(facts)) is not None:
        return told
    shown = [each for each in sorted_streams if each.finding is worst][:_TOLD]
    if worst is CauseFinding.NOT_FOUND:
        return worst, tuple(_calm(facts, sorted_streams))
    return worst, tuple(told_of(facts, each) for each in shown)


def _by_change(facts: CharacteristicFacts) -> _Told | None:
    """Return that the level goes with lots or what else comes and goes, where the change is known to; else None."""
    known = goes_with_streams(facts)
    if known is None or not known.directed:
        return None
    if known.factor is not None:
        return CauseFinding.FOUND, (message("its level goes with the {context}", context=known.factor.context),)
    return CauseFinding.FOUND, (what(facts.characteristic, known),)


def _calm(facts: CharacteristicFacts, streams: list[StreamFinding]) -> Iterator[Message]:
    """Yield which streams differ only as the trend does, and which do not, with how much they may all the same."""
    moving = tuple(NAMES[each.kind] for each in streams if each.p_value < SIGNIFICANCE)
    still = [each for each in streams if each.p_value >= SIGNIFICANCE]
    known = moved_in_time(facts)
    if moving and (known is None or known.found.kind is ChangeKind.TREND):
        yield message("what differs between {names} goes with the trend", names=moving)
    elif moving:
        yield message("what differs between {names} goes with the change in time", names=moving)
    if still:
        yield message("no difference is shown between {names}", names=tuple(NAMES[each.kind] for each in still))
        widest = max((each for each in still if each.between), key=upper_end, default=None)
        if widest is not None:
            yield at_most(facts, widest)


def _why_no_streams(facts: CharacteristicFacts) -> Message:
    if facts.series is None or not facts.series.present.any():
        return message("no readings in the batch")
    return message(
        "no two operators, shifts, machines, material lots, tools or batches can be compared: the files name at most "
        "one of each, or too little was found"
    )
