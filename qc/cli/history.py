"""``qc history``: all batches of a part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qc.cli.out_files import JSON, PDF
from qc.cli.remembering import kept_option
from qc.cli.results import deliver
from qc.cli.speaking import command as declare, option, reader_of
from qc.words import message

if TYPE_CHECKING:
    from pathlib import Path


@declare(
    "history", said=message("Show all batches of a part: level, spread, index, nonconforming, quantity, delivery.")
)
@click.argument("part", metavar="PART")
@option("--buyer", metavar="NAME", said=message("whose part, where several buyers use the number"))
@option("--pdf", type=PDF, metavar="OUT.pdf", said=message("write a paper for the buyer"))
@option("--json", type=JSON, metavar="OUT.json", said=message("write every fact for other programs; - is the screen"))
@kept_option()
@click.pass_context
def command(
    ctx: click.Context, /, part: str, buyer: str | None, pdf: Path | None, json: Path | None, store: str | None
) -> None:
    """Show them, write what was asked for."""
    from qc import workflow  # noqa: PLC0415 - the database is loaded only where it is used

    reader = reader_of(ctx)
    found = workflow.history(part, buyer=buyer, store=store)
    deliver(found, reader, json=json, files={} if pdf is None else {pdf: found.pdf(reader.code)})
