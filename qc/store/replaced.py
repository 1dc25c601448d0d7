"""Which recorded batches were recorded again since: no file of theirs is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import sqlalchemy as sa

from qc.store import schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_Lot: TypeAlias = tuple[int, int | None, str | None, int]
_BATCH, _PAPER = schema.BATCH, schema.BATCH_FILE


def replaced(connection: sa.Connection, numbers: Sequence[int]) -> dict[int, int]:
    """Return which of some batches were recorded again, and as what: then the newer one counts.

    A lot is recorded again with the same file and names once a baseline was locked that it was not held against.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        To the database.
    numbers : sequence of int
        The batches.
    """
    if not numbers:
        return {}
    among = _BATCH.c.id.between(min(numbers), max(numbers))
    before = list(_lots(connection, among, _BATCH.c.baseline.is_(None)))
    parts = {lot[0] for _, lot in before}
    since = _lots(connection, _BATCH.c.part.in_(parts), _BATCH.c.baseline.is_not(None)) if parts else ()
    newest = {lot: number for number, lot in since}
    asked = set(numbers)
    return {number: newest[lot] for number, lot in before if number in asked and newest.get(lot, 0) > number}


def _lots(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> Iterator[tuple[int, _Lot]]:
    """Yield batches in the order in which they were recorded: what makes two the same lot, for each file of theirs."""
    columns = (_BATCH.c.id, _BATCH.c.part, _BATCH.c.workshop, _BATCH.c.lot, _PAPER.c.content)
    wanted = (
        sa.select(*columns)
        .join(_PAPER, _PAPER.c.batch == _BATCH.c.id)
        .where(_PAPER.c.role == "batch", *conditions)
        .order_by(_BATCH.c.id)
    )
    for number, part, workshop, lot, content in connection.execute(wanted):
        yield number, (part, workshop, lot, content)
