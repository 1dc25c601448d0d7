"""The file of points left out of a pilot: a line for each, with its cause, as a spreadsheet saves it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from qc.errors import InputError, Location
from qc.intake.findings import Findings
from qc.intake.formats.content import Kind, read_content
from qc.intake.formats.encoding import as_utf8
from qc.intake.headers import fold
from qc.intake.readings.dates import read_time
from qc.values import dataclass
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FIELDS = ("characteristic", "point", "cause", "who", "when")
"""The headers, in the order in which qc writes them."""

_SPELLINGS = {
    "characteristic": "characteristic, karakteristik, ukuran, id",
    "point": "point, titik, subgroup, subgrup, unit, no, nomor, no subgrup, no unit, subgrup ke, unit ke",
    "cause": "cause, sebab, penyebab, alasan, why, reason",
    "who": "who, oleh, siapa, nama",
    "when": "when, tanggal, kapan, tgl, date",
}
_KNOWN = {fold(name): field for field, names in _SPELLINGS.items() for name in names.split(",")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A point that is to be left out.

    Attributes
    ----------
    characteristic : str
        Its id in the standard.
    point : int
        The subgroup, or the reading where readings are charted one by one; counted from 1, as on the pilot's chart.
    cause, who, when : str
        What went wrong, who says so, and on which day.
    place : Location
        The line.
    """

    characteristic: str
    point: int
    cause: str
    who: str
    when: str
    place: Location


def read_exclusions(path: str | Path) -> tuple[Listed, ...]:
    """Read a file of points to be left out of a pilot.

    Parameters
    ----------
    path : str or Path
        CSV with the headers characteristic, point, cause, who, when; Indonesian headers are known too.

    Returns
    -------
    tuple of Listed

    Raises
    ------
    InputError
        With every line that is not complete.
    """
    findings = Findings()
    rows = _rows(path, findings)
    columns: dict[str, int] = {}
    for index, text in enumerate(rows[0] if rows else ()):
        if (name := _KNOWN.get(fold(text))) is not None:
            columns.setdefault(name, index)
    missing = tuple(name for name in FIELDS if name not in columns)
    if missing and not findings.problems:
        findings.problem(
            message("headers are missing in the list of points to leave out: {names}", names=missing),
            Location(file=str(path)),
            found=", ".join(rows[0]) if rows else "",
            expected=message("{names}", names=FIELDS),
            fix=message("Write these headers in the first row."),
        )
    found = [
        _listed({name: row[i].strip() for name, i in columns.items() if i < len(row)}, str(path), number, findings)
        for number, row in enumerate(rows[1:], start=2)
        if not missing and any(cell.strip() for cell in row)
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
            message("the list of points to leave out is read from a CSV file"),
            Location(file=content.name),
            fix=message("In Excel choose “Save As” and the type “CSV UTF-8”."),
        )
        return []
    text = (as_utf8(content, findings) or b"").decode("utf-8")
    mark = max(";\t,", key=text.partition("\n")[0].count)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))


def _listed(cells: Mapping[str, str], file: str, line: int, findings: Findings) -> Listed | None:
    """Return what one line says, or None with a problem."""
    place = Location(file=file, row=line)
    empty = tuple(name for name in FIELDS if not cells.get(name))
    if empty:
        findings.problem(
            message("this line does not say: {names}", names=empty),
            place,
            found=", ".join(cells.values()),
            expected=message("{names}", names=FIELDS),
            fix=message("A point is left out only where what went wrong is known: fill in every cell."),
        )
        return None
    if not (cells["point"].isdecimal() and int(cells["point"]) > 0):
        fix = message("Write its number on the pilot's chart, counted from 1.")
        findings.problem(message("this is not the number of a point"), place, found=cells["point"], fix=fix)
        return None
    if read_time(cells["when"]) is None:
        reason, fix = message("this is not a date"), message("Write the day, such as 21/11/2026.")
        findings.problem(reason, place, found=cells["when"], fix=fix)
        return None
    return Listed(
        characteristic=cells["characteristic"],
        point=int(cells["point"]),
        cause=cells["cause"],
        who=cells["who"],
        when=cells["when"],
        place=place,
    )
