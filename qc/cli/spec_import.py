"""``qc spec import``: make a standard from a buyer's table."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import click

from qc.cli.out_files import TOML
from qc.cli.quantities import WHOLE
from qc.cli.speaking import command as declare, option, reader_of
from qc.words import Language, message

_FILE = click.Path(path_type=Path)
_DATE = click.DateTime(["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"])


@declare("import", said=message("Make a standard from a buyer's table; nothing is written while a cell is unclear."))
@click.argument("table", metavar="FILE.xlsx|csv", type=_FILE)
@option("-o", "--output", required=True, type=TOML, metavar="STANDARD.toml", said=message("write it here"))
@option("--buyer", required=True, metavar="NAME", said=message("who orders the part"))
@option("--part-number", required=True, metavar="NUMBER", said=message("as it stands on the buyer's drawing"))
@option("--part-name", required=True, metavar="NAME", said=message("name of the part, in Indonesian"))
@option("--part-name-en", metavar="NAME", said=message("name of the part, in English"))
@option("--revision", default="A", metavar="TEXT", said=message("the buyer's revision (usual: A)"))
@option("--edition", type=_DATE, metavar="YYYY-MM-DD", said=message("its date (usual: today)"))
@option("--unit", metavar="UNIT", said=message("of rows that name no unit"))
@option("--subgroup-size", type=WHOLE, metavar="N", said=message("units in a row for the control chart (usual: 5)"))
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Read, say what was taken for granted, write."""
    from qc import workflow  # noqa: PLC0415 - the standard's format is loaded only where it is used

    reader, output = reader_of(ctx), given.pop("output")
    draft = workflow.import_spec(given.pop("table"), **_asked(given))
    if not may_replace(output, reader):
        click.echo(reader.say(message("nothing was written")))
        return
    click.echo(reader.say(message("Taken for granted; it stands in the file too:")))
    for remark in workflow.taken_for_granted(draft):
        click.echo(f"- {reader.say(remark)}")
    click.echo(reader.say(message("written: {path}", path=str(workflow.write_draft(draft, output, reader)))))


def may_replace(path: Path, reader: Language) -> bool:
    """Return whether a file may be written: it is not there, or the person says yes.

    Parameters
    ----------
    path : Path
        The file.
    reader : Language
        Of the person.

    Raises
    ------
    OutputError
        If it is a folder, or in a folder that does not exist.
    """
    from qc.workflow import check_place  # noqa: PLC0415 - the same

    check_place(path)
    if not path.exists():
        return True
    from qc.cli.spec_questions import Dialogue  # noqa: PLC0415 - the standard's format is loaded only where it is used

    return Dialogue(reader).agrees(message("{file} is there already. Replace it?", file=str(path)))


def _asked(given: dict[str, Any]) -> dict[str, Any]:
    """Return what the options say of the standard."""
    from qc.spec.draft import Draft, DraftName  # noqa: PLC0415 - the standard's format is loaded only where it is used

    name, english = given["part_name"], given["part_name_en"]
    draft = Draft(
        buyer=given["buyer"],
        part_number=given["part_number"],
        part_name=DraftName(id=name, en=english or name),
        revision=given["revision"],
        edition=given["edition"].date() if given["edition"] else dt.datetime.now(tz=dt.UTC).astimezone().date(),
        items=(),
    )
    return {"draft": draft, "unit": given["unit"], "subgroup_size": given["subgroup_size"]}
