"""Sign a PDF file: PAdES, by an update that leaves every byte of the file as it is. Loads pyHanko."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from asn1crypto import keys, x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko_certvalidator import registry

if TYPE_CHECKING:
    from qc.proof.own_key import Signer

FIELD = "qc"


class _SameVersion(IncrementalPdfFileWriter):
    """An update that does not raise the file's version: PDF/A-3 has the version that the file has."""

    def ensure_output_version(self, version: Any) -> None:
        """Keep the version."""


def signed(content: bytes, signer: Signer) -> bytes:
    """Return a PDF file with a signature that allows no change.

    Parameters
    ----------
    content : bytes
        The file.
    signer : Signer
        The opened key.

    Returns
    -------
    bytes
        ``content`` followed by the signature.
    """
    stores: Any = registry
    known = stores.SimpleCertificateStore()
    certificate = x509.Certificate.load(signer.certificate)
    known.register(certificate)
    hand = signers.SimpleSigner(
        signing_cert=certificate, signing_key=keys.PrivateKeyInfo.load(signer.key), cert_registry=known
    )
    about = signers.PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        name=signer.name,
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
    )
    output = io.BytesIO()
    signers.sign_pdf(_SameVersion(io.BytesIO(content)), about, hand, output=output)
    return output.getvalue()
