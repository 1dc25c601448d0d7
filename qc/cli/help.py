"""``qc help``: the pages of help, on a terminal."""

from __future__ import annotations

import click

from qc.cli.speaking import command as declare, reader_of
from qc.words import message


@declare("help", said=message("Show the pages of help that the browser shows, or one of them."))
@click.argument("page", required=False, metavar="[PAGE]")
@click.pass_context
def command(ctx: click.Context, /, page: str | None) -> None:
    """Show a page, or which there are."""
    from qc.web.help.shown import contents_text, page_text  # noqa: PLC0415 - Markdown is loaded only where it is used

    reader = reader_of(ctx)
    click.echo(contents_text(reader) if page is None else page_text(page, reader), nl=False)
