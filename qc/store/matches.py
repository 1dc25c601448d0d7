"""For what headers were taken in earlier files of a part and a workshop."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from qc.intake.columns import Way
from qc.store import schema
from qc.store.keeping import once

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.intake.beside.remembered import ColumnMatch
    from qc.store.log import Book


def keep_matches(book: Book, part: int, workshop: str | None, matches: Sequence[ColumnMatch]) -> int:
    """Record for what headers were taken, unless the newest record says so already; return how many are new.

    Parameters
    ----------
    book : Book
        Open for writing.
    part : int
        Its id.
    workshop : str or None
        Whose file it was; None where nobody said.
    matches : sequence of ColumnMatch
        As they were found, or said by the user.
    """
    fresh = [one for one in matches if one.way is not Way.REMEMBERED]
    if not fresh:
        return 0
    own = None if workshop is None else once(book, schema.WORKSHOP, {"name": workshop})
    known = _of(book.connection, part, own)
    new = {one.header: one.characteristic for one in fresh if known.get(one.header) != one.characteristic}
    for header, characteristic in new.items():
        book.append(schema.COLUMN_MATCH, part=part, workshop=own, header=header, characteristic=characteristic)
    return len(new)


def recall_matches(connection: sa.Connection, part: int, workshop: str | None) -> dict[str, str]:
    """Return for what headers were taken in earlier files, the newest record of each.

    Those of files of which nobody said the workshop hold for all; where the workshop is not said now, and all earlier
    files of the part are of one, theirs hold.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        To the database.
    part : int
        Its id.
    workshop : str or None
        Whose file is read; None where nobody said.
    """
    if workshop is None:
        workshops = set(
            connection.execute(sa.select(schema.BATCH.c.workshop).where(schema.BATCH.c.part == part)).scalars()
        )
        workshops -= {None}
        own = workshops.pop() if len(workshops) == 1 else None
    else:
        own = connection.execute(sa.select(schema.WORKSHOP.c.id).where(schema.WORKSHOP.c.name == workshop)).scalar()
    return _of(connection, part, None) | ({} if own is None else _of(connection, part, own))


def _of(connection: sa.Connection, part: int, workshop: int | None) -> dict[str, str]:
    table = schema.COLUMN_MATCH
    of = table.c.workshop.is_(None) if workshop is None else table.c.workshop == workshop
    wanted = sa.select(table.c.header, table.c.characteristic).where(table.c.part == part, of).order_by(table.c.id)
    found: dict[str, str] = {}
    for header, characteristic in connection.execute(wanted):
        # The newest stands last, also of a header that was recorded before.
        found.pop(header, None)
        found[header] = characteristic
    return found
