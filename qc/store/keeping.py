"""What is recorded of a batch: its standard, files, readings, corrections, verdict."""

from __future__ import annotations

import hashlib
import tomllib
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from qc.store import schema
from qc.store.packing import pack
from qc.store.plain import storable
from qc.values import dataclass
from qc.verdict import decide

if TYPE_CHECKING:
    from qc.spec.model import Spec
    from qc.store.delivery import Delivery
    from qc.store.log import Book
    from qc.verdict.model import LotFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A file that belongs to a batch, byte for byte.

    Attributes
    ----------
    role : str
        ``batch``, ``pilot``, ``corrections``, ``exclude``, ``answers`` or ``columns``.
    name : str
        As the user gave it.
    content : bytes
        All of it.
    """

    role: str
    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A standard as it is recorded.

    Attributes
    ----------
    name, sha256 : str
        Its file, and the digest of it and of all that it inherits.
    source, complete : bytes
        The file as given, and with all that it inherits.
    """

    name: str
    sha256: str
    source: bytes
    complete: bytes


def keep_file(book: Book, content: bytes) -> int:
    """Record a file's bytes once, and return their id."""
    sha256 = hashlib.sha256(content).hexdigest()
    return once(book, schema.FILE, {"sha256": sha256}, size=len(content), content=content)


def once(book: Book, table: sa.Table, known_by: dict[str, Any], **more: Any) -> int:
    """Return the id of the row that is known by some columns; it is recorded where there is none yet.

    Parameters
    ----------
    book : Book
        Open for writing.
    table : sqlalchemy.Table
        Of the row.
    known_by : dict
        Columns with their values, which no two rows share.
    more
        The other columns, of a new row.
    """
    known_by = {name: storable(value) if isinstance(value, str) else value for name, value in known_by.items()}
    wanted = sa.select(table.c.id).where(*(table.c[name] == value for name, value in known_by.items()))
    found = book.connection.execute(wanted).scalar()
    return book.append(table, **known_by, **more) if found is None else int(found)


def keep_standard(book: Book, spec: Spec, standing: Standing) -> tuple[int, int]:
    """Record a standard with its buyer and part, and return the ids of part and standard.

    One that says the same is recorded once, in whatever file it stands: alone, with what it inherits, with other
    comments or keys in another order.

    Parameters
    ----------
    book : Book
        Open for writing.
    spec : Spec
        What it says.
    standing : Standing
        Its files.
    """
    buyer = once(book, schema.BUYER, {"name": spec.buyer})
    names = {"name_id": spec.part_name.id, "name_en": spec.part_name.en}
    part = once(book, schema.PART, {"buyer": buyer, "part_number": spec.part_number}, **names)
    found = _standard_kept(book, part, standing)
    if found is not None:
        return part, found
    about = {"part": part, "sha256": standing.sha256, "revision": spec.revision, "edition": spec.edition}
    files = {"complete": keep_file(book, standing.complete), "source": keep_file(book, standing.source)}
    return part, book.append(schema.STANDARD, **about, name=standing.name, **files)


def _standard_kept(book: Book, part: int, standing: Standing) -> int | None:
    """Return the id of a part's standard that says the same: of the same file, else the newest; None of a new one."""
    table, complete = schema.STANDARD, schema.FILE
    mine = sa.select(table.c.id).where(table.c.part == part)
    same_file = book.connection.execute(mine.where(table.c.sha256 == standing.sha256)).scalar()
    if same_file is not None:
        return int(same_file)
    said = tomllib.loads(standing.complete.decode())
    texts = mine.add_columns(complete.c.content).join(complete, complete.c.id == table.c.complete)
    rows = book.connection.execute(texts.order_by(table.c.id.desc()))
    return next((int(row[0]) for row in rows if tomllib.loads(row[1].decode()) == said), None)


def next_batch(book: Book) -> int:
    """Return the id that the next batch is recorded under: a row is never removed, so they are counted."""
    return int(book.connection.execute(sa.select(sa.func.count()).select_from(schema.BATCH)).scalar_one()) + 1


def keep_batch(
    book: Book,
    facts: LotFacts,
    standing: Standing,
    *,
    delivery: Delivery,
    papers: tuple[Paper, ...],
    baseline: int | None,
    results: dict[str, bytes],
) -> int:
    """Record a batch with its verdict, and return its id.

    Parameters
    ----------
    book : Book
        Open for writing.
    facts : LotFacts
        What was judged.
    standing : Standing
        The standard.
    delivery : Delivery
        Order and shipment.
    papers : tuple of Paper
        The files as given.
    baseline : int or None
        Id of the locked baseline that it was held against.
    results : dict of str to bytes
        ``decision``, with all batches before it in view; ``facts`` and ``record``: the verdict as JSON, and what is
        needed to judge again; ``schema_version`` of the JSON; the report where one was written, under its language.
    """
    part, standard = keep_standard(book, facts.spec, standing)
    said = facts.identity
    batch = book.append(
        schema.BATCH,
        id=next_batch(book),
        part=part,
        standard=standard,
        baseline=baseline,
        workshop=None if said.workshop is None else once(book, schema.WORKSHOP, {"name": said.workshop}),
        lot=said.lot,
        quantity=said.quantity,
        sampled=facts.batch.measured,
        produced=said.produced,
        inspected=said.inspected,
        order_number=delivery.order_number,
        ordered=delivery.ordered,
        due=delivery.due,
        shipped=delivery.shipped,
        shipped_on=delivery.shipped_on,
    )
    for paper in papers:
        content = keep_file(book, paper.content)
        book.append(schema.BATCH_FILE, batch=batch, role=paper.role, name=paper.name, content=content)
    _keep_readings(book, batch, facts)
    _keep_verdict(book, batch, facts, results)
    return batch


def _keep_readings(book: Book, batch: int, facts: LotFacts) -> None:
    """Record the readings of pilot and batch, and what was corrected in them."""
    lots = {"batch": facts.batch} | ({} if facts.pilot is None else {"pilot": facts.pilot})
    for role, lot in lots.items():
        for name, series in lot.series.items():
            about = {"batch": batch, "role": role, "characteristic": name, "readings": len(series)}
            book.append(schema.SERIES, **about, content=pack(series))
    for one in facts.batch.corrections:
        book.append(
            schema.CORRECTION,
            batch=batch,
            file_name=one.file,
            sheet=one.sheet,
            row_number=one.row,
            column_name=one.column,
            old=one.old,
            new=one.new,
            who=one.who,
            made_on=one.when,
            why=one.why,
        )


def _keep_verdict(book: Book, batch: int, facts: LotFacts, results: dict[str, bytes]) -> None:
    """Record what was found, and the report where one was written."""
    book.append(
        schema.VERDICT,
        batch=batch,
        program=facts.program,
        schema_version=results["schema_version"].decode(),
        decision=results["decision"].decode(),
        conformity=decide.lot_conformity(facts).value,
        stability=decide.lot_stability(facts).value,
        capability=decide.lot_capability(facts).value,
        facts=keep_file(book, results["facts"]),
        record=keep_file(book, results["record"]),
    )
    for language in ("id", "en"):
        if language in results:
            book.append(schema.REPORT, batch=batch, language=language, content=keep_file(book, results[language]))
