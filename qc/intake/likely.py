"""Columns under an unknown header whose numbers lie near a characteristic's limits: worth a question, never more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.intake.headers import split_unit
from qc.intake.layout.claims import claim
from qc.intake.names import Names
from qc.intake.readings.cell import Mark, take_apart, value
from qc.units import canonical, conversion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.intake.columns import Header
    from qc.intake.plan import ColumnPlan, ExpectedColumn

_MOST = 0.8
"""So many of the cells that are filled in must be numbers near the limits."""
_NARROW = 0.5
"""Limits tell something if the tolerance is at most this share of their middle."""


def likely(header: Header, head: Sequence[Sequence[str]], plan: ColumnPlan) -> tuple[int, ...]:
    """Return the columns that nothing uses and whose first numbers lie near both limits of a characteristic.

    Parameters
    ----------
    header : Header
        The table's.
    head : sequence of sequence of str
        The sheet's first rows.
    plan : ColumnPlan
        The characteristic, and what the user says of the columns.
    """
    (expected,), known = plan.columns, Names(plan)
    low, high = expected.lsl, expected.usl
    if expected.counts is not None or low is None or high is None or high - low > _NARROW * abs(high + low) / 2:
        return ()
    below = head[header.row + 1 :]
    texts = {i: header.texts[i] for i in header.left_out if header.texts[i].strip()}
    free = [i for i, text in texts.items() if claim(text) is None and not known.nothing(text, i)]
    return tuple(i for i in free if near_limits(header.texts[i], [row[i] for row in below if i < len(row)], expected))


def near_limits(text: str, cells: Sequence[str], expected: ExpectedColumn) -> bool:
    """Return whether nearly all cells are numbers near both limits of a characteristic.

    Parameters
    ----------
    text : str
        The header, which may name their unit.
    cells : sequence of str
        As written.
    expected : ExpectedColumn
        The characteristic.
    """
    unit = canonical(split_unit(text)[1] or "")
    to = conversion(unit or expected.unit, expected.unit)
    filled = [digits for cell in cells if cell.strip() and (digits := take_apart(cell, blanks=True).digits) != ""]
    if to is None or not filled or expected.lsl is None or expected.usl is None:
        return False
    width = expected.usl - expected.lsl
    low, high = expected.lsl - width, expected.usl + width
    ways = ([value(digits, mark) for mark in (Mark.POINT, Mark.COMMA)] if digits else [] for digits in filled)
    near = sum(any(x is not None and low <= x * to.factor <= high for x in each) for each in ways)
    return near >= _MOST * len(filled)
