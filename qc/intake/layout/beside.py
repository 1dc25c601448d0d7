"""Two tables side by side with the same headers, such as shift 1 and shift 2."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qc.errors import Location
from qc.intake.headers import Role, fold, is_summary, meaning
from qc.intake.layout.grid import below, beside, made
from qc.terms import Context
from qc.words import message, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.intake.findings import Findings
    from qc.intake.formats.raw import Sheet
    from qc.intake.layout.grid import Grid
    from qc.intake.layout.two_rows import Heading

_NAMED = re.compile(r"\s*([^\W\d_][\w ./]*?)\s*(?::|=|\s)\s*([\w./-]+)\s*")
_COUNTED = (Context.UNIT, Context.SUBGROUP, Role.SAMPLE)


def blocks(texts: Sequence[str]) -> list[range]:
    """Return the columns of each of several equal tables side by side; an empty list where there is one.

    Examples
    --------
    >>> blocks(["No", "X1", "X2", "", "No", "X1", "X2"]), blocks(["No", "X1", "X2"])
    ([range(0, 3), range(4, 7)], [])
    """
    folded = [fold(text) for text in texts]
    first = next((i for i, text in enumerate(folded) if text), None)
    if first is None:
        return []
    starts = [i for i, text in enumerate(folded) if text == folded[first]]
    ends = [*starts[1:], len(folded)]
    found = [_trimmed(range(start, end), folded) for start, end in zip(starts, ends, strict=True)]
    headers = [[folded[i] for i in one] for one in found]
    alike = len(found) > 1 and len(headers[0]) > 1 and all(one == headers[0] for one in headers)
    return found if alike else []


def below_groups(heading: Heading) -> dict[str, list[int]]:
    """Return the columns of each of several equal tables below groups such as "Shift 1", with those that all share.

    Parameters
    ----------
    heading : Heading
        A header in two rows.

    Returns
    -------
    dict of str to list of int
        By group; empty where groups are no shifts, machines or people, or their columns are not the same.
    """
    groups = [group for group in dict.fromkeys(heading.groups) if group]
    if len(groups) < 2 or _contexts(groups) is None:
        return {}
    shared = [i for i, group in enumerate(heading.groups) if not group and heading.texts[i]]
    own = {name: [i for i, group in enumerate(heading.groups) if group == name] for name in groups}
    headers = [[fold(heading.texts[i]) for i in columns] for columns in own.values()]
    if any(one != headers[0] for one in headers):
        return {}
    return {name: [*shared, *columns] for name, columns in own.items()}


def _contexts(said: Sequence[str]) -> tuple[str, list[str]] | None:
    """Return what titles name, such as the shift, and what each says; None where they are no such thing."""
    parts = [_NAMED.fullmatch(text) for text in said]
    if not all(parts) or len(set(said)) < len(said):
        return None
    labels = {fold(part[1]) for part in parts if part}
    label = next((part[1] for part in parts if part), "")
    if len(labels) != 1 or not isinstance(meaning(label), Context):
        return None
    return label, [part[2] for part in parts if part]


def _trimmed(columns: range, texts: Sequence[str]) -> range:
    end = columns.stop
    while end > columns.start and not texts[end - 1]:
        end -= 1
    return range(columns.start, end)


def stacked(
    sheet: Sheet,
    grid: Grid,
    heading: tuple[int, Sequence[str]],
    found: Sequence[Sequence[int]],
    findings: Findings,
    *,
    titles: Sequence[str] = (),
) -> tuple[tuple[str, ...], Grid]:
    """Return the headers and the rows of tables side by side, one below the other.

    Parameters
    ----------
    sheet : Sheet
        For its names.
    grid : Grid
        All its cells.
    heading : tuple of int and sequence of str
        The last row of the header, and the header of each column.
    found : sequence of sequence of int
        The columns of each table.
    findings : Findings
        Where notes go.
    titles : sequence of str, optional
        What stands above each table, where that is known.
    """
    row, texts = heading
    headers = [texts[i] for i in found[0]]
    parts = [_without_sums(grid.take(slice(row + 1, None), list(one))) for one in found]
    place = Location(file=sheet.name, sheet=sheet.title, row=row + 1)
    findings.note(
        plural(
            "{count} table side by side is read",
            "{count} tables side by side are read one after the other, from left to right",
            count=len(found),
        ),
        place,
    )
    if (counted := _begins_anew(headers, parts)) is not None:
        headers[counted] = ""
        findings.note(message("the numbers begin anew in each table: rows are counted on"), place)
    names = _contexts(titles) if titles else _titles(grid, row, found)
    if names is None:
        return tuple(headers), below(parts)
    label, values = names
    named = [beside([made([value] * part.shape[0]), part]) for value, part in zip(values, parts, strict=True)]
    return (label, *headers), below(named)


def _without_sums(part: Grid) -> Grid:
    """Return the rows of a table that hold anything and are no sums."""
    texts = part.written(merged=False)
    kept = [
        i
        for i, row in enumerate(texts.tolist())
        if any(text.strip() for text in row) and not any(is_summary(text.strip()) for text in row[:2])
    ]
    return part.take(kept, slice(None))


def _begins_anew(headers: Sequence[str], parts: Sequence[Grid]) -> int | None:
    """Return the column of numbers that stand in more than one table."""
    column = next((i for i, text in enumerate(headers) if meaning(text) in _COUNTED), None)
    if column is None:
        return None
    seen: set[str] = set()
    for part in parts:
        numbers = {str(text).strip() for text in part.written()[:, column]} - {""}
        if numbers & seen:
            return column
        seen |= numbers
    return None


def _titles(grid: Grid, row: int, found: Sequence[Sequence[int]]) -> tuple[str, list[str]] | None:
    """Return what the tables' titles name, such as the shift, and what each says."""
    for above in range(row - 1, max(-1, row - 4), -1):
        texts = grid.take([above], slice(None)).written()[0]
        said = [next((str(texts[i]).strip() for i in one if str(texts[i]).strip()), "") for one in found]
        if (told := _contexts(said)) is not None:
            return told
    return None
