"""``qc answer``: questions about a recorded batch, and the workshop's answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from qc.cli.out_files import KEPT_JSON, KEPT_PDF
from qc.cli.passphrase import signer_for
from qc.cli.remembering import kept_option, who_option
from qc.cli.results import deliver
from qc.cli.speaking import command as declare, option, reader_of
from qc.errors import Problem, UsageError
from qc.words import message

if TYPE_CHECKING:
    from pathlib import Path


@declare(
    "answer",
    said=message("Show what was asked about a recorded batch, or answer it; later reports of the batch print it."),
)
@click.argument("called", metavar="BATCH-ID|LOT")
@click.argument("given", nargs=-1, metavar="[QUESTION ANSWER]")
@option(
    "--pdf", type=KEPT_PDF, metavar="OUT.pdf", said=message("write the batch's report with all answers, and keep it")
)
@option(
    "--json", type=KEPT_JSON, metavar="OUT.json", said=message("write every fact for other programs; - is the screen")
)
@who_option
@kept_option()
@click.pass_context
def command(
    ctx: click.Context,
    /,
    called: str,
    given: tuple[str, ...],
    pdf: Path | None,
    json: Path | None,
    **where: Any,
) -> None:
    """Answer, show all questions, write what was asked for."""
    from qc import workflow  # noqa: PLC0415 - the database is loaded only where it is used

    batch = workflow.batch_called(called, store=where["store"])
    reader = reader_of(ctx)
    if len(given) not in {0, 2}:
        fix = message('give the question\'s number and the answer in quotes: qc answer 7 1 "…"')
        raise UsageError([Problem(reason=message("an answer is a question's number and words"), fix=fix)])
    asked = workflow.answer(batch, *given, **where) if given else workflow.answers_of(batch, store=where["store"])
    files = {}
    if pdf is not None:
        files[pdf] = workflow.report_again(batch, reader.code, signer=signer_for(reader), **where)
    deliver(asked, reader, json=json, files=files)
