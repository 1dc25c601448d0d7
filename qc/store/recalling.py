"""What was recorded, read back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from qc.errors import Problem, UsageError
from qc.intake.batch import Batch, Source
from qc.store import schema
from qc.store.about_batch import AboutBatch
from qc.store.packing import unpack
from qc.values import dataclass
from qc.words import message

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kept(AboutBatch):
    """A batch as it was recorded.

    Attributes
    ----------
    standard : int
        Of the row.
    baseline : int or None
        Which locked baseline it was held against.
    facts : mapping
        The verdict, as its JSON has it.
    record : mapping
        What is needed to judge again.
    complete : bytes
        The standard, with all that it inherits.
    """

    standard: int
    baseline: int | None
    facts: dict[str, Any]
    record: dict[str, Any]
    complete: bytes

    @property
    def made(self) -> int:
        """Units made, or measured where nobody said."""
        return self.sampled if self.quantity is None else max(self.quantity, self.sampled)


_FACTS, _RECORD, _COMPLETE = (schema.FILE.alias(name) for name in ("facts", "record", "complete"))


def batches(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> tuple[Kept, ...]:
    """Return batches in the order in which they were recorded.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        To the database.
    conditions
        Which ones; all without any.
    """
    batch, verdict, part, buyer = schema.BATCH, schema.VERDICT, schema.PART, schema.BUYER
    own = [batch.c[name] for name in ("id", "part", "standard", "baseline", "lot", "quantity", "sampled", "shipped")]
    own += [batch.c[name] for name in ("ordered", "order_number", "due", "shipped_on", "produced", "inspected")]
    wanted = (
        sa.select(
            *own,
            buyer.c.name.label("buyer"),
            part.c.part_number,
            part.c.name_id,
            part.c.name_en,
            schema.WORKSHOP.c.name.label("workshop"),
            verdict.c.decision,
            verdict.c.program,
            _FACTS.c.content.label("facts"),
            _RECORD.c.content.label("record"),
            _COMPLETE.c.content.label("complete"),
        )
        .join(verdict, verdict.c.batch == batch.c.id)
        .join(part, part.c.id == batch.c.part)
        .join(buyer, buyer.c.id == part.c.buyer)
        .join(schema.STANDARD, schema.STANDARD.c.id == batch.c.standard)
        .join(schema.WORKSHOP, schema.WORKSHOP.c.id == batch.c.workshop, isouter=True)
        .join(_FACTS, _FACTS.c.id == verdict.c.facts)
        .join(_RECORD, _RECORD.c.id == verdict.c.record)
        .join(_COMPLETE, _COMPLETE.c.id == schema.STANDARD.c.complete)
        .where(*conditions)
        .order_by(batch.c.id)
    )
    return tuple(_kept(dict(row)) for row in connection.execute(wanted).mappings())


def _kept(row: dict[Any, Any]) -> Kept:
    return Kept(**row | {name: json.loads(row[name]) for name in ("facts", "record")})


def lots_of(connection: sa.Connection, kept: Kept) -> dict[str, Batch]:
    """Return the readings of a batch and of what it was held against, under ``batch`` and ``pilot``.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        To the database.
    kept : Kept
        The batch.
    """
    table = schema.SERIES
    wanted = sa.select(table.c.role, table.c.characteristic, table.c.content).where(table.c.batch == kept.id)
    found: dict[str, dict[str, Any]] = {}
    for role, name, content in connection.execute(wanted.order_by(table.c.id)):
        found.setdefault(role, {})[name] = unpack(content)
    return {role: Batch(series=series, sources=_sources(kept, role)) for role, series in found.items()}


def _sources(kept: Kept, role: str) -> tuple[Source, ...]:
    given = [dict(one) for one in kept.facts["inputs"] if one["role"] == role]
    return tuple(Source(**{name: value for name, value in one.items() if name != "role"}) for one in given)


def part_of(connection: sa.Connection, number: str, buyer: str | None = None) -> int:
    """Return the id of a part.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        To the database.
    number : str
        The buyer's part number.
    buyer : str, optional
        Whose, where several buyers use the number.

    Raises
    ------
    UsageError
        If nothing was recorded of it, or more than one buyer uses the number.
    """
    part, table = schema.PART, schema.BUYER
    rows = connection.execute(
        sa.select(part.c.id, part.c.part_number, table.c.name).join(table, table.c.id == part.c.buyer)
    ).all()
    found = [row for row in rows if row[1] == number and buyer in (None, row[2])]
    if len(found) == 1:
        return int(found[0][0])
    if not found and (buyers := tuple(sorted(row[2] for row in rows if row[1] == number))):
        reason = message("nothing was recorded of this part for this buyer")
        raise UsageError([Problem(reason=reason, found=buyer, expected=message("one of {values}", values=buyers))])
    if found:
        whose = message("say whose with --buyer: {names}", names=tuple(sorted(row[2] for row in found)))
        raise UsageError([Problem(reason=message("several buyers use this part number"), found=number, fix=whose)])
    known = tuple(sorted({row[1] for row in rows}))
    expected = message("one of {values}", values=known) if known else None
    fix = None if known else message("record a batch first: qc record")
    reason = message("nothing was recorded of this part")
    raise UsageError([Problem(reason=reason, found=number, expected=expected, fix=fix)])


def known_part(connection: sa.Connection, buyer: str, number: str) -> int | None:
    """Return the id of a buyer's part, or None where nothing was recorded of it."""
    part, table = schema.PART, schema.BUYER
    wanted = sa.select(part.c.id).join(table, table.c.id == part.c.buyer)
    return connection.execute(wanted.where(table.c.name == buyer, part.c.part_number == number)).scalar()


@dataclass(frozen=True, slots=True, kw_only=True)
class Locked:
    """A baseline that was locked.

    Attributes
    ----------
    id : int
        Of the row.
    text : str
        The baseline, JSON.
    who : str
        Locked it.
    locked_on : date
        On which day.
    why : str or None
        Why it replaces the one before.
    revision : str
        Of the standard that it was locked under.
    complete : str
        That standard, with all that it inherits.
    """

    id: int
    text: str
    who: str
    locked_on: dt.date
    why: str | None
    revision: str
    complete: str


def baselines(connection: sa.Connection, part: int) -> tuple[Locked, ...]:
    """Return the baselines of a part, the oldest first; the last one counts.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        To the database.
    part : int
        Its id.
    """
    table, file, standard = schema.BASELINE, schema.FILE, schema.STANDARD
    wanted = (
        sa.select(table.c.id, file.c.content, table.c.who, table.c.locked_on, table.c.why, standard.c.revision)
        .add_columns(_COMPLETE.c.content)
        .join(file, file.c.id == table.c.content)
        .join(standard, standard.c.id == table.c.standard)
        .join(_COMPLETE, _COMPLETE.c.id == standard.c.complete)
        .where(table.c.part == part)
        .order_by(table.c.id)
    )
    return tuple(
        Locked(
            id=key,
            text=content.decode(),
            who=who,
            locked_on=day,
            why=why,
            revision=revision,
            complete=complete.decode(),
        )
        for key, content, who, day, why, revision, complete in connection.execute(wanted)
    )
