"""Merged cells of a worksheet: the label in the first counts for all of them, a reading only once."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from qc.intake.formats.raw import CellKind, number_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from qc.intake.formats.raw import RawColumn, Texts

Range: TypeAlias = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell of a merged range: row and column from 0."""


def fill_merged(
    number: NDArray[np.float64],
    text: Texts,
    kind: NDArray[np.int8],
    index: int,
    first: int,
    merged: Sequence[Range],
) -> None:
    """Give the cells of merged ranges in a column the text of the first, as labels.

    Parameters
    ----------
    number, text, kind : arrays
        The column's cells, changed in place.
    index : int
        The column, from 0.
    first : int
        The row of its first cell, from 0.
    merged : sequence of ranges
        Of the sheet.
    """
    for (top, left), (bottom, right) in merged:
        if left <= index <= right and first <= top < bottom:
            i, end = top - first, bottom - first + 1
            text[i + 1 : end] = number_text(float(number[i])) or text[i]
            number[i + 1 : end], kind[i + 1 : end] = np.nan, CellKind.MERGED


def fill_nested(column: RawColumn, index: int, first: int, merged: Sequence[Range]) -> int:
    """Give blank labels beside a merged range the label above them in that range, and return how many there are.

    A bath is merged over its rows, and each of its racks stands only in its first row.

    Parameters
    ----------
    column : RawColumn
        Labels, changed in place.
    index : int
        The column, from 0.
    first : int
        The row of its first cell, from 0.
    merged : sequence of ranges
        Of the sheet.
    """
    beside = [
        (top - first, bottom - first)
        for (top, left), (bottom, right) in merged
        if left == right < index and first <= top < bottom
    ]
    return sum(_fill_down(column, top, bottom) for top, bottom in beside)


def _fill_down(column: RawColumn, top: int, bottom: int) -> int:
    """Give the blank cells of some rows the label above them in these rows."""
    said, filled = "", 0
    written = column.written()[top : bottom + 1].tolist()
    for i, text in enumerate(written, start=top):
        if text.strip():
            said = text
        elif said and isinstance(column.text, np.ndarray) and column.kind is not None:
            column.text[i], column.kind[i] = said, CellKind.MERGED
            filled += 1
    return filled
