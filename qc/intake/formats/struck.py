"""Cells of a workbook of which part is struck through or raised: the reading library drops the line and the height."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from qc.intake.formats.package import attributes, tags
from qc.intake.formats.raw import CellKind
from qc.intake.formats.sheet_xml import place_of
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qc.intake.formats.sheet_xml import Odd

_ITEM = re.compile(rb"<(?:\w+:)?si\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?si>)", re.DOTALL)
_RUN = re.compile(r"<(?:\w+:)?r\b[^>]*>(.*?)</(?:\w+:)?r>", re.DOTALL)
_TEXT = re.compile(r"<(?:\w+:)?t\b[^>]*>([^<]*)</(?:\w+:)?t>")
_SHARED = re.compile(rb"""<c\b([^>]*\bt=["']s["'][^>]*)><v>(\d+)</v>""")
_INLINE = re.compile(rb"""<c\b([^>]*\bt=["']inlineStr["'][^>]*)>(?:<f>[^<]*</f>)?<is>(.*?)</is>""", re.DOTALL)
_NUMBER = re.compile(r"[^\w]{0,3}\d")
_OFF = {"0", "false"}
_MARKS = (b"strike", b"vertAlign")
HEIGHTS = {"superscript": "^", "subscript": "_"}


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a cell's text, whether it is struck through, and the mark of one that is raised or lowered."""

    text: str
    struck: bool = False
    height: str = ""


def struck_cells(xml: bytes, strings: bytes, styles: str) -> Odd:
    """Return cells with numbers that are struck through, or of which a part is struck through, raised or lowered.

    "12,0" with a struck 5 behind it is 12,0 to everyone who looks at it, and "12,05" with a raised 1 is no 12,051: the
    part stands between marks here, as in ``12,0~5~`` and ``12,05^1``, and is no number.

    Parameters
    ----------
    xml : bytes
        A worksheet without namespace prefixes.
    strings : bytes
        The workbook's shared strings.
    styles : str
        The workbook's styles.

    Returns
    -------
    dict
    """
    found: Odd = {}
    for tag in _in_styles(xml, struck_styles(styles)):
        found[place_of(tag)] = (CellKind.STRUCK, "")
    shared = _marked_strings(strings)
    for tag, index in _SHARED.findall(xml) if shared else ():
        if int(index) in shared:
            found[place_of(tag)] = shared[int(index)]
    for tag, inside in _INLINE.findall(xml) if b"<rPr" in xml else ():
        if (said := _marked(inside.decode("utf-8", "replace"))) is not None:
            found[place_of(tag)] = said
    return found


def struck_styles(styles: str) -> list[str]:
    """Return the numbers of the cell styles that strike a cell through.

    Examples
    --------
    >>> fonts = '<fonts><font/><font><strike/></font></fonts>'
    >>> struck_styles(fonts + '<cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs>')
    ['1']
    """
    if "strike" not in styles:
        return []
    fonts = re.search(r"<(?:\w+:)?fonts\b.*?</(?:\w+:)?fonts>", styles, re.DOTALL)
    each = re.findall(r"<(?:\w+:)?font\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?font>)", fonts[0], re.DOTALL) if fonts else []
    struck = {str(i) for i, font in enumerate(each) if _strikes(font)}
    cells = re.search(r"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", styles, re.DOTALL)
    formats = map(attributes, tags("xf", cells[0])) if cells and struck else ()
    return [str(i) for i, one in enumerate(formats) if one.get("fontId") in struck]


def _in_styles(xml: bytes, styles: list[str]) -> Iterator[bytes]:
    """Yield the cells of these styles that hold anything."""
    if styles:
        pattern = rb"""<c\b([^>]*\bs=["'](?:%s)["'][^>]*)(?<!/)>(?=<(?:v|f|is)\b)""" % "|".join(styles).encode()
        yield from re.findall(pattern, xml)


def _may_mark(xml: bytes) -> bool:
    return any(mark in xml for mark in _MARKS)


def _marked_strings(strings: bytes) -> dict[int, tuple[CellKind, str]]:
    """Return the shared strings with a number of which a part is marked."""
    if not _may_mark(strings):
        return {}
    each = ((i, found[1]) for i, found in enumerate(_ITEM.finditer(strings)) if found[1] and _may_mark(found[1]))
    marked = ((i, _marked(item.decode("utf-8", "replace"))) for i, item in each)
    return {i: said for i, said in marked if said is not None}


def _marked(item: str) -> tuple[CellKind, str] | None:
    """Return a text in runs with its marked parts between marks; None where none is, or it begins with no number."""
    return marked([_run(run) for run in _RUN.findall(item)])


def _run(run: str) -> Run:
    height = next((one.get("val", "") for one in map(attributes, tags("vertAlign", run))), "")
    text = html.unescape("".join(_TEXT.findall(run)))
    return Run(text, struck=_strikes(run), height=HEIGHTS.get(height, ""))


def marked(runs: Sequence[Run]) -> tuple[CellKind, str] | None:
    """Return a text with its marked parts between marks; None where none is marked, or it begins with no number.

    Parameters
    ----------
    runs : sequence of Run
        Its parts.

    Examples
    --------
    >>> marked([Run("12,0"), Run("5", struck=True)]), marked([Run("12,0"), Run("5")])
    ((<CellKind.STRUCK: 6>, '12,0~5~'), None)
    """
    struck = any(run.struck and run.text.strip() for run in runs)
    if not _NUMBER.match("".join(run.text for run in runs).strip()):
        return None
    plain, shown = "", ""
    for run in runs:
        shown += _shown(run, behind=plain[-1:])
        plain += run.text
    return None if shown == plain else (CellKind.STRUCK if struck else CellKind.TEXT, shown)


def _shown(run: Run, *, behind: str) -> str:
    """Return a part with its marks: only what stands behind a digit can be taken for another one."""
    if run.struck and run.text.strip():
        return f"~{run.text}~"
    return (run.height if behind.isdigit() and run.text[:1].isdigit() else "") + run.text


def _strikes(font: str) -> bool:
    return any(one.get("val", "1") not in _OFF for one in map(attributes, tags("strike", font)))
