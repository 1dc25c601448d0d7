"""Headers that only a single space parts, in one of two rows or in the only one: columns and rows would be lost."""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING

from qc.errors import Location, Problem
from qc.intake.findings import shortened
from qc.intake.formats.spaced_fields import is_rule
from qc.intake.headers import Role, meaning, replicate
from qc.intake.names import Names
from qc.intake.readings.cell import take_apart
from qc.terms import Context
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qc.intake.plan import ColumnPlan
    from qc.words import Message

_BESIDE = frozenset({*Context, Role.SAMPLE, Role.DATE, Role.CLOCK, Role.BOX, None})
"""Readings (None), and what a column beside them says of them."""
_LONG = frozenset({(Role.CHARACTERISTIC, Role.VALUE), (Role.VALUE, Role.MEASURE)})
"""The headers of a long table that stand side by side."""
_LONGEST = 8
"""A header has so many words at most."""
_MOST = 50
"""So many words of a line are looked at."""


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
            said = message(
                "this is row {row}'s header too, but here only a single space stands between cells", row=below + 1
            )
            fix = message("Write two spaces or more between the headers, in both rows alike.")
            return _problem(Location(file=name, row=found + 1), lines[found].strip(), said, expected, fix)
    return None


def headers_joined(
    name: str, lines: Sequence[str], top: int, header: Sequence[str], plan: ColumnPlan, expected: Message
) -> Problem | None:
    """Return a problem with the first header that is two or more, with a single space between; None without one.

    A row of headers above the table is one too where a row with a number is taken for its header.

    Parameters
    ----------
    name : str
        The file, as the user gave it.
    lines : sequence of str
        Of the file.
    top : int
        Where the header stands, from 0.
    header : sequence of str
        As two spaces or more part it.
    plan : ColumnPlan
        What the standard asks for.
    expected : Message
        How the cells should stand.
    """
    known = Names(plan)
    above = ((i, lines[i].strip()) for i in range(top) if heads_rows(lines[i : top + 1], known))
    own = ((top, text) for text in header if _several(text.split(), known))
    row, joined = next(chain(above, own), (top, None))
    if joined is None:
        return None
    said = message("only single spaces part the headers here: where one ends and the next begins cannot be told")
    fix = message("Write semicolons between the cells, in the header and in every row, or save it as XLSX.")
    return _problem(Location(file=name, row=row + 1, column=shortened(joined)), joined, said, expected, fix)


def heads_rows(lines: Sequence[str], known: Names) -> bool:
    """Return whether the first of some lines is headers side by side, and the next a row with a number.

    Parameters
    ----------
    lines : sequence of str
        At least one.
    known : Names
        What the standard asks for.
    """
    below = next((line.split() for line in lines[1:] if line.strip() and not is_rule(line)), [])
    rows = any(take_apart(word).digits for word in below) and not any(":" in word for word in below)
    return rows and _several(lines[0].split(), known)


def _problem(place: Location, found: str, said: Message, expected: Message, fix: Message) -> Problem:
    return Problem(reason=said, location=place, found=shortened(found), expected=expected, fix=fix)


def _several(words: Sequence[str], known: Names) -> bool:
    """Whether words are several of X1, X2 …, or two headers of which one or both are of readings."""
    whole = " ".join(words)
    if len(words) < 2 or known.match(whole)[0] or meaning(whole) is not None or replicate(whole) is not None:
        return False
    if sum(replicate(word) is not None for word in words) > 1:
        return True
    return any(map(_of_one_row, _parted(words[:_MOST], known)))


def _parted(words: Sequence[str], known: Names) -> Iterator[tuple[Context | Role | None, ...]]:
    """Yield what words mean as headers one after the other, each way that they can be; None is a header of readings."""
    if not words:
        yield ()
    for i in range(1, min(len(words), _LONGEST) + 1):
        header = " ".join(words[:i])
        read = bool(known.match(header)[0]) or replicate(header) is not None
        if read or meaning(header) is not None:
            yield from ((None if read else meaning(header), *rest) for rest in _parted(words[i:], known))


def _of_one_row(headers: Sequence[Context | Role | None]) -> bool:
    """Whether headers stand side by side in tables: readings and what is beside them, or those of a long table."""
    return not _LONG.isdisjoint(pairwise(headers)) or (None in headers and _BESIDE.issuperset(headers))
