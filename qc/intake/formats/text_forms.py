"""Which kind of text a file holds: a table with marks between its cells, or one of the forms that machines write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qc.errors import Location
from qc.intake.formats.delimited import DELIMITERS, DelimitedSheet, Held
from qc.intake.formats.drawing import may_be_drawn
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qc.intake.findings import Findings
    from qc.intake.formats.raw import Sheet
    from qc.intake.formats.written import WrittenSheet
    from qc.intake.plan import ColumnPlan

    Reader = Callable[[str, str, ColumnPlan, Findings], WrittenSheet | None]

MAX_LINES_BYTES = 16_000_000
"""Files that are read line by line are refused if they are larger."""

_BEGINNING = 1 << 14
_QDAS = re.compile(rb"\s*K\d{4}(?:/\d+)*[ \t]")
_MACHINE = re.compile(rb"\b(?:MEAS|MEASURED|ACTUAL)\b", re.IGNORECASE)
_NUMBER_FIRST = re.compile(rb"\s*[-+<>]?\s*[\d.,]*\d[^;\t\r\n]*[\r\n]")


def text_sheets(name: str, data: bytes, plan: ColumnPlan, findings: Findings) -> Sequence[Sheet]:
    """Return what a text may be read as; nothing where a problem says why not.

    Parameters
    ----------
    name : str
        The file, as the user gave it.
    data : bytes
        All of it, as UTF-8.
    plan : ColumnPlan
        What the standard asks for.
    findings : Findings
        Where problems and notes go.
    """
    reader = _reader(data)
    if reader is None:
        held, drawn = Held(data), may_be_drawn(data)
        # Where blanks may part cells, only a semicolon says for certain that something else does.
        return [DelimitedSheet(name=name, held=held, delimiter=d, blanks=d == ";" or not drawn) for d in DELIMITERS]
    if size := too_large(data):
        said = message(
            "this file has {size} MB; of a gauge's or a machine's own files at most {most} MB are read", **size
        )
        fix = message("Check that it is the right file, or split it into several.")
        findings.problem(said, Location(file=name), fix=fix)
        return ()
    sheet = reader(name, data.decode("utf-8"), plan, findings)
    return () if sheet is None else (sheet,)


def _reader(data: bytes) -> Reader | None:
    """Return what reads a form that a machine writes; None for a table."""
    beginning = data[:_BEGINNING]
    if _QDAS.match(beginning):
        from qc.intake.formats.qdas import qdas_sheet  # noqa: PLC0415 - loaded only for such a file

        return qdas_sheet
    first = beginning.decode("utf-8", "ignore")
    if _MACHINE.search(beginning):
        from qc.intake.formats.cmm_lines import is_report  # noqa: PLC0415 - loaded only for such a file

        if is_report(first):
            from qc.intake.formats.cmm import cmm_sheet  # noqa: PLC0415 - the same

            return cmm_sheet
    if _NUMBER_FIRST.match(beginning):
        from qc.intake.formats.dump import dump_sheet, is_dump  # noqa: PLC0415 - loaded only for such a file

        if is_dump(first[: first.rfind("\n")] if len(data) > _BEGINNING else first):
            return dump_sheet
    return None


def too_large(data: bytes) -> dict[str, int]:
    """Return how large a text is and how large it may be, in MB, if it is too large to be read line by line.

    Parameters
    ----------
    data : bytes
        All of it.

    Examples
    --------
    >>> too_large(b"12,01"), too_large(bytes(20_000_000))
    ({}, {'size': 20, 'most': 16})
    """
    over = len(data) > MAX_LINES_BYTES
    return {"size": len(data) // 10**6, "most": MAX_LINES_BYTES // 10**6} if over else {}
