"""Order and shipment of a recorded batch, said after it was recorded; what was said before stays beside it."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict, fields, replace
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from qc.errors import Problem, UsageError
from qc.report.text_table import text_table
from qc.store import schema
from qc.store.delivery import Delivery
from qc.store.keeping import keep_file
from qc.store.opening import open_store
from qc.store.plain import moment_of
from qc.values import dataclass
from qc.words import language, message
from qc.workflow.remembered.remembering import user
from qc.workflow.spoken.saying import kept_batch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from qc.store.recalling import Kept
    from qc.words import Language

ROLE, NAME = "delivery", "delivery.json"
"""How it is kept: as a paper of the batch, for which the log has an entry."""
_FIELDS = tuple(field.name for field in fields(Delivery))
_NOTHING = "–"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Deliveries:
    """All that was said of a recorded batch's order and shipment.

    Attributes
    ----------
    batch : int
        It was recorded under.
    lot : str
        Its lot.
    recorded : Delivery
        As it was recorded.
    later : tuple of SaidLater
        In the order in which it was said.
    """

    batch: int
    lot: str
    recorded: Delivery
    later: tuple[SaidLater, ...]

    @property
    def now(self) -> Delivery:
        """What counts: of each the last word."""
        return joined(self.recorded, *(one.said for one in self.later))

    def text(self, lang: str = "id") -> str:
        """Return it as a terminal shows it: a row for each time that something was said, and what counts."""
        reader = language(lang)
        said = message("Order and shipment of lot {lot} (batch {batch}):", lot=self.lot, batch=str(self.batch))
        words = (message("order"), message("ordered"), message("due"), message("shipped"), message("shipped on"))
        rows = [[reader.say(message("as recorded")), *_cells(self.recorded, reader)]]
        for one in self.later:
            day = one.moment.astimezone().date()
            rows.append([reader.say(message("{who}, {day}", who=one.who, day=day)), *_cells(one.said, reader)])
        rows.append([reader.say(message("counts")), *_cells(self.now, reader)])
        return "\n".join([reader.say(said), "", text_table(["", *(reader.say(word) for word in words)], rows)])

    def to_json(self) -> str:
        """Return it as JSON."""
        later = [
            {"who": one.who, "moment": one.moment.isoformat(), **_plain(one.said, whole=False)} for one in self.later
        ]
        known = {"batch": self.batch, "lot": self.lot, "recorded": _plain(self.recorded), "later": later}
        return json.dumps({**known, "counts": _plain(self.now)}, ensure_ascii=False, indent=1) + "\n"


def _cells(said: Delivery, reader: Language) -> list[str]:
    return [_NOTHING if value is None else reader.say(value) for value in asdict(said).values()]


def _plain(said: Delivery, *, whole: bool = True) -> dict[str, Any]:
    """Return it for JSON, days as ISO 8601 writes them; the unsaid only where the whole is asked for."""
    given = {name: value for name, value in asdict(said).items() if whole or value is not None}
    return {name: value.isoformat() if isinstance(value, dt.date) else value for name, value in given.items()}


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


def deliveries_of(batch: int, *, store: str | Path | None = None) -> Deliveries:
    """Return all that was said of a recorded batch's order and shipment.

    Parameters
    ----------
    batch : int
        It was recorded under.
    store : path or str, optional
        Where everything is remembered.

    Raises
    ------
    UsageError
        If there is no such batch.
    """
    with open_store(store).reading() as connection:
        kept = kept_batch(connection, batch)
        later = said_later(connection, schema.BATCH_FILE.c.batch == batch).get(batch, ())
    return Deliveries(batch=batch, lot=kept.called, recorded=_recorded(kept), later=later)


def say_delivery(batch: int, said: Delivery, *, store: str | Path | None = None, who: str | None = None) -> Deliveries:
    """Say of a recorded batch what was ordered or shipped, and return all that was said.

    Parameters
    ----------
    batch : int
        It was recorded under.
    said : Delivery
        At least one thing; of the rest what was said before stays.
    store, who : optional
        Where everything is remembered, and who says it.

    Raises
    ------
    UsageError
        If there is no such batch, or nothing is said.
    """
    if not any(value is not None for value in asdict(said).values()):
        raise UsageError([Problem(reason=message("nothing was said of order or shipment"))])
    with open_store(store).writing(who or user()) as book:
        kept_batch(book.connection, batch)
        content = keep_file(book, (json.dumps(_plain(said, whole=False), ensure_ascii=False) + "\n").encode())
        book.append(schema.BATCH_FILE, batch=batch, role=ROLE, name=NAME, content=content)
    return deliveries_of(batch, store=store)


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


def _recorded(kept: Kept) -> Delivery:
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
        replace(one, **asdict(joined(_recorded(one), *(told.said for told in later[one.id]))))
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
    return joined(_recorded(before), *(told.said for told in later), said)
