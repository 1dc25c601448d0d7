"""Readings typed at the machine: each is stored once, however often a phone sends it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from qc.errors import Problem, UsageError
from qc.store import schema
from qc.store.opening import open_store
from qc.store.plain import row_number, storable, written
from qc.words import message
from qc.workflow.online.sheets import Sheet, close_sheet, is_closed, open_sheet, open_sheets, sheet_of
from qc.workflow.remembered.remembering import user

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from qc.store.log import Book
    from qc.store.opening import Store

__all__ = ["Entry", "Sheet", "add_typed", "close_sheet", "open_sheet", "open_sheets", "sheet_of", "typed"]

MOST_AT_ONCE, LONGEST_KEY, LONGEST_VALUE = 1000, 100, 100
_TYPED = schema.TYPED


class Entry(NamedTuple):
    """A reading as it was typed.

    Attributes
    ----------
    client_key : str
        By which the phone knows it; no two readings share one.
    characteristic : str
        Which was measured.
    unit : int
        Which unit of the lot, from 1.
    value : str
        As typed.
    typed_at : str
        When, by the phone's clock; else when it arrived.
    """

    client_key: str
    characteristic: str
    unit: int
    value: str
    typed_at: str = ""


def add_typed(
    sheet: int,
    entries: Iterable[Sequence[object]],
    *,
    store: str | Path | Store | None = None,
    who: str | None = None,
) -> tuple[str, ...]:
    """Store readings that were not stored yet, all of them or none, and return the keys of these.

    Parameters
    ----------
    sheet : int
        To which they belong.
    entries : iterable of Entry
        Or of as many values in its order, at most 1,000.
    store, who : optional
        Where everything is remembered, and whose entries in the log they are.

    Raises
    ------
    UsageError
        If there is no such sheet, a new reading comes after it was finished, a key stands for another reading
        already, or an entry is none.
    """
    given = [_checked(entry) for entry in entries]
    if len(given) > MOST_AT_ONCE:
        expected = message("at most {most} readings at once", most=MOST_AT_ONCE)
        raise UsageError([Problem(reason=message("too many readings"), expected=expected)])
    opened = open_store(store)
    with opened.writing(who or user()) as book:
        closed = is_closed(book, sheet)
        new = _new(book, sheet, given)
        if new and closed:
            raise UsageError([Problem(reason=message("this sheet is finished: nothing can be added"))])
        for one in new:
            book.append(_TYPED, sheet=sheet, **one._asdict() | {"typed_at": one.typed_at or written(opened.clock())})
    return tuple(one.client_key for one in new)


def _checked(entry: Sequence[object]) -> Entry:
    """Return an entry as it is stored, or refuse it."""
    fields = list(entry)
    fit = 4 <= len(fields) <= 5 and type(fields[2]) is int and all(isinstance(each, str) for each in fields[:2])
    fit = fit and all(isinstance(each, str) for each in fields[3:])
    if fit:
        one = Entry(*(storable(each) if isinstance(each, str) else each for each in fields))  # type: ignore[arg-type]  # as just held
        sizes = 1 <= len(one.client_key) <= LONGEST_KEY and len(one.value) <= LONGEST_VALUE >= len(one.typed_at)
        if sizes and row_number(one.unit) and len(one.characteristic) <= LONGEST_VALUE:
            return one
    raise UsageError([Problem(reason=message("this is no reading as the typing page sends it"))])


def _new(book: Book, sheet: int, given: list[Entry]) -> list[Entry]:
    """Return the entries that are not stored yet; one that came twice counts once."""
    once: dict[str, Entry] = {}
    for one in given:
        if _said(once.setdefault(one.client_key, one)) != _said(one):
            raise _two_as_one(one)
    rows = book.connection.execute(sa.select(_TYPED).where(_TYPED.c.client_key.in_(once))).mappings()
    known = {row["client_key"]: (row["sheet"], row["characteristic"], row["unit"], row["value"]) for row in rows}
    for key, one in once.items():
        if known.get(key, (sheet, *_said(one))) != (sheet, *_said(one)):
            raise _two_as_one(one)
    return [one for key, one in once.items() if key not in known]


def _two_as_one(one: Entry) -> UsageError:
    fix = message("load the page again; readings that were sent already are safe")
    return UsageError([Problem(reason=message("two readings were sent as one"), found=one.value, fix=fix)])


def _said(one: Entry) -> tuple[str, int, str]:
    return one.characteristic, one.unit, one.value


def typed(sheet: int, store: str | Path | Store | None = None) -> tuple[Entry, ...]:
    """Return the readings of a sheet in the order in which they were stored."""
    wanted = sa.select(*(_TYPED.c[name] for name in Entry._fields)).where(_TYPED.c.sheet == row_number(sheet))
    with open_store(store).reading() as connection:
        return tuple(Entry(*row) for row in connection.execute(wanted.order_by(_TYPED.c.id)))
