"""``qc baseline relock``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qc.cli.given_files import there
from qc.cli.progress import telling
from qc.cli.remembering import kept_option
from qc.cli.results import FILE, deliver
from qc.cli.speaking import command as declare, option, reader_of
from qc.words import message

if TYPE_CHECKING:
    from pathlib import Path


@declare("relock", said=message("Replace a part's locked baseline by another pilot's limits, with a reason."))
@click.argument("pilot", nargs=-1, required=True, metavar="PILOT…", type=FILE, callback=there)
@option("--spec", required=True, type=FILE, metavar="STANDARD.toml", said=message("the buyer's standard"))
@option("--who", required=True, metavar="NAME", said=message("who locks it"))
@option("--why", required=True, metavar="REASON", said=message("why it is replaced"))
@kept_option()
@click.pass_context
def command(ctx: click.Context, /, pilot: tuple[Path, ...], spec: Path, who: str, why: str, store: str | None) -> None:
    """Lock it and show it."""
    from qc import workflow  # noqa: PLC0415 - statistics and database are loaded only where they are used

    reader, memory = reader_of(ctx), workflow.Memory(store=store)
    with telling(reader) as progress:
        found = workflow.lock_baseline(pilot, spec=spec, who=who, why=why, again=True, memory=memory, progress=progress)
    deliver(found, reader, json=None)
