"""``qc handover take``: another workshop's set-up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from qc.cli.remembering import store_option, who_option
from qc.cli.results import FILE
from qc.cli.speaking import command as declare, option, reader_of
from qc.words import message

if TYPE_CHECKING:
    from pathlib import Path

NOT_ALL = 4


@declare(
    "take",
    said=message("Show what a hand-over brings; with --into take it. Nothing that is there already is overwritten."),
)
@click.argument("source", metavar="IN.zip", type=FILE)
@option("--into", type=FILE, metavar="FOLDER", said=message("take it: standards and forms go into this folder"))
@option("--replace", is_flag=True, said=message("put its files in the place of others of the same name"))
@option(
    "--baselines", is_flag=True, said=message("take locked baselines too: they describe another process than yours")
)
@who_option
@store_option
@click.pass_context
def command(ctx: click.Context, /, source: Path, **given: Any) -> None:
    """Show it, take it where that was asked for."""
    from qc import workflow  # noqa: PLC0415 - the database is loaded only where it is used

    done = workflow.take_over(source, **given)
    click.echo(done.text(reader_of(ctx).code))
    ctx.exit(0 if done.whole else NOT_ALL)
