"""Workbooks, written part by part: the same bytes on every machine, whichever library stands there.

Parts are stored, not packed, since two versions of zlib pack differently.
"""

from __future__ import annotations

import datetime as dt
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    Rows = Sequence[Sequence[object]]

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_EPOCH = dt.date(1899, 12, 30)
_DATE, _TIME = 1, 2
_PLAIN = 'fontId="0" fillId="0" borderId="0"'
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>'
    '<numFmt numFmtId="165" formatCode="hh:mm"/></numFmts>'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    f'<cellStyleXfs count="1"><xf numFmtId="0" {_PLAIN}/></cellStyleXfs>'
    f'<cellXfs count="3"><xf numFmtId="0" {_PLAIN} xfId="0"/>'
    f'<xf numFmtId="164" {_PLAIN} xfId="0" applyNumberFormat="1"/>'
    f'<xf numFmtId="165" {_PLAIN} xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def workbook(path: Path, sheets: Mapping[str, Rows], *, merged: Sequence[str] = (), hidden: Sequence[str] = ()) -> None:
    """Write a workbook.

    Parameters
    ----------
    path : Path
        Where to.
    sheets : mapping of str to rows
        The cells of each sheet: text, numbers, dates, times, or None for an empty one.
    merged : sequence of str
        Ranges that are merged on every sheet, such as ``A1:J1``.
    hidden : sequence of str
        Names of hidden sheets.
    """
    parts = {
        "[Content_Types].xml": _types(len(sheets)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _book(list(sheets), hidden),
        "xl/_rels/workbook.xml.rels": _relations(
            [*(("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)), ("styles", "styles.xml")]
        ),
        "xl/styles.xml": _STYLES,
    }
    for number, rows in enumerate(sheets.values(), start=1):
        parts[f"xl/worksheets/sheet{number}.xml"] = _sheet(rows, merged)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as package:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, (2026, 11, 1, 8, 0, 0))
            entry.create_system = 3  # else it names the machine's own
            package.writestr(entry, text.encode())


def letter(column: int) -> str:
    """Return the letters of a column counted from 1.

    Examples
    --------
    >>> letter(1), letter(26), letter(27)
    ('A', 'Z', 'AA')
    """
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def _types(sheets: int) -> str:
    named = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
    named += [(f"/xl/worksheets/sheet{n}.xml", "worksheet") for n in range(1, sheets + 1)]
    parts = "".join(f'<Override PartName="{name}" ContentType="{_MIME}{kind}+xml"/>' for name, kind in named)
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="rId{n}" Type="{_KIND}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def _book(names: Sequence[str], hidden: Sequence[str]) -> str:
    states = dict.fromkeys(hidden, ' state="hidden"')
    sheets = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}"{states.get(name, "")} r:id="rId{n}"/>'
        for n, name in enumerate(names, start=1)
    )
    return f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_KIND}"><sheets>{sheets}</sheets></workbook>'


def _sheet(rows: Rows, merged: Sequence[str]) -> str:
    written = "".join(_row(number, row) for number, row in enumerate(rows, start=1))
    joined = "".join(f'<mergeCell ref="{one}"/>' for one in merged)
    after = f'<mergeCells count="{len(merged)}">{joined}</mergeCells>' if merged else ""
    return f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>{written}</sheetData>{after}</worksheet>'


def _row(number: int, row: Sequence[object]) -> str:
    cells = "".join(_cell(f"{letter(column)}{number}", cell) for column, cell in enumerate(row, start=1))
    return f'<row r="{number}">{cells}</row>'


def _cell(name: str, cell: object) -> str:
    match cell:
        case None:
            return ""
        case dt.date():
            return f'<c r="{name}" s="{_DATE}"><v>{(dt.date(cell.year, cell.month, cell.day) - _EPOCH).days}</v></c>'
        case dt.time():
            return f'<c r="{name}" s="{_TIME}"><v>{(60 * cell.hour + cell.minute) / 1440!r}</v></c>'
        case int() | float():
            return f'<c r="{name}"><v>{cell!r}</v></c>'
    return f'<c r="{name}" t="inlineStr"><is><t xml:space="preserve">{escape(str(cell))}</t></is></c>'
