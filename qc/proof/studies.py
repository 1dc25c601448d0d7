"""A gauge study with what it rests on, and the same study again from what a page carries."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import numpy as np

from qc.intake.gauge_study.gauge_kind import GaugeStudyKind
from qc.intake.gauge_study.study import Study
from qc.proof.distrust import Distrusted, Misshapen, counted, flag, listed, mapping, number, optional, text
from qc.proof.drawing import GAUGE, Drawing, said_of
from qc.proof.readings_text import tame, wild
from qc.proof.record import READINGS, RECORD, SCHEMA, SCHEMA_VERSION, STANDARD, VERDICT, carried_as
from qc.proof.record_parts import note, source
from qc.proof.rejudging import UNFIT, attached_standard
from qc.report.gauge.facts import GaugeFacts, GaugeStandard
from qc.report.gauge.judging import METHODS, GaugeAsked, judged_gauge
from qc.report.json import plain
from qc.spec.write import standard_text
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qc.report.carried import Carried
    from qc.report.document import Document
    from qc.report.gauge.check_facts import GaugeCheck
    from qc.words import Language

_TITLES = ["part", "operator", "session", "reference", "reading"]
_MOST_ROWS = 200_000
_NUMBER = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?(?:e[+-]?[0-9]{1,3})?", re.ASCII)


def study_json(facts: GaugeFacts | GaugeCheck) -> str:
    """Return every fact of a study as JSON text."""
    if isinstance(facts, GaugeFacts):
        from qc.report.gauge.json import gauge_json  # noqa: PLC0415 - one of both is used

        return gauge_json(facts)
    from qc.report.gauge.check_json import check_json  # noqa: PLC0415 - the same

    return check_json(facts)


def study_document(facts: GaugeFacts | GaugeCheck, reader: Language) -> Document:
    """Return the page of a study."""
    if isinstance(facts, GaugeFacts):
        from qc.report.gauge.document import gauge_document  # noqa: PLC0415 - one of both is used

        return gauge_document(facts, reader)
    from qc.report.gauge.check_document import check_document  # noqa: PLC0415 - the same

    return check_document(facts, reader)


def study_files(
    facts: GaugeFacts | GaugeCheck, asked: GaugeAsked, data: Mapping[str, Any] | None, reader: Language, key: str | None
) -> tuple[Carried, ...]:
    """Return the files that a study's page carries.

    Parameters
    ----------
    facts : GaugeFacts or GaugeCheck
        The study.
    asked : GaugeAsked
        What was asked of its readings.
    data : mapping or None
        The standard with all that it inherits, if there is one.
    reader : Language
        The reader's language.
    key : str or None
        Fingerprint of the key that will sign the page.
    """
    contents = {READINGS: _readings(facts.study).encode(), VERDICT: study_json(facts).encode()}
    if data is not None:
        contents[STANDARD] = standard_text(data).encode()
    standard = asked.standard
    record = {
        "schema": SCHEMA,
        "schema_version": SCHEMA_VERSION,
        "program": facts.program,
        "language": reader.code,
        "document": said_of(Drawing(kind=GAUGE, languages=(reader.code,))),
        "key": key,
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in sorted(contents.items())},
        "standard": None if standard is None else {"file": standard.file, "sha256": standard.sha256},
        "characteristic": None if standard is None else standard.characteristic.id,
        "method": asked.method,
        "reference": asked.reference,
        "tolerance": asked.tolerance,
        "study": _about(facts.study),
    }
    contents[RECORD] = (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()
    return carried_as(contents, reader)


def _about(study: Study) -> dict[str, Any]:
    """Return what a study holds besides its readings."""
    return {
        "name": study.name,
        "unit": study.unit,
        "kind": study.kind.value,
        "decimals": int(study.decimals),
        "referenced": study.reference is not None,
        "sessions": bool(study.session),
        "source": plain(study.source),
        "notes": plain(study.notes),
    }


def _readings(study: Study) -> str:
    """Return a row for each reading; of judgements 0 is OK and 1 is NG."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_TITLES)
    blank = [""] * len(study.values)
    sessions = list(map(tame, study.session)) or blank
    known = blank if study.reference is None else list(map(repr, study.reference.tolist()))
    columns = (map(tame, study.part), map(tame, study.operator), sessions, known, map(repr, study.values.tolist()))
    writer.writerows(zip(*columns, strict=True))
    return stream.getvalue()


def study_again(record: Mapping[str, Any], files: Mapping[str, bytes]) -> GaugeFacts | GaugeCheck:
    """Return the facts that a study's readings give.

    Parameters
    ----------
    record : mapping
        What the page's record says.
    files : mapping of str to bytes
        What it carries.

    Raises
    ------
    Distrusted
        If something is not what qc writes, or cannot be judged.
    """
    try:
        study = _study(files[READINGS].decode(), mapping(record.get("study")))
        return judged_gauge(study, _asked(record, files), text(record.get("program")))
    except (csv.Error, *UNFIT) as error:
        raise Distrusted(message("what is attached cannot be judged again")) from error


def _study(content: str, about: Mapping[str, Any]) -> Study:
    titles, *rows = list(csv.reader(io.StringIO(content, newline=""), strict=True)) or [[]]
    if titles != _TITLES or not 0 < len(rows) <= _MOST_ROWS or any(len(row) != len(_TITLES) for row in rows):
        raise Misshapen(READINGS)
    part, operator, session, reference, reading = zip(*rows, strict=True)
    return Study(
        name=text(about.get("name")),
        unit=optional(about.get("unit")),
        values=np.array([_number(cell) for cell in reading]),
        part=tuple(map(wild, part)),
        operator=tuple(map(wild, operator)),
        decimals=counted(about.get("decimals"), 30),
        source=source(mapping(about.get("source"))),
        notes=tuple(note(mapping(one)) for one in listed(about.get("notes"))),
        kind=GaugeStudyKind(text(about.get("kind"))),
        reference=np.array([_number(cell) for cell in reference]) if flag(about.get("referenced")) else None,
        session=tuple(map(wild, session)) if flag(about.get("sessions")) else (),
    )


def _number(cell: str) -> float:
    if cell == "nan":
        return float("nan")
    if _NUMBER.fullmatch(cell) is not None:
        with suppress(Misshapen):
            return number(float(cell))
    raise Distrusted(message("readings.csv holds something that is no reading: {cell}", cell=cell[:40]))


def _asked(record: Mapping[str, Any], files: Mapping[str, bytes]) -> GaugeAsked:
    method, about = text(record.get("method")), record.get("standard")
    if method not in METHODS or (about is None) is not (STANDARD not in files):
        raise Misshapen
    reference, tolerance = (
        None if (said := record.get(name)) is None else number(said) for name in ("reference", "tolerance")
    )
    standard = None
    if about is not None:
        standard = _standard(attached_standard(files[STANDARD]).spec, mapping(about), text(record["characteristic"]))
    return GaugeAsked(method=method, reference=reference, tolerance=tolerance, standard=standard)


def _standard(spec: Any, about: Mapping[str, Any], name: str) -> GaugeStandard:
    (measured,) = (one for one in spec.characteristic if one.id == name)
    return GaugeStandard(
        file=text(about.get("file")), sha256=text(about.get("sha256")), spec=spec, characteristic=measured
    )
