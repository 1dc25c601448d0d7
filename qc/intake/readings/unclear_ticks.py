"""Two columns, one for OK and one for NG, in which a unit bears two marks, or one that says the opposite."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qc.errors import Problem
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.intake.readings.cells import Cells

_UNCLEAR = re.compile(r"[A-Z]+\d+ \(.+\): .*", re.DOTALL)


def unclear(cells: Sequence[tuple[str, str, str]]) -> str:
    """Return what stands for a unit whose two columns do not say which it is, with the cells.

    Parameters
    ----------
    cells : sequence of (str, str, str)
        Of each cell that holds anything: how a spreadsheet refers to it, its column's header, and what it holds.

    Examples
    --------
    >>> unclear([("C9", "OK", "V"), ("D9", "NG", "x")])
    'C9 (OK): V + D9 (NG): x'
    """
    return " + ".join(f"{cell} ({header}): {text}" for cell, header, text in cells)


def is_unclear(text: str) -> bool:
    """Return whether a text stands for such a unit.

    Examples
    --------
    >>> is_unclear("C9 (OK): V + D9 (NG): x"), is_unclear("NG (gores)")
    (True, False)
    """
    return _UNCLEAR.fullmatch(text) is not None


def unclear_problem(cells: Cells, index: int) -> Problem:
    """Return that the two columns of a unit do not say which it is.

    Parameters
    ----------
    cells : Cells
        The marks of a characteristic.
    index : int
        The unit's.
    """
    return Problem(
        reason=message("the two columns do not say whether this unit is OK or NG"),
        location=cells.place(index),
        found=cells.written(index),
        expected=message("one mark for each unit: in the column for OK or in the column for NG"),
        fix=message("Leave only one mark, or clear both cells if the unit was not judged."),
    )
