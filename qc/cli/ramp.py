"""``qc ramp``: batch after batch against one pilot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from qc.cli.given_files import there
from qc.cli.out_files import JSON, PDF
from qc.cli.passphrase import signer_for
from qc.cli.progress import telling
from qc.cli.results import FILE, deliver
from qc.cli.speaking import command as declare, option, reader_of
from qc.terms import Readiness
from qc.words import message

if TYPE_CHECKING:
    from pathlib import Path

EXIT_STATUS = {
    Readiness.SHOWN: 0,
    Readiness.NOT_YET: 1,
    Readiness.UNDER_GUARD: 4,
    Readiness.NOT_ENOUGH: 4,
}


@declare("ramp", said=message("Say why more units differ from the pilot, and what has been shown for which volume."))
@click.argument("pilot", metavar="PILOT", type=FILE, callback=there)
@click.argument("batches", nargs=-1, required=True, metavar="BATCH…", type=FILE, callback=there)
@option("--spec", required=True, type=FILE, metavar="STANDARD.toml", said=message("the buyer's standard"))
@option("--target-volume", type=click.IntRange(1), metavar="N", said=message("say what has been shown for N units"))
@option("--pdf", type=PDF, metavar="OUT.pdf", said=message("write a paper for the buyer"))
@option("--json", type=JSON, metavar="OUT.json", said=message("write every fact for other programs; - is the screen"))
@click.pass_context
def command(ctx: click.Context, /, pilot: Path, pdf: Path | None, json: Path | None, **given: Any) -> None:
    """Hold batches against their pilot, show the answer, write what was asked for."""
    from qc import workflow  # noqa: PLC0415 - the statistics are loaded only where they are used

    reader = reader_of(ctx)
    with telling(reader) as progress:
        found = workflow.ramp(pilot, given.pop("batches"), **given, progress=progress)
        files = {} if pdf is None else {pdf: found.pdf(reader.code, signer=signer_for(reader))}
    deliver(found, reader, json=json, files=files)
    ctx.exit(EXIT_STATUS[found.level])
