"""Rows and columns of a buyer's table that are hidden: nobody who looks at the table sees what they ask."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qc.intake.findings import shortened
from qc.intake.formats.raw import letter
from qc.words import Message, message, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qc.spec.draft import DraftItem
    from qc.spec.table_cells import Grid
    from qc.spec.table_head import TableHead
    from qc.spec.table_row import TableRow

_LONG = 40
_HIDDEN = message("its row is hidden in the buyer's table: ask the buyer whether it still holds")


def with_hidden(row: TableRow, item: DraftItem) -> DraftItem:
    """Return a characteristic, with a remark where its row is hidden.

    Parameters
    ----------
    row : TableRow
        Where it stands.
    item : DraftItem
        What it asks.
    """
    return replace(item, remarks=(_HIDDEN, *item.remarks)) if row.row in row.grid.hidden_rows else item


def hidden_remarks(
    grid: Grid, head: TableHead, rows: Sequence[TableRow], items: Sequence[DraftItem]
) -> Iterator[Message]:
    """Yield what was taken for granted of hidden rows and columns.

    Parameters
    ----------
    grid : Grid
        The table.
    head : TableHead
        Its headings.
    rows : sequence of TableRow
        The rows that are characteristics.
    items : sequence of DraftItem
        These characteristics.
    """
    hidden = tuple(
        f"{row.row + 1} “{shortened(item.names.id, _LONG)}”"
        for row, item in zip(rows, items, strict=True)
        if row.row in grid.hidden_rows
    )
    if hidden:
        yield plural(
            "hidden row {rows} was taken as a requirement like the others: if the buyer withdrew it, delete the row"
            " and import again",
            "{count} hidden rows were taken as requirements like the others: {rows}; if the buyer withdrew them, delete"
            " the rows and import again",
            count=len(hidden),
            rows=hidden,
        )
    used = set(head.fields.values())
    yield from _columns(grid, head, grid.hidden_columns & used, used=True)
    yield from _columns(grid, head, grid.hidden_columns - used, used=False)


def _columns(grid: Grid, head: TableHead, columns: frozenset[int], *, used: bool) -> Iterator[Message]:
    """Yield that hidden columns were used, or not."""
    named = tuple(f"{letter(i)} “{shortened(_heading(grid, head, i), _LONG)}”" for i in sorted(columns))
    if named and used:
        yield message(
            "the columns {columns} are hidden, and what is asked stands in them: ask the buyer whether it still holds",
            columns=named,
        )
    elif named:
        yield message("hidden columns are not used: {columns}", columns=named)


def _heading(grid: Grid, head: TableHead, column: int) -> str:
    return " ".join((head.texts[column] or grid.spread(head.first - 1)[column]).split())
