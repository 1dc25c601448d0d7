"""Keys and certificates as bytes. Loads cryptography, so it is imported only where there is a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import NameOID

if TYPE_CHECKING:
    import datetime as dt


def new_pair(name: str, passphrase: str, *, since: dt.datetime, until: dt.datetime) -> tuple[bytes, bytes]:
    """Return a new private key, encrypted, and the certificate that names its owner; both as PEM.

    Parameters
    ----------
    name : str
        The owner.
    passphrase : str
        Encrypts the key.
    since, until : datetime
        When the certificate is valid.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    owner = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    # Signing and vouching only: a program that reads signatures asks for both bits by name.
    usage = x509.KeyUsage(True, True, *[False] * 7)
    made = (
        x509.CertificateBuilder()
        .subject_name(owner)
        .issuer_name(owner)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(since)
        .not_valid_after(until)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    encrypted = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(passphrase.encode()))
    return encrypted, made.public_bytes(Encoding.PEM)


def opened(content: bytes, passphrase: str) -> bytes | None:
    """Return a private key as DER, or None where the passphrase does not open it."""
    try:
        key = load_pem_private_key(content, passphrase.encode())
    except (ValueError, TypeError):
        return None
    return key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


def der_of(content: bytes) -> bytes:
    """Return a certificate's bytes.

    Raises
    ------
    ValueError
        If there is none.
    """
    return x509.load_pem_x509_certificate(content).public_bytes(Encoding.DER)


def name_of(certificate: bytes) -> str:
    """Return whom a certificate names."""
    found = x509.load_der_x509_certificate(certificate).subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(found[0].value) if found else ""
