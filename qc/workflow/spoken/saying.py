"""What people write: words that can be kept, about something that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from qc.errors import Problem, UsageError
from qc.store import schema
from qc.store.plain import row_number, storable
from qc.store.recalling import batches
from qc.words import message

if TYPE_CHECKING:
    from qc.store.recalling import Kept
    from qc.words import Message

LONGEST = 2000


def checked_words(text: str) -> str:
    """Return words as they are kept.

    Parameters
    ----------
    text : str
        As somebody typed them.

    Raises
    ------
    UsageError
        If there are none, or too many.

    Examples
    --------
    >>> checked_words("  Why? ")
    'Why?'
    """
    plain = storable(text).strip()
    if not 1 <= len(plain) <= LONGEST:
        expected = message("1 to {most} characters", most=LONGEST)
        raise UsageError([Problem(reason=message("words are needed"), expected=expected)])
    return plain


def check_there(connection: sa.Connection, table: sa.Table, number: int, reason: Message) -> None:
    """Refuse a row that is not there.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        To the database.
    table : sqlalchemy.Table
        Of the row.
    number : int
        Of the row.
    reason : Message
        What is said where it is not there.

    Raises
    ------
    UsageError
        If it is not there.
    """
    if connection.execute(sa.select(table.c.id).where(table.c.id == row_number(number))).first() is None:
        raise UsageError([Problem(reason=reason)])


def kept_batch(connection: sa.Connection, number: int) -> Kept:
    """Return a batch as it was recorded.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        To the database.
    number : int
        It was recorded under.

    Raises
    ------
    UsageError
        If there is none.
    """
    found = batches(connection, schema.BATCH.c.id == row_number(number))
    if not found:
        fix = message("qc history PART shows the lots of a part and the number of each record")
        raise UsageError([Problem(reason=message("there is no such batch"), found=str(number), fix=fix)])
    return found[0]
