"""Whether a report is that of the standard, and of the printed copy, that its reader holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qc.proof.distrust import Distrusted, mapping, text
from qc.proof.findings import Finding, Standing, Subject, broken, holds, left_open
from qc.proof.record import seal_of
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qc.spec.load import LoadedSpec

_SHORT = 16


def check_held(held: LoadedSpec | None, attached: bytes | None, about: Mapping[str, Any] | None) -> Iterator[Finding]:
    """Compare the standard that a report carries with the one that its reader holds.

    Parameters
    ----------
    held : LoadedSpec or None
        The reader's own, with all that it inherits; None where the reader holds none: there is nothing to say then.
    attached : bytes or None
        The standard that the report was judged by, as one file, where there is one.
    about : mapping or None
        What the record says of the workshop's file.

    Yields
    ------
    Finding
        One.
    """
    if held is None:
        return
    if attached is None:
        yield left_open(Subject.STANDARD, "no-standard", message("it carries no standard to compare with yours"))
        return
    try:
        yield _compared(held, attached, text(mapping(about).get("sha256")))
    except Distrusted as error:
        yield broken(Subject.STANDARD, "standard-unreadable", error.said)


def check_paper(paper: str | None, record: bytes, key: str | None) -> Iterator[Finding]:
    """Compare a file with a printed copy of it.

    Parameters
    ----------
    paper : str or None
        What the copy's QR code holds; None where the reader holds no copy.
    record : bytes
        The file's record.
    key : str or None
        Fingerprint of the key that the record names.

    Yields
    ------
    Finding
        One.
    """
    if paper is None:
        return
    if "".join(paper.split()).upper() == seal_of(record, key):
        yield holds(Subject.PAPER, "paper-of-this-file", message("the printed copy's QR code is that of this file"))
        return
    said = message("the printed copy's QR code is not that of this file: the paper is of another file or another key")
    yield broken(Subject.PAPER, "paper-of-another-file", said)


def _compared(held: LoadedSpec, attached: bytes, digest: str) -> Finding:
    from qc.proof.rejudging import attached_standard  # noqa: PLC0415 - loaded only where a standard is compared
    from qc.report.spec_diff import said as in_words  # noqa: PLC0415 - the same
    from qc.spec.diff import differences  # noqa: PLC0415 - the same
    from qc.spec.write import standard_text  # noqa: PLC0415 - the same

    if held.sha256 == digest and standard_text(held.data).encode() == attached:
        said = message(
            "it was judged by your standard {name}, byte for byte (sha256 {digest}…)",
            name=held.name,
            digest=digest[:_SHORT],
        )
        return holds(Subject.STANDARD, "standard-same-file", said)
    found = differences(attached_standard(attached), held)
    if not found:
        said = message(
            "it was judged by a standard that asks the same as your {name}; only the file differs"
            " (its sha256 {digest}…)",
            name=held.name,
            digest=digest[:_SHORT],
        )
        return holds(Subject.STANDARD, "standard-asks-the-same", said)
    said = message(
        "it was judged by another standard than your {name}; differences (report → yours): {count}",
        name=held.name,
        count=len(found),
    )
    return Finding(
        subject=Subject.STANDARD,
        standing=Standing.BROKEN,
        code="standard-differs",
        said=said,
        details=tuple(in_words(found, None, None)),
    )
