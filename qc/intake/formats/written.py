"""A table that another form of file was turned into: cells as written, each still at its own line of the file."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from qc.intake.formats.raw import Doubt, RawColumn, RawTable, letter
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.intake.columns import Header
    from qc.intake.findings import Findings

_HEAD_ROWS = 200


@dataclass(frozen=True, kw_only=True)
class WrittenSheet:
    """Rows of text with a header that the file itself does not have, or has elsewhere.

    Attributes
    ----------
    name : str
        The file, as the user gave it.
    headers : tuple of str
        What each column holds.
    cells : tuple of tuples of str
        Rows as wide as the header.
    lines : tuple of int
        The line of the file that each row stands in, from 1.
    title : None
        A text file has no sheets.
    """

    name: str
    headers: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    title: None = None

    @cached_property
    def head(self) -> Sequence[Sequence[str]]:
        """The header and the first rows."""
        return [self.headers, *self.cells[:_HEAD_ROWS]]

    def quick(self, header: Header) -> RawTable:  # noqa: ARG002 - as Sheet has it
        """Raise ``Doubt``: such a file is always read cell by cell."""
        raise Doubt

    def careful(self, header: Header, findings: Findings) -> RawTable:  # noqa: ARG002 - as Sheet has it
        """Return all rows, every cell as written."""
        columns = zip(*self.cells, strict=True) if self.cells else [()] * len(self.headers)
        return RawTable(
            name=self.name,
            sheet=None,
            columns=tuple(
                RawColumn(header=name, letter=letter(i), text=np.array(column, dtype=object))
                for i, (name, column) in enumerate(zip(self.headers, columns, strict=True))
            ),
            row=np.array(self.lines, dtype=np.int64),
        )
