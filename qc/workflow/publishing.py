"""A buyer puts a standard's new revision into force."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from qc.errors import Location, Problem, UsageError
from qc.spec.load import load_spec
from qc.store import schema
from qc.store.keeping import keep_standard
from qc.store.opening import open_store
from qc.store.plain import moment_of, row_number, storable, written
from qc.values import dataclass
from qc.words import message
from qc.workflow.remembering import standing_of, user

if TYPE_CHECKING:
    import datetime as dt

    from qc.store.opening import Store

_TABLE = schema.PUBLISHED


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A revision that was put into force.

    Attributes
    ----------
    id, standard, part : int
        Of the rows.
    revision : str
        Which.
    note : str or None
        What changed, in the buyer's words.
    by : str or None
        Who did; None is the computer's own user.
    moment : datetime
        When.
    """

    id: int
    standard: int
    part: int
    revision: str
    note: str | None
    by: str | None
    moment: dt.datetime


def publish(
    standard: str | Path,
    *,
    buyer: str | None = None,
    note: str | None = None,
    by: int | None = None,
    store: str | Path | Store | None = None,
    who: str | None = None,
) -> Published:
    """Record a standard and put it into force.

    Parameters
    ----------
    standard : path
        Its file.
    buyer : str, optional
        Whose standards may be published; any where nobody is named.
    note : str, optional
        What changed.
    by : int, optional
        The person who does.
    store, who : optional
        Where everything is remembered, and whose entry in the log it is.

    Raises
    ------
    SpecError
        If it is no standard.
    UsageError
        If it is another buyer's.
    """
    path, opened = Path(standard), open_store(store)
    loaded = load_spec(path)
    if buyer is not None and loaded.spec.buyer != buyer:
        reason = message("this is another buyer's standard")
        where = Location(file=path.name)
        expected = message("{buyer}", buyer=buyer)
        raise UsageError([Problem(reason=reason, location=where, found=loaded.spec.buyer, expected=expected)])
    with opened.writing(who or user()) as book:
        part, recorded = keep_standard(book, loaded.spec, standing_of(loaded, path))
        said = storable(note or "").strip() or None
        book.append(_TABLE, standard=recorded, note=said, published_by=by, moment=written(opened.clock()))
    return published(part, opened)[0]


def published(part: int, store: str | Path | Store | None = None) -> tuple[Published, ...]:
    """Return what was put into force of a part, the newest first; the first one counts."""
    standard, person = schema.STANDARD, schema.PERSON
    wanted = (
        sa.select(_TABLE.c.id, _TABLE.c.standard, standard.c.part, standard.c.revision, _TABLE.c.note)
        .add_columns(person.c.name.label("by"), _TABLE.c.moment)
        .join(standard, standard.c.id == _TABLE.c.standard)
        .join(person, person.c.id == _TABLE.c.published_by, isouter=True)
        .where(standard.c.part == row_number(part))
        .order_by(_TABLE.c.id.desc())
    )
    with open_store(store).reading() as connection:
        rows = [dict(row) for row in connection.execute(wanted).mappings()]
    return tuple(
        Published(**{str(k): v for k, v in row.items()} | {"moment": moment_of(row["moment"])}) for row in rows
    )
