"""Say order and shipment of a recorded batch, and show all that was said; what was said before stays beside it."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from qc.errors import Problem, UsageError
from qc.report.text_table import text_table
from qc.store import schema
from qc.store.keeping import keep_file
from qc.store.opening import open_store
from qc.values import dataclass
from qc.words import language, message
from qc.workflow.remembered.deliveries import NAME, ROLE, joined, recorded_delivery, said_later
from qc.workflow.remembered.recorded_again import refuse_replaced
from qc.workflow.remembered.remembering import user
from qc.workflow.spoken.saying import kept_batch

if TYPE_CHECKING:
    from pathlib import Path

    from qc.store.delivery import Delivery
    from qc.words import Language
    from qc.workflow.remembered.deliveries import SaidLater

_NOTHING = "–"


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
    return Deliveries(batch=batch, lot=kept.called, recorded=recorded_delivery(kept), later=later)


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
        If there is no such batch, its lot was recorded again, or nothing is said.
    """
    if not any(value is not None for value in asdict(said).values()):
        raise UsageError([Problem(reason=message("nothing was said of order or shipment"))])
    with open_store(store).writing(who or user()) as book:
        kept = kept_batch(book.connection, batch)
        refuse_replaced(book.connection, kept)
        content = keep_file(book, (json.dumps(_plain(said, whole=False), ensure_ascii=False) + "\n").encode())
        book.append(schema.BATCH_FILE, batch=batch, role=ROLE, name=NAME, content=content)
    return deliveries_of(batch, store=store)
