"""What every result says of the program that it comes from."""

from __future__ import annotations

from qc.version import __version__

PROGRAM = f"qc {__version__}"
