"""``qc spec show``: a standard with all that it inherits."""

from __future__ import annotations

from pathlib import Path

import click

from qc.cli.speaking import command as declare
from qc.words import message


@declare("show", said=message("Print a standard as one file, with all that it inherits and its tolerances give."))
@click.argument("file", metavar="STANDARD.toml", type=click.Path(path_type=Path))
def command(file: Path) -> None:
    """Print a standard."""
    from qc.workflow import show_spec  # noqa: PLC0415 - pydantic is loaded only where it is used

    click.echo(show_spec(file), nl=False)
