"""Standards that an upload can be held against: those that batches were recorded under, and the examples."""

from __future__ import annotations

import tempfile
import tomllib
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from qc.errors import Problem, UsageError
from qc.store import schema
from qc.store.opening import open_store
from qc.values import dataclass
from qc.words import message
from qc.workflow.demos import library

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from qc.store.opening import Store

_EXAMPLE = "example:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A standard that can be chosen.

    Attributes
    ----------
    key : str
        By which it is chosen.
    buyer, part_number, revision : str
        Whose, for what, which.
    name_id, name_en : str
        What the part is called.
    edition : date or None
        Of the revision.
    example : bool
        Whether it came with the program; no buyer stands behind it.
    """

    key: str
    buyer: str
    part_number: str
    revision: str
    name_id: str
    name_en: str
    edition: dt.date | None
    example: bool

    def say(self, code: str) -> str:
        """Return the part's name in the language ``code``."""
        return self.name_id if code == "id" else self.name_en


def offers(*, workshop: str | None = None, store: str | Path | Store | None = None) -> tuple[Offer, ...]:
    """Return the standards that can be chosen, the newest revision of each part; recorded ones first.

    Parameters
    ----------
    workshop : str, optional
        Only those of the buyers whom this workshop supplies and of parts that nobody has made yet, beside the examples.
    store : path, str or Store, optional
        Where everything is remembered.
    """
    return (*_recorded(workshop, store), *_examples())


def _recorded(workshop: str | None, store: str | Path | Store | None) -> Iterator[Offer]:
    part, standard, buyer, batch = schema.PART, schema.STANDARD, schema.BUYER, schema.BATCH
    newest = sa.select(sa.func.max(standard.c.id)).group_by(standard.c.part)
    wanted = (
        sa.select(standard, part.c.part_number, part.c.name_id, part.c.name_en, buyer.c.name.label("buyer"))
        .join(part, part.c.id == standard.c.part)
        .join(buyer, buyer.c.id == part.c.buyer)
        .where(standard.c.id.in_(newest))
        .order_by(standard.c.id.desc())
    )
    if workshop is not None:
        made = sa.select(part.c.buyer).join(batch, batch.c.part == part.c.id)
        theirs = made.join(schema.WORKSHOP, schema.WORKSHOP.c.id == batch.c.workshop)
        supplied = part.c.buyer.in_(theirs.where(schema.WORKSHOP.c.name == workshop))
        wanted = wanted.where(supplied | part.c.id.not_in(sa.select(batch.c.part)))
    with open_store(store).reading() as connection:
        for row in connection.execute(wanted).mappings():
            yield Offer(
                key=str(row["id"]),
                buyer=row["buyer"],
                part_number=row["part_number"],
                revision=row["revision"],
                name_id=row["name_id"],
                name_en=row["name_en"],
                edition=row["edition"],
                example=False,
            )


def _examples() -> Iterator[Offer]:
    for path in sorted(library("specs").glob("*.toml")):
        state = path.stat()
        yield _example(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=64)
def _example(path: Path, _changed: int, _size: int) -> Offer:
    """Return what an example says; its file is read again only when it changed."""
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    return Offer(
        key=f"{_EXAMPLE}{path.stem}",
        buyer=said["buyer"],
        part_number=said["part_number"],
        revision=said["revision"],
        name_id=said["part_name"]["id"],
        name_en=said["part_name"]["en"],
        edition=said.get("edition"),
        example=True,
    )


@contextmanager
def standard_file(key: str, *, store: str | Path | None = None) -> Iterator[Path]:
    """Give a chosen standard as a file, for as long as it is needed.

    Parameters
    ----------
    key : str
        As ``offers`` gives it.
    store : path or str, optional
        Where everything is remembered.

    Raises
    ------
    UsageError
        If there is no such standard.
    """
    found = {path.stem: path for path in library("specs").glob("*.toml")}.get(key.removeprefix(_EXAMPLE))
    if key.startswith(_EXAMPLE) and found is not None:
        yield found
        return
    name, content = _kept(key, store)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(name).name
        path.write_bytes(content)
        yield path


def _kept(key: str, store: str | Path | None) -> tuple[str, bytes]:
    """Return a recorded standard's file: as it was given where it stands alone, else with all that it inherits."""
    table, complete, source = schema.STANDARD, schema.FILE.alias("complete"), schema.FILE.alias("source")
    wanted = (
        sa.select(
            table.c.name, sa.case((source.c.sha256 == table.c.sha256, source.c.content), else_=complete.c.content)
        )
        .join(complete, complete.c.id == table.c.complete)
        .join(source, source.c.id == table.c.source)
    )
    with open_store(store).reading() as connection:
        row = connection.execute(wanted.where(table.c.id == int(key))).first() if key.isdecimal() else None
    if row is None:
        fix = message("choose one from the list")
        raise UsageError([Problem(reason=message("there is no such standard"), found=key, fix=fix)])
    return str(row[0]), bytes(row[1])
