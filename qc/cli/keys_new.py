"""``qc keys new``: make the workshop's key."""

from __future__ import annotations

import click

from qc.cli.passphrase import passphrase
from qc.cli.speaking import command as declare, option, reader_of
from qc.words import message


@declare(
    "new", said=message("Make the workshop's key. It is kept encrypted with a passphrase, which nobody can find again.")
)
@option("--name", required=True, metavar="WORKSHOP", said=message("whose key it is, as buyers know the workshop"))
@click.pass_context
def command(ctx: click.Context, /, name: str) -> None:
    """Make a key and show it."""
    from qc import workflow  # noqa: PLC0415 - cryptography is loaded only where it is used

    reader = reader_of(ctx)
    click.echo(workflow.new_key(name, lambda: passphrase(reader, new=True)).text(reader.code))
