"""Which recorded batch is meant: by the number that it was recorded under, or by its lot's own name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.errors import Problem, UsageError
from qc.store.listing import batch_lines
from qc.store.opening import open_store
from qc.words import message

if TYPE_CHECKING:
    from pathlib import Path

    from qc.store.listing import BatchLine


def batch_called(name: str, *, store: str | Path | None = None) -> int:
    """Return the number that a batch was recorded under.

    Parameters
    ----------
    name : str
        That number itself, or the name of a lot of which one recording counts.
    store : path or str, optional
        Where everything is remembered.

    Raises
    ------
    UsageError
        If no lot is called so, or several are.
    """
    written = name.strip()
    if written.isascii() and written.isdecimal() and int(written):
        return int(written)
    with open_store(store).reading() as connection:
        found = [one for one in batch_lines(connection) if one.lot is not None and one.lot.strip() == written]
    counting = [one for one in found if one.again is None]
    if len(counting) == 1:
        return counting[0].id
    raise UsageError([_several(written, counting) if counting else _none(written)])


def _none(written: str) -> Problem:
    return Problem(
        reason=message("no lot called {lot} is recorded", lot=written),
        fix=message("qc history PART shows the lots of a part and the number of each record"),
    )


def _several(written: str, found: list[BatchLine]) -> Problem:
    """Return that several batches are meant, with the number of each."""
    each = tuple(
        message("{number} ({part}, {workshop})", number=str(one.id), part=one.part_number, workshop=one.workshop or "–")
        for one in sorted(found, key=lambda one: one.id)
    )
    return Problem(
        reason=message("several recorded lots are called {lot}", lot=written),
        expected=message("the number of one of these records: {records}", records=each),
    )
