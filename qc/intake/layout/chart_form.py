"""The classical chart form: a column for each subgroup, X1 … X5 one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.errors import Location
from qc.intake.findings import row_list
from qc.intake.formats.raw import letter
from qc.intake.headers import is_summary, meaning, replicate
from qc.intake.layout.arranged import ArrangedSheet
from qc.intake.layout.claims import claim
from qc.words import message, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.intake.findings import Findings
    from qc.intake.formats.raw import Sheet, Texts
    from qc.intake.layout.grid import Grid

_LABELS_WITHIN = 4
"""The column of X1, X2 … is one of the first so many."""


def label_column(texts: Sequence[Sequence[str]]) -> int | None:
    """Return the column in which X1, X2 … stand one below the other, or None."""
    for column in range(_LABELS_WITHIN):
        if len(_runs([row[column] if column < len(row) else "" for row in texts])) > 0:
            return column
    return None


def _runs(labels: Sequence[str]) -> list[tuple[int, int]]:
    """Return first and last row of each run of labels X1, X2 and so on."""
    runs: list[tuple[int, int]] = []
    for row, label in enumerate(labels):
        k = replicate(label) if any(map(str.isalpha, label)) else None
        if k == 1:
            runs.append((row, row))
        elif k is not None and runs and runs[-1][1] == row - 1 and k == row - runs[-1][0] + 1:
            runs[-1] = (runs[-1][0], row)
    return [(first, last) for first, last in runs if last > first]


def chart_form(sheet: Sheet, grid: Grid, findings: Findings) -> ArrangedSheet | None:
    """Return a chart form as a row for each subgroup, or None where a sheet is none.

    Parameters
    ----------
    sheet : Sheet
        For its names.
    grid : Grid
        Its cells.
    findings : Findings
        Where notes go, and a problem where several charts stand one below the other.
    """
    texts = grid.written()
    column = label_column(texts[:200].tolist())
    if column is None:
        return None
    labels = [str(text).strip() for text in texts[:, column]]
    runs = _runs(labels)
    if len(runs) > 1:
        findings.problem(
            message("{count} charts stand one below the other on this sheet", count=len(runs)),
            Location(file=sheet.name, sheet=sheet.title, row=runs[1][0] + 1),
            expected=message("one chart on a sheet"),
            fix=message(
                "Put each chart on a sheet or in a file of its own, and give the one that belongs to this lot."
            ),
        )
        return None
    first, last = runs[0]
    top = first
    while top > 0 and meaning(labels[top - 1]) is not None:
        top -= 1
    bottom = last + 1
    while bottom < len(labels) and _says(labels[bottom]):
        bottom += 1
    used = _subgroups(sheet, texts, (top, first, last), column, findings)
    return ArrangedSheet(
        name=sheet.name,
        title=sheet.title,
        top=top,
        headers=tuple(labels[top:bottom]),
        body=grid.take(slice(top, bottom), used).turned(),
        above=tuple(tuple(row) for row in grid.written(merged=False)[:top].tolist()),
    )


def _says(label: str) -> bool:
    """Whether a row below the readings belongs to them: a sum, a range, the operator."""
    return is_summary(label) or claim(label) is not None or meaning(label) is not None


def _subgroups(sheet: Sheet, texts: Texts, rows: tuple[int, int, int], column: int, findings: Findings) -> list[int]:
    """Return the columns that hold subgroups: not those that sum up others, nor those without a reading."""
    top, first, last = rows
    filled = [i for i in range(column + 1, texts.shape[1]) if any(str(t).strip() for t in texts[first : last + 1, i])]
    sums = [i for i in filled if any(is_summary(str(text).strip()) for text in texts[top:first, i])]
    if sums:
        findings.note(
            plural(
                "column {columns} left out: it sums up other columns",
                "{count} columns left out ({columns}): they sum up other columns",
                count=len(sums),
                columns=", ".join(map(letter, sums)),
            ),
            Location(file=sheet.name, sheet=sheet.title),
        )
    findings.note(
        message(
            "chart form: each column is a subgroup, with its readings in rows {rows}",
            rows=row_list(np.arange(first + 1, last + 2).tolist()),
        ),
        Location(file=sheet.name, sheet=sheet.title),
    )
    return [i for i in filled if i not in sums]
