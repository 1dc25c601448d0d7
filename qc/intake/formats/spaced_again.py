"""A header that stands again below: where the upper one is not told apart, the rows between them would be lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.errors import Location, Problem
from qc.intake.findings import shortened
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.words import Message


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
        if found is not None and sum(map(bool, rows[below])) > sum(map(bool, rows[found])):
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
