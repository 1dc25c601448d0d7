"""What to do first about a change, and when wear has to be set back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.stats.drift.diagnosis.kinds import ChangeKind
from qc.terms import Context
from qc.verdict.change.diagnosis_kinds import stream
from qc.verdict.change.undirected import watch
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qc.stats.drift.diagnosis.result import DriftDiagnosis
    from qc.verdict.change.diagnosis import Diagnosis

_HALF = 0.5
_WEAR, _PLAY = {ChangeKind.TREND, ChangeKind.SAW_TOOTH}, {ChangeKind.SPREAD, ChangeKind.GROWING_SPREAD}
_ALIKE = {
    ChangeKind.TREND: _WEAR,
    ChangeKind.SAW_TOOTH: {*_WEAR, ChangeKind.LOT_TO_LOT},
    ChangeKind.LOT_TO_LOT: {ChangeKind.LOT_TO_LOT, ChangeKind.SAW_TOOTH},
    ChangeKind.SPREAD: _PLAY,
    ChangeKind.GROWING_SPREAD: _PLAY,
}
"""The kinds for which the first step is the same: wear is looked for, or what comes again and again, or play."""


def brought_back(known: Diagnosis) -> Message | None:
    """Return the recorded changes at which the level comes back, or None.

    Parameters
    ----------
    known : Diagnosis
        The change.
    """
    if known.resets is None:
        return None
    return message(
        "It comes back where the file records another {context}: at {back} of {changes} such changes.",
        context=known.resets.context,
        back=known.resets.back,
        changes=known.resets.changes,
    )


def _share_of_alike(found: DriftDiagnosis) -> float:
    """Return how likely the kinds of change are that ask for the same first step as the likeliest."""
    return sum(found.probabilities.get(kind, 0.0) for kind in _ALIKE.get(found.kind, {found.kind}))


def first_step(known: Diagnosis) -> Message:
    """Return what to do first.

    Parameters
    ----------
    known : Diagnosis
        The change.
    """
    cause = known.cause
    if known.factor is not None:
        return _TURNING_STEPS[known.factor.context]
    if known.resets is not None:
        return _RESET_STEPS[known.resets.context]
    if known.blocks is not None and known.found.kind is ChangeKind.LOT_TO_LOT:
        return _TURNING_STEPS[known.blocks]
    if cause is not None and known.found.kind in {ChangeKind.STEP, ChangeKind.SPREAD}:
        return _EVENT_STEPS[cause.changes[0].context]
    return watch(known) or _usual(known)


def _usual(known: Diagnosis) -> Message:
    """Return what to do first about a kind of change whose cause the file does not record."""
    if _share_of_alike(known.found) < _HALF:
        return message(
            "First: look at the unit where it began: what was changed there (setting, tool, material, people, gauge), "
            "and what wears or is used up?"
        )
    if known.found.kind is ChangeKind.SPREAD and _narrower(known):
        return message(
            "First: explain why the readings lie closer together all of a sudden: another inspector, another gauge?"
        )
    if known.found.kind is ChangeKind.ONE_STREAM:
        return message("First: take {stream} out and make it like the others.", stream=stream(known))
    return _STEPS[known.found.kind]


_EVENT_STEPS: Mapping[Context, Message] = {
    Context.OPERATOR: message("First: let both operators make and measure the same parts, and compare."),
    Context.SHIFT: message("First: compare people, temperature and set-up of the two shifts."),
    Context.MACHINE: message("First: set this machine like the one before, and measure 5 parts of each."),
    Context.MATERIAL_LOT: message("First: compare the new material lot with the old one, and adapt the work to it."),
    Context.TOOL: message("First: measure the new tool's setting, and correct it."),
}
_TURNING_STEPS: Mapping[Context, Message] = {
    **_EVENT_STEPS,
    Context.OPERATOR: message("First: let the operators make and measure the same parts, and compare."),
    Context.SHIFT: message("First: compare people, temperature and set-up of the work shifts."),
    Context.MACHINE: message("First: set the machines alike, and measure 5 parts of each."),
    Context.TOOL: message("First: measure the setting of each tool, and set them alike."),
}
"""Where values take turns or come one after the other all along, none of them is the one before."""
_STEPS: Mapping[ChangeKind, Message] = {
    ChangeKind.STEP: message("First: find out what was changed at that unit: setting, tool, material, people, gauge."),
    ChangeKind.TREND: message(
        "First: find what wears, ages or is used up (tool, die, bath, sand), renew it, and write down at which unit."
    ),
    ChangeKind.SPREAD: message("First: look for play: clamping, fixture, bearing, a worn gauge."),
    ChangeKind.GROWING_SPREAD: message("First: look for what wears loose: clamping, fixture, bearing."),
    ChangeKind.LOT_TO_LOT: message(
        "First: find out what changes that often (material lot, melt, rack, set-up), and write it down."
    ),
    ChangeKind.INTERMITTENT: message(
        "First: look at the units that are off for what they share: a clamping, a chip, a cavity, a helper."
    ),
    ChangeKind.SAW_TOOTH: message(
        "First: write down what brings it back each time (tool, die, bath, sand, melt, people), with its unit number."
    ),
}
_RESET_STEPS: Mapping[Context, Message] = {
    Context.OPERATOR: message("First: ask each operator what is done at the start, and do it after that many units."),
    Context.SHIFT: message("First: ask what is done at the start of each work shift, and do it after that many units."),
    Context.MACHINE: message("First: ask what is done when the machine changes, and do it after that many units."),
    Context.MATERIAL_LOT: message(
        "First: look what ages or is used up in a material lot, and use lots of that many units."
    ),
    Context.TOOL: message("First: change the tool after the same number of units each time, and write it down."),
}


def reset(known: Diagnosis) -> Message | None:
    """Return when wear has to be set back, or None where the change is no wear.

    Parameters
    ----------
    known : Diagnosis
        The change.
    """
    if known.reset_after is None or known.found.size.period is None or not known.directed:
        return None
    period = known.made.each * known.found.size.period
    said = {"period": known.made.amount(period), "latest": known.made.amount(known.reset_after)}
    if known.reset_after >= period:
        return message("Bring it back as now, about every {period}, and never later than after {latest}.", **said)
    return message("Bring it back sooner: it is done about every {period} now; do it before {latest}.", **said)


def _narrower(known: Diagnosis) -> bool:
    """Whether the spread became smaller."""
    ratio = known.found.size.ratio
    return ratio is not None and ratio.value < 1
