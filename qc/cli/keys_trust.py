"""``qc keys trust``: trust a workshop's key."""

from __future__ import annotations

from pathlib import Path

import click

from qc.cli.speaking import command as declare, option, reader_of
from qc.words import message


@declare("trust", said=message("Trust the key of a signed report or a certificate, once its fingerprint was compared."))
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@option("--fingerprint", metavar="HEX", said=message("as the workshop told it, by telephone or on paper"))
@option("--name", metavar="WORKSHOP", said=message("another name to trust it under"))
@click.pass_context
def command(ctx: click.Context, /, file: Path, fingerprint: str | None, name: str | None) -> None:
    """Compare, and trust."""
    from qc import workflow  # noqa: PLC0415 - loaded only where it is used

    reader = reader_of(ctx)
    offered = workflow.offered_key(file)
    if fingerprint is None:
        click.echo(reader.say(message("This key says that it is that of {name}.", name=offered.name)))
        fingerprint = click.prompt(reader.say(message("Its fingerprint, as the workshop told it to you")))
    click.echo(workflow.trust_key(offered, fingerprint=fingerprint, name=name).text(reader.code))
