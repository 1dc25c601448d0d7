"""Turn the bytes of a text file into UTF-8 without losing a letter."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from qc.errors import Location
from qc.words import message

if TYPE_CHECKING:
    from qc.intake.findings import Findings
    from qc.intake.formats.content import Content

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_AT_ONCE = 1 << 20
# Letters that workshops write, such as Ø, µ, °, ± and √; what their bytes are in Windows-1252 nobody writes.
_LETTER = re.compile(rb"[\xc2\xc3][\x80-\xbf]|\xe2[\x80-\xbf]{2}")


def as_utf8(content: Content, findings: Findings) -> bytes | None:
    """Return a text file's bytes as UTF-8 without a mark at its start, or None with a problem.

    Parameters
    ----------
    content : Content
        UTF-8 or UTF-16 with a byte order mark, UTF-8 without one, or Windows-1252.
    findings : Findings
        Where a note or a problem goes.

    Returns
    -------
    bytes or None
    """
    place = Location(file=content.name)
    encoding = next((name for mark, name in _MARKED if content.data.startswith(mark)), None)
    bare = content.data.removeprefix(codecs.BOM_UTF8)
    if encoding != "utf-16" and _is_utf8(bare):
        return bare
    if encoding is None and (row := _mixed(content.data)) is not None:
        findings.problem(
            message("the letters of this file are written in two ways: some as UTF-8, others as Windows-1252"),
            Location(file=content.name, row=row),
            expected=message("text in UTF-8, UTF-16 or Windows-1252"),
            fix=message("Open the file in Excel, correct the letters that look strange, and save it as “CSV UTF-8”."),
        )
        return None
    try:
        text = content.data.decode(encoding or "cp1252")
    except UnicodeDecodeError as error:
        findings.problem(
            message("the letters of this file cannot be read"),
            Location(file=content.name, row=error.object.count(b"\n", 0, error.start) + 1),
            expected=message("text in UTF-8, UTF-16 or Windows-1252"),
            fix=message("Open the file in Excel and save it as “CSV UTF-8”."),
        )
        return None
    if "\x00" in text:
        findings.problem(message("this file is not text: it holds bytes that no text file has"), place)
        return None
    if encoding is None:
        findings.note(message("letters read as Windows-1252"), place)
    return text.encode("utf-8")


def without_blank_end(data: bytes) -> bytes:
    r"""Return a text without blank lines at its end; one that has none is not copied.

    Parameters
    ----------
    data : bytes
        The text.

    Examples
    --------
    >>> without_blank_end(b"12\r\n\r\n"), without_blank_end(b"12\r\n")
    (b'12', b'12\r\n')
    """
    end = data[-3:]
    once = end[len(end.rstrip(b"\r\n")) :] in {b"", b"\n", b"\r", b"\r\n"}
    return data if once else data.rstrip(b"\r\n")


def _is_utf8(data: bytes) -> bool:
    """Whether bytes are UTF-8; looked at piece by piece, since a large file as text needs several times its memory."""
    return data.isascii() or _not_utf8(data) is None


def _not_utf8(data: bytes) -> int | None:
    """Return where the first byte stands that is not UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    for start in range(0, len(data), _AT_ONCE):
        left = len(decoder.getstate()[0])
        try:
            decoder.decode(data[start : start + _AT_ONCE], final=start + _AT_ONCE >= len(data))
        except UnicodeDecodeError as error:
            return start - left + error.start
    return None


def _mixed(data: bytes) -> int | None:
    """Return the row of the first byte that is not UTF-8, if other letters are; None where none is."""
    if _LETTER.search(data) is None:
        return None
    first = _not_utf8(data)
    return None if first is None else data.count(b"\n", 0, first) + 1
