"""``qc deliver``: what was ordered and shipped of a recorded batch, said later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from qc.cli.delivery_options import delivery_of, delivery_options
from qc.cli.out_files import JSON
from qc.cli.remembering import kept_option, who_option
from qc.cli.results import deliver
from qc.cli.speaking import command as declare, option, reader_of
from qc.words import message

if TYPE_CHECKING:
    from pathlib import Path


@declare(
    "deliver",
    said=message(
        "Say what was ordered or shipped of a recorded batch, or show what was said; what was said before stays in the "
        "log, and of each the last word counts."
    ),
)
@click.argument("called", metavar="BATCH-ID|LOT")
@delivery_options
@option("--json", type=JSON, metavar="OUT.json", said=message("write every fact for other programs; - is the screen"))
@who_option
@kept_option()
@click.pass_context
def command(ctx: click.Context, /, called: str, json: Path | None, **given: Any) -> None:
    """Say it, and show all that was said."""
    from qc import workflow  # noqa: PLC0415 - the database is loaded only where it is used

    batch = workflow.batch_called(called, store=given["store"])
    said = delivery_of(given)
    if said == workflow.Delivery():
        found = workflow.deliveries_of(batch, store=given["store"])
    else:
        found = workflow.say_delivery(batch, said, **given)
    deliver(found, reader_of(ctx), json=json)
