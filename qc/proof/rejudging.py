"""Judge again from what a report carries: the same readings, the same standard, nothing else."""

from __future__ import annotations

import tempfile
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qc.errors import Location, QCError
from qc.intake.batch import Batch, DataNote, Source
from qc.intake.corrections import Correction
from qc.intake.offered import OfferedSlip
from qc.intake.slips import SlipKind
from qc.proof.distrust import Distrusted, Misshapen, counted, day, listed, mapping, number, text
from qc.proof.readings_back import read_series, read_table
from qc.spec.load import load_spec
from qc.values import dataclass
from qc.verdict.lot import judge_lot
from qc.verdict.model import Identity
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qc.proof.readings_back import Table
    from qc.spec.load import LoadedSpec
    from qc.verdict.model import LotFacts

_MOST = 10**9


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A sentence that was said already, in both languages."""

    id: str
    en: str

    def say(self, code: str) -> str:
        """Return it in the language ``code``."""
        return self.id if code == "id" else self.en


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
    except (QCError, ValueError, ArithmeticError, LookupError, TypeError, AssertionError, MemoryError) as error:
        raise Distrusted(message("what is attached cannot be judged again")) from error


def _judged(record: Mapping[str, Any], readings: bytes, standard: bytes) -> LotFacts:
    lots, table = mapping(record.get("lots")), read_table(readings.decode())
    if not set(table.rows) <= set(lots) <= {"pilot", "batch"}:
        raise Misshapen
    batches = {name: _batch(table, name, mapping(lot)) for name, lot in lots.items()}
    facts = judge_lot(
        _standard(standard, mapping(record.get("standard"))),
        batches["batch"],
        batches.get("pilot"),
        program=text(record.get("program")),
        identity=_identity(mapping(record.get("identity"))),
    )
    target = record.get("target_volume")
    if target is None:
        return facts
    from qc.verdict.readiness import with_readiness  # noqa: PLC0415 - few reports speak of volume

    return with_readiness(facts, counted(target, _MOST))


def _standard(content: bytes, about: Mapping[str, Any]) -> LoadedSpec:
    """Return the standard, which must be complete: it may name no other file."""
    if "inherits" in tomllib.loads(content.decode()):
        raise Misshapen
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "standard.toml"
        path.write_bytes(content)
        loaded = load_spec(path)
    return replace(loaded, name=text(about.get("file")), sha256=text(about.get("sha256")))


def _identity(said: Mapping[str, Any]) -> Identity:
    quantity = said.get("quantity")
    return Identity(
        workshop=_or_none(said.get("workshop")),
        lot=_or_none(said.get("lot")),
        quantity=None if quantity is None else counted(quantity, _MOST),
        produced=day(said.get("produced")),
        inspected=day(said.get("inspected")),
    )


def _or_none(value: Any) -> str | None:
    return None if value is None else text(value)


def _batch(table: Table, name: str, said: Mapping[str, Any]) -> Batch:
    series = {one: read_series(table, name, one, mapping(about)) for one, about in mapping(said.get("series")).items()}
    return Batch(
        series=series,
        sources=tuple(_source(mapping(one)) for one in listed(said.get("sources"))),
        notes=tuple(_note(mapping(one)) for one in listed(said.get("notes"))),
        slips=tuple(_slip(mapping(one)) for one in listed(said.get("slips"))),
        corrections=tuple(_correction(mapping(one)) for one in listed(said.get("corrections"))),
    )


def _source(said: Mapping[str, Any]) -> Source:
    return Source(
        name=text(said.get("name")),
        sha256=text(said.get("sha256")),
        size=counted(said.get("size"), _MOST),
        sheet=_or_none(said.get("sheet")),
        rows=counted(said.get("rows"), _MOST),
    )


def _note(said: Mapping[str, Any]) -> DataNote:
    place = said.get("location")
    return DataNote(said=_said(mapping(said.get("said"))), location=None if place is None else _place(mapping(place)))


def _said(words: Mapping[str, Any]) -> Message:
    """Return a sentence that was said already; what stands in it is never taken for a place to fill."""
    return message("{said}", said=Said(id=text(words.get("id")), en=text(words.get("en"))))


def _place(said: Mapping[str, Any]) -> Location:
    numbers = {name: counted(said[name], _MOST) for name in ("row", "line") if said.get(name) is not None}
    texts = {name: _or_none(said.get(name)) for name in ("sheet", "column", "key", "item")}
    return Location(file=text(said.get("file")), **texts, **numbers)  # type: ignore[arg-type]  # each of its own kind


def _slip(said: Mapping[str, Any]) -> OfferedSlip:
    return OfferedSlip(
        characteristic=text(said.get("characteristic")),
        location=_place(mapping(said.get("location"))),
        found=number(said.get("found")),
        offered=number(said.get("offered")),
        decimals=counted(said.get("decimals"), 30),
        kind=SlipKind(text(said.get("kind"))),
    )


def _correction(said: Mapping[str, Any]) -> Correction:
    texts = {name: text(said.get(name)) for name in ("file", "column", "old", "new", "who", "when", "why")}
    return Correction(
        **texts,
        sheet=_or_none(said.get("sheet")),
        row=counted(said.get("row"), _MOST),
        place=_place(mapping(said.get("place"))),
    )
