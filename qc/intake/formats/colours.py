"""Cells of a workbook that people coloured: as the only mark of NG a colour would be lost without a word."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from qc.intake.formats.package import attributes, tags
from qc.intake.formats.sheet_xml import place_of

if TYPE_CHECKING:
    from collections.abc import Mapping

Colours: TypeAlias = "Mapping[tuple[int, int], str]"
"""By row and column of the cell, from 0: a name for its colours, which says no more than that others differ."""

_MOST = 2000
"""A style that more cells have is how the sheet looks, and marks none of them."""
_PLACED = re.compile(rb"""\br=["'][A-Z]{1,3}\d{1,7}["']""")
_PLAIN_FILL = {("rgb", "FFFFFFFF"), ("theme", "0"), ("indexed", "9"), ("indexed", "64")}
_PLAIN_FONT = {("rgb", "FF000000"), ("theme", "1"), ("indexed", "8"), ("indexed", "64"), ("auto", "1")}


def coloured_cells(xml: bytes, styles: str) -> Colours:
    """Return the cells whose ground or text has a colour of its own; colours by rule are not looked at.

    Parameters
    ----------
    xml : bytes
        A worksheet without namespace prefixes.
    styles : str
        The workbook's styles.
    """
    found: dict[tuple[int, int], str] = {}
    for style, look in looks(styles).items():
        if xml.count(b's="%d"' % style) <= _MOST:
            cells = re.findall(rb'<c\b([^>]*\bs="%d"[^>]*)' % style, xml)
            found |= dict.fromkeys((place_of(cell) for cell in cells if _PLACED.search(cell)), look)
    return found


def marking(colours: Colours) -> Colours:
    """Return the cells whose colours may mark them: a look that very many cells have is how the sheet looks.

    Parameters
    ----------
    colours : mapping of (row, column) to str
        All coloured cells of a sheet.
    """
    often = {look for look, cells in Counter(colours.values()).items() if cells > _MOST}
    return {place: look for place, look in colours.items() if look not in often} if often else colours


def looks(styles: str) -> dict[int, str]:
    """Return the colours of the cell styles that have any.

    Parameters
    ----------
    styles : str
        The workbook's styles.

    Examples
    --------
    >>> red = '<fill><patternFill patternType="solid"><fgColor rgb="FFFF0000"/></patternFill></fill>'
    >>> looks(f'<fills><fill/>{red}</fills><cellXfs><xf fillId="0"/><xf fillId="1"/></cellXfs>')
    {1: 'rgb FFFF0000 /'}
    """
    fills = [_fill(one) for one in _each("fill", styles)]
    fonts = [_colour("color", one, _PLAIN_FONT) for one in _each("font", styles)]
    if not any(fills) and not any(fonts):
        return {}
    inside = re.search(r"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", styles, re.DOTALL)
    formats = map(attributes, tags("xf", inside[0])) if inside else ()
    pairs = ((_of(fills, one.get("fillId")), _of(fonts, one.get("fontId"))) for one in formats)
    return {i: " / ".join(pair).strip() for i, pair in enumerate(pairs) if any(pair)}


def _each(name: str, styles: str) -> list[str]:
    """Return what stands in each element of the styles' list of fills or fonts."""
    every = re.search(rf"<(?:\w+:)?{name}s\b.*?</(?:\w+:)?{name}s>", styles, re.DOTALL)
    pattern = rf"<(?:\w+:)?{name}\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?{name}>)"
    return re.findall(pattern, every[0], re.DOTALL) if every else []


def _fill(fill: str) -> str:
    solid = any(one.get("patternType") == "solid" for one in map(attributes, tags("patternFill", fill)))
    return _colour("fgColor", fill, _PLAIN_FILL) if solid else ""


def _colour(name: str, xml: str, plain: set[tuple[str, str]]) -> str:
    """Return a colour as it is given; nothing for those that every sheet has."""
    given = next(map(attributes, tags(name, xml)), {})
    kind = next((kind for kind in ("rgb", "theme", "indexed", "auto") if kind in given), None)
    if kind is None or ((kind, given[kind]) in plain and not given.get("tint")):
        return ""
    return f"{kind} {given[kind]} {given.get('tint', '')}".strip()


def _of(named: list[str], number: str | None) -> str:
    return named[int(number)] if number is not None and number.isdecimal() and int(number) < len(named) else ""
