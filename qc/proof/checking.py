"""Check a report: signature, key, attachments, verdict, pages, version. Loads pikepdf, then the statistics."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING, Any

import pikepdf

from qc.errors import InputError, Location, Problem
from qc.proof.attached import attached
from qc.proof.distrust import Distrusted, Misshapen, mapping, optional, parsed, text
from qc.proof.findings import Proof, Subject, broken, holds, left_open
from qc.proof.held import check_held, check_paper
from qc.proof.record import RECORD, SCHEMA_VERSION, STANDARD
from qc.proof.signature import check_signature
from qc.proof.signers import check_signer
from qc.values import dataclass
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from qc.proof.findings import Finding
    from qc.proof.signature import Signed
    from qc.proof.trusted import Trusted
    from qc.spec.load import LoadedSpec

LARGEST = 64_000_000
# What a library says of a file that is not as the format asks.
_UNREADABLE = (pikepdf.PdfError, pikepdf.PasswordError, AttributeError, TypeError, ValueError, LookupError)


def check(
    path: Path,
    *,
    program: str,
    trusted: Sequence[Trusted],
    held: LoadedSpec | None = None,
    paper: str | None = None,
) -> Proof:
    """Check a report.

    Parameters
    ----------
    path : Path
        The PDF file.
    program : str
        Name and version of this program.
    trusted : sequence of Trusted
        Keys that the reader trusts.
    held : LoadedSpec, optional
        The standard that the reader holds: whether the report was judged by it.
    paper : str, optional
        What the QR code of a printed copy holds: whether the paper is of this file.

    Returns
    -------
    Proof
        Every check.

    Raises
    ------
    InputError
        If there is no such file, it is no PDF, or it carries nothing that qc could check.
    """
    content = _read(path)
    try:
        with pikepdf.open(io.BytesIO(content), attempt_recovery=False, suppress_warnings=True) as pdf:
            found = _opened(path, pdf, content, _Reader(program=program, trusted=trusted, held=held, paper=paper))
    except _UNREADABLE:
        found = _only(broken(Subject.FILE, "damaged", message("the file is damaged: a part cannot be read")))
    digest = hashlib.sha256(content).hexdigest()
    return Proof(file=str(path), sha256=digest, **found)


def _read(path: Path) -> bytes:
    """Return a file's bytes, if it is a PDF of reasonable size."""
    if path.is_dir():
        raise _unusable(path, message("this is a folder, not a file"), message("name the file inside it"))
    if not path.is_file():
        raise _unusable(path, message("there is no such file"), message("check the name and the folder"))
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        fix = message("check who may read it, and whether another program has locked it")
        raise _unusable(path, message("the file cannot be read"), fix) from error
    choose = message("choose the PDF file as the workshop sent it")
    if len(content) > LARGEST:
        raise _unusable(path, message("the file is too large for a report"), choose)
    if not content.startswith(b"%PDF-"):
        raise _unusable(path, message("this is no PDF file"), choose)
    return content


def _not_ours(path: Path) -> InputError:
    return _unusable(
        path,
        message("it carries no readings: it is no report by qc, or it was printed or saved in a way that lost them"),
        message("ask for the file as the workshop's computer wrote it"),
    )


def _unusable(path: Path, reason: Message, fix: Message) -> InputError:
    return InputError([Problem(reason=reason, location=Location(file=str(path)), fix=fix)])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """Who checks: the program, the keys that are trusted, the standard and the paper that are held."""

    program: str
    trusted: Sequence[Trusted]
    held: LoadedSpec | None
    paper: str | None


def _only(*findings: Finding) -> dict[str, Any]:
    return {"findings": findings}


def _opened(path: Path, pdf: pikepdf.Pdf, content: bytes, reader: _Reader) -> dict[str, Any]:
    """Return what each check finds, and what the readings come to."""
    signed = check_signature(pdf, content)
    try:
        files = attached(pdf)
    except Distrusted as error:
        return _only(signed.finding, broken(Subject.ATTACHMENTS, "attachments-altered", error.said))
    if not files and signed.finding.code == "unsigned":
        raise _not_ours(path)
    if not files:
        lost = message("it no longer carries {name}", name=RECORD)
        return _only(signed.finding, broken(Subject.ATTACHMENTS, "attachments-altered", lost))
    try:
        record = parsed(files[RECORD])
        findings = [*_origin(signed, record, reader.trusted), *_whole(files, record)]
        findings += check_paper(reader.paper, files[RECORD], optional(record.get("key")))
        findings += check_held(reader.held, files.get(STANDARD), record.get("standard"))
    except Misshapen as error:
        return _only(signed.finding, broken(Subject.ATTACHMENTS, "record-unreadable", error.said))
    if (newer := _newer(record)) is not None:
        return _only(*findings, newer)
    from qc.proof.agreeing import agreement  # noqa: PLC0415 - the statistics are loaded only for a sound record

    more = agreement(pdf, content, files, record, reader.program, signed=signed.certificate is not None)
    return {
        "findings": (*findings, *more.findings),
        "kind": more.kind,
        "decision": more.decision,
        "about": more.about,
    }


def _newer(record: Mapping[str, Any]) -> Finding | None:
    """Return that the record is of a form that this program does not know yet, or None."""
    written = record.get("schema_version")
    if isinstance(written, str) and written.partition(".")[0] == SCHEMA_VERSION.partition(".")[0]:
        return None
    said = message(
        "it was written by {made_by}, whose records this program does not know; check it with that version",
        made_by=str(record.get("program"))[:40],
    )
    return left_open(Subject.VERSION, "newer-record", said)


def _origin(signed: Signed, record: Mapping[str, Any], trusted: Sequence[Trusted]) -> list[Finding]:
    """Return whether the signature holds, and whose it is."""
    named = record.get("key")
    signer = check_signer(signed, None if named is None else text(named), trusted)
    return [signed.finding] if signer is None else [signed.finding, signer]


def _whole(files: Mapping[str, bytes], record: Mapping[str, Any]) -> list[Finding]:
    """Return whether each carried file is the one that the record names."""
    found = list(_altered(files, record))
    if found:
        return found
    said = message("readings and verdict are those that the document was written with")
    if STANDARD in files:
        said = message("readings, standard and verdict are those that the report was written with")
    return [holds(Subject.ATTACHMENTS, "digests-agree", said)]


def _altered(files: Mapping[str, bytes], record: Mapping[str, Any]) -> Iterator[Finding]:
    """Yield each carried file that is not the one that the record names."""
    digests = mapping(record.get("files"))
    for name, content in files.items():
        if name != RECORD and digests.get(name) != hashlib.sha256(content).hexdigest():
            said = message("{name} is not the file that the report was written with: its digest differs", name=name)
            yield broken(Subject.ATTACHMENTS, "digest-differs", said)
    for name in sorted(set(digests) - set(files)):
        said = message("it no longer carries {name}", name=name[:40])
        yield broken(Subject.ATTACHMENTS, "digest-differs", said)
