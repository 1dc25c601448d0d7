"""What a user says of a file on the command line: ``--column "HEADER=id"`` and ``--corrections FILE.csv``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qc.cli.remembering import kept_option
from qc.cli.speaking import option
from qc.errors import Problem, UsageError
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Callable

    from qc.workflow import Hints


class ColumnChoice(click.ParamType[tuple[str, str]]):
    """A header (or letter) and the id of the characteristic that its column holds."""

    name = "column"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:  # noqa: ARG002 - Click's signature
        """Return header and id.

        Raises
        ------
        UsageError
            If there is no equals sign with something on either side.
        """
        if isinstance(value, tuple):
            return value
        header, sign, name = value.rpartition("=")
        if not (sign and header.strip() and name.strip()):
            wanted = message(
                'a header (or letter), an equals sign, and an id of the standard: "Ø luar=d_luar"; or "Ø luar=-" to '
                "leave the column out"
            )
            raise UsageError([Problem(reason=message("--column is not complete"), found=value, expected=wanted)])
        return header.strip(), name.strip()


def reading_options(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the two options by which a user says how a file is to be read."""
    said = message(
        'which column holds a characteristic, if its header does not say so: by its header or its letter ("C=ID"); '
        '"HEADER=-" leaves a column out, "X=ID" says it of all of X1, X2 …; may be repeated'
    )
    columns = option("--column", "columns", type=ColumnChoice(), multiple=True, metavar='"HEADER=ID"', said=said)
    corrected = message("cells that you set right: file, sheet, row, column, old, new, who, when, why")
    file = option("--corrections", type=click.Path(path_type=Path), metavar="FILE.csv", said=corrected)
    found: Callable[..., None] = columns(file(function))
    return found


def answers_option(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the option that answers questions about the data."""
    said = message("your answers to questions about the data, TOML or CSV")
    found: Callable[..., None] = option("--answers", type=click.Path(path_type=Path), metavar="FILE", said=said)(
        function
    )
    return found


def hints_of(given: dict[str, Any]) -> Hints:
    """Take these options out of what a command was given, and return what they say."""
    from qc.workflow import Hints  # noqa: PLC0415 - numpy is loaded only where it is used

    answers = given.pop("answers", None)
    return Hints(columns=dict(given.pop("columns")), corrections=given.pop("corrections"), answers=answers)


def recall_option(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command that remembers nothing the option to use what is remembered of a part's columns."""
    said = message("use what qc record learnt there of the columns of this part's files")
    return kept_option(said)(function)


def recalled(hints: Hints, spec: Path, store: str | None, workshop: str | None = None) -> Hints:
    """Return hints with what is remembered of a part's columns, where a store is given."""
    if store is None:
        return hints
    from qc.workflow.remembered.column_memory import recalled_hints  # noqa: PLC0415 - the database is loaded only where it is used

    return recalled_hints(spec, hints, store, workshop)
