"""What a server needs to know before it opens, and the secret that it keeps."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

from qc.values import dataclass

if TYPE_CHECKING:
    from pathlib import Path

MEGABYTE = 1 << 20
LARGEST_UPLOAD = 20 * MEGABYTE
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
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(handle, "wb") as stream:
        made = secrets.token_bytes(_LENGTH)
        stream.write(made)
    return made
