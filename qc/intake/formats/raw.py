"""A table as a file holds it: cells as text, each with its place. Nothing is interpreted here."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Protocol, TypeAlias

import numpy as np

from qc.errors import Location
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from qc.intake.columns import Header
    from qc.intake.findings import Findings
    from qc.intake.formats.coded import Coded
    from qc.intake.formats.distinct import Whole
    from qc.intake.readings.cell import Mark

Texts: TypeAlias = "NDArray[np.object_]"
_EXACT = 1e15


class CellKind(IntEnum):
    """What a workbook says of a cell besides its text."""

    TEXT = 0
    NUMBER = 1
    DATE = 2
    UNCOMPUTED = 3
    MERGED = 4
    PERCENT = 5
    STRUCK = 6
    SUMMED = 7


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RawColumn:
    """A column of cells.

    Attributes
    ----------
    header : str
        As written; empty where there is none.
    letter : str
        As a spreadsheet names the column.
    text : (n,) object array of str, Coded, or None
        Cells as written; None where every cell is a plain number or a missing mark.
    number : (n,) float array or None
        Numbers of the cells that the source gives as numbers, NaN elsewhere; None where it gives none.
    whole : (n,) int array or None
        Instead of both, in a column of plain whole numbers that count units or subgroups.
    kind : (n,) int8 array of CellKind, or None
        None where a file knows no kinds of cells.
    mark : Mark or None
        The decimal mark of the text that ``number`` was read from; None where the source holds numbers.
    place : (n, 2) int array or None
        Row (from 1) and column (from 0) of each cell in its sheet, of a table that was put together anew.
    blanks : bool
        Whether a blank in a cell may stand between thousands: something else than blanks parts the cells.
    """

    header: str
    letter: str
    text: Texts | Coded | None = None
    number: NDArray[np.float64] | None = None
    whole: NDArray[np.int64] | None = None
    kind: NDArray[np.int8] | None = None
    mark: Mark | None = None
    place: NDArray[np.int64] | None = None
    blanks: bool = False

    @property
    def label(self) -> str:
        """What a reader calls the column: its header, or its letter."""
        return " ".join(self.header.split()) or self.letter

    @property
    def counts(self) -> NDArray[np.int64] | None:
        """The cells as whole numbers, None where any is something else."""
        if self.whole is not None or self.number is None or self.kind is None:
            return self.whole
        plain = bool((self.kind == CellKind.NUMBER).all() and (np.abs(self.number) < _EXACT).all())
        whole = self.number.astype(np.int64) if plain else None
        return whole if whole is not None and np.array_equal(whole, self.number) else None

    def written(self) -> Texts | Coded:
        """Return every cell as text, numbers in the shortest form that reads back to them."""
        if self.whole is not None:
            return self.whole.astype(np.str_).astype(object)
        if self.text is None or self.number is None:
            return self.text if self.text is not None else number_texts(self.number)
        text, native = self.text.copy(), ~np.isnan(self.number)
        text[native] = number_texts(self.number[native])
        return text

    def written_at(self, index: int) -> str:
        """Return one cell as text; the others need not become text."""
        if self.whole is not None:
            return str(int(self.whole[index]))
        if self.number is not None and (self.text is None or self.number[index] == self.number[index]):
            return number_text(float(self.number[index]))
        return "" if self.text is None else str(self.text[index])


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RawTable:
    """The data rows of one table.

    Attributes
    ----------
    name : str
        The file, as the user gave it.
    sheet : str or None
        The sheet of a workbook.
    columns : tuple of RawColumn or None
        In file order; None for a column that was not asked for.
    row : (n,) int array
        Each row's number as the spreadsheet shows it.
    own_line : (n,) int array or None
        A number for each row that grows from row to row, where ``row`` does not.
    """

    name: str
    sheet: str | None
    columns: tuple[RawColumn | None, ...]
    row: Whole
    own_line: Whole | None = None

    @property
    def line(self) -> Whole:
        """A number for each row that no other row has, growing from row to row."""
        return self.row if self.own_line is None else self.own_line

    def column(self, index: int) -> RawColumn:
        """Return a column that was asked for."""
        found = self.columns[index]
        if found is None:
            raise KeyError(index)
        return found

    def place(self, row: int | None = None, column: int | None = None) -> Location:
        """Return the location of a cell, a row, a column, or the table; ``row`` counts data rows from 0."""
        return Location(
            file=self.name,
            sheet=self.sheet,
            row=None if row is None else int(self.row[row]),
            column=None if column is None else self.column(column).label,
        )

    def kept(self, rows: NDArray[np.bool_]) -> RawTable:
        """Return the table with only these data rows."""
        chosen = _in_one_piece(rows)
        columns = tuple(None if column is None else _kept(column, chosen) for column in self.columns)
        line = None if self.own_line is None else self.own_line[chosen]
        return RawTable(name=self.name, sheet=self.sheet, columns=columns, row=self.row[chosen], own_line=line)


class Sheet(Protocol):
    """Something that can be read as a table: a workbook's sheet, a text file, a data frame."""

    @property
    def name(self) -> str:
        """The file, as the user gave it."""

    @property
    def title(self) -> str | None:
        """The sheet of a workbook."""

    @property
    def head(self) -> Sequence[Sequence[str]]:
        """The first rows, as text."""

    def quick(self, header: Header) -> RawTable:
        """Return the rows below the header, the columns with readings as plain numbers.

        Raises ``Doubt`` where anything is not as plain as that.
        """

    def careful(self, header: Header, findings: Findings) -> RawTable | None:
        """Return the rows below the header with every cell as written, or None with problems."""


class Doubt(Exception):  # noqa: N818 - not an error: the quick way met something that needs the careful way
    """Cells expected to be plain numbers are not, or may mean something else."""


def _in_one_piece(rows: NDArray[np.bool_]) -> NDArray[np.bool_] | slice:
    """Return rows that follow each other as a slice, which copies nothing."""
    count = int(np.count_nonzero(rows))
    first = int(rows.argmax()) if count else 0
    piece = slice(first, first + count)
    return piece if bool(rows[piece].all()) else rows


def _kept(column: RawColumn, rows: NDArray[np.bool_] | slice) -> RawColumn:
    return RawColumn(
        header=column.header,
        letter=column.letter,
        text=None if column.text is None else column.text[rows],
        number=None if column.number is None else column.number[rows],
        whole=None if column.whole is None else column.whole[rows],
        kind=None if column.kind is None else column.kind[rows],
        mark=column.mark,
        place=None if column.place is None else column.place[rows],
        blanks=column.blanks,
    )


def letter(index: int) -> str:
    """Return a spreadsheet's name of the column ``index``, counted from 0.

    Examples
    --------
    >>> letter(0), letter(25), letter(26), letter(702)
    ('A', 'Z', 'AA', 'AAA')
    """
    name = ""
    index += 1
    while index:
        index, digit = divmod(index - 1, 26)
        name = chr(65 + digit) + name
    return name


def number_text(value: float) -> str:
    """Return the shortest text that reads back to ``value``; whole numbers without a decimal mark.

    Examples
    --------
    >>> number_text(12.0), number_text(11.976), number_text(float("nan"))
    ('12', '11.976', '')
    """
    if value != value:  # noqa: PLR0124 - NaN is the number that differs from itself
        return ""
    return str(int(value)) if float(value).is_integer() and abs(value) < _EXACT else repr(float(value))


def number_texts(values: NDArray[np.float64] | None) -> Texts:
    """Return the texts of many numbers; the same number is turned into text once."""
    if values is None:
        return np.empty(0, dtype=object)
    distinct, codes = np.unique(values, return_inverse=True)
    texts = np.array([number_text(value) for value in distinct.tolist()], dtype=object)
    return texts[codes]
