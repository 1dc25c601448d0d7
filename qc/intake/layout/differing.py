"""A sum, mean, range … of a sheet that its readings do not give."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.intake.beside.figures import agrees
from qc.intake.layout.claims import FIGURES, Claim, cell_list
from qc.values import dataclass
from qc.words import Number, plural

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from qc.intake.findings import Findings
    from qc.intake.formats.raw import RawTable

COMPUTED: Mapping[Claim, Callable[[NDArray[np.float64]], float]] = {
    Claim.MEAN: lambda x: float(x.mean()),
    Claim.RANGE: lambda x: float(np.ptp(x)),
    Claim.SUM: lambda x: float(x.sum()),
    Claim.MAXIMUM: lambda x: float(x.max()),
    Claim.MINIMUM: lambda x: float(x.min()),
    Claim.DEVIATION: lambda x: float(x.std(ddof=1)) if x.size > 1 else 0.0,
}
BELOW = frozenset(COMPUTED) - FIGURES
"""What is compared of any row below columns; a row with one spread only may mean that of all columns."""


@dataclass(frozen=True, slots=True)
class Differs:
    """A sum that its readings do not give.

    Attributes
    ----------
    cell, said : str
        Where it stands, and as written.
    ours : float
        What the readings give.
    shown : int
        Digits after the decimal mark of the sheet's.
    """

    cell: str
    said: str
    ours: float
    shown: int


def differs_below(said: Claim, readings: NDArray[np.float64], number: float, shown: int) -> float | None:
    """Return the same below a column, where spreadsheets' STDEV.S and STDEV.P are both usual.

    Parameters
    ----------
    said, readings, number, shown
        As `differs` takes them.
    """
    ours = differs(said, readings, number, shown)
    by_n = said is Claim.DEVIATION and ours is not None and agrees(float(np.nanstd(readings)), number, shown)
    return None if by_n else ours


def differs(said: Claim, readings: NDArray[np.float64], number: float, shown: int) -> float | None:
    """Return what readings give where it is not what a sheet says, rounded or cut off after so many decimals.

    Parameters
    ----------
    said : Claim
        What the sheet calls it.
    readings : (n,) float array
        NaN where one is missing.
    number : float
        What the sheet says.
    shown : int
        Its digits after the decimal mark.
    """
    present = readings[~np.isnan(readings)]
    if not present.size:
        return None
    ours = COMPUTED[said](present)
    return None if agrees(ours, number, shown) else ours


def note_differing(table: RawTable, label: str, found: Sequence[Differs], findings: Findings) -> None:
    """Note where a column of sums differs from its readings.

    Parameters
    ----------
    table : RawTable
        The table.
    label : str
        What a reader calls the column.
    found : sequence of Differs
        Its cells that differ.
    findings : Findings
        Where the note goes.
    """
    if found:
        findings.note(
            plural(
                "{label}, cell {cells}: the sheet says {said}, its readings give {ours}; the readings count",
                "{label}: {count} cells ({cells}) differ from their readings, which count; the first says {said}, its"
                " readings give {ours}",
                count=len(found),
                label=label,
                cells=cell_list([one.cell for one in found]),
                said=found[0].said,
                ours=Number(found[0].ours, min(found[0].shown + 1, 9)),
            ),
            table.place(),
        )
