"""Samples that differ anyway: where so few of them cannot tell a change, and what else to know of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.verdict.wording.reasons_counts import amount
from qc.words import Message, message

if TYPE_CHECKING:
    from qc.verdict.counts.count_drift import CountDrift

# Of batches whose samples are alike at most 3 % (of 200 each in eight settings) come so low.
_ALIKE = 0.2
_FAR = 4  # A rise that would not be seen although so many times the pilot's: too little to call a process stable.


def too_few_points(drift: CountDrift | None) -> Message | None:
    """Return why so few samples cannot tell a change from differences between them, or None where they can.

    They cannot where a change would be shown if it were known that samples do not differ, or where they are known to,
    and not even four times the pilot's share would surely have been seen.

    Parameters
    ----------
    drift : CountDrift or None
        The evidence.
    """
    if drift is None or drift.flagged is not None:
        return None
    found = drift.evidence
    differ, units = _differ(drift), found.model == "binomial"
    if _seen_far(drift) if differ else found.log_if_alike < found.log_limit:
        return None
    said = {"first": drift.pilot_points, "count": found.rows}
    if differ:
        return message(
            "points (days, lots, shifts) differ among themselves by more than chance, {low} to {high}; {first} in the "
            "pilot and {count} in the batch are too few to tell that from a change: give more points, each with its "
            "own count",
            low=amount(drift.lowest, units=units),
            high=amount(drift.highest, units=units),
            **said,
        )
    return message(
        "the pilot has {before} and the batch {after}, but points (days, lots, shifts) may differ as much anyway; "
        "{first} in the pilot and {count} in the batch are too few to tell: give more points, each with its own count",
        before=amount(found.pilot_count / found.pilot_size, units=units),
        after=amount(drift.level, units=units),
        **said,
    )


def scatter_notes(drift: CountDrift | None) -> tuple[Message, ...]:
    """Return what to know of samples that differ anyway, or of which nobody can know it.

    Parameters
    ----------
    drift : CountDrift or None
        The evidence.
    """
    if drift is None:
        return ()
    if drift.pilot_points == drift.evidence.rows == 1:
        return (
            message(
                "pilot and batch are one count each, so it is taken for granted that days or lots do not differ "
                "anyway; a row for each of them would show it"
            ),
        )
    if not _differ(drift) or too_few_points(drift) is not None:
        return ()
    units = drift.evidence.model == "binomial"
    return (
        message(
            "points (days, lots, shifts) differ among themselves by more than chance, {low} to {high}; a change counts "
            "only if it stands out from that",
            low=amount(drift.lowest, units=units),
            high=amount(drift.highest, units=units),
        ),
    )


def _differ(drift: CountDrift) -> bool:
    return float(drift.evidence.scatter.weights[0]) < _ALIKE


def _seen_far(drift: CountDrift) -> bool:
    """Return whether a rise to four times the pilot's level would have been seen; of none found, of half a one."""
    found = drift.evidence
    if 2 * found.pilot_count > found.pilot_size and found.model == "binomial":
        return True  # What would be seen is not known of pilots most of whose units are bad.
    level = max(found.pilot_count, 0.5) / found.pilot_size
    return drift.would_show is not None and drift.would_show <= _FAR * level
