"""The decision in at most five sentences: what to do, why, since which unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.terms import CapabilityAnswer, Decision, PlottedStatistic
from qc.units import decimals_of
from qc.verdict.decide import LEFT_PILOT, capability_answer, decision, decision_alone, moves, stability
from qc.verdict.points import place
from qc.verdict.wording.against import against, as_asked
from qc.verdict.wording.reasons_lots import over_lots
from qc.verdict.wording.reasons_sampling import far_outside, nonconforming, set_aside, to_sort_out
from qc.verdict.wording.reasons_unmeasured import not_measured
from qc.words import Message, Number, message, plural

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from qc.verdict.change.diagnosis import Diagnosis
    from qc.verdict.model import CharacteristicFacts, LotFacts

_MOST_SENTENCES = 5
_LOCATION = {PlottedStatistic.MEAN, PlottedStatistic.MEDIAN, PlottedStatistic.INDIVIDUAL}
_ADVICE = {
    Decision.ACCEPT: message("Ship this lot."),
    Decision.REJECT: message("Do not ship this lot: sort it, set the bad units aside, and inspect again."),
    Decision.HOLD: message("Do not ship this lot yet: answer what stands below first."),
}


def reasons(facts: LotFacts) -> tuple[Message, ...]:
    """Return what to do and why, most important first, at most five sentences."""
    said, passes = [_ADVICE[decision(facts)]], decision_alone(facts) is Decision.ACCEPT
    if passes:
        said.extend((*over_lots(facts), *set_aside(facts), _all_inside(facts)))
    said.extend(_first(facts.characteristics, far_outside))
    said.extend(to_sort_out(facts, _first(facts.characteristics, nonconforming)))
    change = _first(facts.characteristics, _change)
    said.extend(change if passes else (*change, *over_lots(facts)))
    shown = (*_first(facts.characteristics, _incapable), *_first(facts.characteristics, _undecided))
    place, rest = len(said), (*shown, *not_measured(facts), *_not_judged(facts))
    further = _further(facts.characteristics)[: max(0, _MOST_SENTENCES - place - len(rest))] if change else ()
    return (*said, *further, *rest)[:_MOST_SENTENCES]


def _further(characteristics: Iterable[CharacteristicFacts]) -> tuple[Message, ...]:
    """Return what else is known of the first change."""
    for facts in characteristics:
        if stability(facts) in LEFT_PILOT:
            known = diagnosed(facts)
            if known is None:
                return ()
            from qc.verdict.change.diagnosis_words import more  # noqa: PLC0415 - most processes do not change

            return more(facts.characteristic, known, facts.nonconforming)
    return ()


def _first(
    characteristics: Iterable[CharacteristicFacts], say: Callable[[CharacteristicFacts], Message | None]
) -> tuple[Message, ...]:
    """Return what is said of the first characteristic concerned, and which other one or how many it concerns."""
    found = [(c.characteristic.names, sentence) for c in characteristics if (sentence := say(c)) is not None]
    said = [sentence for _, sentence in found]
    if len(said) <= 1:
        return tuple(said)
    others = len(said) - 1
    if others == 1:
        return (message("{sentence} See {other} too.", sentence=said[0], other=found[1][0]),)
    return (message("{sentence} See {count} more characteristics too.", count=others, sentence=said[0]),)


def _all_inside(facts: LotFacts) -> Message:
    """Return how much an accepted lot rests on."""
    measured, listed = facts.batch.measured, facts.batch.units
    said = {
        "units": measured if measured == listed else message("{count} of {all}", count=measured, all=listed),
        "confidence": Number(100 * facts.spec.lot.conformity_confidence),
        "share": Number(100 * max(c.upper_share for c in facts.characteristics if c.upper_share is not None), 2),
    }
    if any(c.attribute is not None for c in facts.characteristics):
        return plural(
            "{units} unit was inspected; with {confidence} % confidence, at most {share} % of such units do not "
            "conform.",
            "{units} units were inspected; with {confidence} % confidence, at most {share} % of such units do not "
            "conform.",
            count=measured,
            **said,
        )
    return plural(
        "{units} unit was measured; with {confidence} % confidence, at most {share} % of such units are outside.",
        "{units} units were measured; with {confidence} % confidence, at most {share} % of such units are outside.",
        count=measured,
        **said,
    )


def diagnosed(facts: CharacteristicFacts) -> Diagnosis | None:
    """Return what is known of a change that the standard judges by evidence, or None."""
    return facts.drift.diagnosis if facts.drift is not None and facts.judged_by == "evidence" else None


def _change(facts: CharacteristicFacts) -> Message | None:
    """Return where the process left its pilot, and which way it moves."""
    if stability(facts) not in LEFT_PILOT:
        return None
    if facts.attribute is not None:
        from qc.verdict.wording.reasons_counts import changed  # noqa: PLC0415 - readings need none of it

        return changed(facts)
    return drift(facts) or _unstable(facts)


def drift(facts: CharacteristicFacts) -> Message | None:
    """Return since when, what and by how much a characteristic changed; None where that is not known."""
    known = diagnosed(facts)
    if known is None:
        return _slope(facts)
    from qc.verdict.change.diagnosis_words import changed  # noqa: PLC0415 - most processes do not change

    return changed(facts.characteristic, known)


def _slope(facts: CharacteristicFacts) -> Message | None:
    """Return which way a characteristic judged by rules drifts, and how fast; None where no slope is shown."""
    if facts.trend is None or not moves(facts):
        return None
    gauge = facts.characteristic.gauge
    decimals = decimals_of(gauge.resolution) + 1 if gauge else None
    slopes = sorted(abs(100 * s) for s in (facts.trend.slope_lower, facts.trend.slope_upper))
    said = {
        "name": facts.characteristic.names,
        "slope": Number(abs(100 * facts.trend.slope), decimals),
        "unit": facts.characteristic.unit,
        "low": Number(slopes[0], decimals),
        "high": Number(slopes[1], decimals),
        "where": _where(facts),
    }
    if facts.trend.slope > 0:
        return message(
            "{name} drifts upward: {slope} {unit} per 100 units (between {low} and {high}), first seen at {where}.",
            **said,
        )
    return message(
        "{name} drifts downward: {slope} {unit} per 100 units (between {low} and {high}), first seen at {where}.",
        **said,
    )


def _unstable(facts: CharacteristicFacts) -> Message:
    """Return that a process left its pilot without a slope over the whole batch, and where that was first seen."""
    return message(
        "{name} does not stay as in the pilot, first seen at {where}.",
        name=facts.characteristic.names,
        where=_where(facts),
    )


def _where(facts: CharacteristicFacts) -> Message:
    """Return the place at which the change was first seen."""
    found = place(facts, _first_seen(facts))
    first, last = str(found.first_unit), str(found.last_unit)
    if found.first_unit == found.last_unit:
        if found.in_file is None:
            return message("unit {unit}", unit=first)
        return message("unit {unit} (in the file {number})", unit=first, number=found.in_file[0])
    if found.in_file is None:
        return message("subgroup {label} (units {first}–{last})", label=found.label, first=first, last=last)
    return message(
        "subgroup {label} (units {first}–{last}; in the file {start}–{end})",
        label=found.label,
        first=first,
        last=last,
        start=found.in_file[0],
        end=found.in_file[1],
    )


def _first_seen(facts: CharacteristicFacts) -> int:
    """Return the point at which the evidence sufficed; judged by rules, the first signal, level before spread."""
    assert facts.chart is not None
    if facts.drift is not None and facts.drift.flagged is not None and facts.judged_by == "evidence":
        return facts.drift.flagged
    signals = facts.chart.signals
    level = [signal for signal in signals if signal.statistic in _LOCATION]
    return min(signal.point for signal in level or signals)


def _undecided(facts: CharacteristicFacts) -> Message | None:
    """Return that the buyer decides on an index, or None."""
    if capability_answer(facts) is not CapabilityAnswer.BUYER_DECIDES:
        return None
    from qc.verdict.wording.reasons_phase import undecided  # noqa: PLC0415 - few standards leave anything to the buyer

    return undecided(facts)


def _incapable(facts: CharacteristicFacts) -> Message | None:
    """Return that an index is below what the buyer asks."""
    asked, index = facts.characteristic.capability, facts.asked_index
    if asked is None or index is None or capability_answer(facts) is not CapabilityAnswer.NOT_MET:
        return None
    said = {
        "name": facts.characteristic.names,
        "index": asked.index.capitalize(),
        "value": against(index.value, asked),
        "minimum": as_asked(asked.minimum),
    }
    if index.lower is None:
        return message("{name}: {index} is {value}; the buyer asks {minimum}.", **said)
    return message(
        "{name}: {index} is {value} (at least {lower} with {confidence} % confidence); the buyer asks {minimum}.",
        lower=against(index.lower, asked),
        confidence=Number(100 * asked.confidence),
        **said,
    )


def _not_judged(facts: LotFacts) -> tuple[Message, ...]:
    """Return what could not be judged: the first reason, and how many more there are."""
    if not facts.enough_units:
        return (
            plural(
                "{units} unit was measured; the standard asks for at least {wanted} of a lot.",
                "{units} units were measured; the standard asks for at least {wanted} of a lot.",
                count=facts.batch.measured,
                units=facts.batch.measured,
                wanted=facts.units_wanted,
            ),
        )
    measured = [c for c in facts.characteristics if c.series is not None]
    missing = [(c, unjudged) for c in measured for unjudged in c.unjudged]
    if not missing:
        return ()
    first, unjudged = missing[0]
    return (
        message(
            "{count} of {questions} questions could not be judged; the first: {name}, {question}: {reason}.",
            count=len(missing),
            questions=sum(3 if c.characteristic.capability else 2 for c in measured),
            name=first.characteristic.names,
            question=unjudged.question,
            reason=unjudged.reason,
        ),
    )
