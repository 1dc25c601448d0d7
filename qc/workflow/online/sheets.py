"""Sheets: batches whose readings are typed at the machine, from the first reading to the last."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from qc.errors import Problem, UsageError
from qc.spec.load import load_spec
from qc.store import schema
from qc.store.keeping import keep_standard, once
from qc.store.opening import open_store
from qc.store.plain import moment_of, row_number, storable, written
from qc.values import dataclass
from qc.words import message
from qc.workflow.remembered.remembering import standing_of, user

if TYPE_CHECKING:
    import datetime as dt

    from qc.store.log import Book
    from qc.store.opening import Store

_SHEET, _CLOSED = schema.SHEET, schema.SHEET_CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A batch whose readings are typed at the machine.

    Attributes
    ----------
    id, part, standard : int
        Of the rows.
    workshop, lot : str or None
        Whose it is, and what.
    opened_by : str or None
        Who began; None is this computer's own user.
    opened : datetime
        When.
    closed : datetime or None
        When it was finished.
    batch : int or None
        What it was recorded as.
    """

    id: int
    part: int
    standard: int
    workshop: str | None
    lot: str | None
    opened_by: str | None
    opened: dt.datetime
    closed: dt.datetime | None
    batch: int | None


def open_sheet(
    standard: int | str | Path,
    *,
    workshop: str | None = None,
    lot: str | None = None,
    by: int | None = None,
    store: str | Path | Store | None = None,
    who: str | None = None,
) -> Sheet:
    """Begin a batch whose readings are typed.

    Parameters
    ----------
    standard : int or path
        A recorded standard, or a file, which is recorded.
    workshop, lot : str, optional
        Whose it is, and what.
    by : int, optional
        The person who begins.
    store, who : optional
        Where everything is remembered, and whose entry in the log it is.

    Raises
    ------
    UsageError
        If there is no such standard.
    SpecError
        If the file is none.
    """
    opened = open_store(store)
    path = None if isinstance(standard, int) else Path(standard)
    loaded = None if path is None else (load_spec(path), path)
    with opened.writing(who or user()) as book:
        if loaded is None:
            part, recorded = _known(book, standard)
        else:
            part, recorded = keep_standard(book, loaded[0].spec, standing_of(loaded[0], loaded[1].read_bytes()))
        shop = None if workshop is None else once(book, schema.WORKSHOP, {"name": workshop})
        about = {"lot": lot, "opened_by": by, "moment": written(opened.clock())}
        made = book.append(_SHEET, part=part, standard=recorded, workshop=shop, **about)
    return sheet_of(made, opened)


def _known(book: Book, standard: object) -> tuple[int, int]:
    table = schema.STANDARD
    asked = row_number(standard) if isinstance(standard, int) else 0
    found = book.connection.execute(sa.select(table.c.part, table.c.id).where(table.c.id == asked)).first()
    if found is None:
        raise UsageError([Problem(reason=message("there is no such standard"))])
    return int(found[0]), int(found[1])


def sheet_of(number: int, store: str | Path | Store | None = None) -> Sheet:
    """Return a sheet.

    Raises
    ------
    UsageError
        If there is none under this number.
    """
    found = _sheets(store, _SHEET.c.id == row_number(number))
    if not found:
        raise UsageError([Problem(reason=message("there is no such sheet"))])
    return found[0]


def open_sheets(*, workshop: str | None = None, store: str | Path | Store | None = None) -> tuple[Sheet, ...]:
    """Return the sheets that are not finished, the newest first; those of one workshop where one is named."""
    own = [] if workshop is None else [schema.WORKSHOP.c.name == storable(workshop)]
    return _sheets(store, _CLOSED.c.id.is_(None), *own)


def _sheets(store: str | Path | Store | None, *which: sa.ColumnElement[bool]) -> tuple[Sheet, ...]:
    shop, person = schema.WORKSHOP, schema.PERSON
    wanted = (
        sa.select(_SHEET.c.id, _SHEET.c.part, _SHEET.c.standard, _SHEET.c.lot, shop.c.name.label("workshop"))
        .add_columns(person.c.name.label("opened_by"), _SHEET.c.moment.label("opened"))
        .add_columns(_CLOSED.c.moment.label("closed"), _CLOSED.c.batch)
        .join(shop, shop.c.id == _SHEET.c.workshop, isouter=True)
        .join(person, person.c.id == _SHEET.c.opened_by, isouter=True)
        .join(_CLOSED, _CLOSED.c.sheet == _SHEET.c.id, isouter=True)
        .where(*which)
        .order_by(_SHEET.c.id.desc())
    )
    with open_store(store).reading() as connection:
        rows = [dict(row) for row in connection.execute(wanted).mappings()]
    return tuple(_sheet({str(name): value for name, value in row.items()}) for row in rows)


def _sheet(row: dict[str, Any]) -> Sheet:
    closed = row["closed"] and moment_of(row["closed"])
    return Sheet(**row | {"opened": moment_of(row["opened"]), "closed": closed})


def close_sheet(
    sheet: int,
    *,
    batch: int | None = None,
    by: int | None = None,
    store: str | Path | Store | None = None,
    who: str | None = None,
) -> Sheet:
    """Finish a sheet; one that is finished stays as it was.

    Parameters
    ----------
    sheet : int
        Which.
    batch : int, optional
        What it was recorded as.
    by : int, optional
        The person who finishes it.
    store, who : optional
        Where everything is remembered, and whose entry in the log it is.

    Raises
    ------
    UsageError
        If there is no such sheet.
    """
    opened = open_store(store)
    with opened.writing(who or user()) as book:
        if not is_closed(book, sheet):
            moment = written(opened.clock())
            book.append(_CLOSED, sheet=sheet, batch=batch, closed_by=by, moment=moment)
    return sheet_of(sheet, opened)


def is_closed(book: Book, sheet: int) -> bool:
    """Whether a sheet is finished.

    Raises
    ------
    UsageError
        If there is no such sheet.
    """
    wanted = sa.select(_CLOSED.c.id).select_from(_SHEET.join(_CLOSED, _CLOSED.c.sheet == _SHEET.c.id, isouter=True))
    found = book.connection.execute(wanted.where(_SHEET.c.id == row_number(sheet))).first()
    if found is None:
        raise UsageError([Problem(reason=message("there is no such sheet"))])
    return found[0] is not None
