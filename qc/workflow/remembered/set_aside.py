"""Units that were scrapped, sorted out, sent back or are reworked: they no longer count over the lots.

The evidence over lots holds its false-alarm probability as long as nothing is taken out because of how it looks. A
unit is therefore taken out only by a decision with a reason that stands in the log, and later lots are then judged as
if it had not been made. Whatever stays off its baseline goes on to hold them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import sqlalchemy as sa

from qc.store import schema
from qc.store.replaced import recordings_of
from qc.workflow.spoken.dispositions import Disposal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from qc.intake.batch import Batch, Series
    from qc.workflow.spoken.dispositions import Disposition

_OUT = frozenset({Disposal.SCRAP, Disposal.SORT, Disposal.RETURN, Disposal.REWORK})
_WHOLE = frozenset({Disposal.SCRAP, Disposal.RETURN})
"""Decisions that leave nothing of a lot where no units are named; of one that is sorted most is used."""
_PARTS = re.compile(r"\s*(?:[,;+&]|\bdan\b|\band\b)\s*", re.IGNORECASE)
_RANGE = re.compile(
    r"(?:unit|units|nomor|no\.?|number)?\s*(\d+)(?:\s*(?:-|–|\.\.|sampai|hingga|to)\s*(\d+))?", re.IGNORECASE
)


def without_set_aside(connection: sa.Connection, number: int, batch: Batch) -> Batch:
    """Return a recorded batch without the readings of units that were set aside; what was decided last counts.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        To the database.
    number : int
        It was recorded under. What was decided about it under an older number counts too.
    batch : Batch
        Its readings. Units keep their numbers.
    """
    decided = _decided(connection, recordings_of(connection, number))
    if not decided:
        return batch
    known = frozenset(batch.series)
    left = {name: _without(one, _set_aside(one, name, decided, known)) for name, one in batch.series.items()}
    return replace(batch, series=left)


def unplaced(decided: Iterable[Disposition], batch: Batch | None) -> tuple[str, ...]:
    """Return the units that decisions leave out and that a batch has no reading of: mistyped, or not measured.

    Parameters
    ----------
    decided : iterable of Disposition
        About a batch.
    batch : Batch or None
        Its readings.
    """
    named = dict.fromkeys(one.units for one in decided if one.units is not None and one.decision in _OUT)
    known = () if batch is None else tuple(batch.series.values())
    return tuple(units for units in named if not any(named_units(series, units).any() for series in known))


def _without(series: Series, out: NDArray[np.bool_]) -> Series:
    """Return the other readings; a subgroup of which none is left is no subgroup any more."""
    left = series.only(~out)
    if left.subgroup is None:
        return left
    return replace(left, subgroup=np.unique(left.subgroup, return_inverse=True)[1].astype(np.int64))


def _decided(connection: sa.Connection, numbers: tuple[int, ...]) -> list[tuple[str | None, str | None, Disposal]]:
    """Return what was decided about batches, in the order in which it was: characteristic, units, decision."""
    table = schema.DISPOSITION
    wanted = sa.select(table.c.characteristic, table.c.units, table.c.decision).where(table.c.batch.in_(numbers))
    return [(name, units, Disposal(said)) for name, units, said in connection.execute(wanted.order_by(table.c.id))]


def _set_aside(
    series: Series, name: str, decided: list[tuple[str | None, str | None, Disposal]], known: frozenset[str]
) -> NDArray[np.bool_]:
    """Return which readings of a characteristic are of units that no longer count."""
    out = np.zeros(len(series), dtype=bool)
    for characteristic, units, decision in decided:
        if characteristic in known and characteristic != name:
            continue
        if units is None and decision not in _WHOLE:
            continue
        chosen = np.ones(len(series), dtype=bool) if units is None else named_units(series, units)
        out[chosen] = decision in _OUT
    return out


def named_units(series: Series, said: str) -> NDArray[np.bool_]:
    """Return which readings are of the units that somebody named; of none where a part of it is not understood.

    Parameters
    ----------
    series : Series
        The readings; the file's own unit numbers count, else running numbers.
    said : str
        Such as ``12-40, 55``.
    """
    called = series.unit_names()
    chosen = np.zeros(len(series), dtype=bool)
    for part in _PARTS.split(said.strip()):
        same = called == part
        span = _RANGE.fullmatch(part)
        if not same.any() and span is None:
            return np.zeros(len(series), dtype=bool)
        chosen |= same if same.any() or span is None else _between(called, int(span[1]), int(span[2] or span[1]))
    return chosen


def _between(called: NDArray[np.str_], first: int, last: int) -> NDArray[np.bool_]:
    """Return which numbers lie between two."""
    numbers = np.array([int(one) if one.isdecimal() else -1 for one in called.tolist()])
    found: NDArray[np.bool_] = (numbers >= first) & (numbers <= last)
    return found
