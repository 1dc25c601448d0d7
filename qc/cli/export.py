"""``qc export``: everything in open formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qc.cli.out_files import ZIP
from qc.cli.remembering import kept_option
from qc.cli.speaking import command as declare, reader_of
from qc.words import message

if TYPE_CHECKING:
    from pathlib import Path


@declare("export", said=message("Write everything that is remembered as CSV, JSON and TOML in one .zip file."))
@click.argument("target", metavar="OUT.zip", type=ZIP)
@kept_option()
@click.pass_context
def command(ctx: click.Context, /, target: Path, store: str | None) -> None:
    """Write it and say where."""
    from qc import workflow  # noqa: PLC0415 - the database is loaded only where it is used

    path = workflow.export(target, store=store)
    click.echo(reader_of(ctx).say(message("written: {path}", path=str(path))))
