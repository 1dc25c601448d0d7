"""Write the files that a command was asked for, each whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


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
    from qc.report.files import write_whole  # noqa: PLC0415 - loaded only where it is used

    return tuple(write_whole(path, content) for path, content in wanted.items())


def write_new_file(path: Path, content: bytes) -> Path:
    """Write a file that somebody will fill in or has signed for, and return its path.

    Parameters
    ----------
    path : Path
        Where to.
    content : bytes
        All of it.

    Returns
    -------
    Path

    Raises
    ------
    OutputError
        If a file is there already, or if it cannot be written.
    """
    from qc.report.files import write_new  # noqa: PLC0415 - loaded only where it is used

    return write_new(path, content)


def refuse_existing_file(path: Path) -> None:
    """Refuse a place where a file is already, before long work is done for it.

    Parameters
    ----------
    path : Path
        Where something new shall go.

    Raises
    ------
    OutputError
        If a file is there.
    """
    from qc.report.files import refuse_existing  # noqa: PLC0415 - loaded only where it is used

    refuse_existing(path)
