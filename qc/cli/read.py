"""``qc read``: show what is understood of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from qc.cli.columns import hints_of, reading_options, recall_option, recalled
from qc.cli.given_files import there
from qc.cli.out_files import JSON
from qc.cli.results import FILE, deliver
from qc.cli.speaking import command as declare, option, reader_of
from qc.words import message

if TYPE_CHECKING:
    from pathlib import Path

UNUSABLE = 3


@declare("read", said=message("Show what is understood of a measurement file: its table, columns, numbers, problems."))
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=FILE, callback=there)
@option("--spec", required=True, type=FILE, metavar="STANDARD.toml", said=message("the buyer's standard"))
@reading_options
@recall_option
@option("--explain", is_flag=True, said=message("show the first readings side by side, as written and as read"))
@option("--json", type=JSON, metavar="OUT.json", said=message("write every fact for other programs; - is the screen"))
@click.pass_context
def command(ctx: click.Context, /, *, explain: bool, json: Path | None, **given: Any) -> None:
    """Read, show what was understood, write what was asked for."""
    from qc import workflow  # noqa: PLC0415 - numpy is loaded only where it is used

    hints = recalled(hints_of(given), given["spec"], given["store"])
    found = workflow.read(given["files"], spec=given["spec"], hints=hints)
    deliver(found.explained() if explain else found, reader_of(ctx), json=json)
    ctx.exit(0 if found.usable else UNUSABLE)
