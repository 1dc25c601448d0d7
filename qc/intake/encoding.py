"""Turn the bytes of a text file into UTF-8 without losing a letter."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from qc.errors import Location
from qc.words import message

if TYPE_CHECKING:
    from qc.intake.content import Content
    from qc.intake.findings import Findings

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


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
    if encoding is None and _is_utf8(content.data):
        return content.data
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


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
