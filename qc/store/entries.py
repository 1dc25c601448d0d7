"""Who wrote a row, and when, as the log has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from qc.store import schema
from qc.store.plain import moment_of, row_number
from qc.values import dataclass

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The first entry of a row in the log.

    Attributes
    ----------
    who : str
        Wrote it.
    moment : datetime
        When, in universal time.
    """

    who: str
    moment: dt.datetime


def entry_of(connection: sa.Connection, table: sa.Table, number: int) -> Entry | None:
    """Return who wrote a row, and when; None where there is none.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        To the database.
    table : sqlalchemy.Table
        One that is logged.
    number : int
        The row's.
    """
    log = schema.LOG
    mine = (log.c.entity == table.name, log.c.entity_id == row_number(number))
    row = connection.execute(sa.select(log.c.who, log.c.moment).where(*mine).order_by(log.c.number)).first()
    return None if row is None else Entry(who=str(row[0]), moment=moment_of(row[1]))
