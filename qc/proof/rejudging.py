"""Judge again from what a report carries: the same readings, the same standard, nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qc.errors import QCError
from qc.intake.batch import Batch
from qc.proof.distrust import MOST, Distrusted, Misshapen, counted, day, flag, listed, mapping, optional, text
from qc.proof.readings_back import read_series, read_table
from qc.proof.record import STANDARD
from qc.proof.record_parts import answer, correction, left_out, note, over_lots, remembered, slip, source
from qc.spec.load import load_content
from qc.verdict.lot import judge_lot
from qc.verdict.model import Identity
from qc.verdict.over_lots import among_lots
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qc.proof.readings_back import Table
    from qc.spec.load import LoadedSpec
    from qc.verdict.model import LotFacts


# What the rooms below say of a lot or a standard that no file of a workshop can give.
UNFIT = (
    QCError,
    ValueError,
    ArithmeticError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    MemoryError,
    RecursionError,
)


def judged_again(record: Mapping[str, Any], readings: bytes, standard: bytes) -> LotFacts:
    """Return the facts that the readings give under the standard.

    Parameters
    ----------
    record : mapping
        What the report's record says.
    readings, standard : bytes
        The CSV and the TOML that it carries.

    Raises
    ------
    Distrusted
        If one of them is not what qc writes, or cannot be judged.
    """
    try:
        return _judged(record, readings, standard)
    except UNFIT as error:
        raise Distrusted(message("what is attached cannot be judged again")) from error


def _judged(record: Mapping[str, Any], readings: bytes, standard: bytes) -> LotFacts:
    lots, table = mapping(record.get("lots")), read_table(readings.decode())
    if not set(table.rows) <= set(lots) <= {"pilot", "batch"}:
        raise Misshapen
    batches = {name: _batch(table, name, mapping(lot)) for name, lot in lots.items()}
    about = mapping(record.get("standard"))
    facts = judge_lot(
        replace(load_content(standard, STANDARD), name=text(about.get("file")), sha256=text(about.get("sha256"))),
        batches["batch"],
        batches.get("pilot"),
        program=text(record.get("program")),
        identity=_identity(mapping(record.get("identity"))),
        remembered=remembered(record.get("remembered")),
    )
    return _with_more(facts, record)


def _with_more(facts: LotFacts, record: Mapping[str, Any]) -> LotFacts:
    """Return the facts with what few lots have, in the order in which an inspection adds it."""
    target = record.get("target_volume")
    if target is not None:
        from qc.verdict.volume.readiness import with_readiness  # noqa: PLC0415 - few reports speak of volume

        facts = with_readiness(facts, counted(target, MOST), each_file=flag(record.get("each_file", False)))
    if answers := listed(record.get("answers")):
        from qc.verdict.asked.question_answers import with_answers  # noqa: PLC0415 - few lots have any

        facts = with_answers(facts, [answer(mapping(one)) for one in answers])
    if log := listed(record.get("left_out")):
        from qc.verdict.excluding import with_log  # noqa: PLC0415 - few pilots have any

        facts = with_log(facts, [left_out(mapping(one)) for one in log])
    return _with_lots(facts, record.get("over_lots"))


def _with_lots(facts: LotFacts, said: Any) -> LotFacts:
    """Return the facts with what the lots before this one show, as the record says it: it lacks their readings."""
    if said is None:
        return facts
    found = over_lots(mapping(said))
    if not {one.characteristic for one in found.left} <= {one.characteristic.id for one in facts.characteristics}:
        raise Misshapen
    return among_lots(facts, found)


def attached_standard(content: bytes) -> LoadedSpec:
    """Return the standard that a report carries.

    Parameters
    ----------
    content : bytes
        TOML, complete: it may name no other file.

    Raises
    ------
    Distrusted
        If it is no such standard.
    """
    try:
        return load_content(content, STANDARD)
    except UNFIT as error:
        raise Distrusted(message("the standard that it carries cannot be read")) from error


def _identity(said: Mapping[str, Any]) -> Identity:
    quantity, sequence = said.get("quantity"), said.get("lot_sequence")
    return Identity(
        workshop=optional(said.get("workshop")),
        lot=optional(said.get("lot")),
        quantity=None if quantity is None else counted(quantity, MOST),
        lot_sequence=None if sequence is None else counted(sequence, MOST),
        produced=day(said.get("produced")),
        inspected=day(said.get("inspected")),
    )


def _batch(table: Table, name: str, said: Mapping[str, Any]) -> Batch:
    series = {one: read_series(table, name, one, mapping(about)) for one, about in mapping(said.get("series")).items()}
    return Batch(
        series=series,
        sources=tuple(source(mapping(one)) for one in listed(said.get("sources"))),
        notes=tuple(note(mapping(one)) for one in listed(said.get("notes"))),
        slips=tuple(slip(mapping(one)) for one in listed(said.get("slips"))),
        corrections=tuple(correction(mapping(one)) for one in listed(said.get("corrections"))),
    )
