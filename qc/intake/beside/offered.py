"""Offer what may be slips of the pen, and name what is very far off, each with its place; nothing is changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qc.intake.batch import DataNote
from qc.intake.readings.asking import called
from qc.intake.readings.far import find_far
from qc.intake.readings.slips import SlipKind, find_slips
from qc.values import dataclass
from qc.words import Message, Number, message, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qc.errors import Location
    from qc.intake.batch import Batch, Series
    from qc.intake.plan import ColumnPlan, ExpectedColumn
    from qc.intake.readings.slips import Slip

_MOST = 5
"""So many readings that are very far off are named one by one."""
KINDS = {
    SlipKind.DECIMAL_MARK: message("the decimal mark stands elsewhere"),
    SlipKind.SWAPPED: message("two digits are swapped"),
    SlipKind.DOUBLED_DIGIT: message("a digit stands twice"),
    SlipKind.DOUBLED_READING: message("the number stands twice"),
    SlipKind.SIGN: message("a minus sign stands before it"),
    SlipKind.LAST_DIGITS: message("only its last digits are written"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedSlip:
    """A reading that may be a slip, where it stands, and what it may have been meant to be.

    Attributes
    ----------
    characteristic : str
        Its id.
    location : Location
    found, offered : float
        In the standard's unit.
    decimals : int
        Digits to show them with.
    kind : SlipKind
    """

    characteristic: str
    location: Location
    found: float
    offered: float
    decimals: int
    kind: SlipKind


def with_slips(batch: Batch, plan: ColumnPlan) -> Batch:
    """Return a batch with the slips that are offered, and a note on each, and on other readings that are very far off.

    Parameters
    ----------
    batch : Batch
        As read.
    plan : ColumnPlan
        What was looked for.
    """
    slips: list[OfferedSlip] = []
    notes: list[DataNote] = []
    for expected in plan.columns:
        if expected.counts is not None or expected.id not in batch.series:
            continue
        series = batch.series[expected.id]
        values = series.values if series.censored is None else np.where(series.censored == 0, series.values, np.nan)
        found = find_slips(values, decimals=series.decimals, lsl=expected.lsl, usl=expected.usl)
        offered = [_offered(batch, series, slip, expected) for slip in found]
        slips += offered
        notes += [DataNote(said=_said(expected, slip), location=slip.location) for slip in offered]
        far = np.setdiff1d(find_far(values, expected), [slip.index for slip in found])
        notes += _far_off(batch, series, far.tolist(), expected)
    return replace(batch, slips=tuple(slips), notes=(*batch.notes, *notes)) if notes else batch


def _offered(batch: Batch, series: Series, slip: Slip, expected: ExpectedColumn) -> OfferedSlip:
    return OfferedSlip(
        characteristic=expected.id,
        location=batch.locate(series, slip.index),
        found=slip.found,
        offered=slip.offered,
        decimals=_digits(slip, series.decimals),
        kind=slip.kind,
    )


def _far_off(batch: Batch, series: Series, indices: Sequence[int], expected: ExpectedColumn) -> Iterator[DataNote]:
    """Yield that readings are very far from the limits: each, or of many the first."""
    for index in indices if len(indices) <= _MOST else indices[:1]:
        said = plural(
            "{name}: {found} is very far from the limits; it is kept and judged as read. Find out why: a slip of the"
            " pen, another part, another unit? If it is a slip, correct it with --corrections",
            "{name}: {count} readings are very far from the limits; {found} is the first. They are kept and judged as"
            " read. Find out why: slips of the pen, other parts, another unit? What is a slip, correct it with"
            " --corrections",
            count=1 if len(indices) <= _MOST else len(indices),
            name=called(expected),
            found=Number(float(series.values[index]), series.decimals),
        )
        yield DataNote(said=said, location=batch.locate(series, index))


def _digits(slip: Slip, decimals: int) -> int:
    """Return how many digits after the mark show both numbers."""
    both = np.array([slip.found, slip.offered])
    return next((n for n in range(decimals + 3) if np.array_equal(np.round(both, n), both)), decimals + 3)


def _said(expected: ExpectedColumn, slip: OfferedSlip) -> Message:
    return message(
        "{name}: {found} may be a slip of the pen for {offered} ({kind}); it is kept and judged as read;"
        " look at the unit, and correct it with --corrections if it is one",
        name=called(expected),
        found=Number(slip.found, slip.decimals),
        offered=Number(slip.offered, slip.decimals),
        kind=KINDS[slip.kind],
    )
