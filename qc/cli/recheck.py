"""``qc recheck``: compute recorded verdicts again and compare."""

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

DIFFERENT = 1


@declare("recheck", said=message("Compute recorded verdicts again, from what was recorded, and compare."))
@click.argument("part", metavar="[PART]", required=False)
@option("--buyer", metavar="NAME", said=message("whose part, where several buyers use the number"))
@option("--json", type=JSON, metavar="OUT.json", said=message("write every fact for other programs; - is the screen"))
@kept_option()
@click.pass_context
def command(ctx: click.Context, /, part: str | None, buyer: str | None, json: Path | None, store: str | None) -> None:
    """Judge again and show; exit status 1 where something came out otherwise."""
    from qc import workflow  # noqa: PLC0415 - statistics and database are loaded only where they are used

    found = workflow.recheck(part, buyer=buyer, store=store)
    deliver(found, reader_of(ctx), json=json)
    ctx.exit(0 if found.same else DIFFERENT)
