"""``qc spec show``: a standard with all that it inherits."""

from __future__ import annotations

from pathlib import Path

import click

from qc.cli.console import for_programs
from qc.cli.speaking import command as declare, reader_of
from qc.words import message


@declare("show", said=message("Print a standard as one file, with all that it inherits and its tolerances give."))
@click.argument("file", metavar="STANDARD.toml", type=click.Path(path_type=Path))
@click.pass_context
def command(ctx: click.Context, file: Path) -> None:
    """Print a standard."""
    from qc.workflow import show_spec  # noqa: PLC0415 - the standard's format is loaded only where it is used

    text = show_spec(file)
    said = message(
        "{file} with all that it inherits; behind a limit that a tolerance gives stands its name.", file=file
    )
    click.echo(for_programs(f"# {reader_of(ctx).say(said)}\n{text}"), nl=False)
