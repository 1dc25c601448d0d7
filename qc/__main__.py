"""``python -m qc``: the command ``qc`` where it is not on the path."""

from __future__ import annotations

from qc.cli import main

if __name__ == "__main__":
    main(prog_name="qc")
