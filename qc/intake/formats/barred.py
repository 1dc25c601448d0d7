"""Tables with bars between their cells, as databases and Markdown write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qc.errors import Location, Problem
from qc.intake.findings import shortened
from qc.intake.formats.drawn import HEAD_LINES, Drawn, header_row
from qc.intake.readings.cell import take_apart
from qc.values import dataclass
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.intake.plan import ColumnPlan

_BOXED = str.maketrans(dict.fromkeys("│┃║", "|"))
_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s|+:=_\-\u2500-\u257f]+")


@dataclass(frozen=True, slots=True)
class _Frame:
    """Whether bars stand before the first and behind the last cell of the header, and how many cells it has."""

    leading: bool
    closing: bool
    width: int


def barred(name: str, lines: Sequence[str], plan: ColumnPlan) -> Drawn | None:
    """Return a table with bars between its cells; None where the header has none.

    Parameters
    ----------
    name : str
        The file, as the user gave it.
    lines : sequence of str
        Of the file.
    plan : ColumnPlan
        What the standard asks for.
    """
    head = [_naive(line.translate(_BOXED)) for line in lines[:HEAD_LINES]]
    top = header_row(head, plan) if max(map(len, head)) > 1 else None
    if top is None:
        return None
    texts = [line.translate(_BOXED) for line in lines]
    frame = _frame(texts[top])
    found = Drawn(rows=[[] if i == top + 1 and _RULE.fullmatch(t) else _cells(t, frame) for i, t in enumerate(texts)])
    found.findings.note(message("cells are set apart by bars (|)"), Location(file=name))
    _check(name, texts, top, frame, found)
    return found


def _frame(header: str) -> _Frame:
    bare = header.strip()
    leading, closing = bare.startswith("|"), bare.endswith("|") and not bare.endswith("\\|")
    return _Frame(leading, closing, len(_BAR.split(bare)) - leading - closing)


def _naive(line: str) -> list[str]:
    """Return the cells of a line whatever the header has."""
    if "|" not in line:
        return [line.strip()] if line.strip() and not _RULE.fullmatch(line) else []
    bare = line.strip()
    return _cells(line, _Frame(bare.startswith("|"), bare.endswith("|"), 0))


def _cells(line: str, frame: _Frame) -> list[str]:
    """Return the cells of a line; a line that only rules has none, one without a bar is a single cell."""
    if _RULE.fullmatch(line) and not _holds_dashes(line):
        return []
    cells = _BAR.split(line.strip())
    if len(cells) > 1:
        cells = cells[frame.leading and not cells[0] :]
        cells = cells[: len(cells) - (frame.closing and not cells[-1])]
    return [cell.strip().replace("\\|", "|") for cell in cells]


def _holds_dashes(line: str) -> bool:
    """Whether a line of bars and dashes says that readings are missing: one dash in a cell, or no dash at all."""
    return "|" in line and all(cell.strip() in {"", "-", "–", "—"} for cell in line.split("|"))


def _check(name: str, texts: Sequence[str], top: int, frame: _Frame, found: Drawn) -> None:
    """Report rows below the header of which the bars do not tell the cells."""
    last = max((i for i, text in enumerate(texts) if "|" in text), default=top)
    below = range(top + 1, len(texts))
    bare = [i for i in below if i < last and "|" not in texts[i] and _number_first(texts[i])]
    found.findings.each(bare, lambda i: _without_bars(name, i, texts[i]))
    if frame.closing:
        odd = [i for i in below if len(found.rows[i]) not in {0, frame.width} and _counts(texts[i], found.rows[i])]
        found.findings.each(odd, lambda i: _other_count(name, i, texts[i], len(found.rows[i]), frame.width))


def _number_first(text: str) -> bool:
    return any(take_apart(word).digits for word in text.split()[:1])


def _counts(text: str, cells: Sequence[str]) -> bool:
    """Whether a row may hold readings: it has bars, and any digit."""
    return "|" in text and any(map(str.isdigit, "".join(cells)))


def _without_bars(name: str, line: int, text: str) -> Problem:
    return Problem(
        reason=message("this line stands in the middle of a table with bars, and has none"),
        location=Location(file=name, row=line + 1),
        found=shortened(text.strip()),
        expected=message("a bar (|) between all cells"),
        fix=message("Put the bars between its cells, or delete the line if it is none of the table."),
    )


def _other_count(name: str, line: int, text: str, count: int, width: int) -> Problem:
    return Problem(
        reason=message(
            "this row has {count} cells between its bars, the header {width}: which is which cannot be told",
            count=count,
            width=width,
        ),
        location=Location(file=name, row=line + 1),
        found=shortened(text.strip()),
        expected=message("as many bars in each row as in the header"),
        fix=message("Leave an empty cell between two bars where a reading is missing: | |."),
    )
