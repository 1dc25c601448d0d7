"""Comments that people put on cells of a workbook."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, TypeAlias

from qc.intake.formats.sheet_xml import place_of

if TYPE_CHECKING:
    from collections.abc import Mapping

Comments: TypeAlias = "Mapping[tuple[int, int], str]"
"""By row and column of the cell, from 0."""

_COMMENT = re.compile(rb"<(?:\w+:)?comment\b([^>]*)>(.*?)</(?:\w+:)?comment>", re.DOTALL)
_TEXT = re.compile(r"<(?:\w+:)?t\b[^>]*>([^<]*)</(?:\w+:)?t>")
_REFERENCE = re.compile(rb"\bref=")
_THREAD = re.compile(r"^\[Threaded comment\].*?Comment:\s*", re.DOTALL)


def comments_in(xml: bytes) -> Comments:
    """Return the comments of a worksheet.

    Parameters
    ----------
    xml : bytes
        The part of a package that holds them; empty where a worksheet has none.

    Examples
    --------
    >>> comments_in(b'<comment ref="B3"><text><r><t>ukur </t></r><r><t>ulang</t></r></text></comment>')
    {(2, 1): 'ukur ulang'}
    """
    found: dict[tuple[int, int], str] = {}
    for tag, inside in _COMMENT.findall(xml):
        if said := said_by("".join(_TEXT.findall(inside.decode("utf-8", "replace")))):
            found[place_of(_REFERENCE.sub(b"r=", tag, count=1))] = said
    return found


def said_by(text: str) -> str:
    """Return a comment on one line, without what Excel writes before a thread of them.

    Parameters
    ----------
    text : str
        As it stands in the file.
    """
    return " ".join(_THREAD.sub("", html.unescape(text)).split())
