"""Whether a report's signature holds, and whose it is. Loads pyHanko only where there is a signature."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pikepdf

from qc.proof.findings import Subject, broken, holds, left_open
from qc.proof.own_key import fingerprint_of
from qc.values import dataclass
from qc.words import message

if TYPE_CHECKING:
    from qc.proof.findings import Finding

_MOST_SIGNATURE = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """What is known of a report's signature.

    Attributes
    ----------
    finding : Finding
        Whether it holds.
    certificate : bytes or None
        Of the key that signed; None unless the signature holds.
    """

    finding: Finding
    certificate: bytes | None = None

    @property
    def fingerprint(self) -> str | None:
        """Of the certificate."""
        return None if self.certificate is None else fingerprint_of(self.certificate)


def check_signature(pdf: pikepdf.Pdf, content: bytes) -> Signed:
    """Check the signature of a report.

    Parameters
    ----------
    pdf : pikepdf.Pdf
        The report.
    content : bytes
        All of it.

    Returns
    -------
    Signed
        Also of a report without a signature: that is left open.
    """
    found = _signatures(pdf)
    if not found:
        return Signed(finding=_open("unsigned", message("it is not signed: whoever has it could have written it anew")))
    if len(found) > 1:
        return Signed(finding=_bad("several-signatures", message("it is signed more than once; qc signs once")))
    if (wrong := _wrong_range(found[0], content)) is not None:
        return Signed(finding=wrong)
    certificate = _signer(content) if _is_packed_as_written(found[0], content) else None
    if certificate is None:
        said = message("a byte was altered after it was signed: the signature does not fit the file")
        return Signed(finding=_bad("altered", said))
    said = message("nothing was altered since it was signed")
    return Signed(finding=holds(Subject.SIGNATURE, "signature-holds", said), certificate=certificate)


def _open(code: str, said: Any) -> Finding:
    return left_open(Subject.SIGNATURE, code, said)


def _bad(code: str, said: Any) -> Finding:
    return broken(Subject.SIGNATURE, code, said)


def _signatures(pdf: pikepdf.Pdf) -> list[Any]:
    """Return the values of all fields of signatures that were signed."""
    form = pdf.Root.get("/AcroForm", pikepdf.Dictionary())
    fields = form.get("/Fields", pikepdf.Array())
    return [field.get("/V") for field in fields if field.get("/FT") == pikepdf.Name.Sig and "/V" in field]


def _wrong_range(signature: Any, content: bytes) -> Finding | None:
    """Return what is wrong with the part of the file that the signature says it covers."""
    saved = message("the file was saved anew by another program after it was signed: ask for the file as it was sent")
    try:
        start, before, after, rest = (int(number) for number in signature.ByteRange)
        written = content[before + 1 : after - 1]
        there = content[before : before + 1] + content[after - 1 : after] == b"<>"
        fits = there and start == 0 and bytes.fromhex(written.decode("ascii")) == bytes(signature.Contents)
    except (ValueError, TypeError, AttributeError, pikepdf.PdfError):
        return _bad("saved-anew", saved)
    if not fits or not before < after <= before + _MOST_SIGNATURE:
        return _bad("saved-anew", saved)
    if after + rest < len(content):
        added = len(content) - after - rest
        return _bad("added-to", message("{count} bytes were added behind what was signed", count=added))
    return None if after + rest == len(content) else _bad("cut", message("the end of the file is missing"))


def _is_packed_as_written(signature: Any, content: bytes) -> bool:
    """Whether the signature's own bytes, which nothing covers, are written in the one way: capitals, then zeros."""
    _, before, after, _ = (int(number) for number in signature.ByteRange)
    written, value = content[before + 1 : after - 1], bytes(signature.Contents)
    size = 4 + int.from_bytes(value[2:4], "big")  # DER: a sequence whose length takes two bytes
    return written == written.upper() and value[:2] == b"\x30\x82" and not any(value[size:])


def _signer(content: bytes) -> bytes | None:
    """Return the certificate whose key signed every byte as it is; None where the signature does not fit."""
    from pyhanko.pdf_utils.misc import PdfError  # noqa: PLC0415 - 0.4 s, only for a signed report
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415 - as above
    from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature  # noqa: PLC0415 - as above
    from pyhanko.sign.validation.errors import ValidationInfoReadingError  # noqa: PLC0415 - as above
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415 - as above

    try:
        (signature,) = PdfFileReader(io.BytesIO(content)).embedded_regular_signatures
        context = ValidationContext(trust_roots=[signature.signer_cert], allow_fetching=False)
        status = validate_pdf_signature(signature, signer_validation_context=context)
    except (PdfError, ValidationInfoReadingError, ValueError, LookupError, TypeError, AttributeError, OSError):
        return None
    whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    if not (status.intact and status.valid and whole):
        return None
    certificate: bytes = signature.signer_cert.dump()
    return certificate
