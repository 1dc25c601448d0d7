"""The record: what readings, standard and verdict need besides themselves to be judged again, and their digests."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from qc.proof.drawing import RAMP, said_of
from qc.proof.readings_text import readings_text
from qc.report.carried import Carried, Relation
from qc.report.json import plain, to_short_json
from qc.spec.write import standard_text
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qc.intake.batch import Batch, Series
    from qc.proof.drawing import Drawing
    from qc.verdict.model import LotFacts
    from qc.words import Language

SCHEMA, SCHEMA_VERSION = "qc-record", "1.2"
READINGS, STANDARD, VERDICT, RECORD = "readings.csv", "standard.toml", "verdict.json", "record.json"
LOGO = "logo.png"
_NO_KEY = "-"
_VERDICT_ABOUT = message(
    "The facts of the verdict; a list of more than 10 is told by its beginning, or by number, range and mean: "
    "the readings give all of it again"
)
_KINDS: dict[str, tuple[str, Relation, Message]] = {
    READINGS: ("text/csv", "Data", message("All readings, each with its place in the measurement file")),
    STANDARD: ("application/toml", "Source", message("The buyer's standard, complete")),
    VERDICT: ("application/json", "Data", _VERDICT_ABOUT),
    RECORD: ("application/json", "Supplement", message("Digests, and what qc verify needs to judge again")),
    LOGO: ("image/png", "Source", message("The workshop's mark, as it is printed")),
}


def carried_by(facts: LotFacts, data: Mapping[str, Any], drawing: Drawing, key: str | None) -> tuple[Carried, ...]:
    """Return the files that a document carries.

    Parameters
    ----------
    facts : LotFacts
        What was judged.
    data : mapping
        The standard with all that it inherits, as ``LoadedSpec.data`` has it.
    drawing : Drawing
        Which document, and how it is drawn.
    key : str or None
        Fingerprint of the key that will sign it.

    Returns
    -------
    tuple of Carried
        Logo (where there is one), readings, record, standard and verdict, in the order of their names.
    """
    contents = {
        READINGS: readings_text(_lots(facts)).encode(),
        STANDARD: standard_text(data).encode(),
        VERDICT: to_short_json(facts).encode(),
        **_mark(drawing),
    }
    record = {
        "schema": SCHEMA,
        "schema_version": SCHEMA_VERSION,
        "program": facts.program,
        "language": drawing.host.code,
        "document": said_of(drawing),
        "key": key,
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()},
        "standard": {"file": facts.spec_name, "sha256": facts.spec_sha256},
        "identity": plain(facts.identity),
        "target_volume": None if facts.readiness is None else facts.readiness.volume.target,
        "each_file": drawing.kind == RAMP,
        "left_out": plain(facts.left_out),
        "remembered": None if facts.questions is None else plain(facts.questions.remembered),
        "answers": [] if facts.questions is None else plain([q.answer for q in facts.questions.asked if q.answer]),
        "over_lots": plain(facts.over_lots),
        "lots": {name: _lot(batch) for name, batch in _lots(facts).items()},
    }
    contents[RECORD] = (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()
    return carried_as(contents, drawing.host)


def _mark(drawing: Drawing) -> dict[str, bytes]:
    """Return the workshop's mark as a file, where it has one."""
    if drawing.logo is None:
        return {}
    from qc.proof.marks import logo_file  # noqa: PLC0415 - few workshops give one

    return {LOGO: logo_file(drawing.logo)}


def carried_as(contents: Mapping[str, bytes], language: Language) -> tuple[Carried, ...]:
    """Return files as a report carries them, in the order of their names."""
    return tuple(_carried(name, contents[name], language) for name in sorted(contents))


def seal_of(record: bytes, key: str | None) -> str:
    """Return what the QR code on the first page holds: the record's digest and the key's fingerprint.

    Parameters
    ----------
    record : bytes
        The record; it holds the digests of all else that the report carries.
    key : str or None
        Fingerprint of the key.

    Examples
    --------
    >>> seal_of(b"", None)[:12]
    'QC1:E3B0C442'
    """
    return f"QC1:{hashlib.sha256(record).hexdigest()}:{key or _NO_KEY}".upper()


def _lots(facts: LotFacts) -> dict[str, Batch]:
    return ({} if facts.pilot is None else {"pilot": facts.pilot}) | {"batch": facts.batch}


def _lot(batch: Batch) -> dict[str, Any]:
    """Return what a batch holds besides its readings."""
    return {
        "sources": plain(batch.sources),
        "notes": plain(batch.notes),
        "slips": plain(batch.slips),
        "corrections": plain(batch.corrections),
        "series": {name: _series(one) for name, one in batch.series.items()},
    }


def _series(one: Series) -> dict[str, Any]:
    return {
        "headers": list(one.headers),
        "context": [context.value for context in one.context],
        "decimals": int(one.decimals),
        "ordered": bool(one.ordered),
        "subgroups": one.subgroup is not None,
        "censored": one.censored is not None,
        "inspected": one.inspected is not None,
        "remarks": one.remarks is not None,
    }


def _carried(name: str, content: bytes, language: Language) -> Carried:
    kind, relation, about = _KINDS[name]
    return Carried(name=name, kind=kind, about=language.say(about), relation=relation, content=content)
