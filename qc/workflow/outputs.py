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
