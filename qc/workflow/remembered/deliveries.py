"""Order and shipment of recorded batches, with what was said after they were recorded."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict, fields, replace
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from qc.store import schema
from qc.store.delivery import Delivery
from qc.store.plain import moment_of
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qc.store.recalling import Kept

ROLE, NAME = "delivery", "delivery.json"
"""How it is kept: as a paper of the batch, for which the log has an entry."""
_FIELDS = tuple(field.name for field in fields(Delivery))


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidLater:
    """What somebody said of order and shipment.

    Attributes
    ----------
    who : str
        Who said it.
    moment : datetime
        When.
    said : Delivery
        What; of the rest nothing was said.
    """

    who: str
    moment: dt.datetime
    said: Delivery


def joined(first: Delivery, *more: Delivery) -> Delivery:
    """Return what counts: of each the last word.

    Parameters
    ----------
    first : Delivery
        As the batch was recorded.
    more : Delivery
        In the order in which it was said.

    Examples
    --------
    >>> joined(Delivery(ordered=100, shipped=50), Delivery(shipped=100), Delivery(order_number="PO-7"))
    Delivery(order_number='PO-7', ordered=100, due=None, shipped=100, shipped_on=None)
    """
    for one in more:
        first = replace(first, **{name: value for name, value in asdict(one).items() if value is not None})
    return first


def said_later(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> Mapping[int, tuple[SaidLater, ...]]:
    """Return what was said of batches after they were recorded, under their ids.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        To the database.
    conditions
        On the papers of batches; all without any.
    """
    paper, file, log = schema.BATCH_FILE, schema.FILE, schema.LOG
    wanted = (
        sa.select(paper.c.batch, log.c.who, log.c.moment, file.c.content)
        .join(file, file.c.id == paper.c.content)
        .join(log, sa.and_(log.c.entity == paper.name, log.c.entity_id == paper.c.id))
        .where(paper.c.role == ROLE, *conditions)
        .order_by(paper.c.id)
    )
    found: dict[int, tuple[SaidLater, ...]] = {}
    for batch, who, moment, content in connection.execute(wanted):
        one = SaidLater(who=who, moment=moment_of(moment), said=_read(json.loads(content)))
        found[batch] = (*found.get(batch, ()), one)
    return found


def _read(known: Mapping[str, Any]) -> Delivery:
    days = {name: dt.date.fromisoformat(known[name]) for name in ("due", "shipped_on") if name in known}
    return Delivery(**{**known, **days})


def recorded_delivery(kept: Kept) -> Delivery:
    """Return order and shipment as they were recorded with a batch."""
    return Delivery(**{name: getattr(kept, name) for name in _FIELDS})


def as_said(kept: Sequence[Kept], later: Mapping[int, tuple[SaidLater, ...]]) -> tuple[Kept, ...]:
    """Return batches with what was said of their orders and shipments since.

    Parameters
    ----------
    kept : sequence of Kept
        As they were recorded.
    later : mapping of int to tuple of SaidLater
        What was said since, under their ids.
    """
    return tuple(
        replace(one, **asdict(joined(recorded_delivery(one), *(told.said for told in later[one.id]))))
        if one.id in later
        else one
        for one in kept
    )


def delivery_again(connection: sa.Connection, before: Kept | None, said: Delivery) -> Delivery:
    """Return order and shipment of a batch, with what was said of an earlier recording of the same lot.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        To the database.
    before : Kept or None
        The earlier recording.
    said : Delivery
        What is said now: it counts first.
    """
    if before is None:
        return said
    later = said_later(connection, schema.BATCH_FILE.c.batch == before.id).get(before.id, ())
    return joined(recorded_delivery(before), *(told.said for told in later), said)
