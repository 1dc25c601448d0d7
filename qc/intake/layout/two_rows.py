"""A header in two rows: groups above their columns, or units of measurement below their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.intake.columns import HEADER_WITHIN
from qc.intake.headers import Role, fold, meaning, replicate, split_unit
from qc.intake.layout.claims import claim
from qc.intake.layout.numerals import counts_up
from qc.intake.names import Names
from qc.intake.readings.cell import take_apart
from qc.terms import Context
from qc.units import canonical
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.intake.layout.grid import Grid
    from qc.intake.plan import ColumnPlan

_MOST = frozenset({"max", "maks", "maksimum", "maximum", "maksimal"})
_NUMBERED = frozenset({Context.UNIT, Context.SUBGROUP, Role.SAMPLE, Role.CHARACTERISTIC})
"""What these columns hold has no unit of measurement."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The header of a table, however many rows it has.

    Attributes
    ----------
    row : int
        Its last row, from 0.
    first : int
        Its first row.
    texts : tuple of str
        One header for each column.
    groups : tuple of str
        What stands above each column, empty where nothing does.
    """

    row: int
    first: int
    texts: tuple[str, ...]
    groups: tuple[str, ...]


def two_rows(grid: Grid, row: int, plan: ColumnPlan) -> Heading | None:
    """Return the header that a row makes together with the one above or below it, or None where it stands alone.

    Parameters
    ----------
    grid : Grid
        The cells of a sheet.
    row : int
        The row that looks most like a header.
    plan : ColumnPlan
        What the standard asks for.
    """
    known = Names(plan)
    for upper in (row, row - 1):
        if 0 <= upper < min(HEADER_WITHIN, grid.shape[0] - 1) and (
            _counted(_row(grid, upper), _row(grid, upper + 1), known) or _belong(grid, upper, known)
        ):
            return _joined(grid, upper, known)
    return None


def _belong(grid: Grid, upper: int, known: Names) -> bool:
    """Whether the row below ``upper`` is the second half of a header."""
    above, beneath = (_row(grid, i) for i in (upper, upper + 1))
    given = [i for i, text in enumerate(beneath) if text and text != above[i]]
    if not given or any(not np.isnan(grid.number[upper + 1, i]) for i in range(grid.shape[1])):
        return False
    named = [text for text in dict.fromkeys(above) if text]
    completed = [_completes(a, b, known) for a, b in zip(_spread(above, beneath), beneath, strict=True)]
    if len(named) < 2 or any(":" in text for text in named):
        return False
    if not any(completed) and not any(_is_header(text, known) for text in named):
        return False
    if all(_unit(beneath[i]) for i in given) and not _ends(beneath):
        return all(above[i] and meaning(above[i]) not in _NUMBERED for i in given)
    if {Role.CHARACTERISTIC, Role.VALUE} <= set(map(meaning, above)):  # a name below belongs to a row of a long table
        return False
    return all(completed[i] or _is_header(beneath[i], known) for i in given) or _merged_group(above, beneath, known)


def _counted(above: Sequence[str], beneath: Sequence[str], known: Names) -> bool:
    """Whether the columns below each of several characteristics are numbered 1, 2 and so on."""
    runs: dict[str, list[str]] = {}
    for name, text in zip(_spread(above, beneath), beneath, strict=True):
        if text.isdecimal():
            runs.setdefault(name, []).append(text)
        elif text and not _is_header(text, known) and claim(text) is None:
            return False
    return len(runs) > 1 and all(counts_up(run) and known.match(name)[0] for name, run in runs.items())


def _completes(above: str, beneath: str, known: Names) -> bool:
    """Whether a name begins in one row and ends in the next: "Diameter", and "dalam (mm)" below it."""
    if not above or not beneath or known.match(beneath)[0]:
        return False
    return known.match(f"{above} {beneath}")[0] not in {(), known.match(above)[0]}


def _merged_group(above: Sequence[str], beneath: Sequence[str], known: Names) -> bool:
    """Whether two or more columns with a name each stand below one characteristic."""
    spread = _spread(above, beneath)
    groups = [i for i, text in enumerate(spread) if beneath[i] and beneath[i] != text and known.match(text)[0]]
    letters = [i for i in groups if any(map(str.isalpha, beneath[i])) and spread.count(spread[i]) > 1]
    return len(letters) >= 2 and letters == groups and not any(_measured(beneath[i]) for i in groups)


def _measured(text: str) -> bool:
    """Whether a text is a number with its unit, such as "12,05 mm", and no name."""
    written = take_apart(text)
    return bool(written.digits) and canonical(written.unit) is not None


def _row(grid: Grid, row: int) -> list[str]:
    return [str(text).strip() for text in grid.take([row], slice(None)).written()[0]]


def _unit(text: str) -> str | None:
    return canonical(text.strip("()[] "))


def _is_header(text: str, known: Names) -> bool:
    return bool(known.match(text)[0]) or replicate(text) is not None or meaning(text) is not None


def _joined(grid: Grid, upper: int, known: Names) -> Heading:
    above, beneath = (_row(grid, i) for i in (upper, upper + 1))
    if _counted(above, beneath, known):
        beneath = [f"X{text}" if text.isdecimal() else text for text in beneath]
    spread = _spread(above, beneath)
    pairs = [_one(a, b, known, ends=_ends(beneath)) for a, b in zip(spread, beneath, strict=True)]
    texts, groups = tuple(text for text, _ in pairs), tuple(group for _, group in pairs)
    return Heading(row=upper + 1, first=upper, texts=texts, groups=_with_units(texts, groups, known))


def _spread(above: Sequence[str], beneath: Sequence[str]) -> list[str]:
    """Return the upper row with each text over all columns that stand below it."""
    spread = list(above)
    for i in range(1, len(spread)):
        if not spread[i] and beneath[i] and beneath[i - 1] and spread[i - 1] != beneath[i - 1]:
            spread[i] = spread[i - 1]
    return spread


def _ends(beneath: Sequence[str]) -> bool:
    """Whether "Min" stands beside "Max", and is no minute."""
    return not _MOST.isdisjoint(map(fold, beneath))


def _one(above: str, beneath: str, known: Names, *, ends: bool) -> tuple[str, str]:
    """Return the header of a column and the group above it."""
    if not beneath or above == beneath:
        return above, ""
    if not above:
        return beneath, ""
    if _completes(above, beneath, known):
        return f"{above} {beneath}", ""
    if (unit := _unit(beneath)) is not None and replicate(beneath) is None and not (ends and fold(beneath) == "min"):
        return (above, "") if split_unit(above)[1] else (f"{above} ({unit})", "")
    group_unit = split_unit(above)[1]
    if known.match(beneath)[0] and group_unit and canonical(group_unit) and not split_unit(beneath)[1]:
        return f"{beneath} ({group_unit})", above
    return beneath, above


def _with_units(texts: Sequence[str], groups: Sequence[str], known: Names) -> tuple[str, ...]:
    """Return the groups with the unit that their readings are headed by: "X1 (cm)" below "Diameter"."""
    found = list(groups)
    for group in {group for group in groups if known.match(group)[0]}:
        base, above = split_unit(group) if known.match(group)[1] else (group, None)
        own = [i for i, one in enumerate(groups) if one == group]
        readings = [i for i in own if replicate(texts[i]) is not None or meaning(texts[i]) is Role.VALUE] or own
        units = {i: unit for i in readings if (unit := _unit_behind(texts[i])) is not None}
        only = len(set(map(canonical, units.values()))) == 1 and above is None
        for i in own if only else units:
            found[i] = f"{base} ({next(iter(units.values())) if only else units[i]})"
    return tuple(found)


def _unit_behind(text: str) -> str | None:
    unit = split_unit(text)[1]
    return unit if unit is not None and canonical(unit) is not None else None
