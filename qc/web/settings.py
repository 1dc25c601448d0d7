"""What a server needs to know before it opens, and the secret that it keeps."""

from __future__ import annotations

import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

from qc.proof.places import write_private
from qc.values import dataclass
from qc.workflow import write_files

if TYPE_CHECKING:
    from pathlib import Path

MEGABYTE = 1 << 20
_LENGTH = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How pages are served.

    Attributes
    ----------
    store : str or None
        Where everything is remembered; None is the usual place.
    secret : bytes
        Signs what forms carry.
    opening : str or None
        The code that opens the pages for this computer's own user while nobody has an account; None where everybody
        signs in.
    workers : int
        Processes that judge uploads; 0 judges them before the answer is given.
    """

    store: str | None
    secret: bytes
    opening: str | None = None
    workers: int = 0


def kept_secret(folder: Path) -> bytes:
    """Return the server's secret; it is made at the first start, and only its owner may read it.

    Parameters
    ----------
    folder : Path
        Where it is kept.
    """
    path = folder / "web-secret"
    if not path.exists() or path.stat().st_size < _LENGTH:
        with suppress(FileExistsError):
            write_private(path, b"")
        write_files({path: secrets.token_bytes(_LENGTH)})  # keeps that it is its owner's only; never half of it
    return path.read_bytes()
