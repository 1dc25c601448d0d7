"""How far a worksheet reaches, told before a reader allocates every cell between its corners."""

from __future__ import annotations

import re

from qc.intake.formats.package import DAMAGED, MAX_CELLS, Refused
from qc.words import message

# What nearly every program writes: the reference first, one letter of a column up to 26, no row far down.
_WRITTEN = rb"""<c(?! r="[A-Z](?:%s)"(?: (?:s|t|cm|vm|ph)="[^"'<>]*")*+ ?/?>)(?=[\s/>])"""
_UNUSUAL = re.compile(_WRITTEN % rb"[0-9]{1,7}")
_UNUSUAL_OR_FAR = re.compile(_WRITTEN % rb"[0-9]{1,5}|1[0-8][0-9]{4}|19[01][0-9]{3}")
_FAR_DOWN = re.compile(rb'<c r="[A-Z]([0-9]{6,7})"')
_LETTERS = 26
_NEAR = 191_999
"""With a cell in each of 26 columns of so many rows a sheet is not too large."""

_CELL = re.compile(rb"""<c(?=[\s/>])((?:\s+[\w:]+\s*=\s*(?:"[^"'<>]*"|'[^"'<>]*'))*)\s*/?>""")
_ANY_CELL = re.compile(rb"<c(?=[\s/>])")
_REFERENCE = re.compile(rb"""\sr\s*=\s*["']([^"']*)""")
_PLACE = re.compile(rb"([A-Z]{1,9})([0-9]{1,9})")
_ROW = re.compile(rb"""<row\b[^>]*?\br\s*=\s*["']([0-9]{1,9})""")
_FILLED = re.compile(rb"""<c\s(?:[^>]*?\s)??r\s*=\s*["']([A-Z]++)([0-9]++)["'](?:[^>/]|/(?!>))*+><""")


def check_size(xml: bytes) -> None:
    """Raise ``Refused`` where the used area of a worksheet is too large to be read, or cannot be told.

    A single cell far out makes a reader allocate everything between, which may end the program; formatted empty cells
    do not count.

    Parameters
    ----------
    xml : bytes
        The worksheet, its elements without a prefix.
    """
    rows, columns = _reach(xml)
    if rows * columns > MAX_CELLS:
        raise Refused(
            message(
                "this sheet reaches to row {row} and column {column}, too far to be read", row=rows, column=columns
            ),
            message("Copy only the readings into a new file."),
        )


def _reach(xml: bytes) -> tuple[int, int]:
    """Return the last row and the last column, at least."""
    if _UNUSUAL_OR_FAR.search(xml) is None:
        return _NEAR, _LETTERS
    if _UNUSUAL.search(xml) is None:
        rows, columns = max(map(int, _FAR_DOWN.findall(xml)), default=_NEAR), _LETTERS
        return (rows, columns) if rows * columns <= MAX_CELLS else _filled(xml)
    references = _references(xml)
    rows, columns = _extent([reference for reference in references if reference is not None])
    if None not in references:
        return (rows, columns) if rows * columns <= MAX_CELLS else _filled(xml)
    # Cells without a reference follow each other in rows that may say which they are.
    rows = max([rows, xml.count(b"<row"), *map(int, _ROW.findall(xml))])
    return rows, max([columns, *(len(_ANY_CELL.findall(row)) for row in xml.split(b"<row"))])


def _references(xml: bytes) -> list[bytes | None]:
    """Return where each cell says that it stands; None where one does not."""
    tags = _CELL.findall(xml)
    if len(tags) < len(_ANY_CELL.findall(xml)):
        raise Refused(*DAMAGED)
    found = [_REFERENCE.findall(tag) for tag in tags]
    if any(len(one) > 1 for one in found):
        raise Refused(*DAMAGED)
    return [one[0] if one else None for one in found]


def _extent(references: list[bytes]) -> tuple[int, int]:
    """Return the last row and the last column that cells name."""
    places = [_PLACE.fullmatch(reference) for reference in references]
    if None in places:
        raise Refused(*DAMAGED)
    given = [place.groups() for place in places if place is not None]
    rows = max((int(row) for _, row in given), default=0)
    return rows, max(map(column_number, {letters for letters, _ in given}), default=0)


def _filled(xml: bytes) -> tuple[int, int]:
    """Return the last row and the last column with a cell that is not empty."""
    rows = columns = 0
    for found in _FILLED.finditer(xml):
        columns, rows = max(columns, column_number(found[1])), max(rows, int(found[2]))
    return rows, columns


def column_number(letters: bytes) -> int:
    """Return the number of a column, from 1.

    Parameters
    ----------
    letters : bytes
        Capitals, as a spreadsheet names it.

    Examples
    --------
    >>> column_number(b"A"), column_number(b"AA")
    (1, 27)
    """
    total = 0
    for one in letters:
        total = total * 26 + one - 64
    return total
