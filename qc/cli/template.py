"""``qc template``: make a form to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qc.cli.quantities import WHOLE
from qc.cli.results import FILE
from qc.cli.speaking import command as declare, option, reader_of
from qc.words import message

if TYPE_CHECKING:
    from pathlib import Path


@declare("template", said=message("Make a form to fill in, a workbook or paper, that is read back without questions."))
@option("--spec", required=True, type=FILE, metavar="STANDARD.toml", said=message("the buyer's standard"))
@option("-o", "--output", required=True, type=FILE, metavar="OUT.xlsx", said=message("write it here: .xlsx or .pdf"))
@option("--layout", default="wide", metavar="LAYOUT", said=message("wide (a row for each unit), long, check-sheet"))
@option("--units", type=WHOLE, metavar="N", said=message("room for how many units"))
@click.pass_context
def command(ctx: click.Context, /, spec: Path, output: Path, layout: str, units: int | None) -> None:
    """Make a form and write it."""
    from qc import workflow  # noqa: PLC0415 - openpyxl and reportlab are loaded only where they are used

    reader = reader_of(ctx)
    made = workflow.template(spec, layout=layout, units=units).file(output, reader.code)
    path = workflow.write_new(output, made)
    click.echo(reader.say(message("written: {path}", path=str(path))))
