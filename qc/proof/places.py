"""Where keys are kept, and who may read them."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "QC_KEYS"


def key_folder() -> Path:
    """Return the folder of keys: what ``QC_KEYS`` names, else the user's own place for a program's settings.

    Returns
    -------
    Path
        It need not exist.
    """
    if named := os.environ.get(VARIABLE):
        return Path(named)
    from platformdirs import user_config_path  # noqa: PLC0415 - not needed where a folder is named

    return user_config_path("qc", appauthor=False) / "keys"


def write_private(path: Path, content: bytes) -> None:
    """Write a new file that only its owner may read.

    Parameters
    ----------
    path : Path
        Where to; its folder is made if there is none.
    content : bytes
        All of it.

    Raises
    ------
    FileExistsError
        If it is there already: a key is never overwritten.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)


def others_may_read(path: Path) -> bool:
    """Whether anybody but the owner may read a file; Windows keeps each user's folder apart by itself."""
    return os.name == "posix" and bool(path.stat().st_mode & 0o077)
