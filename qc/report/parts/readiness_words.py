"""What has been shown at which volume, in sentences: never "ready" alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.terms import Readiness
from qc.verdict.volume.readiness_coverage import not_known
from qc.words import Message, Number, message, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.verdict.volume.readiness import ReadinessFacts

_MOST_REASONS = 4
_PRIORS = {
    "uniform": message("every share of NG taken as equally likely"),
    "jeffreys": message("shares of NG near 0 and near 100 % taken as likelier (Jeffreys' prior)"),
}


def level_sentence(found: ReadinessFacts) -> Message:
    """Return the level in a sentence, with what it holds for.

    Parameters
    ----------
    found : ReadinessFacts
        What was found.
    """
    target = found.volume.target
    reasons = tuple(found.reached.reasons[:_MOST_REASONS])
    match found.level:
        case Readiness.NOT_ENOUGH:
            return message(
                "Not enough evidence to judge {target} units. Missing: {reasons}.",
                target=target,
                reasons=_list(reasons),
            )
        case Readiness.NOT_YET:
            return message(
                "Not yet for {target} units. Correct first: {reasons}.", target=target, reasons=_list(reasons)
            )
        case Readiness.UNDER_GUARD if found.made >= target:
            return message(
                "May go on at {volume} units, guarded as said below; not yet shown under all that {target} units "
                "bring. Missing: {reasons}.",
                volume=found.step.volume,
                target=target,
                reasons=_list(reasons),
            )
        case Readiness.UNDER_GUARD:
            return message(
                "May step up to {volume} units, guarded as said below; not yet shown for {target}. Missing: {reasons}.",
                volume=found.step.volume,
                target=target,
                reasons=_list(reasons),
            )
        case _:
            return _shown(found)


def _shown(found: ReadinessFacts) -> Message:
    """Return at which volume it was shown, and how far the data support going on where that is short of the target."""
    shown = plural(
        "Shown at {made} units ({units} measured, {batches} batch), under the conditions below. No promise for "
        "other conditions.",
        "Shown at {made} units ({units} measured, {batches} batches), under the conditions below. No promise for "
        "other conditions.",
        count=found.reached.batches,
        made=found.made,
        units=found.reached.units,
        batches=found.reached.batches,
    )
    further = found.step.volume
    if further is None or further <= found.made:
        return shown
    return message(
        "{shown} May step up to {volume} units, measured as said below.",
        shown=shown,
        volume=further,
    )


def _list(reasons: tuple[Message, ...]) -> Message:
    """Return reasons one after the other."""
    said = message("{first}", first=reasons[0]) if reasons else message("nothing")
    for reason in reasons[1:]:
        said = message("{before}; {reason}", before=said, reason=reason)
    return said


def condition_sentence(found: ReadinessFacts) -> Message:
    """Return what the data hold, and what was never seen.

    Parameters
    ----------
    found : ReadinessFacts
        What was found.
    """
    never = tuple(row.name for row in found.coverage if row.covered is False)
    base = plural(
        "It rests on {measured} measured units of {made} made, in {batches} batch.",
        "It rests on {measured} measured units of {made} made, in {batches} batches.",
        count=found.reached.batches,
        measured=found.measured,
        made=found.made,
        batches=found.reached.batches,
    )
    if found.level is Readiness.UNDER_GUARD and len(found.reached.reasons) <= _MOST_REASONS:
        return base
    if never:
        return message("{base} Not all of these was met yet: {names}.", base=base, names=never)
    unknown = tuple(not_known(found.coverage))
    return message("{base} Not known: {what}.", base=base, what=_list(unknown)) if unknown else base


def outlook_sentence(found: ReadinessFacts) -> Message:
    """Return what the numbers of units to come mean, and what was held before.

    Parameters
    ----------
    found : ReadinessFacts
        What was found.
    """
    volume = found.volume
    note = message(
        "NG expected: nonconforming units to come if the process stays as it is, and the most at {confidence} % "
        "confidence. From the readings: taken to be nearly normal; only counted: nothing assumed of them.",
        confidence=Number(100 * volume.confidence),
    )
    worst = max(
        (each for each in found.characteristics if each.evidence.from_counts),
        key=lambda each: each.evidence.from_counts[-1].limit,
        default=None,
    )
    if worst is None:
        return note
    counts = worst.evidence.from_counts
    told = tuple(
        message("{limit} of {units}", limit=one.prediction(volume.prior).limit, units=one.future) for one in counts
    )
    return message(
        "{note} By counting alone at most: {told} (before counting: {prior}; {name}).",
        note=note,
        told=told,
        prior=_PRIORS[volume.prior],
        name=worst.facts.characteristic.names,
    )


def measuring_sentences(found: ReadinessFacts) -> Iterator[Message]:
    """Yield how to measure on the next step, and when to stop.

    Parameters
    ----------
    found : ReadinessFacts
        What was found.

    Yields
    ------
    Message
    """
    step, plan = found.step, found.step.sampling
    if step.volume is not None and step.volume < found.volume.target:
        yield message("Why not further: {reason}.", reason=step.bound_by)
    if found.level is Readiness.NOT_YET:
        yield message("First correct what is said above, then make a run that shows it:")
    if plan.readings >= plan.units or plan.every <= plan.size:
        yield message("Cheapest measuring for the next {units} units: every one.", units=plan.units)
    else:
        yield message(
            "Cheapest measuring for the next {units} units: {size} in a row every {every} units, from the first "
            "to the last: {readings} in all.",
            units=plan.units,
            size=plan.size,
            every=plan.every,
            readings=plan.readings,
        )
    if step.new:
        yield message("Besides, {count} at the start of whatever is new: {names}.", count=step.each_new, names=step.new)
    yield message(
        "Stop and ask when {count} or more of the measured units are nonconforming (one, at a critical "
        "characteristic), or when qc says that the process has changed.",
        count=step.stop_at,
    )
    for said in step.unreachable:
        yield message("Measuring alone is not enough. {said}.", said=said)
