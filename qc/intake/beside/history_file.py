"""The history of lots as a workshop's list has it: which lot, how many inspected, how many of them nonconforming."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

from qc.errors import InputError, Location
from qc.intake.batch import Source
from qc.intake.findings import Findings
from qc.intake.formats.content import Kind, read_content
from qc.intake.formats.encoding import as_utf8
from qc.intake.formats.workbook import WorkbookSheet, cell_text
from qc.intake.formats.workbooks import workbook_sheets
from qc.intake.headers import fold
from qc.values import dataclass
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_SPELLINGS = {
    "lot": "lot, no lot, nomor lot, lot no, lot ke, lot number, batch, no batch, kiriman, tanggal, date, no",
    "inspected": "inspected, diperiksa, jumlah diperiksa, jumlah periksa, jumlah sampel, sampel, sample, sample size,"
    " n, dicek, jumlah cek",
    "nonconforming": "nonconforming, ng, jumlah ng, cacat, jumlah cacat, tidak sesuai, reject, jumlah reject, rejects,"
    " bad, jelek, defective, defectives, nok, c",
}
_KNOWN = {fold(name): field for field, names in _SPELLINGS.items() for name in names.split(",")}
_NEEDED = ("lot", "nonconforming")
_WITHIN = 20
_WHOLE = re.compile(r"(\d{1,9})(?:[.,]0+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class PastLot:
    """One lot of a history.

    Attributes
    ----------
    name : str
        As written.
    inspected : int or None
        Units inspected; None where the list does not say.
    nonconforming : int
        How many of them were nonconforming.
    row : int
        As the spreadsheet numbers it.
    """

    name: str
    inspected: int | None
    nonconforming: int
    row: int


def read_history(path: str | Path) -> tuple[Source, tuple[PastLot, ...]]:
    """Read a list of lots in the order in which they were inspected.

    Parameters
    ----------
    path : str or Path
        CSV or XLSX with a row of headers (lot, inspected, nonconforming; Indonesian ones are known too).

    Returns
    -------
    Source and tuple of PastLot

    Raises
    ------
    InputError
        With every row that does not say how many were nonconforming.
    """
    findings = Findings()
    content = read_content(path, findings)
    rows: Sequence[Sequence[str]] = []
    sheet = None
    if content is not None and content.kind is Kind.WORKBOOK:
        first = next(iter(workbook_sheets(content, findings)), None)
        if isinstance(first, WorkbookSheet):
            rows, sheet = [[cell_text(value) for value in row] for row in first.cells], first.title
    elif content is not None:
        text = (as_utf8(content, findings) or b"").decode("utf-8")
        mark = max(";\t,", key=text.partition("\n")[0].count)
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    lots = [] if findings.problems else _lots(rows, Location(file=str(path), sheet=sheet), findings)
    if findings.problems:
        raise InputError(findings.problems)
    assert content is not None
    source = Source(name=content.name, sha256=content.sha256, size=len(content.data), sheet=sheet, rows=len(lots))
    return source, tuple(lots)


def _lots(rows: Sequence[Sequence[str]], place: Location, findings: Findings) -> list[PastLot]:
    found = ((index, _columns(row)) for index, row in enumerate(rows[:_WITHIN]))
    header = next(((index, columns) for index, columns in found if set(_NEEDED) <= columns.keys()), None)
    if header is None:
        findings.problem(
            message("no row of headers of a list of lots was found"),
            place,
            found=", ".join(rows[0]) if rows else "",
            expected=message("the headers lot, inspected, nonconforming"),
            fix=message("Write “Lot”, “Diperiksa” and “NG” above the columns."),
        )
        return []
    first, columns = header
    numbered = enumerate(rows[first + 1 :], start=first + 2)
    lots = [
        _lot({name: row[i].strip() for name, i in columns.items() if i < len(row)}, number, place, findings)
        for number, row in numbered
        if any(cell.strip() for cell in row)
    ]
    if not lots and not findings.problems:
        findings.problem(message("there are headers but no lots below them"), place)
    return [lot for lot in lots if lot is not None]


def _columns(row: Sequence[str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for index, text in enumerate(row):
        if (name := _KNOWN.get(fold(text))) is not None:
            columns.setdefault(name, index)
    return columns


def _lot(cells: Mapping[str, str], row: int, file: Location, findings: Findings) -> PastLot | None:
    numbers: dict[str, Any] = {}
    for name in ("inspected", "nonconforming"):
        text = cells.get(name, "")
        whole = _WHOLE.fullmatch(text)
        numbers[name] = int(whole[1]) if whole else None
        if whole is None and (text or name == "nonconforming"):
            findings.problem(
                message("this row does not say how many units"),
                Location(file=file.file, sheet=file.sheet, row=row),
                found=text,
                expected=message("a whole number, 0 or more"),
                fix=message("Write 0 where no unit was bad; leave out lots that were not inspected."),
            )
            return None
    if numbers["inspected"] is not None and numbers["nonconforming"] > numbers["inspected"]:
        findings.problem(
            message("more units are nonconforming than were inspected"),
            Location(file=file.file, sheet=file.sheet, row=row),
            found=f"{numbers['nonconforming']} > {numbers['inspected']}",
        )
        return None
    return PastLot(name=cells.get("lot", ""), row=row, **numbers)
