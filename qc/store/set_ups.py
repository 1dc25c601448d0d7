"""A workshop's set-up as it is remembered: standards, baselines, columns that were understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from qc.store import schema
from qc.values import dataclass

if TYPE_CHECKING:
    from qc.store.log import Book


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptStandard:
    """A standard that is remembered, the newest of its part.

    Attributes
    ----------
    part : int
        Of the row.
    buyer, part_number, name, sha256 : str
        Whose, which, its file's name, and the digest of it and all that it inherits.
    source, complete : bytes
        The file as given, and with all that it inherits.
    """

    part: int
    buyer: str
    part_number: str
    name: str
    sha256: str
    source: bytes
    complete: bytes


def newest_standards(connection: sa.Connection) -> tuple[KeptStandard, ...]:
    """Return the newest standard of each part, in the order of buyers and part numbers.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        To the database.
    """
    standard, part, buyer = schema.STANDARD, schema.PART, schema.BUYER
    source, complete = schema.FILE.alias("source"), schema.FILE.alias("complete")
    newest = sa.select(sa.func.max(standard.c.id)).group_by(standard.c.part)
    wanted = (
        sa.select(
            standard.c.part,
            buyer.c.name.label("buyer"),
            part.c.part_number,
            standard.c.name,
            standard.c.sha256,
            source.c.content.label("source"),
            complete.c.content.label("complete"),
        )
        .join(part, part.c.id == standard.c.part)
        .join(buyer, buyer.c.id == part.c.buyer)
        .join(source, source.c.id == standard.c.source)
        .join(complete, complete.c.id == standard.c.complete)
        .where(standard.c.id.in_(newest))
        .order_by(buyer.c.name, part.c.part_number)
    )
    return tuple(KeptStandard(**{str(k): v for k, v in row.items()}) for row in connection.execute(wanted).mappings())


def column_matches(connection: sa.Connection, part: int) -> dict[str, str]:
    """Return which characteristic each header of a part's files was understood as; the newest counts.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        To the database.
    part : int
        Its id.
    """
    table = schema.COLUMN_MATCH
    wanted = sa.select(table.c.header, table.c.characteristic).where(table.c.part == part).order_by(table.c.id)
    return {row[0]: row[1] for row in connection.execute(wanted)}


def keep_match(book: Book, part: int, header: str, characteristic: str) -> int:
    """Record a column that was understood, whatever the workshop, and return its id."""
    return book.append(schema.COLUMN_MATCH, part=part, workshop=None, header=header, characteristic=characteristic)
