"""A store with batches in it, for tests of what is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner
from new_stores import new_store
from ramping import measured, standard

from qc.cli import main

if TYPE_CHECKING:
    from pathlib import Path


def run(folder: Path, *args: object, lang: str = "en") -> tuple[int, str]:
    """Run a command on the store in a folder."""
    given = [*map(str, args), "--store", str(folder / "store.sqlite"), "--lang", lang]
    ran = CliRunner().invoke(main, given)
    return ran.exit_code, ran.output


def locked(folder: Path) -> Path:
    """Lock a pilot of the standard's part, and return the standard."""
    path = standard(folder)
    new_store(folder / "store.sqlite")
    status, text = run(
        folder, "baseline", "lock", measured(folder, "pilot", day=9), "--spec", path, "--who", "Pak Budi"
    )
    assert status == 0, text
    return path


def recorded(folder: Path, number: int, *more: object, mean: float = 11.978) -> tuple[int, str]:
    """Record the batch ``number`` of a part whose baseline is locked."""
    new_store(folder / "store.sqlite")
    file = measured(folder, f"lot{number}", day=9 + number, mean=mean, seed=number + 1)
    return run(folder, "record", file, "--spec", folder / "standard.toml", "--lot", f"L{number}", *more)
