"""Which recorded batches were recorded again since: of a lot the newest recording counts, here and everywhere."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

import sqlalchemy as sa

from qc.store import schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_Lot: TypeAlias = tuple[int, int | None, str | None]
_File: TypeAlias = tuple[int, _Lot, str, int]
"""A batch, what its lot is called, the digest of a file of it, and the baseline it was held against, or 0."""
_BATCH, _PAPER, _FILE = schema.BATCH, schema.BATCH_FILE, schema.FILE
_ZIP = b"PK\x03\x04"


def replaced(connection: sa.Connection, numbers: Sequence[int]) -> dict[int, int]:
    """Return which of some batches were recorded again, and as what: then the newer one counts.

    A lot is recorded again with the same files and names once a baseline was locked that it was not held against: the
    first one, or one that took the place of another.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        To the database.
    numbers : sequence of int
        The batches.
    """
    if not numbers:
        return {}
    asked = set(numbers)
    among = _BATCH.c.id.between(min(numbers), max(numbers))
    before = [one for one in _files(connection, among) if one[0] in asked]
    parts = {lot[0] for _, lot, _, _ in before}
    since = list(_files(connection, _BATCH.c.part.in_(parts), _BATCH.c.baseline.is_not(None))) if parts else []
    found = _again(before, since)
    last = {lot: baseline for _, lot, _, baseline in since}
    open_lots = {lot for number, lot, _, held in before if number not in found and last.get(lot, 0) > held}
    if not open_lots:
        return found
    left, right = ([one for one in files if one[1] in open_lots] for files in (before, since))
    return _again(_unpacked(connection, left), _unpacked(connection, right)) | found


def instead_of(connection: sa.Connection, number: int) -> tuple[int, ...]:
    """Return the older recordings in whose place a batch counts, the newest first.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        To the database.
    number : int
        The batch was recorded under.
    """
    same = _BATCH.alias("same")
    alike = (same.c.part == _BATCH.c.part, same.c.lot.is_not_distinct_from(_BATCH.c.lot))
    older = sa.select(same.c.id).join(_BATCH, sa.and_(*alike, same.c.id < _BATCH.c.id))
    anew = sa.or_(same.c.baseline.is_(None), same.c.baseline < _BATCH.c.baseline)
    wanted = older.where(_BATCH.c.id == number, anew, _BATCH.c.baseline.is_not(None))
    found = [int(row[0]) for row in connection.execute(wanted.order_by(same.c.id.desc()))]
    again = replaced(connection, found)
    return tuple(one for one in found if again.get(one) == number)


def recordings_of(connection: sa.Connection, number: int) -> tuple[int, ...]:
    """Return a batch and the older recordings in whose place it counts: what was said of any of them is said of it.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        To the database.
    number : int
        The batch was recorded under.
    """
    return (*instead_of(connection, number), number)


def _again(before: Iterable[_File], since: Iterable[_File]) -> dict[int, int]:
    """Return the newest later recording that has the names and a file of an earlier one, by the earlier one."""
    newest = {(lot, digest): (number, baseline) for number, lot, digest, baseline in since}
    pairs = ((number, held, *newest.get((lot, digest), (0, 0))) for number, lot, digest, held in before)
    return {number: later for number, held, later, baseline in pairs if later > number and baseline > held}


def _files(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> Iterator[_File]:
    """Yield the files of batches in the order in which they were recorded."""
    columns = (_BATCH.c.id, _BATCH.c.part, _BATCH.c.workshop, _BATCH.c.lot, _FILE.c.sha256, _BATCH.c.baseline)
    wanted = (
        sa.select(*columns)
        .join(_PAPER, _PAPER.c.batch == _BATCH.c.id)
        .join(_FILE, _FILE.c.id == _PAPER.c.content)
        .where(_PAPER.c.role == "batch", *conditions)
        .order_by(_BATCH.c.id)
    )
    for number, part, workshop, lot, sha256, baseline in connection.execute(wanted):
        yield number, (part, workshop, lot), sha256, baseline or 0


def _unpacked(connection: sa.Connection, files: Sequence[_File]) -> list[_File]:
    """Return files with those that an archive held beside it: a lot may come packed once, and unpacked again."""
    lots = {number: (lot, baseline) for number, lot, _, baseline in files}
    packed = sa.func.substr(_FILE.c.content, 1, len(_ZIP)) == _ZIP
    among = _PAPER.c.batch.between(min(lots), max(lots))
    zipped = sa.select(_PAPER.c.batch).join(_FILE, _FILE.c.id == _PAPER.c.content)
    verdict, facts = schema.VERDICT, _FILE.alias("facts")
    wanted = sa.select(verdict.c.batch, facts.c.content).join(facts, facts.c.id == verdict.c.facts)
    rows = connection.execute(wanted.where(verdict.c.batch.in_(zipped.where(_PAPER.c.role == "batch", among, packed))))
    held = {int(number): content for number, content in rows if number in lots}
    inside = [
        (number, lots[number][0], digest, lots[number][1]) for number in held for digest in _read_from(held[number])
    ]
    return sorted([*files, *inside], key=lambda one: one[0])


def _read_from(facts: bytes) -> Iterator[str]:
    """Yield the digests of the files that a batch was read from, as its verdict says."""
    inputs = json.loads(facts).get("inputs", ())
    return (source["sha256"] for source in inputs if source["role"] == "batch")
