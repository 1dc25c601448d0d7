"""Readings that people coloured: a colour is not read, and may be the only mark of what is wrong with them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from qc.errors import Location
from qc.intake.beside.comments import WIDEST, places_of
from qc.intake.formats.raw import letter
from qc.intake.readings.asking import called
from qc.words import plural

if TYPE_CHECKING:
    from qc.intake.findings import Findings
    from qc.intake.formats.colours import Colours
    from qc.intake.numbering import Placed
    from qc.intake.table import TableRead

_SHOWN = 5
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
        shown = tuple(f"{letter(column)}{row + 1}" for row, column in cells[:_SHOWN])
        findings.note(
            plural(
                "{count} of {all} readings of {name} stands out by its colour ({cells}): colours are not read. If it"
                " marks NG, write that in a column of its own",
                "{count} of {all} readings of {name} stand out by their colour ({cells}): colours are not read. If they"
                " mark NG, write that in a column of its own",
                count=len(cells),
                all=len(part.cells),
                name=called(part.cells.expected),
                cells=(*shown, *(("…",) if len(cells) > _SHOWN else ())),
            ),
            Location(file=read.sheet.name, sheet=read.sheet.title),
        )


def _standing_out(read: TableRead, part: Placed, colours: Colours) -> list[tuple[int, int]]:
    """Return the cells of the few readings that are not coloured as most are; a column of one colour is no mark."""
    at = places_of(read, part)
    places = [divmod(place, WIDEST) for place in at[at >= 0].tolist()]
    own = [colours.get(place, "") for place in places]
    if not any(own):
        return []
    usual = {Counter(own).most_common(1)[0][0]}
    columns = np.array([column for _, column in places])
    for column in np.unique(columns).tolist():
        looks = {look for look, at_column in zip(own, columns.tolist(), strict=True) if at_column == column}
        usual |= looks if len(looks) == 1 else set()
    found = [place for place, look in zip(places, own, strict=True) if look not in usual]
    return found if _FEW * len(found) <= len(places) else []
