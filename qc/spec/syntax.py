"""What is wrong with a text that is no TOML, in words that a workshop understands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qc.errors import Location, Problem
from qc.spec.findings import key_text, short
from qc.words import Message, message

if TYPE_CHECKING:
    from qc.spec.locate import Places

_POSITION = r"\(at line (\d+), column \d+\)$"
_REPEATED = r"Cannot (?:overwrite|declare|mutate|redefine)|Duplicate"
_COMPLETE_TEXT = r""""(?:[^"\\]|\\[btnfruU"\\])*"|'[^']*'"""
_BLANK = "□"
_LIST = ("characteristic",)

# What people write by habit, tried in this order on the line with its complete texts blanked.
_HABITS: tuple[tuple[str, Message], ...] = (
    (r"[“”„‟‘’«»]", message('use straight quotes: " and not the curved quotes of a word processor')),
    (r"=\s*[+-]?\d+,\d", message("write decimals with a point, not a comma: 12.05")),
    (
        r"=\s*(?:\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2})",
        message("write a date as year-month-day, without quotes: 2026-11-01"),
    ),
    (r"=\s*[+-]?(?:\.\d|\d+\.(?!\d))", message("write a digit on both sides of the point: 0.5 or 74.0")),
    (r"=\s*0\d", message("a number has no leading zero; a number that is a name stands in quotes")),
    (
        r"=\s*[+-]?\d[\d.]*\s*[^\s\d.,#}\]_:eE-]",
        message("write the number alone: units and tolerances have keys of their own; names stand in quotes"),
    ),
    (r"=\s*[^\W\d]", message('put text in quotes: "…"')),
    (r"^\s*[\w.-]+\s*:", message("write = between key and value, not a colon")),
    (r"=\s*(?:#|$)", message("write a value after the =, or take the line out")),
    (r",\s*(?:#|$)", message("take the comma at the end of the line out")),
    (r"^\s*\[[^\]]*(?:#|$)", message("close the heading with ]")),
    (r"\\", message("write \\\\ for a backslash in text, or use / instead")),
    (r"[\"']", message("close the text with the same quote that opens it")),
)
_USUAL = message("a line is a key, =, and a value; text stands in quotes, decimals have a point")


def syntax_problem(error: Exception, name: str, text: str, places: Places) -> Problem:
    """Return the problem behind an error of ``tomllib``.

    Parameters
    ----------
    error : Exception
        What ``tomllib`` raised: an error of syntax, or one of Python's own limits on numbers and nesting.
    name : str
        The file's name as the user gave it.
    text : str
        What was read.
    places : Places
        Where the keys before the fault stand.
    """
    said = str(error)
    position = re.search(_POSITION, said)
    line = int(position[1]) if position else places.lost
    if line is None or (position is None and "end of document" not in said):
        return Problem(
            reason=message("a number has too many digits, or brackets are nested too deep"),
            location=Location(file=name, line=line),
            fix=message("look for a line that does not belong in a standard"),
        )
    written = text.split("\n")[line - 1]
    if re.match(_REPEATED, said):
        return _repeated(name, line, written, places)
    return Problem(
        reason=message("this line is not written as TOML asks"),
        location=Location(file=name, line=line),
        found=short(written),
        fix=_advice(written),
    )


def _repeated(name: str, line: int, written: str, places: Places) -> Problem:
    """Return the problem of a key that stands twice."""
    single = places.first.get(_LIST)
    if re.match(r"\s*\[\[\s*characteristic\s*\]\]", written) and single is not None:
        return _single_brackets(name, single.line)
    path = next((path for path, place in places.again.items() if place.line == line), None)
    reason = message("this key stands in the file already")
    if path is not None:
        reason = message("this key stands on line {line} already", line=str(places.first[path].line))
    fix = message("keep one of the two")
    if path == _LIST:
        fix = _two_brackets()
    return Problem(
        reason=reason,
        location=Location(file=name, line=line, key=None if path is None else key_text(path)),
        found=short(written),
        fix=fix,
    )


def _single_brackets(name: str, line: int) -> Problem:
    """Return the problem of a first item under single brackets, which the second one makes known."""
    return Problem(
        reason=message("this heading has one bracket on each side, so that no other item could follow it"),
        location=Location(file=name, line=line, key="characteristic"),
        found="[characteristic]",
        fix=_two_brackets(),
    )


def _two_brackets() -> Message:
    return message("write {line} with two brackets on each side, once for each item", line="[[characteristic]]")


def _advice(written: str) -> Message:
    """Return what to do about a line, judged by what people write by habit."""
    blanked = re.sub(_COMPLETE_TEXT, _BLANK, written)
    if blanked.count("{") > blanked.count("}"):
        return message("write a group on one line, from {{ to }}")
    return next((said for habit, said in _HABITS if re.search(habit, blanked)), _USUAL)
