"""``qc handover write``: one file for the next workshop."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qc.cli.out_files import ZIP
from qc.cli.remembering import kept_option
from qc.cli.results import FILE
from qc.cli.speaking import command as declare, option, reader_of
from qc.words import message

if TYPE_CHECKING:
    from pathlib import Path


@declare(
    "write",
    said=message(
        "Write standards with the profiles that they inherit from, and the columns that were understood, into one "
        "file; the newest recorded standard of every part that is not named goes in as well."
    ),
)
@click.argument("target", metavar="OUT.zip", type=ZIP)
@click.argument("standards", nargs=-1, metavar="STANDARD.toml…", type=FILE)
@option(
    "--baselines",
    is_flag=True,
    said=message("locked baselines too: they name who locked them, and hold their pilots' readings"),
)
@kept_option()
@click.pass_context
def command(
    ctx: click.Context, /, target: Path, standards: tuple[Path, ...], store: str | None, *, baselines: bool
) -> None:
    """Write it and say what is in it."""
    from qc import workflow  # noqa: PLC0415 - the database is loaded only where it is used

    done = workflow.hand_over(target, standards, with_baselines=baselines, store=store)
    click.echo(done.text(reader_of(ctx).code))
