"""``qc demo``: tell a story, from batch to report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qc.cli.out_files import PDF
from qc.cli.speaking import command as declare, option, reader_of
from qc.words import message

if TYPE_CHECKING:
    from pathlib import Path


@declare("demo", said=message("List samples with a story, or run one: batch, verdict, report."))
@click.argument("name", required=False, metavar="[NAME]")
@option("--pdf", type=PDF, metavar="OUT.pdf", said=message("write the report for the buyer"))
@click.pass_context
def command(ctx: click.Context, /, name: str | None, pdf: Path | None) -> None:
    """List the stories, or run one and show what to see."""
    from qc import workflow  # noqa: PLC0415 - the statistics are loaded only where they are used

    reader = reader_of(ctx)
    if name is None:
        click.echo(workflow.stories().text(reader.code))
        return
    found = workflow.demo(name)
    click.echo(found.text(reader.code))
    for path in workflow.write(found.verdict, reader, pdf=pdf, json=None):
        click.echo(reader.say(message("written: {path}", path=str(path))))
