"""``qc spec check``: say whether standards can be used, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qc.cli.speaking import command as declare, reader_of
from qc.errors import SpecError
from qc.words import message

if TYPE_CHECKING:
    from qc.errors import Problem


@declare("check", said=message("Check standards: every fault with its key, its line and what is allowed."))
@click.argument("files", nargs=-1, required=True, metavar="STANDARD.toml…", type=click.Path(path_type=Path))
@click.pass_context
def command(ctx: click.Context, files: tuple[Path, ...]) -> None:
    """Check standards."""
    from qc.workflow import check_specs  # noqa: PLC0415 - the standard's format is loaded only where it is used

    reader = reader_of(ctx)
    problems: list[Problem] = []
    for path, notes, found in check_specs(files):
        problems.extend(found)
        if not found:
            click.echo(reader.say(message("{file}: can be used", file=str(path))))
        for note in notes:
            click.echo(f"  {reader.say(note)}")
    if problems:
        raise SpecError(problems)
