"""The file of corrections: a line for each cell, as a spreadsheet saves it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from qc.errors import InputError, Location
from qc.intake.beside.corrections import Correction
from qc.intake.findings import Findings
from qc.intake.formats.content import Kind, read_content
from qc.intake.formats.encoding import as_utf8
from qc.intake.headers import fold
from qc.intake.readings.dates import read_time
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

FIELDS = ("file", "sheet", "row", "column", "old", "new", "who", "when", "why")
"""The headers, in the order in which qc writes them."""
_SPELLINGS = {
    "file": "file, berkas, nama file, nama berkas",
    "sheet": "sheet, lembar, lembar kerja",
    "row": "row, baris",
    "column": "column, kolom",
    "old": "old, lama, semula, nilai lama, tertulis",
    "new": "new, baru, menjadi, nilai baru, seharusnya",
    "who": "who, oleh, siapa, nama",
    "when": "when, tanggal, kapan, tgl, date",
    "why": "why, alasan, sebab, mengapa, kenapa, reason",
}
_KNOWN = {fold(name): field for field, names in _SPELLINGS.items() for name in names.split(",")}
_MAY_BE_EMPTY = {"sheet", "old"}
_GUARDED = tuple(f"'{sign}" for sign in "=+-@")


def read_corrections(path: str | Path) -> tuple[Correction, ...]:
    """Read a file of corrections.

    Parameters
    ----------
    path : str or Path
        CSV with the headers file, sheet, row, column, old, new, who, when, why; Indonesian headers are known too.

    Returns
    -------
    tuple of Correction

    Raises
    ------
    InputError
        With every line that is not complete.
    """
    findings = Findings()
    rows = _rows(path, findings)
    place = Location(file=str(path))
    columns = _columns(rows[0] if rows else (), place, findings)
    found = [
        _correction({name: row[i].strip() for name, i in columns.items() if i < len(row)}, place, number, findings)
        for number, row in enumerate(rows[1:], start=2)
        if columns and any(cell.strip() for cell in row)
    ]
    if findings.problems:
        raise InputError(findings.problems)
    return tuple(one for one in found if one is not None)


def _rows(path: str | Path, findings: Findings) -> list[list[str]]:
    """Return the lines, cells apart; none with a problem."""
    content = read_content(path, findings)
    if content is None:
        return []
    if content.kind is not Kind.TEXT:
        findings.problem(
            message("corrections are read from a CSV file"),
            Location(file=content.name),
            fix=message("In Excel choose “Save As” and the type “CSV UTF-8”."),
        )
        return []
    data = as_utf8(content, findings)
    text = "" if data is None else data.decode("utf-8")
    first = text.partition("\n")[0]
    delimiter = max(";\t,", key=first.count)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def _columns(header: Sequence[str], place: Location, findings: Findings) -> dict[str, int]:
    """Return where each field stands, or nothing with a problem."""
    columns: dict[str, int] = {}
    for index, text in enumerate(header):
        if (name := _KNOWN.get(fold(text))) is not None:
            columns.setdefault(name, index)
    missing = [name for name in FIELDS if name not in columns and name != "sheet"]
    if missing and not findings.problems:
        findings.problem(
            message("headers are missing in the file of corrections: {names}", names=tuple(missing)),
            place,
            found=", ".join(header),
            expected=message("{names}", names=FIELDS),
            fix=message("Write these headers in the first row."),
        )
    return {} if missing else columns


def _correction(cells: Mapping[str, str], file: Location, line: int, findings: Findings) -> Correction | None:
    """Return one line's correction, or None with a problem."""
    place = Location(file=file.file, row=line)
    given = {name: _unguarded(cells.get(name, "")) for name in FIELDS}
    empty = [name for name in FIELDS if not given[name] and name not in _MAY_BE_EMPTY]
    if empty:
        findings.problem(
            message("this correction does not say: {names}", names=tuple(empty)),
            place,
            found=", ".join(cells.values()),
            expected=message("file, row, column, new, who, when and why in every line"),
            fix=message("Fill in the cells; write - as the new reading where there is none."),
        )
        return None
    if not given["row"].isdecimal():
        reason, fix = (
            message("this is not the number of a row"),
            message("Write the row as the spreadsheet numbers it."),
        )
        findings.problem(reason, place, found=given["row"], fix=fix)
        return None
    if read_time(given["when"]) is None:
        reason, fix = message("this is not a date"), message("Write the day of the correction, such as 21/11/2026.")
        findings.problem(reason, place, found=given["when"], fix=fix)
        return None
    return Correction(
        file=given["file"],
        sheet=given["sheet"] or None,
        row=int(given["row"]),
        column=given["column"],
        old=given["old"],
        new=given["new"],
        who=given["who"],
        when=given["when"],
        why=given["why"],
        place=place,
    )


def _unguarded(text: str) -> str:
    """Return a cell without the apostrophe that kept a spreadsheet from taking it for a formula."""
    return text[1:] if text.startswith(_GUARDED) else text
