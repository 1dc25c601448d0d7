"""A row of a buyer's table: its cells, and what in them cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.errors import Problem
from qc.intake.formats.raw import CellKind
from qc.intake.readings.cell import is_missing
from qc.spec.requirement import SHOWN_FORMS
from qc.spec.written_numbers import number_in, read_as_decimals, tidy
from qc.values import dataclass
from qc.words import Message, message

if TYPE_CHECKING:
    from qc.spec.table_cells import Grid, TableCell
    from qc.spec.table_head import Field, TableHead

_NO_NUMBER = (
    message("there is no number that can be read for certain"),
    message("one number, such as 12.05"),
    message("Write one number, without other signs."),
)


class Unread(Exception):  # noqa: N818 - becomes a Problem, never reaches a user
    """A cell that cannot be read.

    Parameters
    ----------
    problem : Problem
        What is wrong with it.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One row below the headings.

    Attributes
    ----------
    grid : Grid
        The sheet.
    head : TableHead
        Its headings.
    row : int
        From 0.
    """

    grid: Grid
    head: TableHead
    row: int

    def cell(self, field: Field) -> TableCell | None:
        """Return the cell of a field; None where there is no such column or nothing stands there."""
        column = self.head.fields.get(field)
        cell = None if column is None else self.grid.rows[self.row][column]
        return None if cell is None or not cell.text else cell

    def text(self, field: Field) -> str:
        """Return what stands in a field; empty for nothing and for a dash."""
        cell = self.cell(field)
        return "" if cell is None or is_missing(cell.text) else " ".join(cell.text.split())

    def unread(
        self, field: Field, reason: Message, expected: Message | None = None, fix: Message | None = None
    ) -> Unread:
        """Return that a field cannot be read."""
        column = self.head.fields.get(field)
        label = None if column is None else " ".join(self.head.texts[column].split())
        cell = self.cell(field)
        place = self.grid.place(self.row, label)
        found = None if cell is None else cell.text
        return Unread(Problem(reason=reason, location=place, found=found, expected=expected, fix=fix))

    def number(self, field: Field) -> tuple[float | None, tuple[Message, ...]]:
        """Return a field's number and what was taken for granted in reading it; None where nothing stands there."""
        text = self.text(field)
        if not text:
            return None, ()
        self.computed(field)
        found = number_in(text)
        if found is None:
            raise self.unread(field, *_NO_NUMBER)
        cell = self.cell(field)
        native = cell is not None and cell.kind in {CellKind.NUMBER, CellKind.PERCENT}
        return found, () if native else tuple(read_as_decimals(tidy(text)))

    def computed(self, field: Field) -> None:
        """Refuse what a workbook made of a cell: a date, or a formula without a result."""
        cell = self.cell(field)
        if cell is not None and cell.kind is CellKind.DATE:
            raise self.unread(
                field,
                message("Excel made a date of what was typed here"),
                SHOWN_FORMS,
                message("Format the cell as text, and type it again."),
            )
        if cell is not None and cell.kind is CellKind.UNCOMPUTED:
            raise self.unread(
                field,
                message("the formula of this cell has no result"),
                SHOWN_FORMS,
                message("Open the file in Excel, let it calculate, and save it; or type the value."),
            )
