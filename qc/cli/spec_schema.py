"""``qc spec schema``: the JSON Schema of a standard."""

from __future__ import annotations

import json

import click

from qc.cli.console import for_programs
from qc.cli.speaking import command as declare
from qc.words import message


@declare(
    "schema",
    said=message("Print the JSON Schema of a standard; editors use it to complete and check as one types."),
)
def command() -> None:
    """Print the schema."""
    from qc.spec import spec_schema  # noqa: PLC0415 - the standard's format is loaded only where it is used

    click.echo(for_programs(json.dumps(spec_schema(), ensure_ascii=False, indent=2)))
