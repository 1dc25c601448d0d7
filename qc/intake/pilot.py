"""Split a lot into its pilot and what came after."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qc.errors import Location, Problem, UsageError
from qc.intake.batch import Batch, DataNote, Series
from qc.words import message

if TYPE_CHECKING:
    from numpy.typing import NDArray

FEWEST = 2
"""A pilot of fewer units has no spread."""


def split_pilot(batch: Batch, units: int) -> tuple[Batch, Batch]:
    """Return the first ``units`` units as the pilot, and the rest as the lot.

    Parameters
    ----------
    batch : Batch
        All units.
    units : int
        How many units of it are the pilot: at least 2, and fewer than there are.

    Returns
    -------
    tuple of Batch and Batch
        Units and subgroups are counted from 0 in each. A subgroup that lies on the border is split, with a note; of
        counts the pilot holds those whose every unit is among the first.

    Raises
    ------
    UsageError
        The pilot would have fewer than 2 units, or leave none.
    """
    if not FEWEST <= units < batch.units:
        raise UsageError([_impossible(batch, units)])
    note = _split_subgroups(batch, units)
    notes = batch.notes if note is None else (*batch.notes, note)
    pilot = {name: _part(series, series.last_unit < units, 0) for name, series in batch.series.items()}
    rest = {name: _part(series, series.last_unit >= units, units) for name, series in batch.series.items()}
    return _with(batch, pilot, notes), _with(batch, rest, notes)


def _with(batch: Batch, series: dict[str, Series], notes: tuple[DataNote, ...]) -> Batch:
    return replace(batch, series={name: one for name, one in series.items() if len(one)}, notes=notes)


def _impossible(batch: Batch, units: int) -> Problem:
    return Problem(
        reason=message("a pilot of {units} units cannot be taken from {all} units", units=units, all=batch.units),
        expected=message("at least {fewest} units, and fewer than {all}", fewest=FEWEST, all=batch.units),
        fix=message("Give a smaller number of pilot units, or the pilot in a file of its own."),
    )


def _part(series: Series, chosen: NDArray[np.bool_], first: int) -> Series:
    """Return the chosen readings, units counted from ``first``."""
    part = series.only(chosen)
    if part.inspected is not None and first:
        first = int(part.unit.min(initial=first))
    subgroup = part.subgroup
    if subgroup is not None and subgroup.size:
        subgroup = subgroup - subgroup[0]
    return replace(part, subgroup=subgroup, unit=part.unit - first)


def _split_subgroups(batch: Batch, units: int) -> DataNote | None:
    for series in batch.series.values():
        if series.subgroup is None:
            continue
        before, after = series.subgroup[series.unit < units], series.subgroup[series.unit >= units]
        if np.intersect1d(before, after).size:
            return DataNote(
                said=message("the end of the pilot lies within a subgroup: it is split in two"),
                location=Location(file=batch.sources[0].name),
            )
    return None
