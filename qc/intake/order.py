"""The order in which units were made: by unit number, else by time, else as rows with names stand."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from qc.intake.readings.dates import read_time
from qc.terms import Context
from qc.words import message

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.findings import Findings
    from qc.intake.labels import Labels
    from qc.intake.readings.cells import Cells


_NAMES = (Context.UNIT, Context.SUBGROUP)


def unit_labels(cells: Cells) -> Labels | None:
    """Return the labels that number units, or None.

    A column headed "sample" numbers subgroups if a label stands at several readings, and units if none does.
    A table with a row per subgroup numbers no units.
    """
    if cells.width > 1:
        return None
    sample = cells.context.get(Context.SUBGROUP)
    if Context.UNIT not in cells.context and sample is not None and sample.weak and _once_each(sample):
        return sample
    return _given(cells.context.get(Context.UNIT))


def subgroup_labels(cells: Cells) -> Labels | None:
    """Return the labels that name subgroups, or None."""
    found = _given(cells.context.get(Context.SUBGROUP))
    if cells.width > 1:
        return found or _given(cells.context.get(Context.UNIT))
    if found is not None and found.weak and _once_each(found):
        return None
    return found


def _given(labels: Labels | None) -> Labels | None:
    """Return labels that say anything."""
    return None if labels is None or labels.blank.all() else labels


def _once_each(labels: Labels) -> bool:
    return bool(np.bincount(labels.codes).max(initial=0) <= 1)


def production_order(
    cells: Cells, numbers: NDArray[np.int64] | None, findings: Findings
) -> tuple[NDArray[np.int64] | None, bool]:
    """Return the readings' indices in production order, and whether the file tells this order.

    Parameters
    ----------
    cells : Cells
        The readings.
    numbers : (n,) int array or None
        Each reading's unit number, where units are numbered through.
    findings : Findings
        Where a note goes if rows change places.

    Returns
    -------
    tuple of (n,) int array or None, and bool
        None where the rows stand in this order already.
    """
    if numbers is not None:
        if bool((numbers[1:] >= numbers[:-1]).all()):
            return None, True
        findings.note_once(message("rows put in the order of their unit numbers"), cells.table)
        return np.argsort(numbers, kind="stable"), True
    time = cells.context.get(Context.TIME)
    if time is None:
        # Units or subgroups with names are taken to be listed as they were made; bare readings may be in any order.
        return None, any(_given(cells.context.get(kind)) is not None for kind in _NAMES)
    moments = np.array([_seconds(name) for name in time.names.tolist()], dtype=np.float64)[time.codes]
    known = ~np.isnan(moments)
    if bool((np.diff(moments[known]) >= 0).all()):
        return None, True
    if not known.all():
        findings.note_once(
            message("some times are missing and the others are not in order: rows kept as they stand"), cells.table
        )
        return None, False
    findings.note_once(message("rows put in the order of their times"), cells.table)
    return np.argsort(moments, kind="stable"), True


@lru_cache(maxsize=1 << 16)
def _seconds(text: str) -> float:
    moment = read_time(text)
    return np.nan if moment is None else (moment - moment.min).total_seconds()
