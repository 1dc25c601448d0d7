"""Buyers' standards: check them, show what they come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.errors import Problem, SpecError
from qc.spec.load import load_spec

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from qc.words import Message


def check_specs(files: Sequence[Path]) -> Iterator[tuple[Path, tuple[Message, ...], tuple[Problem, ...]]]:
    """Yield each standard's path, what is unusual in it, and every problem that it has."""
    for path in files:
        try:
            yield path, load_spec(path).notes, ()
        except SpecError as error:
            yield path, (), error.problems


def show_spec(file: Path) -> str:
    """Return a standard as the text of one file, with all that it inherits and its tolerances give."""
    from qc.spec.write import standard_text  # noqa: PLC0415 - only this needs it

    return standard_text(load_spec(file).data)
