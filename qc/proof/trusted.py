"""Keys that somebody trusts: each with the name that it is trusted under."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from qc.errors import InputError, Location, Problem
from qc.proof.own_key import own_key
from qc.report.files import write_whole
from qc.values import dataclass
from qc.words import message

if TYPE_CHECKING:
    from pathlib import Path

FILE = "trusted.json"
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trusted:
    """A key that is trusted.

    Attributes
    ----------
    name : str
        Whose it is.
    fingerprint : str
        SHA-256 of its certificate, in hexadecimal.
    own : bool
        Whether it is the key of this computer's user.
    """

    name: str
    fingerprint: str
    own: bool = False


def read_trusted(folder: Path) -> tuple[Trusted, ...]:
    """Return the keys that are trusted, one's own among them.

    Parameters
    ----------
    folder : Path
        Where keys are kept.

    Raises
    ------
    InputError
        If the list cannot be read.
    """
    mine = own_key(folder)
    first = () if mine is None else (Trusted(name=mine.name, fingerprint=mine.fingerprint, own=True),)
    path = folder / FILE
    if not path.is_file():
        return first
    try:
        entries = json.loads(path.read_bytes())
        found = tuple(Trusted(name=str(one["name"]), fingerprint=str(one["fingerprint"])) for one in entries)
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise InputError([_unreadable(path)]) from error
    if not all(_FINGERPRINT.fullmatch(one.fingerprint) for one in found):
        raise InputError([_unreadable(path)])
    return (*first, *found)


def _unreadable(path: Path) -> Problem:
    return Problem(
        reason=message("the list of trusted keys cannot be read"),
        location=Location(file=str(path)),
        fix=message("move the file away, and trust the keys once more"),
    )


def add_trusted(folder: Path, name: str, fingerprint: str) -> tuple[Trusted, ...]:
    """Trust a key.

    Parameters
    ----------
    folder : Path
        Where keys are kept.
    name : str
        Whose it is; a key that was trusted under this name before is trusted no longer.
    fingerprint : str
        SHA-256 of its certificate, in hexadecimal.

    Returns
    -------
    tuple of Trusted
        All that are trusted now.
    """
    others = [one for one in read_trusted(folder) if not one.own and one.name != name]
    entries = [*others, Trusted(name=name, fingerprint=fingerprint)]
    text = json.dumps([{"name": one.name, "fingerprint": one.fingerprint} for one in entries], indent=1) + "\n"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(folder / FILE, text.encode())
    return read_trusted(folder)
