"""For what headers were taken: recalled before a file is read, kept with what is recorded, and said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qc.intake.columns import Way
from qc.spec.load import load_spec
from qc.store.matches import keep_matches, recall_matches
from qc.store.opening import open_store
from qc.store.recalling import known_part
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import sqlalchemy as sa

    from qc.store.log import Book
    from qc.verdict.model import Identity, LotFacts
    from qc.workflow.reading import Hints


def recalled_hints(spec: Path, hints: Hints, store: str | Path | None, workshop: str | None = None) -> Hints:
    """Return hints with what is remembered of earlier files of a part.

    Parameters
    ----------
    spec : path
        The buyer's standard.
    hints : Hints
        What the user says now; it counts before what is remembered.
    store : path or str or None
        Where everything is remembered; None is the usual place.
    workshop : str, optional
        Whose file it is.
    """
    asked = load_spec(spec).spec
    with open_store(store).reading() as connection:
        part = known_part(connection, asked.buyer, asked.part_number)
        return with_recalled(hints, connection, part, workshop)


def with_recalled(hints: Hints, connection: sa.Connection, part: int | None, workshop: str | None) -> Hints:
    """Return hints with what is remembered of earlier files of a part.

    Parameters
    ----------
    hints : Hints
        What the user says now.
    connection : sqlalchemy.Connection
        To the database.
    part : int or None
        Its id; None where nothing was recorded of it.
    workshop : str or None
        Whose file it is.
    """
    known = {} if part is None else recall_matches(connection, part, workshop)
    return replace(hints, remembered=known) if known else hints


def keep_columns(book: Book, facts: LotFacts) -> None:
    """Record for what headers of a lot were taken, so that its next file need not be asked about.

    Parameters
    ----------
    book : Book
        Open for writing, the lot recorded.
    facts : LotFacts
        The lot.
    """
    matches = (*facts.batch.matches, *(() if facts.pilot is None else facts.pilot.matches))
    part = known_part(book.connection, facts.spec.buyer, facts.spec.part_number) if matches else None
    if part is not None:
        keep_matches(book, part, facts.identity.workshop, matches)


def workshop_of(identity: Identity | None) -> str | None:
    """Return the workshop that the user named."""
    return None if identity is None else identity.workshop


def used(facts: LotFacts) -> Iterator[Message]:
    """Yield what of a lot was read as in an earlier file, and what was learnt for the next one.

    Parameters
    ----------
    facts : LotFacts
        The lot.
    """
    names = {one.id: one.names for one in facts.spec.characteristic}
    matches = dict.fromkeys((*facts.batch.matches, *(() if facts.pilot is None else facts.pilot.matches)))
    for one in matches:
        said = {"header": one.header, "name": names[one.characteristic], "id": one.characteristic}
        if one.way is Way.REMEMBERED:
            yield message(
                "“{header}” was read as {name}, as in an earlier file; if that is wrong, say it anew with --column",
                **said,
            )
        else:
            yield message("“{header}” is {name}: remembered for the next file of this part", **said)
