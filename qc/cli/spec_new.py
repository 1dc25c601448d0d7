"""``qc spec new``: make a standard by answering questions."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from qc.cli.out_files import TOML
from qc.cli.speaking import command as declare, option, reader_of
from qc.words import message

_FILE = click.Path(path_type=Path)


@declare("new", said=message("Make a standard by answering questions; every answer is checked at once."))
@option("-o", "--output", required=True, type=TOML, metavar="STANDARD.toml", said=message("write it here"))
@click.pass_context
def command(ctx: click.Context, output: Path) -> None:
    """Ask, then write."""
    from qc.cli.spec_import import may_replace  # noqa: PLC0415 - the standard's format is loaded only where it is used
    from qc.cli.spec_questions import Dialogue  # noqa: PLC0415 - the standard's format is loaded only where it is used
    from qc.workflow import write_draft  # noqa: PLC0415 - the same

    reader = reader_of(ctx)
    if not may_replace(output, reader):
        click.echo(reader.say(message("nothing was written")))
        return
    written = write_draft(Dialogue(reader).standard(dt.datetime.now(tz=dt.UTC).astimezone().date()), output, reader)
    click.echo(reader.say(message("written: {path}", path=str(written))))
    click.echo(reader.say(message("next: qc spec check {path}", path=str(written))))
