"""Tables that are drawn: bars between the cells, or columns that spaces align. The same table, as cells."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import field
from typing import TYPE_CHECKING

from qc.intake.columns import HEADER_WITHIN
from qc.intake.findings import Findings
from qc.intake.formats.delimited import DelimitedSheet, Held
from qc.intake.headers import replicate
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.intake.plan import ColumnPlan

LINE = re.compile(r"\r\n|\r|\n")
HEAD_LINES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A drawn table.

    Attributes
    ----------
    rows : list of list of str
        The cells of every line of the file; a line that is only drawn has none.
    findings : Findings
        How cells were told apart, and every cell whose place does not tell its column.
    """

    rows: list[list[str]]
    findings: Findings = field(default_factory=Findings)


def drawn(name: str, text: str, plan: ColumnPlan) -> Drawn | None:
    """Return a text as the table that bars or spaces draw in it; None where they draw none.

    Parameters
    ----------
    name : str
        The file, as the user gave it.
    text : str
        All of it, or its beginning.
    plan : ColumnPlan
        What the standard asks for.
    """
    from qc.intake.formats.barred import barred  # noqa: PLC0415 - it asks this module what a header is
    from qc.intake.formats.spaced import spaced  # noqa: PLC0415 - as above

    lines = LINE.split(text.removesuffix("\n").removesuffix("\r"))
    return barred(name, lines, plan) or spaced(name, lines, plan)


def as_sheet(name: str, rows: Sequence[Sequence[str]]) -> DelimitedSheet:
    r"""Return rows as a text with tabs between its cells, each at its own line.

    Parameters
    ----------
    name : str
        The file, as the user gave it.
    rows : sequence of sequence of str
        Cells without line ends.

    Examples
    --------
    >>> as_sheet("a.txt", [["No", "Ø (1/2\")"], [], ["1", "12,5"]]).head
    [['No', 'Ø (1/2")'], ['', ''], ['1', '12,5']]
    """
    width = max(map(len, rows), default=0)
    target = io.StringIO()
    writer = csv.writer(target, delimiter="\t", lineterminator="\n")
    # A row without any cell would not count as a line of the file.
    writer.writerows([[*map(_flat, row)] or [""] * width for row in rows])
    return DelimitedSheet(name=name, held=Held(target.getvalue().encode("utf-8")), delimiter="\t")


def header_row(rows: Sequence[Sequence[str]], plan: ColumnPlan) -> int | None:
    """Return which row is the header: a check sheet's, the one the standard knows, or the first with most cells.

    Parameters
    ----------
    rows : sequence of sequence of str
        The cells of the first lines, as far as bars or spaces part them.
    plan : ColumnPlan
        What the standard asks for.

    Returns
    -------
    int or None
        None where nothing is parted in that row.
    """
    top = _most_likely(rows, plan)
    return top if top is not None and len(rows[top]) > 1 else None


def _most_likely(rows: Sequence[Sequence[str]], plan: ColumnPlan) -> int | None:
    from qc.intake.layout.check_sheet import head_in  # noqa: PLC0415 - a layout knows the formats
    from qc.intake.matching import choose  # noqa: PLC0415 - as above

    sheet = as_sheet("", rows[:HEAD_LINES])
    head = sheet.head[:HEADER_WITHIN]
    across = any(sum(replicate(text) is not None for text in row) > 1 for row in head)
    if not across and (found := next((i for i in range(len(head)) if head_in(head, i)), None)) is not None:
        return found
    _, (header,) = choose([sheet], plan)
    if header is not None and header.form is not None and len(rows[header.row]) > 1:
        return header.row
    most = max((len(row) for row in rows[:HEADER_WITHIN]), default=0)
    return next((i for i, row in enumerate(rows) if len(row) == most), None)


def _flat(text: str) -> str:
    return text.replace("\t", "  ")
