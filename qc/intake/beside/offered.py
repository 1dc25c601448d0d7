"""Offer what may be slips of the pen, each with its place; nothing is changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qc.intake.batch import DataNote
from qc.intake.readings.asking import called
from qc.intake.readings.slips import SlipKind, find_slips
from qc.values import dataclass
from qc.words import Message, Number, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.errors import Location
    from qc.intake.batch import Batch, Series
    from qc.intake.plan import ColumnPlan, ExpectedColumn
    from qc.intake.readings.slips import Slip

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
    """Return a batch with the slips that are offered, and a note on each.

    Parameters
    ----------
    batch : Batch
        As read.
    plan : ColumnPlan
        What was looked for.
    """
    found = [
        (expected, slip)
        for expected in plan.columns
        if expected.counts is None and expected.id in batch.series
        for slip in _slips(batch, batch.series[expected.id], expected)
    ]
    if not found:
        return batch
    notes = tuple(DataNote(said=_said(expected, slip), location=slip.location) for expected, slip in found)
    return replace(batch, slips=tuple(slip for _, slip in found), notes=(*batch.notes, *notes))


def _slips(batch: Batch, series: Series, expected: ExpectedColumn) -> Iterator[OfferedSlip]:
    values = series.values
    if series.censored is not None:
        values = np.where(series.censored == 0, values, np.nan)
    for slip in find_slips(values, decimals=series.decimals, lsl=expected.lsl, usl=expected.usl):
        yield OfferedSlip(
            characteristic=expected.id,
            location=batch.locate(series, slip.index),
            found=slip.found,
            offered=slip.offered,
            decimals=_digits(slip, series.decimals),
            kind=slip.kind,
        )


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
