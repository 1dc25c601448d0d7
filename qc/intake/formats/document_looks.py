"""How cells of an OpenDocument spreadsheet look, and what their formulas sum up: lines, raised digits, colours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from qc.intake.formats.comments import said_by
from qc.intake.formats.raw import CellKind
from qc.intake.formats.sheet_size import column_number
from qc.intake.formats.struck import HEIGHTS, Run, marked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree import ElementTree as ET

Given = TypeVar("Given")
_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _STYLE, _TABLE, _TEXT = (f"{_OASIS}{name}:1.0}}" for name in ("office", "style", "table", "text"))
_NUMBER, _FO = f"{_OASIS}datastyle:1.0}}", f"{_OASIS}xsl-fo-compatible:1.0}}"
_GROUND, _LETTERS = "ground", "letters"
_PLAIN = {_GROUND: {"transparent", "#ffffff"}, _LETTERS: {"#000000"}}
_LINES = (f"{_STYLE}text-line-through-style", f"{_STYLE}text-line-through-type")
_BELOW = re.compile(
    r"of:=(.*?\b(?:SUM|AVERAGE|MAX|MIN|MEDIAN|STDEV(?:\.[SP]|P)?|COUNTA?|SUBTOTAL|AGGREGATE)"
    r"\((?:\d+;)*\[\.\$?([A-Z]{1,3})\$?(\d{1,7}):\.\$?\2\$?(\d{1,7})\][);].*)",
    re.DOTALL,
)


class Looks:
    """The styles of a document that strike through, raise, lower or colour, as far as they have been met."""

    def __init__(self) -> None:
        self._own = ""
        self._parent: dict[str, str] = {}
        self._struck: dict[str, bool] = {}
        self._height: dict[str, str] = {}
        self._colour: dict[str, dict[str, str]] = {_GROUND: {}, _LETTERS: {}}
        self._columns: list[tuple[int, int]] = []
        self._defaults: list[tuple[int, int, str]] = []

    def begin(self, element: ET.Element) -> None:
        """Take up an element that begins: a style, what a style makes of letters, or a table.

        Parameters
        ----------
        element : Element
            Any, in the document's order.
        """
        if element.tag in {f"{_STYLE}style", f"{_STYLE}default-style"}:
            family = element.get(f"{_STYLE}family")
            self._own = _key(family, element.get(f"{_STYLE}name"))
            self._parent[self._own] = _key(family, element.get(f"{_STYLE}parent-style-name"))
        elif element.tag.startswith(_NUMBER):
            self._own = ""  # "below zero in red" is how a number is shown, not how a cell looks
        elif element.tag == f"{_STYLE}text-properties":
            self._say(element)
            self._paint(_LETTERS, element.get(f"{_FO}color"))
        elif element.tag == f"{_STYLE}table-cell-properties":
            self._paint(_GROUND, element.get(f"{_FO}background-color"))
        elif element.tag == f"{_TABLE}table":
            self._columns, self._defaults = [], []

    def _say(self, properties: ET.Element) -> None:
        """Keep what a style makes of letters."""
        lines = {one for key in _LINES if (one := properties.get(key)) is not None}
        if lines:
            self._struck[self._own] = "none" not in lines
        at = (properties.get(f"{_STYLE}text-position") or "0").split()[0].rstrip("%")
        raised = at == "super" or (at.isdecimal() and int(at) > 0)
        self._height[self._own] = "superscript" if raised else "subscript" if at == "sub" or at[:1] == "-" else ""

    def _paint(self, what: str, colour: str | None) -> None:
        """Keep the colour that a style gives."""
        if colour is not None:
            self._colour[what][self._own] = "" if colour.lower() in _PLAIN[what] else colour.lower()

    def columns(self, element: ET.Element, first: int, last: int) -> None:
        """Keep columns whose cells are struck through or coloured unless they say otherwise."""
        name = _key("table-cell", element.get(f"{_TABLE}default-cell-style-name"))
        if self._strikes(name):
            self._columns.append((first, last))
        if look := self._painted(name):
            self._defaults.append((first, last, look))

    def colour(self, cell: ET.Element, column: int) -> str:
        """Return a name for the colours of a cell; empty where it has none of its own.

        Parameters
        ----------
        cell : Element
            A cell that holds anything.
        column : int
            From 0.
        """
        if style := cell.get(f"{_TABLE}style-name"):
            return self._painted(_key("table-cell", style))
        return next((look for first, last, look in self._defaults if first <= column < last), "")

    def _painted(self, name: str) -> str:
        pair = (self._given(self._colour[what], name, "") for what in (_GROUND, _LETTERS))
        return " / ".join(pair).strip(" /")

    def of(self, cell: ET.Element, column: int) -> tuple[CellKind, str] | None:
        """Return what a cell is that is struck through, or of which a part is struck through, raised or lowered.

        Parameters
        ----------
        cell : Element
            A cell that holds anything.
        column : int
            From 0.
        """
        style = cell.get(f"{_TABLE}style-name")
        through = any(first <= column < last for first, last in self._columns)
        if self._strikes(_key("table-cell", style)) if style else through:
            return CellKind.STRUCK, ""
        return marked(list(self._runs(cell)))

    def _strikes(self, name: str) -> bool:
        return self._given(self._struck, name, False)

    def _given(self, said: Mapping[str, Given], name: str, otherwise: Given) -> Given:
        """Return what a style says, or the first of those that it stands on."""
        for _ in range(len(self._parent)):
            if name in said or name not in self._parent:
                break
            name = self._parent[name]
        return said.get(name, otherwise)

    def _runs(self, cell: ET.Element) -> Iterator[Run]:
        """Yield the pieces of a cell's text; what is written into a comment on it is none of them."""
        for paragraph in cell.findall(f"{_TEXT}p"):
            yield Run(paragraph.text or "")
            for piece in paragraph:
                name = _key("text", piece.get(f"{_TEXT}style-name"))
                height = HEIGHTS.get(self._height.get(name, ""), "")
                yield Run("".join(piece.itertext()), struck=self._strikes(name), height=height)
                yield Run(piece.tail or "")


def _key(family: str | None, name: str | None) -> str:
    return f"{family} {name}"


def summed(formula: str, row: int, column: int) -> str | None:
    """Return a formula that sums up other cells of its own column, as a spreadsheet shows it; None for another.

    Parameters
    ----------
    formula : str
        As the document has it.
    row, column : int
        Where it stands, from 0.

    Examples
    --------
    >>> summed("of:=AVERAGE([.B2:.B6])", 6, 1), summed("of:=AVERAGE([.B2:.D2])", 1, 4)
    ('=AVERAGE(B2:B6)', None)
    """
    found = _BELOW.fullmatch(formula)
    if found is None or column_number(found[2].encode()) - 1 != column:
        return None
    first, last = sorted((int(found[3]), int(found[4])))
    return None if first <= row + 1 <= last else "=" + re.sub(r"\[\.([^\]]*)\]", r"\1", found[1]).replace(":.", ":")


def text_of(cell: ET.Element) -> str:
    """Return what a cell shows, without comments on it."""
    return "\n".join("".join(paragraph.itertext()) for paragraph in cell.findall(f"{_TEXT}p"))


def comment_on(cell: ET.Element) -> str:
    """Return what people commented on a cell."""
    return " ".join(said_by("".join(one.itertext())) for one in cell.findall(f"{_OFFICE}annotation/{_TEXT}p"))
