"""Which kind of text a file holds: a table with marks between its cells, or one of the forms that machines write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qc.intake.delimited import DELIMITERS, DelimitedSheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.intake.findings import Findings
    from qc.intake.plan import ColumnPlan
    from qc.intake.raw import Sheet

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
    beginning = data[:_BEGINNING]
    if _QDAS.match(beginning):
        from qc.intake.qdas import qdas_sheet  # noqa: PLC0415 - loaded only for such a file

        return _one(qdas_sheet(name, data.decode("utf-8"), plan, findings))
    first = beginning.decode("utf-8", "ignore")
    if _MACHINE.search(beginning):
        from qc.intake.cmm_lines import is_report  # noqa: PLC0415 - loaded only for such a file

        if is_report(first):
            from qc.intake.cmm import cmm_sheet  # noqa: PLC0415 - the same

            return _one(cmm_sheet(name, data.decode("utf-8"), plan, findings))
    if _NUMBER_FIRST.match(beginning):
        from qc.intake.dump import dump_sheet, is_dump  # noqa: PLC0415 - loaded only for such a file

        if is_dump(first[: first.rfind("\n")] if len(data) > _BEGINNING else first):
            return _one(dump_sheet(name, data.decode("utf-8"), plan, findings))
    return [DelimitedSheet(name=name, data=data, delimiter=d) for d in DELIMITERS]


def _one(sheet: Sheet | None) -> Sequence[Sheet]:
    return () if sheet is None else (sheet,)
