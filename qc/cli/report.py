"""``qc report``: the documents that a verdict gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from qc.cli.columns import answers_option, hints_of, reading_options
from qc.cli.given_files import there
from qc.cli.inspect import EXIT_STATUS
from qc.cli.passphrase import signer_for
from qc.cli.progress import telling
from qc.cli.remembering import kept_option
from qc.cli.report_options import IDENTITY, PARTICULARS, languages_of, lot_options, paper_options
from qc.cli.results import FILE
from qc.cli.speaking import Speaking, option, reader_of
from qc.errors import Problem, UsageError
from qc.words import message, plural

if TYPE_CHECKING:
    from pathlib import Path

    from qc.words import Language
    from qc.workflow.report_folders import Outcome

SOME_REFUSED = 3
_OTHERS = {".doc", ".docx", ".xls", ".xlsx", ".odt", ".ods", ".txt", ".html", ".htm", ".jpg", ".jpeg", ".png"}


@click.command("report", cls=Speaking, said=message("Write documents on a batch: for the buyer, the owner or a class."))
@click.argument("batch", nargs=-1, required=True, metavar="BATCH…", type=FILE)
@option("--spec", required=True, type=FILE, metavar="STANDARD.toml", said=message("the buyer's standard"))
@option("--pilot", type=FILE, metavar="FILE", said=message("the first units: they set the control limits"))
@option("--pilot-units", type=click.IntRange(2), metavar="N", said=message("or: the first N units are the pilot"))
@option(
    "-o",
    "--out",
    required=True,
    type=FILE,
    metavar="OUT.pdf|FOLDER",
    said=message("the file; or a folder, for a report of each file"),
)
@reading_options
@answers_option
@paper_options
@lot_options
@kept_option()
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Judge, write the document, show where it is."""
    from qc import workflow  # noqa: PLC0415 - the statistics are loaded only where they are used
    from qc.verdict.model import Identity  # noqa: PLC0415 - the same

    reader = reader_of(ctx)
    batch, out = list(given.pop("batch")), given.pop("out")
    _check_name(out)
    if out.suffix.lower() == ".pdf":
        there(ctx, ctx.command.params[0], tuple(batch))
    identity = Identity(**{name: given.pop(name) for name in IDENTITY})
    particulars = workflow.Particulars(**{name: given.pop(name) for name in PARTICULARS})
    named = {name: given.pop(name) for name in ("page", "logo", "characteristic", "unit", "store")}
    wanted = workflow.Wanted(
        kind=workflow.Kind(given.pop("kind")),
        languages=languages_of(given.pop("lang")),
        particulars=particulars,
        signer=signer_for(reader),
        **named,
    )
    given |= {"hints": hints_of(given), "identity": identity, "wanted": wanted}
    ctx.exit((_one if out.suffix.lower() == ".pdf" else _many)(batch, out, reader, given))


def _check_name(out: Path) -> None:
    """Refuse a folder that is a file, before anybody is asked for a passphrase."""
    fix = message("give a document a name that ends in .pdf; without that ending it is a folder for many")
    if out.suffix.lower() in _OTHERS and not out.is_dir():
        raise UsageError([Problem(reason=message("documents are written as .pdf"), found=str(out), fix=fix)])
    if out.is_file() and out.suffix.lower() != ".pdf":
        raise UsageError([Problem(reason=message("a file of this name is there"), found=str(out), fix=fix)])


def _one(batch: list[Path], out: Path, reader: Language, given: dict[str, Any]) -> int:
    """Write the document of one lot and return the exit status."""
    from qc import workflow  # noqa: PLC0415 - as above

    with telling(reader) as progress:
        made = workflow.report(batch, **given, progress=progress)
        paths = workflow.write_files({out: made.pdf})
    for path in paths:
        click.echo(f"{reader.say(made.verdict.decision)} · {reader.say(message('written: {path}', path=str(path)))}")
    return EXIT_STATUS[made.verdict.decision]


def _many(batches: list[Path], folder: Path, reader: Language, given: dict[str, Any]) -> int:
    """Write a document for each file and return the exit status."""
    from qc import workflow  # noqa: PLC0415 - as above

    with telling(reader) as progress:
        outcomes = workflow.report_each(workflow.jobs(batches, folder, lang=reader.code, **given), progress)
    return _listed(outcomes, reader)


def _listed(outcomes: tuple[Outcome, ...], reader: Language) -> int:
    """Show what became of each batch, those without a document last, and return the exit status."""
    bad = tuple(one for one in outcomes if one.written is None)
    for one in outcomes:
        if one.written is not None:
            click.echo(f"{reader.say(one.decision)} · {one.written}")
    said = plural(
        "{written} of {count} report written",
        "{written} of {count} reports written",
        written=len(outcomes) - len(bad),
        count=len(outcomes),
    )
    click.echo(f"\n{reader.say(said)}")
    for one in bad:
        click.echo(f"\n{reader.say(message('no report of {name}:', name=str(one.batch)))}\n{one.refused}", err=True)
    return SOME_REFUSED if bad else 0
