"""Write the files that a command was asked for, each whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.files import refuse_existing, write_new, write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["refuse_existing", "write_files", "write_new"]


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
