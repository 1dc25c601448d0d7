"""``qc keys show``: one's own key, and those that are trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qc.cli.results import FILE
from qc.cli.speaking import command as declare, option, reader_of
from qc.words import message

if TYPE_CHECKING:
    from pathlib import Path


@declare("show", said=message("Show your own key's fingerprint, and the keys that you trust."))
@option("--export", type=FILE, metavar="OUT.pem", said=message("write the public half of your key, for buyers"))
@click.pass_context
def command(ctx: click.Context, /, export: Path | None) -> None:
    """Show keys."""
    from qc import workflow  # noqa: PLC0415 - loaded only where it is used

    reader = reader_of(ctx)
    path = None if export is None else workflow.export_certificate(export)
    click.echo(workflow.show_keys().text(reader.code))
    if path is not None:
        click.echo(reader.say(message("written: {path}", path=str(path))))
