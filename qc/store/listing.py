"""Recorded batches as a list shows them: no file of theirs is read."""

from __future__ import annotations

import sqlalchemy as sa

from qc.store import schema
from qc.store.about_batch import AboutBatch
from qc.store.keeping import Paper
from qc.store.plain import row_number, storable
from qc.store.replaced import replaced
from qc.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchLine(AboutBatch):
    """A recorded batch in one line.

    Attributes
    ----------
    conformity, stability, capability : str
        Of the verdict, beside its decision.
    again : int or None
        The batch as which its lot was recorded again: that one counts; None where this one does.
    """

    conformity: str
    stability: str
    capability: str
    again: int | None

    def say(self, code: str) -> str:
        """Return the part's name in the language ``code``."""
        return self.name_id if code == "id" else self.name_en


_BATCH = ("id", "part", "lot", "quantity", "sampled", "shipped", "ordered", "order_number", "due", "shipped_on")
_DAYS = ("produced", "inspected")
_PART = ("part_number", "name_id", "name_en")
_VERDICT = ("decision", "conformity", "stability", "capability", "program")


def batch_lines(
    connection: sa.Connection,
    *,
    workshop: str | None = None,
    buyer: str | None = None,
    part: int | None = None,
    limit: int | None = None,
    before: int | None = None,
    after: int | None = None,
) -> tuple[BatchLine, ...]:
    """Return recorded batches, the newest first.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        To the database.
    workshop, buyer : str, optional
        Only of these.
    part : int, optional
        Only of this part.
    limit : int, optional
        At most so many.
    before, after : int, optional
        Only those that were recorded before or after this one; ``limit`` then leaves those that are nearest to it.
    """
    batch = schema.BATCH
    conditions = [
        None if workshop is None else schema.WORKSHOP.c.name == storable(workshop),
        None if buyer is None else schema.BUYER.c.name == storable(buyer),
        None if part is None else batch.c.part == row_number(part),
        None if before is None else batch.c.id < _countable(before),
        None if after is None else batch.c.id > _countable(after),
    ]
    upwards = after is not None
    found = _lines(connection, [one for one in conditions if one is not None], limit, upwards=upwards)
    return found[::-1] if upwards else found


def _countable(number: int) -> int:
    """Return a number as near as databases count."""
    return max(0, min(number, 2**31 - 1))


def batch_of(connection: sa.Connection, number: int) -> BatchLine | None:
    """Return a recorded batch, or None where there is none.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        To the database.
    number : int
        It was recorded under.
    """
    return next(iter(_lines(connection, [schema.BATCH.c.id == row_number(number)], 1)), None)


def _lines(
    connection: sa.Connection, conditions: list[sa.ColumnElement[bool]], limit: int | None, *, upwards: bool = False
) -> tuple[BatchLine, ...]:
    batch, part, buyer, workshop, verdict = (
        schema.BATCH,
        schema.PART,
        schema.BUYER,
        schema.WORKSHOP,
        schema.VERDICT,
    )
    columns = [table.c[name] for table, names in ((batch, _BATCH + _DAYS), (part, _PART)) for name in names]
    wanted = (
        sa.select(*columns, buyer.c.name.label("buyer"), workshop.c.name.label("workshop"))
        .add_columns(*(verdict.c[name] for name in _VERDICT))
        .join(verdict, verdict.c.batch == batch.c.id)
        .join(part, part.c.id == batch.c.part)
        .join(buyer, buyer.c.id == part.c.buyer)
        .join(workshop, workshop.c.id == batch.c.workshop, isouter=True)
        .where(*conditions)
        .order_by(batch.c.id if upwards else batch.c.id.desc())
        .limit(limit)
    )
    rows = [{str(name): value for name, value in row.items()} for row in connection.execute(wanted).mappings()]
    again = replaced(connection, [row["id"] for row in rows])
    return tuple(BatchLine(**row, again=again.get(row["id"])) for row in rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginalLine:
    """A file that was given with a batch, in one line.

    Attributes
    ----------
    id : int
        Of the row.
    role, name : str
        What it is to the batch, and as what it was given (see ``Paper``).
    size : int
        Bytes.
    sha256 : str
        Its digest.
    """

    id: int
    role: str
    name: str
    size: int
    sha256: str


def original_lines(connection: sa.Connection, batch: int) -> tuple[OriginalLine, ...]:
    """Return the files that were given with a batch, in the order in which they were given; none of them is read.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        To the database.
    batch : int
        It was recorded under.
    """
    paper, file = schema.BATCH_FILE, schema.FILE
    wanted = (
        sa.select(paper.c.id, paper.c.role, paper.c.name, file.c.size, file.c.sha256)
        .join(file, file.c.id == paper.c.content)
        .where(paper.c.batch == row_number(batch))
        .order_by(paper.c.id)
    )
    rows = connection.execute(wanted).mappings()
    return tuple(OriginalLine(**{str(name): value for name, value in row.items()}) for row in rows)


def original_file(connection: sa.Connection, batch: int, number: int) -> Paper | None:
    """Return a file that was given with a batch, byte for byte; None where the batch has none of this number.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        To the database.
    batch : int
        It was recorded under.
    number : int
        Of the file's row.
    """
    paper, file = schema.BATCH_FILE, schema.FILE
    wanted = sa.select(paper.c.role, paper.c.name, file.c.content).join(file, file.c.id == paper.c.content)
    mine = (paper.c.batch == row_number(batch), paper.c.id == row_number(number))
    row = connection.execute(wanted.where(*mine)).first()
    return None if row is None else Paper(role=row[0], name=row[1], content=row[2])
