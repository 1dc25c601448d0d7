"""Keys: the workshop's own, and those of others that are trusted."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from qc.errors import InputError, Location, Problem, UsageError
from qc.proof.own_key import Signer, grouped, has_key, make_key, open_key, own_key, refuse_new_key
from qc.proof.places import key_folder
from qc.proof.trusted import add_trusted, read_trusted
from qc.values import dataclass
from qc.words import language, message

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from qc.proof.own_key import OwnKey
    from qc.proof.trusted import Trusted

_LARGEST = 64_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """The keys of this computer's user.

    Attributes
    ----------
    own : OwnKey or None
        The workshop's own.
    trusted : tuple of Trusted
        All that are trusted, one's own among them.
    """

    own: OwnKey | None
    trusted: tuple[Trusted, ...]

    def text(self, lang: str = "id") -> str:
        """Return them as a terminal shows them."""
        from qc.proof.screen import keys_text  # noqa: PLC0415 - loaded only where it is used

        return keys_text(self.own, self.trusted, language(lang))


def show_keys() -> Keys:
    """Return the keys of this computer's user."""
    folder = key_folder()
    return Keys(own=own_key(folder), trusted=read_trusted(folder))


def new_key(name: str, passphrase: str | Callable[[], str]) -> Keys:
    """Make the workshop's key; reports are signed with it from now on.

    Parameters
    ----------
    name : str
        The workshop.
    passphrase : str or callable
        Encrypts it; or what asks for it, once the rest will do.

    Raises
    ------
    UsageError
        If there is a key already, or name or passphrase will not do.
    """
    folder = key_folder()
    refuse_new_key(folder, name)
    make_key(folder, name, passphrase() if callable(passphrase) else passphrase, now=dt.datetime.now(dt.UTC))
    return show_keys()


def can_sign() -> bool:
    """Whether there is a key of one's own."""
    return has_key(key_folder())


def open_own_key(ask: Callable[[], str]) -> Signer:
    """Open the workshop's key.

    Parameters
    ----------
    ask : callable
        Gives the passphrase.

    Raises
    ------
    UsageError
        If it does not open.
    """
    return open_key(key_folder(), ask)


def export_certificate(path: Path) -> Path:
    """Write the public half of one's own key, for buyers.

    Raises
    ------
    UsageError
        If there is no key.
    OutputError
        If it cannot be written.
    """
    from qc.proof.own_key import CERTIFICATE  # noqa: PLC0415 - used here only
    from qc.report.files import write_whole  # noqa: PLC0415 - loaded only where it is used

    if not can_sign():
        raise UsageError([Problem(reason=message("You have no key of your own; qc keys new makes one."))])
    return write_whole(path, (key_folder() / CERTIFICATE).read_bytes())


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A key that a file names.

    Attributes
    ----------
    name, fingerprint : str
        Whose it says it is, and its SHA-256.
    """

    name: str
    fingerprint: str

    @property
    def shown(self) -> str:
        """The fingerprint as people read it to each other."""
        return grouped(self.fingerprint)


def offered_key(path: Path) -> Offered:
    """Return the key of a certificate, or of a signed report whose signature holds.

    Parameters
    ----------
    path : Path
        A certificate (``.pem``) or a report.

    Raises
    ------
    InputError
        If there is none in it.
    """
    from qc.proof.certificates import der_of, name_of  # noqa: PLC0415 - cryptography is loaded only where it is used
    from qc.proof.own_key import fingerprint_of  # noqa: PLC0415 - as above

    try:
        with path.open("rb") as stream:
            content = stream.read(_LARGEST)
        certificate = _signer(content) if content.startswith(b"%PDF-") else der_of(content)
        if certificate is not None:
            return Offered(name=name_of(certificate), fingerprint=fingerprint_of(certificate))
    except (OSError, ValueError) as error:
        raise _no_key(path) from error
    raise _no_key(path)


def _signer(content: bytes) -> bytes | None:
    import io  # noqa: PLC0415 - with pikepdf, for a report only

    import pikepdf  # noqa: PLC0415 - as above

    from qc.proof.signature import check_signature  # noqa: PLC0415 - as above

    try:
        with pikepdf.open(io.BytesIO(content), attempt_recovery=False, suppress_warnings=True) as pdf:
            return check_signature(pdf, content).certificate
    except pikepdf.PdfError:
        return None


def _no_key(path: Path) -> InputError:
    return InputError(
        [
            Problem(
                reason=message("there is no key in this file, or its signature does not hold"),
                location=Location(file=str(path)),
                fix=message("give a signed report, or the certificate that qc keys show --export wrote"),
            )
        ]
    )


def trust_key(offered: Offered, *, fingerprint: str, name: str | None = None) -> Keys:
    """Trust a key whose fingerprint was compared.

    Parameters
    ----------
    offered : Offered
        The key.
    fingerprint : str
        As the workshop told it; spaces, colons and capitals do not matter.
    name : str, optional
        Another name to trust it under.

    Raises
    ------
    UsageError
        If the fingerprint is another.
    """
    told = re.sub(r"[\s:]", "", fingerprint).lower()
    if told != offered.fingerprint:
        other = Problem(
            reason=message("the key in the file is another than the one whose fingerprint was told"),
            found=offered.shown,
            expected=message("{fingerprint}", fingerprint=grouped(told)[:100]),
            fix=message("do not trust it; ask the workshop for its report and its fingerprint once more"),
        )
        raise UsageError([other])
    add_trusted(key_folder(), name or offered.name, offered.fingerprint)
    return show_keys()
