"""Number the units and the subgroups of one file, from 0 in production order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.intake.findings import Findings
from qc.intake.formats.pieces import pieces, unit_codes
from qc.intake.order import production_order, subgroup_labels
from qc.intake.repeated import note_repeated, report_repeated
from qc.intake.restarts import begun_again
from qc.intake.subgroups import given_subgroups, made_subgroups, note_made_subgroups
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from qc.intake.formats.distinct import Whole
    from qc.intake.formats.pieces import Pieces
    from qc.intake.readings.cells import Cells
    from qc.intake.readings.numbers import Numbers


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Placed:
    """The readings of one characteristic in one file, numbered.

    Attributes
    ----------
    cells, numbers : Cells, Numbers
        In file order.
    order : (n,) int array or None
        Their indices in production order; None where that is the file's order.
    unit : (n,) int array
        In production order.
    subgroup : (n,) int array or None
        In production order.
    ordered : bool
        Whether the file tells the production order.
    """

    cells: Cells
    numbers: Numbers
    order: NDArray[np.int64] | None
    unit: Whole
    subgroup: Whole | None
    ordered: bool


def place_readings(
    readings: Sequence[tuple[Cells, Numbers]], sizes: Mapping[str, int], findings: Findings
) -> list[Placed]:
    """Return the readings of a file in production order, with their units and subgroups numbered.

    Parameters
    ----------
    readings : sequence of (Cells, Numbers)
        One for each characteristic that the file holds.
    sizes : mapping of str to int
        Units per subgroup, by characteristic id, where the file names no subgroups.
    findings : Findings
        Where problems and notes go.

    Returns
    -------
    list of Placed
    """
    cells = [one for one, _ in readings]
    named, twice = _named(cells, findings)
    told = [production_order(c, p.number if p else None, findings) for c, p in zip(cells, named, strict=True)]
    units = unit_codes(named, cells, [order for order, _ in told])
    if not twice:
        sizes_made = [(one, sizes.get(one.expected.id) or 0) for one in cells if _without_subgroups(one)]
        note_made_subgroups([(one, size) for one, size in sizes_made if size > 1], findings)
    return [
        Placed(
            cells=one,
            numbers=numbers,
            order=order,
            unit=unit,
            subgroup=None if twice else _subgroups(one, order, unit, sizes.get(one.expected.id), findings),
            ordered=ordered,
        )
        for (one, numbers), (order, ordered), unit in zip(readings, told, units, strict=True)
    ]


def _named(cells: Sequence[Cells], findings: Findings) -> tuple[list[Pieces | None], bool]:
    """Return the units that a file names, counted on where they begin again, and whether its rows stand in it twice."""
    own = Findings()
    named = [pieces(one, own, begun) for one, begun in zip(cells, begun_again(cells, own), strict=True)]
    if (own.problems or any(one.width > 1 for one in cells)) and report_repeated(cells, findings):
        return [None] * len(cells), True
    findings.take(own)
    note_repeated(cells, findings)
    return named, False


def _without_subgroups(cells: Cells) -> bool:
    return cells.width == 1 and subgroup_labels(cells) is None


def _subgroups(
    cells: Cells,
    order: NDArray[np.int64] | None,
    unit: Whole,
    size: int | None,
    findings: Findings,
) -> Whole | None:
    labels = subgroup_labels(cells)
    if labels is not None or cells.width > 1:
        return given_subgroups(cells, labels, order, findings)
    made = made_subgroups(cells, unit, size, findings)
    return None if made is None else counted_on(made)


def counted_on(codes: Whole) -> Whole:
    """Return subgroups counted without gaps: of some units a characteristic may have no reading.

    Examples
    --------
    >>> import numpy as np
    >>> counted_on(np.array([2, 2, 3, 7])).tolist()
    [0, 0, 1, 2]
    """
    steps = np.diff(codes, prepend=-1)
    return codes if bool((steps <= 1).all()) else np.unique(codes, return_inverse=True)[1]
