"""A change in sentences: since which unit, what, by how much; its event; when a limit is reached; what to do first."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from qc.stats.drift.diagnosis.kinds import ChangeKind
from qc.verdict.change.among_lots import repeats_over_lots, told_by_lots
from qc.verdict.change.diagnosis_factor import by_factor, how_sure
from qc.verdict.change.diagnosis_kinds import KIND_NAMES, names_of, what
from qc.verdict.change.diagnosis_reach import reached
from qc.verdict.change.diagnosis_share import share_of_change
from qc.verdict.change.diagnosis_steps import brought_back, first_step, reset
from qc.verdict.change.far import far_alone, left_out, measure_again
from qc.verdict.change.sureness import FACT, as_sure, is_fact
from qc.verdict.change.together import not_told_apart
from qc.verdict.change.undirected import NAMING, undirected
from qc.verdict.wording.spans import anywhere, since_span
from qc.words import Message, Number, message

if TYPE_CHECKING:
    from qc import stats
    from qc.spec.model import Characteristic
    from qc.verdict.change.diagnosis import Diagnosis
    from qc.verdict.change.events import ContextChange

_SURE = 0.99
_MOST_OTHERS = 2  # kinds named beside the likeliest


def changed(asked: Characteristic, known: Diagnosis) -> Message:
    """Return since when, what and by how much a characteristic changed; or what its level goes with.

    Parameters
    ----------
    asked : Characteristic
        Its name, unit and gauge.
    known : Diagnosis
        The change.
    """
    if known.factor is not None:
        return by_factor(asked, known.factor, known.tolerance)
    if (one := far_alone(asked, known)) is not None:
        return one
    tell = what if known.directed or _same(known) else undirected
    share = None if _same(known) else share_of_change(known)
    said = {"since": _since(known), "what": tell(asked, known)}
    if repeats_over_lots(known):
        said = {**said, "what": message("this lot alone looks as if {what}", what=said["what"])}
    elif known.directed or known.found.kind in NAMING:
        said = {**said, "what": as_sure(known.found, said["what"])}
    if share is None:
        return message("{since} {what}.", **said)
    return message("{since} {what}: {share}.", share=share, **said)


def more(asked: Characteristic, known: Diagnosis, outside: stats.Nonconforming | None = None) -> tuple[Message, ...]:
    """Return what else is known of a change, most important first: its event, when a limit is reached, what to do.

    Parameters
    ----------
    asked : Characteristic
        Its limits.
    known : Diagnosis
        The change.
    outside : Nonconforming, optional
        What lies beyond the limits already: that these are near need not be said then.
    """
    if known.factor is not None:
        beside = not_told_apart(known.together)
        return tuple(each for each in (how_sure(known.factor), beside, first_step(known)) if each is not None)
    if known.far is not None and known.far.alone:
        return (measure_again(),)
    said = (
        _constant(known),
        reached(asked, known, outside),
        event(known),
        brought_back(known),
        not_told_apart(known.together),
        *((_of_moved_pilot(),) if blames_pilot(known) else _first(known)),
        left_out(asked, known),
        _alarm_before(known),
        _otherwise(known),
        _of_pilot_too(known),
    )
    return tuple(sentence for sentence in said if sentence is not None)


def _first(known: Diagnosis) -> tuple[Message | None, ...]:
    """Return when to set wear back, and what to do first: by all lots together where they say it."""
    by_lots = told_by_lots(known)
    return (reset(known), first_step(known)) if by_lots is None else (by_lots,)


def blames_pilot(known: Diagnosis) -> bool:
    """Return whether the pilot itself moved, and the change may have been there from the first unit, unexplained.

    A change that came later is one against the batch's own first units, too, whatever the pilot did.

    Parameters
    ----------
    known : Diagnosis
        The change.
    """
    return known.pilot_moved and known.found.lower == 1 and known.cause is None and known.factor is None


def _of_moved_pilot() -> Message:
    return message(
        "The pilot itself was not stable, so what changed may be the pilot. First: find out what moved in the pilot, "
        "make a new one, and hold this lot against that."
    )


def _of_pilot_too(known: Diagnosis) -> Message | None:
    """Return that the pilot moved, too, where the change is told for itself."""
    if not known.pilot_moved or blames_pilot(known):
        return None
    return message("The pilot itself was not stable either: find out what moved in it, too.")


def _alarm_before(known: Diagnosis) -> Message | None:
    """Return that the evidence first sufficed before the change that is told began, or None."""
    if known.alarm is None:
        return None
    return message(
        "A change was first seen at {place} already, before this one began: something smaller was there, or it was "
        "chance. Told here is what explains the readings best.",
        place=known.made.place(known.alarm),
    )


def _otherwise(known: Diagnosis) -> Message | None:
    """Return what else it may be, where kinds of change cannot be told apart yet."""
    first, *others = known.found.possible
    if not others or (known.earlier is not None and known.earlier.left is not None and told_by_lots(known)):
        return None
    if (first, *others) == (ChangeKind.TREND, ChangeKind.SAW_TOOTH):
        return message("Whether it goes on or comes back again and again can be told only once it has come back.")
    sure = is_fact(known.found) and known.directed
    told = [] if sure else [first]
    kinds = [
        message("{kind} ({share} %)", kind=KIND_NAMES[kind], share=Number(100 * known.found.probabilities[kind], 0))
        for kind in (*told, *others[:_MOST_OTHERS])
    ]
    if sure:
        return message("Something else is not ruled out yet: {kinds}.", kinds=reduce(_or, kinds))
    return message("What it is cannot be told yet: {kinds}.", kinds=reduce(_or, kinds))


def looks_like(known: Diagnosis) -> Message:
    """Return in a few words what kind of change it is; the likeliest two where that is open.

    Parameters
    ----------
    known : Diagnosis
        The change.
    """
    if known.far is not None and known.far.alone:
        return message("it rests on one reading, at {place}", place=known.made.place(known.far.unit))
    (first, share), *others = names_of(known)
    likely = [first] if share >= FACT or not others else [first, others[0][0]]
    return message("it looks like this: {kinds}", kinds=reduce(_or, likely))


def _or(one: Message, other: Message) -> Message:
    return message("{one} or {other}", one=one, other=other)


def event(known: Diagnosis) -> Message | None:
    """Return the recorded event that more probably than not came with a change, or None.

    Parameters
    ----------
    known : Diagnosis
        The change.
    """
    cause = known.cause
    if cause is None:
        return None
    return message(
        "It came with this change: {what}, at {place} (probability {share} %; recorded changes looked at: {count}).",
        what=what_changed(cause.changes),
        place=known.made.place(cause.unit),
        share=Number(100 * min(cause.probability, _SURE), 0),
        count=known.looked_at,
    )


def what_changed(changes: tuple[ContextChange, ...]) -> Message:
    """Return the columns that changed at one unit.

    Parameters
    ----------
    changes : tuple of ContextChange
        At least one.
    """
    said = [
        message("{context} {before} → {after}", context=each.context, before=each.before, after=each.after)
        for each in changes
    ]
    return reduce(lambda one, other: message("{one}, {other}", one=one, other=other), said)


def _since(known: Diagnosis) -> Message:
    """Return since which unit, with where else it may be."""
    place, span = known.made.place(known.first), since_span(known)
    if anywhere(known):
        return message("At some time after the pilot (exactly since when is not known)")
    if span is not None:
        return message("Since about {place} {span}", place=place, span=span)
    if known.from_start and known.earlier is not None:
        return message("Already when this lot began ({place}),", place=place)
    if known.from_start:
        return message("From the first unit after the pilot ({place}) on,", place=place)
    return message("Since {place}", place=place)


def _same(known: Diagnosis) -> bool:
    """Whether what changed is that there is no spread any more."""
    return known.constant and known.found.kind in {ChangeKind.SPREAD, ChangeKind.GROWING_SPREAD}


def _constant(known: Diagnosis) -> Message | None:
    """Return that readings of another level are all the same, or None where they are not or it is said already."""
    if not known.constant or _same(known):
        return None
    return message("All readings since then are the same.")
