"""A buyer sends a new revision of a standard: it is held against the one before, then put into force."""

from __future__ import annotations

import tempfile
import tomllib
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from qc.errors import Problem, SpecError, UsageError
from qc.spec.diff import differences
from qc.spec.load import LoadedSpec, load_spec
from qc.store import schema
from qc.store.opening import open_store
from qc.store.recalling import known_part
from qc.values import dataclass
from qc.words import message
from qc.workflow.publishing import Published, publish
from qc.workflow.standards import Revised

if TYPE_CHECKING:
    from qc.intake import Sent


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A revision that was sent and put into force.

    Attributes
    ----------
    buyer, part_number : str
        Whose, for what.
    published : Published
        The revision, by whom and when.
    changed : Revised or None
        What it changes; None for the first of its part.
    """

    buyer: str
    part_number: str
    published: Published
    changed: Revised | None


def revise(
    sent: Sent,
    *,
    buyer: str | None,
    note: str | None = None,
    by: int | None = None,
    store: str | Path | None = None,
    who: str | None = None,
) -> Revision:
    """Put a standard that was sent into force: later uploads of its part are held against it.

    Parameters
    ----------
    sent : Sent
        The file, which may inherit from no other: it may open nothing on this computer.
    buyer : str or None
        In whose name; None for any, as an administrator may.
    note : str, optional
        What changes, in the buyer's words.
    by : int, optional
        The person who sends it.
    store : path or str, optional
        Where everything is remembered.
    who : str, optional
        Whose entry in the log it is.

    Raises
    ------
    SpecError
        With every problem of the standard.
    UsageError
        If it is another buyer's, inherits from a file, or gives another content to the name of a revision that exists.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "standard.toml"
        path.write_bytes(sent.data)
        loaded = _loaded(path, sent.name)
        before = _newest(loaded, store)
        if before is not None and before.spec.revision == loaded.spec.revision and before.sha256 != loaded.sha256:
            reason = message("there is a revision of this name already, and it says something else")
            fix = message("give the new one a revision of its own")
            raise UsageError([Problem(reason=reason, found=loaded.spec.revision, fix=fix)])
        published = publish(path, buyer=buyer, note=note, by=by, store=store, who=who)
    return Revision(
        buyer=loaded.spec.buyer,
        part_number=loaded.spec.part_number,
        published=published,
        changed=None if before is None else Revised(differences=differences(before, loaded)),
    )


def _loaded(path: Path, name: str) -> LoadedSpec:
    """Return the standard; its problems are said under the name that its sender gave it."""
    with suppress(ValueError):  # what is no TOML is said below, with its line
        if "inherits" in tomllib.loads(path.read_text("utf-8")):
            fix = message("publish it whole: qc spec show FILE prints it with all that it inherits")
            raise UsageError([Problem(reason=message("this standard inherits from another file"), found=name, fix=fix)])
    try:
        return load_spec(path)
    except SpecError as error:
        raise SpecError([_renamed(one, name) for one in error.problems]) from error


def _renamed(problem: Problem, name: str) -> Problem:
    place = problem.location
    return problem if place is None else replace(problem, location=replace(place, file=name))


def _newest(loaded: LoadedSpec, store: str | Path | None) -> LoadedSpec | None:
    """Return the newest standard of the part, None where there is none."""
    table, file = schema.STANDARD, schema.FILE
    wanted = sa.select(table.c.name, table.c.sha256, file.c.content).join(file, file.c.id == table.c.complete)
    with open_store(store).reading() as connection:
        part = known_part(connection, loaded.spec.buyer, loaded.spec.part_number)
        row = connection.execute(wanted.where(table.c.part == part).order_by(table.c.id.desc())).first()
    if row is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "standard.toml"
        path.write_bytes(row[2])
        return replace(load_spec(path), name=row[0], sha256=row[1])
