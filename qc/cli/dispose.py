"""``qc dispose``: what is done with units of a recorded batch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from qc.cli.out_files import JSON
from qc.cli.remembering import kept_option, who_option
from qc.cli.results import deliver
from qc.cli.speaking import command as declare, option, reader_of
from qc.errors import Problem, UsageError
from qc.words import message

if TYPE_CHECKING:
    from pathlib import Path

DECISIONS = ("use", "rework", "sort", "scrap", "return")


@declare(
    "dispose",
    said=message("Decide about units of a recorded batch: use, rework, sort, scrap, return; or show what was decided."),
)
@click.argument("called", metavar="BATCH-ID|LOT")
@click.argument("decision", required=False, type=click.Choice(DECISIONS), metavar="[DECISION]")
@option("--why", metavar="TEXT", said=message("the reason, always needed; the buyer's consent where units are used"))
@option("--characteristic", metavar="ID", said=message("which one the units do not meet"))
@option("--units", metavar="TEXT", said=message("which units, such as 12-40; without it the whole lot"))
@option("--json", type=JSON, metavar="OUT.json", said=message("write every fact for other programs; - is the screen"))
@who_option
@kept_option()
@click.pass_context
def command(ctx: click.Context, /, called: str, decision: str | None, json: Path | None, **given: Any) -> None:
    """Decide, and show everything that was decided."""
    from qc import workflow  # noqa: PLC0415 - the database is loaded only where it is used

    batch = workflow.batch_called(called, store=given["store"])
    if decision is None:
        found = workflow.decided_of(batch, store=given["store"])
    elif given["why"] is None:
        fix = message('say why: qc dispose {batch} {decision} --why "…"', batch=str(batch), decision=decision)
        raise UsageError([Problem(reason=message("nothing is decided without a reason"), fix=fix)])
    else:
        found = workflow.decide_on(batch, workflow.Disposal(decision), **given)
    deliver(found, reader_of(ctx), json=json)
