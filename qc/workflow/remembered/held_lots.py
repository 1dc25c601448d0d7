"""A lot that is remembered as held: no paper of the same readings says that it may be shipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from qc.errors import Location, Problem
from qc.proof.record_parts import Said, over_lots
from qc.proof.rejudging import attached_standard
from qc.report.kind.certificate import ConformityNotStatedError
from qc.report.particulars import Kind
from qc.spec.diff import differences
from qc.spec.load import load_content
from qc.spec.write import standard_text
from qc.store import schema
from qc.store.opening import open_store
from qc.store.recalling import batches, known_part
from qc.terms import Decision
from qc.verdict.over_lots import among_lots
from qc.words import message
from qc.workflow.lots import Verdict
from qc.workflow.remembered.recorded_again import counting, files_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from qc.store.opening import Store
    from qc.store.recalling import Kept
    from qc.words import Message

SHIPS = frozenset({Kind.CERTIFICATE, Kind.INSPECTION, Kind.OWNER})
"""The documents that say of a lot that it conforms, or may be shipped."""
_ZIP = b"PK\x03\x04"


def as_remembered(verdict: Verdict, kind: Kind | None, *, store: str | Path | Store | None = None) -> Verdict:
    """Return a verdict with what the lots before it show, where this very lot is remembered as held.

    The lot is known by the digests of its files. What another standard asks, or asked, does not count.

    Parameters
    ----------
    verdict : Verdict
        On the lot, from its files alone.
    kind : Kind or None
        The document that shall tell it; None is the screen, which says of itself what it did not look at.
    store : path, str or Store, optional
        Where everything is remembered.

    Raises
    ------
    ConformityNotStatedError
        If the lot is remembered as held or rejected, its files alone come to ACCEPT, and the document would say so.
    """
    found = recording_of(verdict, store)
    if found is None or found.decision == Decision.ACCEPT:
        return verdict
    said = found.record.get("over_lots")
    known = {one.id for one in verdict.facts.spec.characteristic}
    together = None if said is None else over_lots(said)
    if together is not None and {one.characteristic for one in together.left} <= known:
        verdict = Verdict(among_lots(verdict.facts, together), verdict.standard)
    if verdict.decision is Decision.ACCEPT and kind in SHIPS:
        raise _refused(verdict, found)
    return verdict


def recording_of(verdict: Verdict, store: str | Path | Store | None = None) -> Kept | None:
    """Return the recording of a lot that counts, where it was judged by the same demands; None where there is none.

    Parameters
    ----------
    verdict : Verdict
        On the lot, from its files alone: it is known by the digests of these.
    store : path, str or Store, optional
        Where everything is remembered.
    """
    facts = verdict.facts
    own = frozenset(source.sha256 for source in facts.batch.sources)
    with open_store(store).reading() as connection:
        part = known_part(connection, facts.spec.buyer, facts.spec.part_number)
        if part is None:
            return None
        likely = sorted(_likely(connection, part, own))
        found = counting(connection, batches(connection, schema.BATCH.c.id.in_(likely))) if likely else ()
    same = [one for one in found if files_of(one) & own and _same_demands(one, verdict)]
    return same[-1] if same else None


def _likely(connection: sa.Connection, part: int, own: frozenset[str]) -> Iterator[int]:
    """Yield the batches of a part that hold one of some files, or an archive that may hold it."""
    batch, paper, file = schema.BATCH, schema.BATCH_FILE, schema.FILE
    packed = sa.func.substr(file.c.content, 1, len(_ZIP)) == _ZIP
    wanted = (
        sa.select(batch.c.id)
        .join(paper, paper.c.batch == batch.c.id)
        .join(file, file.c.id == paper.c.content)
        .where(batch.c.part == part, paper.c.role == "batch", sa.or_(file.c.sha256.in_(own), packed))
    )
    yield from connection.execute(wanted.distinct()).scalars()


def _same_demands(one: Kept, verdict: Verdict) -> bool:
    """Whether a batch was judged by the demands that hold now, however the standard's file is written."""
    now = load_content(standard_text(verdict.standard).encode(), verdict.facts.spec_name)
    return not differences(attached_standard(one.complete), now)


def _refused(verdict: Verdict, found: Kept) -> ConformityNotStatedError:
    """Return the refusal: under which number the lot is remembered, and every reason that stands there."""
    first = Problem(
        reason=message(
            "this lot is recorded as batch {number}, and there the verdict is {decision}: no document says otherwise",
            number=str(found.id),
            decision=Decision(found.decision),
        ),
        location=Location(file=", ".join(source.name for source in verdict.facts.batch.sources)),
        fix=message(
            "Settle what stands below. A lot that was held or rejected is recorded again once its baseline was locked "
            "anew with the reason; that recording then counts."
        ),
    )
    return ConformityNotStatedError((first, *(Problem(reason=one) for one in _reasons(found))))


def _reasons(found: Kept) -> Iterator[Message]:
    """Yield the reasons as they were recorded."""
    for one in found.facts["reasons"]:
        yield message("{said}", said=Said(id=str(one["id"]), en=str(one["en"])))
