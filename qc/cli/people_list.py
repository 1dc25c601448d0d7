"""``qc people list``: who may sign in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qc.cli.out_files import JSON
from qc.cli.remembering import kept_option
from qc.cli.results import deliver
from qc.cli.speaking import command as declare, option, reader_of
from qc.words import message

if TYPE_CHECKING:
    from pathlib import Path


@declare("list", said=message("Show everybody who was added, and whether they may sign in."))
@option("--json", type=JSON, metavar="OUT.json", said=message("write every fact for other programs; - is the screen"))
@kept_option()
@click.pass_context
def command(ctx: click.Context, /, json: Path | None, store: str | None) -> None:
    """Show them."""
    from qc import workflow  # noqa: PLC0415 - the database is loaded only where it is used

    deliver(workflow.show_people(store), reader_of(ctx), json=json)
