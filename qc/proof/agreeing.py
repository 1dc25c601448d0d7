"""Whether verdict and pages are what the readings give under the standard. Loads the statistics and reportlab."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pikepdf

from qc.errors import QCError
from qc.proof.again import again_from
from qc.proof.differing import first_difference
from qc.proof.distrust import Distrusted, Misshapen, text
from qc.proof.drawing import NAMES, drawing_of
from qc.proof.findings import Subject, broken, holds, left_open
from qc.proof.pages import first_strange_page, is_lively
from qc.proof.record import LOGO, STANDARD, VERDICT, carried_as
from qc.proof.report import sealed
from qc.report.kind.certificate import ConformityNotStatedError
from qc.values import dataclass
from qc.words import message, plural

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qc.proof.again import Again
    from qc.proof.drawing import Drawing
    from qc.proof.findings import Finding
    from qc.report.document import Logo
    from qc.words import Message

# What the rooms below say of a record that asks for pages which no workshop can have asked for.
_UNFIT = (QCError, ValueError, ArithmeticError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What comes of judging again.

    Attributes
    ----------
    findings : tuple of Finding
        In the order of the checks.
    kind : str or None
        Which document it is; None where its record does not say so in words that are known.
    decision : str or None
        What the readings come to; None where they could not be judged.
    about : Message or None
        What was checked: the document, its part, lot, buyer.
    """

    findings: tuple[Finding, ...]
    kind: str | None = None
    decision: str | None = None
    about: Message | None = None


def agreement(
    pdf: pikepdf.Pdf,
    content: bytes,
    files: Mapping[str, bytes],
    record: Mapping[str, Any],
    program: str,
    *,
    signed: bool,
) -> Agreement:
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
    Agreement
    """
    try:
        made_by = text(record.get("program"))
        again = again_from(record, files)
        findings = [_verdict(files[VERDICT], again, by_standard=STANDARD in files)]
    except Distrusted as error:
        return Agreement(findings=(broken(Subject.VERDICT, "cannot-be-judged", error.said),))
    kind = None
    try:
        drawing = drawing_of(record, _mark(files))
        kind = drawing.kind
        findings += _drawn_alike(pdf, content, _drawn(again, drawing, files, record), signed=signed)
    except Distrusted as error:
        findings.append(broken(Subject.PAGES, "cannot-be-drawn", error.said))
    named = message("a document that this program does not know") if kind is None else NAMES[kind]
    return Agreement(
        findings=tuple(_by_version(findings, made_by, program)),
        kind=kind,
        decision=str(again.answer),
        about=_about(again, named),
    )


def _about(again: Again, kind: Message) -> Message:
    """Return what was checked, and what its readings come to."""
    said = {"kind": kind, "about": again.about, "decision": again.answer}
    if again.alone is None:
        return message("{kind} for {about}; its readings come to {decision}", **said)
    return message(
        "{kind} for {about}; its readings alone come to {alone}, with the lots before it to {decision}",
        **said,
        alone=again.alone,
    )


def _mark(files: Mapping[str, bytes]) -> Logo | None:
    """Return the workshop's mark that a report carries."""
    if LOGO not in files:
        return None
    from qc.proof.marks import logo_of  # noqa: PLC0415 - few workshops have one

    return logo_of(files[LOGO])


def _drawn(again: Again, drawing: Drawing, files: Mapping[str, bytes], record: Mapping[str, Any]) -> bytes:
    """Return the document that was drawn again, with the files that this one carries."""
    key = record.get("key")
    try:
        return sealed(again.draw(drawing), carried_as(files, drawing.host), None if key is None else text(key))
    except ConformityNotStatedError as error:
        said = message("judged again, the lot is {decision}: nobody could certify it", decision=again.answer)
        raise Distrusted(said) from error
    except _UNFIT as error:
        raise Distrusted(message("what is attached cannot be drawn again")) from error


def _drawn_alike(pdf: pikepdf.Pdf, content: bytes, expected: bytes, *, signed: bool) -> list[Finding]:
    """Return whether the pages, and without a signature all bytes, are those that were drawn again."""
    pages = _pages(pdf, expected)
    return [pages] if signed else [pages, _bytewise(content, expected)]


def _verdict(attached: bytes, again: Again, *, by_standard: bool) -> Finding:
    expected = again.said
    if attached.decode(errors="replace") == expected:
        different = None
    else:
        try:
            different = first_difference(json.loads(attached), json.loads(expected))
        except (ValueError, RecursionError) as error:
            raise Misshapen(VERDICT) from error
    if different is None:
        said = message("judged again from its readings, the verdict is the same")
        if by_standard:
            said = message("judged again from its readings and its standard, the verdict is the same")
        return replace(holds(Subject.VERDICT, "verdict-follows", said), details=_rests_on(again))
    said = message(
        "the verdict does not follow from the readings: {path} says {found}, judged again it is {expected}",
        path=different.place,
        found=different.found,
        expected=different.expected,
    )
    return broken(Subject.VERDICT, "verdict-differs", said)


def _rests_on(again: Again) -> tuple[Message, ...]:
    """Return what the verdict rests on that the file does not carry."""
    if again.alone is None:
        return ()
    return (
        plural(
            "that it is held rests on {count} earlier lot, whose readings this file does not carry: it can be checked"
            " only where all of them are recorded",
            "that it is held rests on {count} earlier lots, whose readings this file does not carry: it can be checked"
            " only where all of them are recorded",
            count=again.lots,
        ),
    )


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
