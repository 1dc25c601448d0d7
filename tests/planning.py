"""``qc plan`` from a terminal, for its tests."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner

from qc.cli import main

if TYPE_CHECKING:
    from click.testing import Result


def run(*args: str, lang: str = "en") -> Result:
    """Ask for a plan."""
    return CliRunner().invoke(main, ["plan", *args, "--lang", lang])


def facts(*args: str) -> Any:
    """Return a plan as a program reads it."""
    ran = run(*args, "--json", "-")
    assert ran.exit_code == 0, ran.output
    return json.loads(ran.stdout)
