"""``qc scorecard``: a month of deliveries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from qc.cli.out_files import JSON, PDF
from qc.cli.remembering import kept_option
from qc.cli.results import deliver
from qc.cli.speaking import command as declare, option, reader_of
from qc.words import message

if TYPE_CHECKING:
    from pathlib import Path


@declare(
    "scorecard",
    said=message("Show a month of deliveries: quality, quantity, continuity, punctuality, part by part and in total."),
)
@option("--buyer", metavar="NAME", said=message("deliveries to this buyer"))
@option("--workshop", metavar="NAME", said=message("deliveries of this workshop"))
@option("--month", required=True, metavar="YYYY-MM", said=message("which month, by the day of shipment"))
@option("--pdf", type=PDF, metavar="OUT.pdf", said=message("write a paper for the buyer"))
@option("--json", type=JSON, metavar="OUT.json", said=message("write every fact for other programs; - is the screen"))
@kept_option()
@click.pass_context
def command(ctx: click.Context, /, pdf: Path | None, json: Path | None, **given: Any) -> None:
    """Show it, write what was asked for."""
    from qc import workflow  # noqa: PLC0415 - the database is loaded only where it is used

    reader = reader_of(ctx)
    found = workflow.scorecard(**given)
    deliver(found, reader, json=json, files={} if pdf is None else {pdf: found.pdf(reader.code)})
