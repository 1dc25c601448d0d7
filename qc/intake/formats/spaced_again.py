"""Headers that only a single space parts, in one of two rows or in the only one: columns and rows would be lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.errors import Location, Problem
from qc.intake.findings import shortened
from qc.intake.headers import Role, meaning, replicate
from qc.intake.names import Names
from qc.terms import Context
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qc.intake.formats.spaced_fields import Field
    from qc.intake.plan import ColumnPlan
    from qc.words import Message

_BESIDE = frozenset({*Context, Role.SAMPLE, Role.DATE, Role.CLOCK, Role.BOX})
"""What a column beside readings says of them."""
_LONG = frozenset({(Role.CHARACTERISTIC, Role.VALUE), (Role.VALUE, Role.MEASURE)})
"""The headers of a long table that stand side by side."""
_LONGEST = 8
"""A header has so many words at most."""


def header_above(
    name: str, lines: Sequence[str], top: int, rows: Sequence[Sequence[str]], expected: Message
) -> Problem | None:
    """Return a problem with a line above the table that is a row of several cells further below; None without one.

    Parameters
    ----------
    name : str
        The file, as the user gave it.
    lines : sequence of str
        Of the file.
    top : int
        The first line of the table.
    rows : sequence of sequence of str
        The cells of all lines, as their places part them.
    expected : Message
        How the cells should stand.
    """
    above = {tuple(words): i for i, line in enumerate(lines[:top]) if len(words := line.split()) > 1}
    if not above:
        return None
    for below, line in enumerate(lines[top:], start=top):
        found = above.get(tuple(line.split()))
        # The table's own header, parted otherwise: all between the two would be a title.
        if found is not None and (below == top or sum(map(bool, rows[below])) > sum(map(bool, rows[found]))):
            return Problem(
                reason=message(
                    "this is row {row}'s header too, but here only a single space stands between cells", row=below + 1
                ),
                location=Location(file=name, row=found + 1),
                found=shortened(lines[found].strip()),
                expected=expected,
                fix=message("Write two spaces or more between the headers, in both rows alike."),
            )
    return None


def headers_joined(name: str, row: int, header: Sequence[Field], plan: ColumnPlan, expected: Message) -> Problem | None:
    """Return a problem with the first header that is two or more, with a single space between; None without one.

    Parameters
    ----------
    name : str
        The file, as the user gave it.
    row : int
        Where the header stands, from 0.
    header : sequence of Field
        As two spaces or more part it.
    plan : ColumnPlan
        What the standard asks for.
    expected : Message
        How the cells should stand.
    """
    known = Names(plan)
    joined = next((one.text for one in header if _several(one.text.split(), known)), None)
    if joined is None:
        return None
    return Problem(
        reason=message("only single spaces part the headers here: where one ends and the next begins cannot be told"),
        location=Location(file=name, row=row + 1, column=shortened(joined)),
        found=shortened(joined),
        expected=expected,
        fix=message("Write semicolons between the cells, in the header and in every row, or save it as XLSX."),
    )


def _several(words: Sequence[str], known: Names) -> bool:
    """Whether words are several of X1, X2 …, or two headers of which one or both are of readings."""
    whole = " ".join(words)
    if len(words) < 2 or known.match(whole)[0] or meaning(whole) is not None or replicate(whole) is not None:
        return False
    if sum(replicate(word) is not None for word in words) > 1:
        return True
    return _side_by_side(words, known) or any(_LONG & {tuple(map(meaning, pair))} for pair in _pairs(words))


def _side_by_side(words: Sequence[str], known: Names, *, read: bool = False) -> bool:
    """Whether words are headers one after the other, each of readings or of what stands beside them."""
    if not words:
        return read
    for i in range(1, min(len(words), _LONGEST) + 1):
        header = " ".join(words[:i])
        own = bool(known.match(header)[0]) or replicate(header) is not None
        if (own or meaning(header) in _BESIDE) and _side_by_side(words[i:], known, read=read or own):
            return True
    return False


def _pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    return ((" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words)))
