"""``qc backup``: a copy in a safe place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qc.cli.remembering import kept_option
from qc.cli.results import FILE
from qc.cli.speaking import command as declare, reader_of
from qc.words import message

if TYPE_CHECKING:
    from pathlib import Path


@declare("backup", said=message("Copy all that is remembered into a file, also while others write."))
@click.argument("target", metavar="FILE", type=FILE)
@kept_option()
@click.pass_context
def command(ctx: click.Context, /, target: Path, store: str | None) -> None:
    """Copy it and say where."""
    from qc import workflow  # noqa: PLC0415 - the database is loaded only where it is used

    path = workflow.backup(target, store=store)
    click.echo(reader_of(ctx).say(message("written: {path}", path=str(path))))
