"""``qc verify``: check a report that somebody was given."""

from __future__ import annotations

from pathlib import Path

import click

from qc.cli.out_files import JSON
from qc.cli.results import FILE, deliver
from qc.cli.speaking import command as declare, option, reader_of
from qc.words import message

EXIT_STATUS = {"holds": 0, "broken": 1, "open": 4}


@declare("verify", said=message("Check a report: its signature, and whether its pages follow from its readings."))
@click.argument("report", metavar="REPORT.pdf", type=click.Path(path_type=Path))
@option(
    "--spec",
    type=FILE,
    metavar="STANDARD.toml",
    said=message("the standard that you hold: was the lot judged by it, and which clauses differ"),
)
@option("--paper", metavar="CODE", said=message("what the QR code of a printed copy holds: is the paper of this file"))
@option("--json", type=JSON, metavar="OUT.json", said=message("write every fact for other programs; - is the screen"))
@click.pass_context
def command(ctx: click.Context, /, report: Path, spec: Path | None, paper: str | None, json: Path | None) -> None:
    """Check a report and say what holds."""
    from qc import workflow  # noqa: PLC0415 - the statistics are loaded only where they are used

    checked = workflow.verify(report, spec=spec, paper=paper)
    deliver(checked, reader_of(ctx), json=json)
    ctx.exit(EXIT_STATUS[checked.standing])
