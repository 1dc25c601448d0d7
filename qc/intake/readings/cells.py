"""The readings of one characteristic as a file holds them, whatever its layout: the shape that every layout ends in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.errors import Location
from qc.intake.formats.raw import CellKind, number_text
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from qc.intake.formats.coded import Coded
    from qc.intake.formats.distinct import Whole
    from qc.intake.formats.raw import Texts
    from qc.intake.labels import Labels
    from qc.intake.plan import ExpectedColumn
    from qc.intake.readings.cell import Mark
    from qc.terms import Context


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cells:
    """The cells that hold one characteristic's readings, in file order.

    Attributes
    ----------
    expected : ExpectedColumn
        The characteristic.
    name, sheet : str, str or None
        Where they stand.
    number : (n,) float array or None
        Cells that the source gives as numbers, NaN elsewhere; None where it gives none.
    text : (n,) object array of str, Coded, or None
        Cells as written; None where every cell is a plain number or missing.
    kind : (n,) int8 array of CellKind, or None
    row, column : (n,) int arrays
        Row as the spreadsheet numbers it, and index into ``headers``.
    headers : tuple of str
    units : tuple of str
        The units of measurement that headers give, or names of the characteristic in rows.
    measure : Labels or None
        The unit of measurement that a column gives for each reading.
    context : mapping of Context to Labels
    day : Labels or None
        The date of each reading as written.
    box : Labels or None
        The box or sheet that a column names for each reading.
    width : int
        Readings in a row: more than one where each row of the table is a subgroup.
    mark : Mark or None
        The decimal mark of the text that ``number`` was read from; None where the source holds numbers.
    own_line : (n,) int array or None
        As `RawTable` has it, of the row of each reading.
    blanks : bool
        As `RawColumn` has it.
    """

    expected: ExpectedColumn
    name: str
    sheet: str | None
    number: NDArray[np.float64] | None
    text: Texts | Coded | None
    kind: NDArray[np.int8] | None
    row: Whole
    column: Whole
    headers: tuple[str, ...]
    units: tuple[str, ...]
    measure: Labels | None
    context: Mapping[Context, Labels]
    day: Labels | None
    width: int = 1
    mark: Mark | None = None
    own_line: Whole | None = None
    box: Labels | None = None
    blanks: bool = False

    def __len__(self) -> int:
        return int(self.row.size)

    @property
    def line(self) -> Whole:
        """The line of the table that each reading stands in; in a table put together anew, no row of the sheet."""
        return self.row if self.own_line is None else self.own_line

    @property
    def table(self) -> Location:
        """The table that the cells stand in."""
        return Location(file=self.name, sheet=self.sheet)

    def place(self, index: int | None = None) -> Location:
        """Return the location of a cell, or of the column."""
        if index is None:
            column = self.headers[0] if len(self.headers) == 1 else f"{self.headers[0]} … {self.headers[-1]}"
            return Location(file=self.name, sheet=self.sheet, column=column)
        header = self.headers[int(self.column[index])]
        return Location(file=self.name, sheet=self.sheet, row=int(self.row[index]), column=header)

    def written(self, index: int) -> str:
        """Return a cell as written."""
        if self.number is not None and not np.isnan(self.number[index]):
            return number_text(float(self.number[index]))
        return "" if self.text is None else str(self.text[index])

    def of_kind(self, kind: CellKind) -> NDArray[np.int64]:
        """Return the indices of the cells of one kind."""
        if self.kind is None:
            return np.empty(0, dtype=np.int64)
        return np.flatnonzero(self.kind == kind)
