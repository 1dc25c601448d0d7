"""A text as the table that bars or spaces draw in it, where no mark between its cells makes a table of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.errors import Location
from qc.intake.findings import Findings
from qc.intake.formats.delimited import DELIMITERS, DelimitedSheet, Held
from qc.intake.formats.drawn import as_sheet, drawn
from qc.intake.formats.text_forms import MAX_LINES_BYTES
from qc.intake.matching import choose
from qc.intake.sheets import read_sheets
from qc.values import dataclass
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qc.intake.formats.raw import Sheet
    from qc.intake.plan import ColumnPlan
    from qc.intake.table import TableRead

_BEGINNING = 1 << 16


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well sheets fit the standard, and how many headers stand beside each other in the best of them."""

    score: tuple[bool, int, int]
    headers: int


def read_drawn(
    name: str,
    data: bytes,
    sheets: Sequence[Sheet],
    plan: ColumnPlan,
    sizes: Mapping[str, int],
    findings: Findings,
) -> tuple[TableRead, ...]:
    """Read a text that may be drawn: with marks between its cells if that goes without a problem, else as drawn.

    Parameters
    ----------
    name : str
        The file, as the user gave it.
    data : bytes
        All of it, as UTF-8.
    sheets : sequence of Sheet
        The text under each delimiter.
    plan : ColumnPlan
        What the standard asks for.
    sizes : mapping of str to int
        Units per subgroup where the file names no subgroups.
    findings : Findings
        Where problems and notes go.
    """
    if not _fits_better(name, data, plan):
        return read_sheets(sheets, plan, sizes, findings)
    trial = Findings()
    tables = read_sheets(sheets, plan, sizes, trial)
    if not trial.problems and any(table.parts for table in tables):
        findings.take(trial)
        return tables
    if _too_large(name, data, findings):
        return ()
    found = drawn(name, data.decode("utf-8"), plan)
    if found is None:
        findings.take(trial)
        return tables
    findings.take(found.findings)
    return () if found.findings.problems else read_sheets([as_sheet(name, found.rows)], plan, sizes, findings)


def _fits_better(name: str, data: bytes, plan: ColumnPlan) -> bool:
    """Whether the beginning of a text fits the standard better as a drawn table than with any mark between cells."""
    head = data[:_BEGINNING]
    if len(data) > _BEGINNING:
        head = head[: max(head.rfind(b"\n"), head.rfind(b"\r"), 0)]
    found = drawn(name, head.decode("utf-8", errors="ignore"), plan)
    if found is None:
        return False
    own = _fit([as_sheet(name, found.rows)], plan)
    other = _fit([DelimitedSheet(name=name, held=Held(head), delimiter=mark) for mark in DELIMITERS], plan)
    return own.score > other.score or (own.score == other.score and other.headers <= 1 < own.headers)


def _fit(sheets: Sequence[Sheet], plan: ColumnPlan) -> _Fit:
    from qc.intake.layout.arrange import arranged  # noqa: PLC0415 - as qc.intake.sheets has it

    sheets = [arranged(sheet, plan).sheet for sheet in sheets]
    best, headers = choose(sheets, plan)
    header = headers[best]
    if header is None:
        return _Fit((False, 0, 0), 0)
    return _Fit(header.score, sum(bool(text.strip()) for text in header.texts))


def _too_large(name: str, data: bytes, findings: Findings) -> bool:
    """Report a text that is larger than such a table ever is; it is read line by line."""
    if len(data) <= MAX_LINES_BYTES:
        return False
    findings.problem(
        message(
            "this file has {size} MB; of tables drawn with bars or spaces at most {most} MB are read",
            size=len(data) // 10**6,
            most=MAX_LINES_BYTES // 10**6,
        ),
        Location(file=name),
        fix=message("Let the program write semicolons or tabs between the cells, or split the file into several."),
    )
    return True
