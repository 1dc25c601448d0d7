"""Which batches a scorecard is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from qc.store import schema
from qc.store.recalling import batches

if TYPE_CHECKING:
    import datetime as dt

    from qc.store.recalling import Kept


def names_of(connection: sa.Connection, table: sa.Table) -> tuple[str, ...]:
    """Return the names of all buyers, or of all workshops.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        To the database.
    table : sqlalchemy.Table
        ``BUYER`` or ``WORKSHOP``.
    """
    return tuple(connection.execute(sa.select(table.c.name).order_by(table.c.name)).scalars())


def delivered(
    connection: sa.Connection, *, buyer: str | None, workshop: str | None, since: dt.date
) -> tuple[Kept, ...]:
    """Return the batches of a buyer, of a workshop, or of both, in the order in which they were recorded.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        To the database.
    buyer, workshop : str or None
        Whose; None is all.
    since : date
        Older ones are left out, unless they belong to an order that has a newer one. A batch without any day stays.
    """
    table = schema.BATCH
    day = sa.func.coalesce(table.c.shipped_on, table.c.produced, table.c.inspected)
    recent = sa.or_(day.is_(None), day >= since)
    orders = sa.select(table.c.order_number).where(recent, table.c.order_number.is_not(None))
    conditions = [sa.or_(recent, table.c.order_number.in_(orders))]
    if buyer is not None:
        conditions.append(schema.BUYER.c.name == buyer)
    if workshop is not None:
        conditions.append(schema.WORKSHOP.c.name == workshop)
    return batches(connection, *conditions)


def without_workshop(connection: sa.Connection, buyer: str | None) -> int:
    """Return how many batches name no workshop.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        To the database.
    buyer : str or None
        Only of this buyer.
    """
    batch, part = schema.BATCH, schema.PART
    wanted = (
        sa.select(sa.func.count())
        .select_from(batch)
        .join(part, part.c.id == batch.c.part)
        .join(schema.BUYER, schema.BUYER.c.id == part.c.buyer)
        .where(batch.c.workshop.is_(None))
    )
    if buyer is not None:
        wanted = wanted.where(schema.BUYER.c.name == buyer)
    return int(connection.execute(wanted).scalar_one())
