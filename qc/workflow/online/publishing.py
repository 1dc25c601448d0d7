"""A buyer publishes a standard, or its new revision: from then on it is what uploads are held against."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from qc.errors import Problem, UsageError
from qc.spec.diff import differences
from qc.spec.load import LoadedSpec, load_content
from qc.store import schema
from qc.store.keeping import keep_standard
from qc.store.opening import open_store
from qc.store.recalling import known_part
from qc.values import dataclass
from qc.words import message
from qc.workflow.remembered.remembering import standing_of, user
from qc.workflow.standards import Revised

if TYPE_CHECKING:
    from pathlib import Path

    from qc.intake import Sent


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A standard that was published.

    Attributes
    ----------
    buyer, part_number, revision : str
        Whose, for what, which.
    changed : Revised or None
        What it changes; None for the first of its part.
    """

    buyer: str
    part_number: str
    revision: str
    changed: Revised | None


def publish(sent: Sent, *, buyer: str | None, store: str | Path | None = None, who: str | None = None) -> Published:
    """Record a standard, so that later uploads of its part are held against it.

    Parameters
    ----------
    sent : Sent
        The file, which may inherit from no other.
    buyer : str or None
        In whose name; None for any, as an administrator may.
    store : path or str, optional
        Where everything is remembered.
    who : str, optional
        Who publishes it.

    Raises
    ------
    SpecError
        With every problem of the standard.
    UsageError
        If it is another buyer's, says the revision of one that says something else, or another one took its place.
    """
    loaded = load_content(sent.data, sent.name)
    if buyer is not None and loaded.spec.buyer != buyer:
        fix = message("a standard is published by its own buyer: {name}", name=buyer)
        raise UsageError(
            [Problem(reason=message("this is another buyer's standard"), found=loaded.spec.buyer, fix=fix)]
        )
    with open_store(store).writing(who or user()) as book:
        before = _newest(book.connection, loaded)
        changed = () if before is None or before.sha256 == loaded.sha256 else differences(before, loaded)
        if before is not None and before.spec.revision == loaded.spec.revision and changed:
            reason = message("there is a revision of this name already, and it says something else")
            fix = message("give the new one a revision of its own")
            raise UsageError([Problem(reason=reason, found=loaded.spec.revision, fix=fix)])
        kept = keep_standard(book, loaded.spec, standing_of(loaded, sent.data))
        _refuse_replaced(book.connection, kept, loaded)
    return Published(
        buyer=loaded.spec.buyer,
        part_number=loaded.spec.part_number,
        revision=loaded.spec.revision,
        changed=None if before is None else Revised(differences=changed),
    )


def _refuse_replaced(connection: sa.Connection, kept: tuple[int, int], loaded: LoadedSpec) -> None:
    """Refuse a standard that was recorded before the newest of its part: it would not count."""
    table = schema.STANDARD
    newest = sa.select(table.c.revision).where(table.c.part == kept[0], table.c.id > kept[1])
    revision = connection.execute(newest.order_by(table.c.id.desc())).scalar()
    if revision is not None:
        reason = message("this standard is known already, and revision {revision} took its place", revision=revision)
        fix = message("to have it count again, give it a new revision and publish that")
        raise UsageError([Problem(reason=reason, found=loaded.spec.revision, fix=fix)])


def _newest(connection: sa.Connection, loaded: LoadedSpec) -> LoadedSpec | None:
    """Return the newest standard of the part, None where there is none."""
    part = known_part(connection, loaded.spec.buyer, loaded.spec.part_number)
    table, file = schema.STANDARD, schema.FILE
    wanted = sa.select(table.c.name, table.c.sha256, file.c.content).join(file, file.c.id == table.c.complete)
    row = connection.execute(wanted.where(table.c.part == part).order_by(table.c.id.desc())).first()
    if row is None:
        return None
    return replace(load_content(row[2], row[0]), sha256=row[1])
