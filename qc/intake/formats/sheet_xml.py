"""What the reading library does not tell of a worksheet: cells that are not what they seem, and what is hidden."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, TypeAlias

from qc.intake.formats.package import DAMAGED, Refused, attributes, holds_tag, tags
from qc.intake.formats.raw import CellKind
from qc.intake.formats.sheet_size import column_number

if TYPE_CHECKING:
    from collections.abc import Iterator

Odd: TypeAlias = dict[tuple[int, int], tuple[CellKind, str]]
"""Row and column from 0 of each odd cell, what it is, and its text."""

_ERROR = re.compile(rb"""<c\b([^>]*\bt=["']e["'][^>]*)>(?:<f\b[^>]*?/>|<f\b[^>]*>[^<]*</f>)?<v>([^<]*)""")
_UNCOMPUTED = re.compile(rb"<c\b([^>]*)><f\b[^>]*?(?:/>|>([^<]*)</f>)(?:<v\s*/>|<v></v>)?</c>")
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_TRUE = {"1", "true"}
_BUILT_IN_PERCENT = {"9", "10"}


def without_prefix(xml: bytes) -> bytes:
    """Return a worksheet whose elements have no namespace prefix."""
    return xml if b"<sheetData" in xml else re.sub(rb"<(/?)\w+:", rb"<\1", xml)


def odd_cells(xml: bytes, styles: str) -> Odd:
    """Return errors, formulas without a stored result, and percentages.

    Parameters
    ----------
    xml : bytes
        A worksheet without namespace prefixes.
    styles : str
        The workbook's styles.

    Returns
    -------
    dict
    """
    found: Odd = {}
    errors = b't="e"' in xml or (b"'" in xml and b"t='e'" in xml)
    for place, text in _matches(_ERROR, xml) if errors else ():
        found[place] = (CellKind.TEXT, text)
    for place, text in _matches(_UNCOMPUTED, xml, blank_text=False) if holds_tag(xml, "f") else ():
        found.setdefault(place, (CellKind.UNCOMPUTED, f"={text}"))
    percent = percent_styles(styles)
    if percent:
        pattern = rb"""<c\b([^>]*\bs=["'](?:%s)["'][^>]*)>()""" % "|".join(percent).encode()
        for place, _ in _matches(re.compile(pattern), xml):
            found.setdefault(place, (CellKind.PERCENT, ""))
    padded = padded_styles(styles)
    if padded:
        pattern = rb"""<c\b([^>]*\bs=["'](?:%s)["'][^>]*)><v>(\d+)</v>""" % "|".join(padded).encode()
        for tag, text in re.findall(pattern, xml):
            given = attributes(tag.decode("utf-8", "replace"))
            if given.get("t", "n") == "n" and (where := _place(given)) is not None:
                found.setdefault(where, (CellKind.TEXT, text.decode().zfill(padded[given["s"]])))
    return found


def hidden_rows(xml: bytes) -> list[int]:
    """Return the rows that a worksheet hides, from 0.

    Examples
    --------
    >>> hidden_rows(b'<row r="3" hidden="1"/><row r="4"/>')
    [2]
    """
    if b"hidden=" not in xml:
        return []
    rows = (attributes(tag) for tag in tags("row", xml.decode("utf-8", "replace")))
    return [int(row["r"]) - 1 for row in rows if row.get("hidden") in _TRUE and row.get("r", "").isdecimal()]


def hidden_columns(xml: bytes) -> list[int]:
    """Return the columns that a worksheet hides, from 0.

    Examples
    --------
    >>> hidden_columns(b'<cols><col min="2" max="3" hidden="1"/></cols><sheetData/>')
    [1, 2]
    """
    beginning = xml[: max(0, xml.find(b"<sheetData"))].decode("utf-8", "replace")
    hidden = [column for column in map(attributes, tags("col", beginning)) if column.get("hidden") in _TRUE]
    ends = [(int(column.get("min", "1")), int(column.get("max", "1"))) for column in hidden]
    return [i - 1 for first, last in ends for i in range(first, min(last, first + 1000) + 1)]


def _matches(
    pattern: re.Pattern[bytes], xml: bytes, *, blank_text: bool = True
) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield place and text of the cells that a pattern finds; text formulas that give nothing are blank on purpose."""
    for tag, text in pattern.findall(xml):
        given = attributes(tag.decode("utf-8", "replace"))
        if not blank_text and given.get("t") == "str":
            continue
        yield place_of(tag), html.unescape(text.decode("utf-8", "replace"))


def place_of(tag: bytes) -> tuple[int, int]:
    """Return row and column of a cell, from 0.

    Examples
    --------
    >>> place_of(b'r="C7" s="1"')
    (6, 2)
    """
    place = _place(attributes(tag.decode("utf-8", "replace")))
    if place is None:
        raise Refused(*DAMAGED)
    return place


def _place(cell: dict[str, str]) -> tuple[int, int] | None:
    """Return row and column of a cell, from 0."""
    reference = _REFERENCE.fullmatch(cell.get("r", ""))
    return None if reference is None else (int(reference[2]) - 1, column_number(reference[1].encode()) - 1)


def percent_styles(styles: str) -> list[str]:
    """Return the numbers of the cell styles that show a percentage.

    Examples
    --------
    >>> formats = '<numFmt numFmtId="164" formatCode="0.0%"/>'
    >>> percent_styles(formats + '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>')
    ['1']
    """
    codes = _formats(styles)
    percent = {number for number, code in codes.items() if _shows_percent(code)} | _BUILT_IN_PERCENT
    return [str(i) for i, style in enumerate(_cell_formats(styles)) if style in percent]


def padded_styles(styles: str) -> dict[str, int]:
    """Return the cell styles that show whole numbers with zeros before them, and how many digits each shows.

    Examples
    --------
    >>> formats = '<numFmt numFmtId="164" formatCode="00000"/>'
    >>> padded_styles(formats + '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>')
    {'1': 5}
    """
    widths = {number: len(code) for number, code in _formats(styles).items() if re.fullmatch("00+", code)}
    return {str(i): widths[style] for i, style in enumerate(_cell_formats(styles)) if style in widths}


def _formats(styles: str) -> dict[str, str]:
    """Return the codes of a workbook's own number formats."""
    formats = [attributes(tag) for tag in tags("numFmt", styles)]
    return {one.get("numFmtId", ""): one.get("formatCode", "") for one in formats}


def _cell_formats(styles: str) -> list[str]:
    """Return the number format of each cell style."""
    inside = re.search(r"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", styles, re.DOTALL)
    return [attributes(tag).get("numFmtId", "") for tag in tags("xf", inside[0])] if inside else []


def _shows_percent(code: str) -> bool:
    """Whether a number format multiplies by a hundred; a percent sign in quotes is only text."""
    return "%" in re.sub(r'"[^"]*"|\\.', "", code)
