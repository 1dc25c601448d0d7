"""The workshop's own key: made once, kept encrypted, opened with a passphrase."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING, Any

from qc.errors import Location, Problem, UsageError
from qc.proof.places import others_may_read, write_private
from qc.values import dataclass
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from qc.words import Message

KEY, CERTIFICATE = "own.key.pem", "own.cert.pem"
SHORTEST = 8
WRONG_PASSPHRASE = message("the passphrase does not open the key")
_YEARS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnKey:
    """The public half of the workshop's key.

    Attributes
    ----------
    name : str
        Whose it is.
    fingerprint : str
        SHA-256 of the certificate, in hexadecimal.
    folder : Path
        Where both halves are kept.
    """

    name: str
    fingerprint: str
    folder: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """A key that was opened to sign with.

    Attributes
    ----------
    key, certificate : bytes
        Private key (PKCS 8) and certificate, as DER.
    name, fingerprint : str
        Of the certificate.
    """

    key: bytes
    certificate: bytes
    name: str
    fingerprint: str

    def __repr__(self) -> str:
        """Return whose it is; never the key, which a message or a log might keep."""
        return f"Signer(name={self.name!r}, fingerprint={self.fingerprint!r})"


def has_key(folder: Path) -> bool:
    """Whether there is a key to sign with."""
    return (folder / KEY).is_file() and (folder / CERTIFICATE).is_file()


def make_key(folder: Path, name: str, passphrase: str, *, now: dt.datetime) -> OwnKey:
    """Make a key and a certificate that names its owner.

    Parameters
    ----------
    folder : Path
        Where keys are kept.
    name : str
        The workshop.
    passphrase : str
        Encrypts the private half.
    now : datetime
        Since when the certificate is valid; it is so for ten years.

    Returns
    -------
    OwnKey

    Raises
    ------
    UsageError
        If there is a key already, the name is empty or too long for a certificate, or the passphrase too short.
    """
    refuse_new_key(folder, name)
    _check_passphrase(passphrase)
    from qc.proof.certificates import new_pair  # noqa: PLC0415 - cryptography is loaded only where it is used

    key, certificate = new_pair(name.strip(), passphrase, since=now, until=now + dt.timedelta(days=365 * _YEARS))
    write_private(folder / KEY, key)
    write_private(folder / CERTIFICATE, certificate)
    found = own_key(folder)
    assert found is not None
    return found


def refuse_new_key(folder: Path, name: str) -> None:
    """Refuse a key that cannot be made, whatever its passphrase: known before anybody is asked for one.

    Parameters
    ----------
    folder : Path
        Where keys are kept.
    name : str
        The workshop.

    Raises
    ------
    UsageError
        If there is a key already, or the name is empty or too long for a certificate.
    """
    if (folder / KEY).exists() or (folder / CERTIFICATE).exists():
        raise _refused(
            message("there is a key already, and it is never overwritten"),
            folder / KEY,
            message("keep it; to begin anew, move both of its files to a safe place first"),
        )
    if not 1 <= len(name.strip()) <= 64:
        raise _refused(message("a key needs its owner's name, of at most 64 characters"))


def _check_passphrase(passphrase: str) -> None:
    if len(passphrase) < SHORTEST:
        raise _refused(
            message("the passphrase is too short"), fix=message("take at least {count} characters", count=SHORTEST)
        )


def own_key(folder: Path) -> OwnKey | None:
    """Return the public half of the key that is kept in a folder; None where there is none.

    Parameters
    ----------
    folder : Path
        Where keys are kept.
    """
    if not has_key(folder):
        return None
    from qc.proof.certificates import der_of, name_of  # noqa: PLC0415 - cryptography is loaded only with a key

    certificate = der_of((folder / CERTIFICATE).read_bytes())
    return OwnKey(name=name_of(certificate), fingerprint=fingerprint_of(certificate), folder=folder)


def open_key(folder: Path, ask: Callable[[], str]) -> Signer:
    """Open the key.

    Parameters
    ----------
    folder : Path
        Where keys are kept.
    ask : callable
        Gives the passphrase.

    Returns
    -------
    Signer

    Raises
    ------
    UsageError
        If others may read the key's file, or the passphrase does not open it.
    """
    path = folder / KEY
    if others_may_read(path):
        raise _refused(
            message("others than you may read the key"), path, message("take that right away: chmod 600 on the file")
        )
    from qc.proof.certificates import der_of, name_of, opened  # noqa: PLC0415 - as above

    key = opened(path.read_bytes(), ask())
    if key is None:
        raise _refused(WRONG_PASSPHRASE, path, message("type it once more"))
    certificate = der_of((folder / CERTIFICATE).read_bytes())
    return Signer(key=key, certificate=certificate, name=name_of(certificate), fingerprint=fingerprint_of(certificate))


def fingerprint_of(certificate: bytes) -> str:
    """Return a certificate's SHA-256 in hexadecimal, by which people compare keys."""
    return hashlib.sha256(certificate).hexdigest()


def grouped(fingerprint: str) -> str:
    """Return a fingerprint as people read it to each other.

    Examples
    --------
    >>> grouped("0a1b2c3d")
    '0A1B 2C3D'
    """
    return " ".join(fingerprint[place : place + 4] for place in range(0, len(fingerprint), 4)).upper()


def _refused(reason: Message, path: Path | None = None, fix: Message | None = None) -> UsageError:
    place: Any = None if path is None else Location(file=str(path))
    return UsageError([Problem(reason=reason, location=place, fix=fix)])
