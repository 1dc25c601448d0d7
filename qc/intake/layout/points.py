"""Several readings of each row under names of their own: points on a unit, or characteristics with X1 … Xn each."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qc.intake.formats.raw import CellKind
from qc.intake.headers import Role, fold, meaning, replicate, split_unit, sums_up
from qc.intake.layout.claims import claim
from qc.intake.layout.grid import below, beside, made
from qc.intake.names import Names
from qc.terms import Context
from qc.units import canonical

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.intake.layout.grid import Grid
    from qc.intake.layout.two_rows import Heading
    from qc.intake.plan import ColumnPlan

_COUNTED = (Context.UNIT, Context.SUBGROUP, Role.SAMPLE)
_POINT = re.compile(
    r"(titik|titikukur|posisi|point|lokasi|location|position|kavitas|cavity|cav|rongga)([0-9]{1,2}|[a-z])"
)
_BESIDE_WORDS = (
    "nominal nom target std acuan ref referensi dev deviasi deviation penyimpangan simpangan selisih beda error delta δ"
    " diff difference koreksi outtol ket keterangan catatan remark"
)
_NOT_MEASURED = frozenset(_BESIDE_WORDS.split())
"""What stands below a characteristic beside its readings."""
_BEFORE = frozenset({"sebelum", "awal", "before"})
_AFTER = frozenset({"sesudah", "setelah", "akhir", "after"})


def points(texts: Sequence[str]) -> list[int]:
    """Return the columns of several points of each unit; none where the points are in different units of measure.

    Examples
    --------
    >>> points(["No", "Titik 1", "Titik 2", "Rata2"]), points(["No", "Posisi", "X1"])
    ([1, 2], [])
    """
    found = [i for i, text in enumerate(texts) if _POINT.fullmatch(fold(split_unit(text)[0]))]
    units = {canonical(unit) or unit for i in found if (unit := split_unit(texts[i])[1])}
    return found if len(found) > 1 and len(units) < 2 else []


def melted(grid: Grid, row: int, texts: Sequence[str], columns: Sequence[int]) -> tuple[tuple[str, ...], Grid]:
    """Return a row for each point of each unit.

    Parameters
    ----------
    grid : Grid
        All cells of the sheet.
    row : int
        The last row of the header.
    texts : sequence of str
        The header of each column.
    columns : sequence of int
        The columns of the points.
    """
    rest = [i for i in range(len(texts)) if i not in columns]
    height = filled(grid, row, columns)
    rows = [i for i in height for _ in columns]
    numbered = any(meaning(texts[i]) is Context.UNIT for i in rest)
    names = made([texts[i] for _ in height for i in columns])
    readings = _told_apart(grid, height, columns).take(height, list(columns)).in_one_column()
    units = () if numbered else (made([str(i - row) for i in rows]),)
    unit = next((found for i in columns if (found := split_unit(texts[i])[1])), None)
    value = f"Nilai ({unit})" if unit else "Nilai"
    headers = (*(() if numbered else ("No",)), *(texts[i] for i in rest), "Posisi", value)
    return headers, beside([*units, grid.take(rows, rest), names, readings])


def filled(grid: Grid, row: int, columns: Sequence[int]) -> list[int]:
    """Return the rows below a header in which any of these columns holds anything."""
    texts = grid.take(slice(row + 1, None), list(columns)).written(merged=False)
    return [row + 1 + i for i, cells in enumerate(texts.tolist()) if any(cell.strip() for cell in cells)]


def _told_apart(grid: Grid, rows: Sequence[int], columns: Sequence[int]) -> Grid:
    """Return cells with a word that sums up others in all readings of its row: each row that is made of it is a sum."""
    first = {row: str(grid.text[row, columns[0]]).strip() for row in rows}
    sums = [row for row, word in first.items() if word and not word[0].isdigit() and sums_up(word)]
    if not sums:
        return grid
    text, number, kind = grid.text.copy(), grid.number.copy(), grid.kind.copy()
    for row in sums:
        text[row, list(columns)] = first[row]
    number[np.ix_(sums, columns)], kind[np.ix_(sums, columns)] = np.nan, CellKind.TEXT
    return replace(grid, text=text, number=number, kind=kind)


def grouped(heading: Heading, plan: ColumnPlan) -> dict[str, list[int]]:
    """Return the columns below each characteristic that a header's upper row names, where it names any over several."""
    known, found = Names(plan), dict[str, list[int]]()
    for column, (group, text) in enumerate(zip(heading.groups, heading.texts, strict=True)):
        name = group or text
        if known.match(name)[0] and (not group or claim(text) is None):
            found.setdefault(name, []).append(column)
    if any(_twice(heading, columns) for columns in found.values()):
        return {}
    measured = {name: _measured(heading, columns) for name, columns in found.items()}
    below = [heading.texts[i] for columns in measured.values() for i in columns if heading.groups[i]]
    # A single column called "Hasil" is found without its group, and what stands beside it is compared with it.
    plain = len(below) == 1 and meaning(below[0]) is Role.VALUE and _plainly(found, measured)
    return {} if plain or not (below and all(measured.values())) else measured


def _plainly(found: dict[str, list[int]], measured: dict[str, list[int]]) -> bool:
    """Whether one characteristic has columns below it, and no other column would be taken for its readings."""
    return len(found) == 1 and found == measured


def _twice(heading: Heading, columns: Sequence[int]) -> bool:
    """Whether the same readings stand below a characteristic before and after something was done."""
    texts = {fold(heading.texts[i]) for i in columns if heading.groups[i]}
    return not (texts.isdisjoint(_BEFORE) or texts.isdisjoint(_AFTER))


def _measured(heading: Heading, columns: list[int]) -> list[int]:
    """Return the columns below a characteristic that hold readings: not its nominal, nor deviations from that."""
    below = [i for i in columns if not heading.groups[i] or fold(split_unit(heading.texts[i])[0]) not in _NOT_MEASURED]
    results = [i for i in below if heading.groups[i] and meaning(heading.texts[i]) is Role.VALUE]
    return results or below


def regrouped(grid: Grid, heading: Heading, groups: dict[str, list[int]]) -> tuple[tuple[str, ...], Grid] | None:
    """Return a row for each characteristic of each row, or for each point of it; None where columns mix the two.

    Parameters
    ----------
    grid : Grid
        All cells of the sheet.
    heading : Heading
        Its header.
    groups : dict of str to list of int
        The columns below each characteristic.
    """
    taken = {column for columns in groups.values() for column in columns}
    rest = [i for i in range(len(heading.texts)) if i not in taken and not heading.groups[i]]
    sums = {i for columns in _claims(heading, groups).values() for i in columns}
    height = filled(grid, heading.row, sorted(taken | sums))
    grid = _told_apart(grid, height, sorted(taken))
    context = grid.take(height, rest)
    counts = [[replicate(heading.texts[i]) for i in columns if heading.groups[i]] for columns in groups.values()]
    if all(k is not None for ks in counts for k in ks):
        return _subgroups(grid, heading, groups, (rest, height, context))
    if any(k is not None for ks in counts for k in ks):
        return None
    numbered = any(meaning(heading.texts[i]) is Context.UNIT for i in rest)
    number = () if numbered else (made([str(i - heading.row) for i in height]),)
    parts = [
        beside(
            [
                *number,
                context,
                made([name] * len(height)),
                made([heading.texts[i] if heading.groups[i] and len(columns) > 1 else ""] * len(height)),
                _one(grid, height, i),
            ]
        )
        for name, columns in groups.items()
        for i in columns
    ]
    first = () if numbered else ("No",)
    return (*first, *(heading.texts[i] for i in rest), "Karakteristik", "Posisi", "Nilai"), below(parts)


def _subgroups(
    grid: Grid, heading: Heading, groups: dict[str, list[int]], shared: tuple[list[int], list[int], Grid]
) -> tuple[tuple[str, ...], Grid]:
    """Return a row for each characteristic of each row, with columns X1 … Xn."""
    rest, height, context = shared
    widest = max(len(columns) for columns in groups.values())
    if any(len(columns) != widest for columns in groups.values()):
        return _long(grid, heading, groups, (rest, height))
    said = _claims(heading, groups)
    parts = [
        beside(
            [
                context,
                made([name] * len(height)),
                *(_one(grid, height, i) for i in columns),
                *_said(grid, height, heading, (said, name)),
            ]
        )
        for name, columns in groups.items()
    ]
    headers = [heading.texts[i] for i in rest] + ["Karakteristik"] + [f"X{k}" for k in range(1, widest + 1)]
    return (*headers, *_labels(heading, said)), below(parts)


def _claims(heading: Heading, groups: dict[str, list[int]]) -> dict[str, list[int]]:
    """Return the columns below each characteristic that sum up its readings: means and ranges of subgroups."""
    found: dict[str, list[int]] = {name: [] for name in groups}
    for column, (group, text) in enumerate(zip(heading.groups, heading.texts, strict=True)):
        if group in found and claim(text) is not None:
            found[group].append(column)
    return found


def _labels(heading: Heading, said: dict[str, list[int]]) -> tuple[str, ...]:
    """Return what these columns are called, each once."""
    return tuple(dict.fromkeys(heading.texts[i] for columns in said.values() for i in columns))


def _said(grid: Grid, rows: Sequence[int], heading: Heading, of: tuple[dict[str, list[int]], str]) -> list[Grid]:
    """Return these columns of one characteristic, empty where it has none of a name."""
    said, name = of
    own = {heading.texts[i]: i for i in said[name]}
    nothing = made([""] * len(rows))
    return [_one(grid, rows, own[label]) if label in own else nothing for label in _labels(heading, said)]


def _long(
    grid: Grid, heading: Heading, groups: dict[str, list[int]], shared: tuple[list[int], list[int]]
) -> tuple[tuple[str, ...], Grid]:
    """Return a row for each reading, where characteristics have different numbers of them; each row is a subgroup."""
    rest, height = shared
    texts = ["Subgrup" if meaning(heading.texts[i]) in _COUNTED else heading.texts[i] for i in rest]
    numbered, said = "Subgrup" in texts, _claims(heading, groups)
    parts = []
    for name, columns in groups.items():
        rows = [row for row in height for _ in columns]
        subgroup = () if numbered else (made([str(row - heading.row) for row in rows]),)
        readings = grid.take(height, columns).in_one_column()
        sums = _said(grid, rows, heading, (said, name))
        parts.append(beside([*subgroup, grid.take(rows, rest), made([name] * len(rows)), readings, *sums]))
    first = () if numbered else ("Subgrup",)
    return (*first, *texts, "Karakteristik", "Nilai", *_labels(heading, said)), below(parts)


def _one(grid: Grid, rows: Sequence[int], column: int) -> Grid:
    return grid.take(list(rows), [column])


def has_owner(texts: Sequence[str]) -> bool:
    """Whether a column names the characteristic of each row."""
    return any(meaning(text) is Role.CHARACTERISTIC for text in texts)
