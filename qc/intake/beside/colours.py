"""Readings that people coloured: a colour is not read, and may be the only mark of what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.intake.beside.cell_places import WIDEST, first_cells, places_of, sheet_of
from qc.intake.readings.asking import called
from qc.words import plural

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.findings import Findings
    from qc.intake.formats.colours import Colours
    from qc.intake.numbering import Placed
    from qc.intake.table import TableRead

_FEW = 3
"""At most one of so many readings stands out; more is how the sheet looks."""


def note_colours(read: TableRead, findings: Findings) -> None:
    """Note readings whose colour is another than most have.

    Parameters
    ----------
    read : TableRead
        A sheet of a workbook.
    findings : Findings
        Where notes go.
    """
    colours: Colours = getattr(read.sheet, "colours", {})
    for part in read.parts if colours else ():
        cells = _standing_out(read, part, colours)
        if not cells:
            continue
        findings.note(
            plural(
                "{count} of {all} readings of {name} stands out by its colour ({cells}): colours are not read. If it"
                " marks NG, write that in a column of its own",
                "{count} of {all} readings of {name} stand out by their colour ({cells}): colours are not read. If they"
                " mark NG, write that in a column of its own",
                count=len(cells),
                all=len(part.cells),
                name=called(part.cells.expected),
                cells=first_cells(cells, lambda name, _: name),
            ),
            sheet_of(read),
        )


def _standing_out(read: TableRead, part: Placed, colours: Colours) -> list[int]:
    """Return the cells of the few readings that are not coloured as most are; a column of one colour is no mark."""
    at = places_of(read, part)
    at = at[at >= 0]
    own = _looks(at, colours)
    if not own.any():
        return []
    usual = {int(np.bincount(own).argmax())}
    columns = at % WIDEST
    for column in np.unique(columns).tolist():
        looks = np.unique(own[columns == column]).tolist()
        usual |= set(looks) if len(looks) == 1 else set()
    found: list[int] = at[~np.isin(own, list(usual))].tolist()
    return found if _FEW * len(found) <= at.size else []


def _looks(at: NDArray[np.int64], colours: Colours) -> NDArray[np.int64]:
    """Return a number for the colour of each place; 0 for those without one."""
    numbers = {look: i for i, look in enumerate(sorted(set(colours.values())), start=1)}
    keys = np.array([row * WIDEST + column for row, column in colours], dtype=np.int64)
    looks = np.array([numbers[look] for look in colours.values()], dtype=np.int64)
    order = np.argsort(keys)
    nearest = order[np.minimum(np.searchsorted(keys, at, sorter=order), keys.size - 1)]
    return np.where(keys[nearest] == at, looks[nearest], 0)
