"""What was decided about units that do not conform: by whom, when, and why."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import sqlalchemy as sa

from qc.errors import Problem, UsageError
from qc.store import schema
from qc.store.opening import open_store
from qc.store.plain import moment_of, row_number, storable, written
from qc.store.replaced import recordings_of
from qc.values import dataclass
from qc.words import message
from qc.workflow.remembered.remembering import user
from qc.workflow.spoken.saying import check_there, checked_words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from pathlib import Path

    from qc.store.opening import Store
    from qc.words import Message

LONGEST = 200
_TABLE = schema.DISPOSITION


class Disposal(StrEnum):
    """What is done with units."""

    USE = "use"
    REWORK = "rework"
    SORT = "sort"
    SCRAP = "scrap"
    RETURN = "return"

    @property
    def label(self) -> Message:
        """What it is called."""
        return _LABELS[self]


_LABELS: Mapping[Disposal, Message] = {
    Disposal.USE: message("use as it is, with the buyer's consent"),
    Disposal.REWORK: message("rework, then measure again"),
    Disposal.SORT: message("sort out piece by piece"),
    Disposal.SCRAP: message("scrap"),
    Disposal.RETURN: message("return to the supplier"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Disposition:
    """A decision about units.

    Attributes
    ----------
    id, batch : int
        Of the rows.
    characteristic : str or None
        Which they do not meet; None is all of them.
    units : str or None
        Which, as the workshop writes it, such as ``12-40``; None is the whole lot.
    decision : Disposal
        What is done with them.
    why : str or None
        The reason.
    by : str or None
        Who decided; None is the computer's own user.
    moment : datetime or None
        When; None of what older versions recorded.
    """

    id: int
    batch: int
    characteristic: str | None
    units: str | None
    decision: Disposal
    why: str | None
    by: str | None
    moment: dt.datetime | None


def dispose(
    batch: int,
    characteristic: str | None,
    units: str | None,
    decision: Disposal,
    why: str,
    by: int | None = None,
    *,
    store: str | Path | Store | None = None,
    who: str | None = None,
) -> Disposition:
    """Record what is done with units; an earlier decision stays beside it.

    Parameters
    ----------
    batch : int
        It was recorded under.
    characteristic : str or None
        Which they do not meet.
    units : str or None
        Which, as the workshop writes it; at most 200 characters.
    decision : Disposal
        What is done with them.
    why : str
        The reason, at most 2,000 characters.
    by : int, optional
        The person who decides.
    store, who : optional
        Where everything is remembered, and whose entry in the log it is.

    Raises
    ------
    UsageError
        If there is no such batch, no reason, or the units are too long.
    """
    opened = open_store(store)
    about = {"characteristic": _short(characteristic), "units": _short(units), "why": checked_words(why)}
    with opened.writing(who or user()) as book:
        check_there(book.connection, schema.BATCH, batch, message("there is no such batch"))
        when = {"decided_by": by, "moment": written(opened.clock())}
        made = book.append(_TABLE, batch=batch, decision=Disposal(decision).value, **about, **when)
    return _found(opened, _TABLE.c.id == made)[0]


def _short(text: str | None) -> str | None:
    plain = storable(text or "").strip()
    if len(plain) > LONGEST:
        raise UsageError(
            [Problem(reason=message("this is too long"), expected=message("1 to {most} characters", most=LONGEST))]
        )
    return plain or None


def dispositions_of(batch: int, store: str | Path | Store | None = None) -> tuple[Disposition, ...]:
    """Return what was decided about a batch, in the order in which it was decided; the last word counts.

    What was decided about an older recording of its lot, in whose place it counts, is among it.
    """
    opened = open_store(store)
    with opened.reading() as connection:
        numbers = recordings_of(connection, row_number(batch))
    return _found(opened, _TABLE.c.batch.in_(numbers))


def decided_batches(connection: sa.Connection) -> frozenset[int]:
    """Return the batches about which something was decided."""
    return frozenset(connection.execute(sa.select(_TABLE.c.batch).distinct()).scalars())


def _found(store: Store, which: sa.ColumnElement[bool]) -> tuple[Disposition, ...]:
    person, names = schema.PERSON, ("id", "batch", "characteristic", "units", "decision", "why", "moment")
    wanted = (
        sa.select(*(_TABLE.c[name] for name in names), person.c.name.label("by"))
        .join(person, person.c.id == _TABLE.c.decided_by, isouter=True)
        .where(which)
        .order_by(_TABLE.c.id)
    )
    with store.reading() as connection:
        rows = [dict(row) for row in connection.execute(wanted).mappings()]
    changed = (
        {"decision": Disposal(row["decision"]), "moment": row["moment"] and moment_of(row["moment"])} for row in rows
    )
    return tuple(
        Disposition(**{str(k): v for k, v in (row | new).items()}) for row, new in zip(rows, changed, strict=True)
    )
