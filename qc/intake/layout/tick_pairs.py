"""Where two columns side by side, one for OK and one for NG, stand in a header."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from qc.intake.beside.notes import is_remark
from qc.intake.columns import HEADER_WITHIN
from qc.intake.formats.raw import CellKind
from qc.intake.headers import Role, fold, meaning
from qc.intake.layout.claims import claim
from qc.intake.readings.cell import take_apart
from qc.intake.readings.tick_marks import side
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.intake.layout.grid import Grid
    from qc.intake.names import Names

_BETWEEN = re.compile(r"[\s(\[:/_-]+")
_YES, _NO = frozenset({"ya", "yes", "ada"}), frozenset({"tidak", "no", "tidakada", "tdk", "tdkada"})
"""Below "Gores" a mark in "Ya" is NG, below "Lolos" it is OK."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two columns side by side, one for OK and one for NG.

    Attributes
    ----------
    row : int
        The row of the sheet that says OK and NG, from 0.
    good, bad : int
        The columns, from 0.
    name : str
        What both are about; empty where nothing says so.
    above : int or None
        The row in which the name stands over both; None where it stands in each of them.
    beside : tuple of int
        Further columns below the same name.
    """

    row: int
    good: int
    bad: int
    name: str = ""
    above: int | None = None
    beside: tuple[int, ...] = ()


def may_have_ticks(head: Sequence[Sequence[str]]) -> bool:
    """Return whether cells of one row at the top of a sheet may be headers of OK and NG, or of yes and no.

    Examples
    --------
    >>> may_have_ticks([["No", "OK", "NG"]]), may_have_ticks([["No", "X1", "X2"]])
    (True, False)
    """
    return any(opposed(row) for row in head[:HEADER_WITHIN])


def opposed(texts: Sequence[str]) -> bool:
    """Return whether headers say both OK and NG, or both yes and no.

    Examples
    --------
    >>> opposed(["OK", "Repair", "NG"]), opposed(["Ya", "Tidak"]), opposed(["Atas", "Bawah"])
    (True, True, False)
    """
    words = [text for text in set(texts) if text and not text[-1].isdigit()]
    folded = set(map(fold, words))
    return bool(folded & _YES and folded & _NO) or len({one[1] for text in words if (one := _named(text))}) > 1


def _sides(texts: Sequence[str]) -> list[int]:
    """Return the columns that say OK or NG beside one that says the opposite."""
    if not opposed(texts):
        return []
    said = [_named(text) if text and not text[-1].isdigit() else None for text in texts]
    return [
        i
        for i in range(len(said) - 1)
        if (a := said[i]) and (b := said[i + 1]) and a[1] != b[1] and _one_name(a[0], b[0])
    ]


def _one_name(first: str, second: str) -> bool:
    """Whether two headers name the same, or nothing: "√ = OK" beside "× = NG" explains marks."""
    return fold(first) == fold(second) and (bool(fold(first)) or not (first or second))


@lru_cache(maxsize=4096)
def _named(header: str) -> tuple[str, float] | None:
    """Return what stands before OK or NG in a header, and which of the two it is: 1 for NG.

    Examples
    --------
    >>> _named("Ulir (OK)"), _named("NG"), _named("Ulir M4 tidak baik"), _named("Berat")
    (('Ulir', 0.0), ('', 1.0), ('Ulir M4', 1.0), None)
    """
    text = header.strip()
    if (whole := side(text)) is not None:
        return "", whole
    for found in _BETWEEN.finditer(text):
        said = side(text[found.end() :].rstrip(")] "))
        if said is not None and found.start():
            return text[: found.start()], said
    return None


def sign_of(header: str) -> str:
    """Return the part of a header that says OK or NG.

    Examples
    --------
    >>> sign_of("Ulir (OK)"), sign_of("Tidak baik")
    ('OK', 'Tidak baik')
    """
    said = _named(header)
    return header.strip() if said is None else header.strip()[len(said[0]) :].strip(" \t()[]:/_-") or header.strip()


def header_row(head: Sequence[Sequence[str]], found: int | None, known: Names) -> int | None:
    """Return the row of a header that says OK and NG, or has them right below it; None where no row is one.

    Parameters
    ----------
    head : sequence of sequence of str
        The first rows of a sheet.
    found : int or None
        The row that looks most like a header: it may be a row of a checklist, which names a characteristic too.
    known : Names
        What the standard calls its characteristics.
    """
    rows = [i for i, row in enumerate(head[:HEADER_WITHIN]) if _sides(row) and not any(map(_number, row))]
    near = [k for row in rows for k in (row, row - 1) if k >= 0]
    if found in near:
        return found
    named = (k for k in near if any(meaning(text) is not None or known.match(text)[0] for text in head[k]))
    return next(named, found)


def _number(text: str) -> bool:
    return bool(take_apart(text).digits)


def find_pairs(grid: Grid, row: int, known: Names) -> list[Pair]:
    """Return the pairs in a header, or in the row right below it where their names stand in it.

    Parameters
    ----------
    grid : Grid
        The cells of a sheet.
    row : int
        The row that looks most like a header.
    known : Names
        What the standard calls its characteristics.
    """
    texts = grid.take(slice(0, row + 2), slice(None)).written(merged=False).tolist()
    own = [_pair(grid, texts, row, i, known) for i in _apart(_sides(texts[row]))]
    if row + 1 < len(texts) and not own and _is_header(grid, row + 1):
        return [_below(texts, row + 1, i) for i in _apart(_sides(texts[row + 1])) if _over(texts, row + 1, i)]
    return own


def _apart(columns: Sequence[int]) -> list[int]:
    """Return the first columns of pairs of which none shares a column with the one before."""
    found = list[int]()
    for i in columns:
        if not found or i > found[-1] + 1:
            found.append(i)
    return found


def _is_header(grid: Grid, row: int) -> bool:
    """Whether no cell of a row is a number, as every unit has one."""
    return not any(map(_number, grid.take([row], slice(None)).written(merged=False)[0].tolist()))


def _pair(grid: Grid, texts: Sequence[Sequence[str]], row: int, column: int, known: Names) -> Pair:
    """Return a pair whose name stands in its headers, over both of them, or nowhere."""
    said = _named(texts[row][column])
    base, value = said or ("", 0.0)
    good, bad = (column, column + 1) if value == 0 else (column + 1, column)
    if base or not row:
        return Pair(row=row, good=good, bad=bad, name=base.strip())
    above, merged = texts[row - 1][column].strip(), grid.kind[row - 1] == CellKind.MERGED
    over = bool(merged[column + 1]) and not (column + 2 < merged.size and merged[column + 2])
    told = known.match(above)[0] or claim(above) or is_remark(above) or meaning(above) is Role.VALUE
    if not above or ":" in above or texts[row - 1][column + 1].strip() or not (over or told):
        return Pair(row=row, good=good, bad=bad)
    return Pair(row=row, good=good, bad=bad, name=above, above=row - 1)


def _over(texts: Sequence[Sequence[str]], row: int, column: int) -> str:
    """Return the name in the row above that stands over both columns, empty where each has one of its own."""
    above = texts[row - 1]
    if above[column + 1].strip():
        return ""
    start = column
    while start and not above[start].strip() and texts[row][start - 1].strip():
        start -= 1
    return above[start].strip()


def _below(texts: Sequence[Sequence[str]], row: int, column: int) -> Pair:
    """Return a pair below its name, with the other columns that stand below it too."""
    above, own = texts[row - 1], texts[row]
    start, end = column, column + 2
    while not above[start].strip():
        start -= 1
    while end < len(own) and own[end].strip() and not above[end].strip():
        end += 1
    said = _named(own[column])
    good, bad = (column, column + 1) if said and said[1] == 0 else (column + 1, column)
    rest = tuple(i for i in range(start, end) if i not in {good, bad})
    return Pair(row=row, good=good, bad=bad, name=above[start].strip(), above=row - 1, beside=rest)
