"""``qc inspect``: judge a batch."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qc.cli.columns import hints_of, reading_options
from qc.cli.progress import telling
from qc.cli.speaking import command as declare, option, reader_of
from qc.terms import Decision
from qc.words import message

if TYPE_CHECKING:
    from qc.report.screen import Screen

EXIT_STATUS = {Decision.ACCEPT: 0, Decision.REJECT: 1, Decision.HOLD: 4}
_COLOUR = {Decision.ACCEPT: "green", Decision.REJECT: "red", Decision.HOLD: "yellow"}
_FILE = click.Path(path_type=Path)
_DATE = click.DateTime(["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"])


@declare("inspect", said=message("Hold a batch against the buyer's standard and say whether to ship it."))
@click.argument("batch", nargs=-1, required=True, metavar="BATCH…", type=_FILE)
@option("--spec", required=True, type=_FILE, metavar="STANDARD.toml", said=message("the buyer's standard"))
@option("--pilot", type=_FILE, metavar="FILE", said=message("the first units: they set the control limits"))
@option("--pilot-units", type=click.IntRange(2), metavar="N", said=message("or: the first N units are the pilot"))
@reading_options
@option("--pdf", type=_FILE, metavar="OUT.pdf", said=message("write the report for the buyer"))
@option("--json", type=_FILE, metavar="OUT.json", said=message("write every fact for other programs; - is the screen"))
@option("--target-volume", type=click.IntRange(1), metavar="N", said=message("say what has been shown for N units"))
@option("--workshop", metavar="NAME", said=message("who made the lot, for the report"))
@option("--lot", metavar="NUMBER", said=message("the lot's number, for the report"))
@option("--quantity", type=click.IntRange(1), metavar="N", said=message("units made, for the report"))
@option("--produced", type=_DATE, metavar="YYYY-MM-DD", said=message("day of production, for the report"))
@option("--inspected", type=_DATE, metavar="YYYY-MM-DD", said=message("day of inspection, for the report"))
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Judge a batch, show the answer, write what was asked for."""
    from qc import workflow  # noqa: PLC0415 - the statistics are loaded only where they are used
    from qc.verdict.model import Identity  # noqa: PLC0415 - the same

    reader = reader_of(ctx)
    identity = Identity(**{name: given.pop(name) for name in ("workshop", "lot", "quantity", "produced", "inspected")})
    pdf, json, given["hints"] = given.pop("pdf"), given.pop("json"), hints_of(given)
    with telling(reader) as progress:
        verdict = workflow.inspect(list(given.pop("batch")), **given, identity=identity, progress=progress)
    if str(json) == "-":
        click.echo(verdict.to_json())
        workflow.write(verdict, reader, pdf=pdf, json=None)
    else:
        _show(workflow.screen(verdict, reader), _COLOUR[verdict.decision])
        for path in workflow.write(verdict, reader, pdf=pdf, json=json):
            click.echo(reader.say(message("written: {path}", path=str(path))))
    ctx.exit(EXIT_STATUS[verdict.decision])


def _show(screen: Screen, colour: str) -> None:
    """Print the answer; colour only where a terminal takes it."""
    click.echo(f"{screen.table}\n")
    plain = bool(os.environ.get("NO_COLOR"))
    click.echo(screen.decision if plain else click.style(screen.decision, fg=colour, bold=True))
    for sentence in screen.sentences:
        click.echo(sentence)
