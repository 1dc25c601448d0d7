"""Show a result and write the files that were asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import click

from qc.cli.console import for_programs
from qc.errors import Problem, UsageError
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qc.words import Language


class File(click.Path):
    """A file or folder that is named; without a name it would be the folder that one is in."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path.

        Raises
        ------
        UsageError
            If the name is empty.
        """
        if value == "":
            fix = message("Give the name of a file. A script may have left it empty.")
            raise UsageError([Problem(reason=message("an empty name is no file"), found="", fix=fix)])
        return super().convert(value, param, ctx)


FILE = File(path_type=Path)


class Result(Protocol):
    """What a use case gives: it can say itself to a reader and to a program."""

    def text(self, lang: str = "id") -> str:
        """Return it as a terminal shows it."""

    def to_json(self) -> str:
        """Return it as JSON."""


def deliver(result: Result, reader: Language, *, json: Path | None, files: Mapping[Path, bytes] = {}) -> None:
    """Print a result, or its JSON where ``json`` is ``-``, and write files.

    Parameters
    ----------
    result : Result
        What was found.
    reader : Language
        The reader's language.
    json : Path or None
        Where its JSON goes.
    files : mapping of Path to bytes
        What else is written.

    Raises
    ------
    OutputError
        If a file cannot be written.
    """
    from qc.workflow import write_files  # noqa: PLC0415 - loaded only where it is used

    to_screen = str(json) == "-"
    click.echo(for_programs(result.to_json()) if to_screen else result.text(reader.code), nl=not to_screen)
    wanted = dict(files) if json is None or to_screen else {**files, json: result.to_json().encode()}
    for path in write_files(wanted):
        click.echo(reader.say(message("written: {path}", path=str(path))), err=to_screen)
