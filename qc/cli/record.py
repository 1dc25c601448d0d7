"""``qc record``: judge a batch and remember it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from qc.cli.columns import answers_option, hints_of, reading_options
from qc.cli.days import DAY
from qc.cli.delivery_options import delivery_of, delivery_options
from qc.cli.given_files import there
from qc.cli.inspect import EXIT_STATUS
from qc.cli.out_files import KEPT_JSON, KEPT_PDF
from qc.cli.passphrase import signer_for
from qc.cli.progress import telling
from qc.cli.remembering import store_option, who_option
from qc.cli.results import FILE, deliver
from qc.cli.speaking import command as declare, option, reader_of
from qc.errors import Problem, UsageError
from qc.words import message

if TYPE_CHECKING:
    from pathlib import Path

_COUNT = click.IntRange(1)
_IDENTITY = ("workshop", "lot", "lot_sequence", "quantity", "produced", "inspected")


@declare(
    "record", said=message("Judge a batch against its locked baseline and all batches before it, and remember it.")
)
@click.argument("batch", nargs=-1, required=True, metavar="BATCH…", type=FILE, callback=there)
@option("--spec", required=True, type=FILE, metavar="STANDARD.toml", said=message("the buyer's standard"))
@option("--pilot", type=FILE, metavar="FILE", said=message("the first units, where no baseline is locked"))
@option("--pilot-units", type=click.IntRange(2), metavar="N", said=message("or: the first N units are the pilot"))
@option(
    "--exclude",
    type=FILE,
    metavar="FILE.csv",
    said=message("points of the pilot that do not count: characteristic, point, cause, who, when"),
)
@reading_options
@answers_option
@option("--target-volume", type=_COUNT, metavar="N", said=message("say what has been shown for N units"))
@option("--pdf", type=KEPT_PDF, metavar="OUT.pdf", said=message("write the report for the buyer, and keep it"))
@option(
    "--json", type=KEPT_JSON, metavar="OUT.json", said=message("write every fact for other programs; - is the screen")
)
@option("--workshop", metavar="NAME", said=message("who made the lot"))
@option("--lot", metavar="NUMBER", said=message("the lot's number"))
@option("--lot-sequence", type=_COUNT, metavar="N", said=message("which lot of this part it is, from 1"))
@option("--quantity", type=_COUNT, metavar="N", said=message("units made"))
@option("--produced", type=DAY, metavar="YYYY-MM-DD", said=message("day of production"))
@option("--inspected", type=DAY, metavar="YYYY-MM-DD", said=message("day of inspection"))
@delivery_options
@who_option
@store_option
@click.pass_context
def command(ctx: click.Context, /, batch: tuple[Path, ...], pdf: Path | None, json: Path | None, **given: Any) -> None:
    """Judge a batch, remember it, show the answer, write what was asked for."""
    from qc import workflow  # noqa: PLC0415 - statistics and database are loaded only where they are used
    from qc.verdict.model import Identity  # noqa: PLC0415 - the same

    reader = reader_of(ctx)
    memory = workflow.Memory(store=given.pop("store"), who=given.pop("who"), delivery=delivery_of(given))
    identity = Identity(**{name: given.pop(name) for name in _IDENTITY})
    hints = replace(hints_of(given), exclude=given.pop("exclude"))
    with telling(reader) as progress:
        if pdf is not None:
            memory = replace(memory, report=reader.code, signer=signer_for(reader))
        try:
            found, report = workflow.record(
                batch, **given, memory=memory, identity=identity, hints=hints, progress=progress
            )
        except workflow.RecordedError as error:
            raise UsageError([*error.problems, _can_be_said(error.number)]) from error
    deliver(found, reader, json=json, files={} if pdf is None or report is None else {pdf: report})
    ctx.exit(EXIT_STATUS[found.decision])


def _can_be_said(number: int) -> Problem:
    """Return what can be said of a batch that stands; pages have no commands, so it is said here."""
    return Problem(
        reason=message(
            "What can still be said of it: order and shipment (qc deliver {number}), answers (qc answer {number}), "
            "what is done with its units (qc dispose {number}).",
            number=str(number),
        )
    )
