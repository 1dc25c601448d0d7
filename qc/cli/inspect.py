"""``qc inspect``: judge a batch."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from qc.cli.columns import answers_option, hints_of, reading_options, recalled
from qc.cli.console import for_programs
from qc.cli.days import DAY
from qc.cli.given_files import there
from qc.cli.out_files import JSON, PDF
from qc.cli.passphrase import signer_for
from qc.cli.progress import telling
from qc.cli.remembering import kept_option
from qc.cli.results import FILE
from qc.cli.speaking import command as declare, option, reader_of
from qc.errors import Problem, UsageError
from qc.terms import Decision
from qc.words import message

if TYPE_CHECKING:
    from pathlib import Path

    from qc.report.screen import Screen
    from qc.workflow import Verdict

EXIT_STATUS = {Decision.ACCEPT: 0, Decision.REJECT: 1, Decision.HOLD: 4}
_COLOUR = {Decision.ACCEPT: "green", Decision.REJECT: "red", Decision.HOLD: "yellow"}
_IDENTITY = ("workshop", "lot", "lot_sequence", "quantity", "produced", "inspected")


@declare("inspect", said=message("Hold a batch against the buyer's standard and say whether to ship it."))
@click.argument("batch", nargs=-1, required=True, metavar="BATCH…", type=FILE, callback=there)
@option("--spec", required=True, type=FILE, metavar="STANDARD.toml", said=message("the buyer's standard"))
@option("--pilot", type=FILE, metavar="FILE", said=message("the first units: they set the control limits"))
@option("--pilot-units", type=click.IntRange(2), metavar="N", said=message("or: the first N units are the pilot"))
@option("--baseline", type=FILE, metavar="BASELINE.json", said=message("or: a baseline that was locked"))
@option(
    "--exclude",
    type=FILE,
    metavar="FILE.csv",
    said=message("points of the pilot that do not count: characteristic, point, cause, who, when"),
)
@option(
    "--lock",
    type=(FILE, str),
    metavar="BASELINE.json NAME",
    said=message("keep the pilot's limits for later lots, locked by NAME"),
)
@reading_options
@kept_option(
    message(
        "where everything is remembered (also QC_STORE): no report ships a lot that is held there; where it is given, "
        "what qc record learnt there of the columns is used too"
    )
)
@option("--pdf", type=PDF, metavar="OUT.pdf", said=message("write the report for the buyer"))
@option("--json", type=JSON, metavar="OUT.json", said=message("write every fact for other programs; - is the screen"))
@option("--target-volume", type=click.IntRange(1), metavar="N", said=message("say what has been shown for N units"))
@answers_option
@option("--workshop", metavar="NAME", said=message("who made the lot, for the report"))
@option("--lot", metavar="NUMBER", said=message("the lot's number, for the report"))
@option("--lot-sequence", type=click.IntRange(1), metavar="N", said=message("which lot of this part it is, from 1"))
@option("--quantity", type=click.IntRange(1), metavar="N", said=message("units made, for the report"))
@option("--produced", type=DAY, metavar="YYYY-MM-DD", said=message("day of production, for the report"))
@option("--inspected", type=DAY, metavar="YYYY-MM-DD", said=message("day of inspection, for the report"))
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Judge a batch, show the answer, write what was asked for."""
    from qc import workflow  # noqa: PLC0415 - the statistics are loaded only where they are used
    from qc.verdict.model import Identity  # noqa: PLC0415 - the same

    reader = reader_of(ctx)
    identity = Identity(**{name: given.pop(name) for name in _IDENTITY})
    pdf, json, lock = given.pop("pdf"), given.pop("json"), _lockable(given.pop("lock"))
    hints = replace(hints_of(given), exclude=given.pop("exclude"))
    store = given.pop("store")
    given["hints"] = recalled(hints, given["spec"], store, identity.workshop)
    given["pilot"] = _pilot(given.pop("pilot"), given.pop("baseline"))
    with telling(reader) as progress:
        verdict = workflow.inspect(list(given.pop("batch")), **given, identity=identity, progress=progress)
    verdict, beside = workflow.beside_files(verdict, paper=pdf is not None, store=store)
    if lock is not None:
        path = _lock(verdict, *lock)
        click.echo(reader.say(message("locked: {path}", path=str(path))), err=str(json) == "-")
    signer = None if pdf is None else signer_for(reader)
    if str(json) == "-":
        click.echo(for_programs(verdict.to_json()))
        workflow.write(verdict, reader, pdf=pdf, json=None, signer=signer)
    else:
        _show(workflow.screen(verdict, reader), _COLOUR[verdict.decision])
        click.echo("".join(f"{reader.say(one)}\n" for one in beside), nl=False)
        for path in workflow.write(verdict, reader, pdf=pdf, json=json, signer=signer):
            click.echo(reader.say(message("written: {path}", path=str(path))))
    ctx.exit(EXIT_STATUS[verdict.decision])


def _pilot(pilot: Path | None, baseline: Path | None) -> Path | None:
    """Return the file of the pilot or of the locked baseline."""
    if baseline is None:
        return pilot
    if pilot is not None or baseline.suffix.lower() != ".json":
        fix = message("leave out --pilot, and give --baseline the .json file that --lock wrote")
        raise UsageError([Problem(reason=message("a locked baseline takes the place of a pilot"), fix=fix)])
    return baseline


def _lockable(lock: tuple[Path, str] | None) -> tuple[Path, str] | None:
    """Return where a baseline shall go and who locks it, if that can be: what somebody locked is never overwritten."""
    if lock is None:
        return None
    from qc.workflow import refuse_existing  # noqa: PLC0415 - loaded only where it is used

    path, who = lock
    if who.startswith("-"):
        fix = message("Give it a file and a name: --lock BASELINE.json NAME")
        raise UsageError([Problem(reason=message("nobody is named who locks the baseline"), found=who, fix=fix)])
    if path.suffix.lower() != ".json":
        fix = message("Give it a name that ends in .json.")
        raise UsageError([Problem(reason=message("a locked baseline is a .json file"), found=path.name, fix=fix)])
    refuse_existing(path)
    return lock


def _lock(verdict: Verdict, path: Path, who: str) -> Path:
    """Write the pilot as a locked baseline, dated as the inspection, or today."""
    from qc import workflow  # noqa: PLC0415 - the statistics are loaded only where they are used

    when = verdict.facts.identity.inspected or dt.datetime.now(dt.UTC).astimezone().date()
    return workflow.write_new(path, verdict.to_baseline(who, when).encode())


def _show(screen: Screen, colour: str) -> None:
    """Print the answer; colour only where a terminal takes it."""
    click.echo(f"{screen.table}\n")
    plain = bool(os.environ.get("NO_COLOR"))
    click.echo(screen.decision if plain else click.style(screen.decision, fg=colour, bold=True))
    for sentence in screen.sentences:
        click.echo(sentence)
