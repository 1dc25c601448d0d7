"""The program ``qc``; also ``python -m qc`` where it is not on the path."""

from __future__ import annotations

import gc

from qc.cli import main
from qc.cli.console import show_all


def run() -> None:
    """Run one command and end the process.

    Looking for reference cycles takes a quarter of the time that pandas needs to be imported, and a process that ends
    within seconds has no use for it; at its end, when Python would look for them twice more, they are out of its sight.
    """
    gc.disable()
    show_all()
    try:
        main(prog_name="qc")
    finally:
        gc.freeze()


if __name__ == "__main__":
    run()
