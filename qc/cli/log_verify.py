"""``qc log verify``: whether anything was changed."""

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

CHANGED = 1


@declare("verify", said=message("Check that no recorded row was altered, removed, slipped in or put in another order."))
@option("--noted", metavar="DIGEST", said=message("the last entry's digest as you noted it before: is it still there?"))
@option("--json", type=JSON, metavar="OUT.json", said=message("write every fact for other programs; - is the screen"))
@kept_option()
@click.pass_context
def command(ctx: click.Context, /, noted: str | None, json: Path | None, store: str | None) -> None:
    """Check and show; exit status 1 where something does not hold."""
    from qc import workflow  # noqa: PLC0415 - the database is loaded only where it is used

    found = workflow.verify_log(store, noted=noted)
    deliver(found, reader_of(ctx), json=json)
    ctx.exit(CHANGED if found.breaches else 0)
