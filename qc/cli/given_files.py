"""Files that a command is given: what is said of a name under which there is none."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qc.errors import InputError, Location, Problem
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import click

    from qc.words import Message

_MEASURED = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".ods", ".dfq", ".zip"})
"""What the names of measurement files end in."""
_DASHES = ("–", "—")
"""What a text program makes of two hyphens, and a message sends on."""


def there(ctx: click.Context, param: click.Parameter, value: Any) -> Any:  # noqa: ARG001 - Click's signature
    """Return files that were given, or refuse names under which there is none.

    Raises
    ------
    InputError
        With what was probably meant: names that blanks took apart, or another file of nearly this name.
    """
    given = value if isinstance(value, tuple) else (value,)
    if problems := tuple(_missing([path for path in given if path is not None])):
        raise InputError(problems)
    return value


def _missing(given: Sequence[Path]) -> Iterator[Problem]:
    """Yield a problem for each name under which there is no file."""
    at = 0
    while at < len(given):
        if given[at].exists():
            at += 1
            continue
        end = _in_pieces(given, at)
        written = " ".join(str(path) for path in given[at : end or at + 1])
        fix = message('A name with blanks stands in quotes: "{name}"', name=written) if end else _meant(given[at])
        yield Problem(reason=message("there is no such file"), location=Location(file=written), fix=fix)
        at = end or at + 1


def _in_pieces(given: Sequence[Path], at: int) -> int | None:
    """Return where a name ends that its blanks took apart, None where it is not so."""
    for end in range(len(given), at + 1, -1):
        if Path(" ".join(str(path) for path in given[at:end])).exists():
            return end
    return None


def _meant(path: Path) -> Message:
    """Return what was probably meant, or what to check."""
    if path.name.startswith(_DASHES):
        return message("An option begins with two hyphens: {option}", option=f"--{path.name.lstrip('–—')}")
    beside = path.parent.iterdir() if path.parent.is_dir() else ()
    names = sorted(one.name for one in beside if one.is_dir() or one.suffix.lower() in _MEASURED)
    same = [name for name in names if Path(name).stem == path.stem]
    alike = [name for name in names if _digits(name) == _digits(path.name)]  # lot 4 is not meant by lot 9
    if near := (same or get_close_matches(path.name, alike, n=1)):
        return message("did you mean {key}?", key=str(path.parent / near[0]))
    return message("Check the name and the folder.")


def _digits(name: str) -> list[str]:
    return re.findall(r"\d+", Path(name).stem)
