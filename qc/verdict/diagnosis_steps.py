"""What to do first about a change, and when wear has to be set back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.stats.drift.diagnosis.kinds import ChangeKind
from qc.terms import Context
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qc.verdict.diagnosis import Diagnosis


def first_step(known: Diagnosis) -> Message:
    """Return what to do first.

    Parameters
    ----------
    known : Diagnosis
        The change.
    """
    cause = known.cause
    if known.factor is not None:
        return _EVENT_STEPS[known.factor.context]
    if cause is not None and known.found.kind in {ChangeKind.STEP, ChangeKind.SPREAD}:
        return _EVENT_STEPS[cause.changes[0].context]
    if known.found.kind is ChangeKind.SPREAD and _narrower(known):
        return message(
            "First: explain why the readings lie closer together all of a sudden: another inspector, another gauge?"
        )
    return _STEPS[known.found.kind]


_EVENT_STEPS: Mapping[Context, Message] = {
    Context.OPERATOR: message("First: let both operators set up and measure the same parts, and compare."),
    Context.SHIFT: message("First: compare people, temperature and set-up of the two shifts."),
    Context.MACHINE: message("First: set this machine like the one before, and measure 5 parts of each."),
    Context.MATERIAL_LOT: message("First: compare the new material lot with the old one, and set up again for it."),
    Context.TOOL: message("First: measure the new tool's setting, and correct it."),
}
_STEPS: Mapping[ChangeKind, Message] = {
    ChangeKind.STEP: message("First: find out what was changed at that unit: setting, tool, material, people, gauge."),
    ChangeKind.TREND: message("First: look at tool, die or bath for wear, set it back, and write down at which unit."),
    ChangeKind.SPREAD: message("First: look for play: clamping, fixture, bearing, a worn gauge."),
    ChangeKind.GROWING_SPREAD: message("First: look for what wears loose: clamping, fixture, bearing."),
    ChangeKind.LOT_TO_LOT: message(
        "First: find out what changes that often (material lot, melt, rack, set-up), and write it down."
    ),
    ChangeKind.INTERMITTENT: message(
        "First: look at the units that are off for what they share: a clamping, a chip, a cavity, a helper."
    ),
    ChangeKind.SAW_TOOTH: message(
        "First: write down each reset with its unit number, and reset after the same number of units."
    ),
    ChangeKind.ONE_STREAM: message("First: take this stream out and set it like the others."),
}


def reset(known: Diagnosis) -> Message | None:
    """Return when wear has to be set back, or None where the change is no wear.

    Parameters
    ----------
    known : Diagnosis
        The change.
    """
    if known.reset_after is None or known.found.size.period is None:
        return None
    period = known.made.each * known.found.size.period
    said = {"period": known.made.amount(period), "latest": known.made.amount(known.reset_after)}
    if known.reset_after >= period:
        return message("Reset as now, about every {period}, and never later than after {latest}.", **said)
    return message("Reset sooner: it is done about every {period} now; do it before {latest}.", **said)


def _narrower(known: Diagnosis) -> bool:
    """Whether the spread became smaller."""
    ratio = known.found.size.ratio
    return ratio is not None and ratio.value < 1
