"""Whether verdict and pages are what the readings give under the standard. Loads the statistics and reportlab."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pikepdf

from qc.proof.differing import first_difference
from qc.proof.distrust import Distrusted, Misshapen, text
from qc.proof.findings import Subject, broken, holds, left_open
from qc.proof.pages import first_strange_page, is_lively
from qc.proof.record import READINGS, STANDARD, VERDICT, carried_as
from qc.proof.rejudging import judged_again
from qc.proof.report import rendered
from qc.report.json import to_short_json
from qc.verdict import decide
from qc.words import language, message
from qc.words.language import CODES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qc.proof.findings import Finding
    from qc.verdict.model import LotFacts


def agreement(
    pdf: pikepdf.Pdf,
    content: bytes,
    files: Mapping[str, bytes],
    record: Mapping[str, Any],
    program: str,
    *,
    signed: bool,
) -> tuple[list[Finding], str | None]:
    """Judge again, and compare.

    Parameters
    ----------
    pdf : pikepdf.Pdf
        The report.
    content : bytes
        All of it.
    files : mapping of str to bytes
        What it carries.
    record : mapping
        Its record.
    program : str
        Name and version of this program.
    signed : bool
        Whether a signature holds: then the bytes need no further check.

    Returns
    -------
    tuple of list of Finding, and str or None
        What was found, and what the readings come to.
    """
    try:
        facts = judged_again(record, files[READINGS], files[STANDARD])
        expected = _drawn(facts, files, record)
        findings = [_verdict(files[VERDICT], facts), _pages(pdf, expected)]
    except Distrusted as error:
        return [broken(Subject.VERDICT, "cannot-be-judged", error.said)], None
    if not signed:
        findings += [_bytewise(content, expected)]
    return _by_version(findings, text(record.get("program")), program), decide.decision(facts).value


def _drawn(facts: LotFacts, files: Mapping[str, bytes], record: Mapping[str, Any]) -> bytes:
    """Return the report that the facts give, with the files that this one carries."""
    code, key = text(record.get("language")), record.get("key")
    if code not in CODES:
        raise Misshapen
    reader = language(code)
    return rendered(facts, carried_as(files, reader), reader, None if key is None else text(key))


def _verdict(attached: bytes, facts: LotFacts) -> Finding:
    expected = to_short_json(facts)
    if attached.decode(errors="replace") == expected:
        different = None
    else:
        try:
            different = first_difference(json.loads(attached), json.loads(expected))
        except (ValueError, RecursionError) as error:
            raise Misshapen from error
    if different is None:
        said = message("judged again from its readings and its standard, the verdict is the same")
        return holds(Subject.VERDICT, "verdict-follows", said)
    said = message(
        "the verdict does not follow from the readings: {path} says {found}, judged again it is {expected}",
        path=different.path,
        found=different.found,
        expected=different.expected,
    )
    return broken(Subject.VERDICT, "verdict-differs", said)


def _pages(pdf: pikepdf.Pdf, drawn: bytes) -> Finding:
    if is_lively(pdf):
        said = message("the file has parts that do something when it is opened; a report by qc has none")
        return broken(Subject.PAGES, "lively", said)
    with pikepdf.open(io.BytesIO(drawn)) as expected:
        number = first_strange_page(pdf, expected)
    if number is None:
        return holds(Subject.PAGES, "pages-follow", message("every page prints what the readings give"))
    said = message("page {number} does not print what the readings give, or something lies over it", number=number)
    return broken(Subject.PAGES, "page-differs", said)


def _bytewise(content: bytes, drawn: bytes) -> Finding:
    if content == drawn:
        return holds(Subject.FILE, "bytes-agree", message("every byte is as qc writes it"))
    said = message(
        "the file is not byte for byte as this computer would write it: it was altered or saved anew by another"
        " program, or written on a computer with other libraries"
    )
    return left_open(Subject.FILE, "bytes-differ", said)


def _by_version(findings: list[Finding], made_by: str, program: str) -> list[Finding]:
    """Return the findings as another version's report must be read: what differs may be the version's doing."""
    if made_by == program:
        return findings
    if all(one.standing == "holds" for one in findings):
        said = message("made by {made_by}; {program} comes to the same", made_by=made_by[:40], program=program)
        return [*findings, holds(Subject.VERSION, "other-version", said)]
    said = message(
        "made by {made_by}, checked by {program}: what differs may be due to the version; check it with {made_by}",
        made_by=made_by[:40],
        program=program,
    )
    eased = [
        left_open(one.subject, one.code, one.said) if one.standing == "broken" and one.code != "lively" else one
        for one in findings
    ]
    return [*eased, left_open(Subject.VERSION, "other-version", said)]
