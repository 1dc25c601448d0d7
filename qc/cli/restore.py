"""``qc restore``: bring a backup back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qc.cli.remembering import store_option
from qc.cli.results import FILE, deliver
from qc.cli.speaking import command as declare, option, reader_of
from qc.words import message

if TYPE_CHECKING:
    from pathlib import Path


@declare("restore", said=message("Bring a backup back, once its log was checked."))
@click.argument("source", metavar="FILE", type=FILE)
@option("--replace", is_flag=True, said=message("although something is remembered there, which is lost"))
@store_option
@click.pass_context
def command(ctx: click.Context, /, source: Path, *, replace: bool, store: str | None) -> None:
    """Bring it back and say what it holds."""
    from qc import workflow  # noqa: PLC0415 - the database is loaded only where it is used

    deliver(workflow.restore(source, store=store, replace=replace), reader_of(ctx), json=None)
