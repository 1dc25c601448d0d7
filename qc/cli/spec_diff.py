"""``qc spec diff``: what a revision of a standard changes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from qc.cli.remembering import kept_option
from qc.cli.speaking import command as declare, option, reader_of
from qc.words import message

_FILE = click.Path(path_type=Path)


@declare("diff", said=message("Say what a revision of a standard changes, key by key, with all that each inherits."))
@click.argument("old", metavar="OLD.toml", type=_FILE)
@click.argument("new", metavar="NEW.toml", type=_FILE)
@option("--batch", multiple=True, type=_FILE, metavar="BATCH", said=message("hold this batch against both"))
@option("--pilot", type=_FILE, metavar="FILE", said=message("the first units: they set the control limits"))
@option("--recorded", metavar="PART", said=message("hold every recorded batch of this part against both"))
@kept_option()
@click.pass_context
def command(ctx: click.Context, /, old: Path, new: Path, **given: Any) -> None:
    """Compare two standards."""
    from qc.workflow import compare_specs  # noqa: PLC0415 - the standard's format is loaded only where it is used

    for sentence in compare_specs(old, new, **given).said(reader_of(ctx)):
        click.echo(sentence)
