"""``qc baseline show``."""

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


@declare("show", said=message("Show a part's baselines: who locked them, when, and why."))
@click.argument("part", metavar="PART")
@option("--buyer", metavar="NAME", said=message("whose part, where several buyers use the number"))
@option("--json", type=JSON, metavar="OUT.json", said=message("write the baseline itself; - is the screen"))
@kept_option()
@click.pass_context
def command(ctx: click.Context, /, part: str, buyer: str | None, json: Path | None, store: str | None) -> None:
    """Show them."""
    from qc import workflow  # noqa: PLC0415 - the database is loaded only where it is used

    deliver(workflow.show_baselines(part, buyer=buyer, store=store), reader_of(ctx), json=json)
