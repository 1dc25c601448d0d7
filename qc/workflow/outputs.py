"""Write the files that a command was asked for, each whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.errors import Location, OutputError, Problem
from qc.report.files import refuse_existing, write_new, write_whole
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["check_place", "refuse_existing", "write_files", "write_new"]


def check_place(path: Path) -> None:
    """Refuse a place where no file can be written, before somebody answers questions for nothing.

    Parameters
    ----------
    path : Path
        Where a file shall go.

    Raises
    ------
    OutputError
        If it is a folder, or in a folder that does not exist.
    """
    if path.is_dir():
        reason, fix = message("this is a folder, not a file"), message("give a file name after the folder")
    elif not path.parent.is_dir():
        reason, fix = message("the folder does not exist"), message("make the folder first, or choose another one")
    else:
        return
    raise OutputError([Problem(reason=reason, location=Location(file=str(path)), fix=fix)])


def write_files(wanted: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write files, and return their paths.

    Parameters
    ----------
    wanted : mapping of Path to bytes
        What each file shall hold.

    Returns
    -------
    tuple of Path

    Raises
    ------
    OutputError
        If one cannot be written.
    """
    return tuple(write_whole(path, content) for path, content in wanted.items())
