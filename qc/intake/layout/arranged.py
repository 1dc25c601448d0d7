"""A table put together anew from the cells of a sheet."""

from __future__ import annotations

from dataclasses import field, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from qc.intake.formats.raw import Doubt, RawColumn, RawTable, letter
from qc.intake.layout.grid import beside
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from qc.intake.columns import Header
    from qc.intake.findings import Findings
    from qc.intake.formats.colours import Colours
    from qc.intake.formats.comments import Comments
    from qc.intake.layout.grid import Grid

HEAD_ROWS = 200


@dataclass(frozen=True, kw_only=True)
class ArrangedSheet:
    """A row of headers with rows below, whatever shape the sheet had.

    Attributes
    ----------
    name : str
        The file, as the user gave it.
    title : str or None
        The sheet.
    top : int
        The row of the sheet that its headers come from, from 0.
    headers : tuple of str
    body : Grid
        The rows below the headers.
    above : tuple of tuple of str
        What stands above the headers in the sheet.
    hidden_rows, hidden_columns : sequence of int
        Those of the sheet that hold something but that nobody sees, from 0.
    comments : mapping of (row, column) to str
        What people commented on cells of the sheet, from 0.
    colours : mapping of (row, column) to str
        Cells of the sheet with a colour of their own, from 0.
    as_written : mapping of (row, column) to str
        What stands in cells of the sheet that say here what was made of it, from 0.
    """

    name: str
    title: str | None
    top: int
    headers: tuple[str, ...]
    body: Grid
    above: tuple[tuple[str, ...], ...] = ()
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()
    comments: Comments = field(default_factory=dict)
    colours: Colours = field(default_factory=dict)
    as_written: Mapping[tuple[int, int], str] = field(default_factory=dict)

    @cached_property
    def head(self) -> Sequence[Sequence[str]]:
        """The headers in their row, and the first rows below them."""
        first = self.body.take(slice(0, HEAD_ROWS), slice(None)).written(merged=False)
        return [*([""] for _ in range(self.top)), list(self.headers), *(list(row) for row in first)]

    def quick(self, header: Header) -> RawTable:  # noqa: ARG002 - as Sheet has it
        """Refuse: the cells come from many places, and must be looked at."""
        raise Doubt

    def careful(self, header: Header, findings: Findings) -> RawTable:  # noqa: ARG002 - as Sheet has it
        """Return the rows below the header."""
        body = self.body.take(slice(header.row - self.top, None), slice(None))
        columns: list[RawColumn | None] = [None] * len(header.texts)
        for index in header.wanted:
            columns[index] = RawColumn(
                header=header.texts[index],
                letter=letter(index),
                text=body.text[:, index].copy(),
                number=body.number[:, index].copy(),
                kind=body.kind[:, index].copy(),
                place=np.column_stack([body.row[:, index] + 1, body.column[:, index]]),
                blanks=body.blanks,
            )
        row = _first_row(body) + 1
        line = np.arange(1, row.size + 1, dtype=np.int64)
        return RawTable(name=self.name, sheet=self.title, columns=tuple(columns), row=row, own_line=line)

    def with_column(self, header: str, cells: Grid) -> ArrangedSheet:
        """Return the table with one more column at its left."""
        return replace(self, headers=(header, *self.headers), body=beside([cells, self.body]))


def _first_row(body: Grid) -> NDArray[np.int64]:
    """Return the first row of the sheet that each row's cells come from."""
    far = np.iinfo(np.int64).max
    rows = np.where(body.row < 0, far, body.row).min(axis=1, initial=far)
    return np.where(rows == far, 0, rows)
