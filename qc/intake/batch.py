"""A batch: the readings of one lot, one series per characteristic in production order."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from qc.errors import Location
from qc.terms import Context
from qc.values import dataclass

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from qc.intake.beside.corrections import Correction
    from qc.intake.beside.figures import SheetFigure
    from qc.intake.beside.offered import OfferedSlip
    from qc.intake.beside.remembered import ColumnMatch
    from qc.intake.formats.distinct import Whole
    from qc.words import Message

Item = TypeVar("Item", bound=np.generic)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file (or data frame) that readings came from.

    Attributes
    ----------
    name : str
        As the user gave it.
    sha256 : str
        Digest of its bytes, in hexadecimal.
    size : int
        Bytes.
    sheet : str or None
        The sheet that was read.
    rows : int
        Data rows read.
    """

    name: str
    sha256: str
    size: int
    sheet: str | None = None
    rows: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What a file says of the lot above its table.

    Attributes
    ----------
    part, lot, workshop : str or None
        As written; None where the file says nothing.
    quantity : int or None
        Units made.
    produced, inspected : date or None
    """

    part: str | None = None
    lot: str | None = None
    workshop: str | None = None
    quantity: int | None = None
    produced: dt.date | None = None
    inspected: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataNote:
    """Something that the reader of a report should know about how a file was read."""

    said: Message
    location: Location | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Series:
    """The readings of one characteristic, in production order.

    Attributes
    ----------
    characteristic : str
        Its id in the standard.
    values : (n,) float array
        Readings in the standard's unit; NaN where one is missing.
    subgroup : (n,) int array or None
        Which subgroup each reading belongs to, counted from 0 in order of appearance; None where the file names none.
    unit : (n,) int array
        Which unit (piece) each reading belongs to, counted from 0 in production order. Readings of one unit share it.
    source : (n,) int array
        Index into the batch's sources.
    row, column : (n,) int arrays
        Row as the spreadsheet numbers it, and index into ``headers``.
    headers : tuple of str
        The headers (or letters) of the columns that readings came from.
    context : mapping of Context to (n,) str array
        What the file says of each reading: operator, shift, tool …; an empty string where it says nothing.
    decimals : int
        Most digits after the decimal mark seen.
    ordered : bool
        Whether the file says in which order the units were made: unit numbers, times, or else names of units or
        subgroups, whose rows are taken to stand in that order. False where it gives none of these, and where some
        times are missing and the others are not in order.
    censored : (n,) int8 array or None
        1 where the gauge says "more than" the value, -1 where it says "less than", 0 where the value was read; None
        where every value was read.
    inspected : (n,) float array or None
        Units that each count is of: ``values`` are then counts, and ``unit`` is the first of these units. None where
        each value is of one unit.
    remarks : (n,) array of str or None
        What the file says behind a mark, such as the defect of a nonconforming unit, or in a column of remarks beside a
        reading; None where it says nothing.
    """

    characteristic: str
    values: NDArray[np.float64]
    subgroup: Whole | None
    unit: Whole
    source: Whole
    row: Whole
    column: Whole
    headers: tuple[str, ...]
    context: Mapping[Context, NDArray[np.str_]] = field(default_factory=dict)
    decimals: int = 0
    ordered: bool = True
    censored: NDArray[np.int8] | None = None
    inspected: NDArray[np.float64] | None = None
    remarks: NDArray[np.str_] | None = None

    @property
    def last_unit(self) -> NDArray[np.int64]:
        """The last unit of each value: the one that it is of, or of a count the last that was inspected."""
        return self.unit if self.inspected is None else self.unit + self.inspected.astype(np.int64) - 1

    @property
    def present(self) -> NDArray[np.bool_]:
        """Where there is a reading."""
        return ~np.isnan(self.values)

    def unit_names(self, before: int = 0) -> NDArray[np.str_]:
        """Return what each reading's unit is called: by the file, else by a running number after units before it."""
        running = (self.unit + before + 1).astype(np.str_)
        labels = self.context.get(Context.UNIT)
        return running if labels is None else np.where(np.char.strip(labels) == "", running, np.char.strip(labels))

    def __len__(self) -> int:
        return int(self.values.size)

    def only(self, chosen: NDArray[np.bool_]) -> Series:
        """Return the chosen readings, each with its unit, subgroup and place as they are."""

        def taken(array: NDArray[Item] | None) -> NDArray[Item] | None:
            return None if array is None else array[chosen]

        return replace(
            self,
            values=self.values[chosen],
            subgroup=taken(self.subgroup),
            unit=self.unit[chosen],
            source=self.source[chosen],
            row=self.row[chosen],
            column=self.column[chosen],
            context={context: labels[chosen] for context, labels in self.context.items()},
            censored=taken(self.censored),
            inspected=taken(self.inspected),
            remarks=taken(self.remarks),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Batch:
    """All readings of one lot.

    Attributes
    ----------
    series : mapping of str to Series
        By characteristic id, in the standard's order; a characteristic without a column is absent.
    sources : tuple of Source
        The files, in production order.
    notes : tuple of DataNote
        What was decided while reading: decimal mark, units converted, columns and rows left out.
    slips : tuple of OfferedSlip
        Readings that may be slips of the pen; they are judged as read.
    corrections : tuple of Correction
        Cells that the user set right.
    stated : Stated
        What the files say of the lot above their tables.
    figures : tuple of SheetFigure
        What the files say of the spread of their readings.
    matches : tuple of ColumnMatch
        Headers that were taken for a characteristic that they do not name.
    """

    series: Mapping[str, Series]
    sources: tuple[Source, ...]
    notes: tuple[DataNote, ...] = ()
    slips: tuple[OfferedSlip, ...] = ()
    corrections: tuple[Correction, ...] = ()
    stated: Stated = field(default=Stated())
    figures: tuple[SheetFigure, ...] = ()
    matches: tuple[ColumnMatch, ...] = ()

    @property
    def units(self) -> int:
        """How many units (pieces) the files list, also those without a reading."""
        return max((int(s.last_unit.max()) + 1 for s in self.series.values() if len(s)), default=0)

    @property
    def measured(self) -> int:
        """How many units (pieces) were measured or inspected: those with a reading of at least one characteristic."""
        length = self.units + 1
        edges = np.zeros(length, dtype=np.int64)
        for series in self.series.values():
            edges += np.bincount(series.unit[series.present], minlength=length)
            edges -= np.bincount(series.last_unit[series.present] + 1, minlength=length)
        return int((np.cumsum(edges) > 0).sum())

    def locate(self, series: Series, index: int) -> Location:
        """Return the cell that reading ``index`` of ``series`` came from."""
        source = self.sources[int(series.source[index])]
        header = series.headers[int(series.column[index])]
        return Location(file=source.name, sheet=source.sheet, row=int(series.row[index]), column=header)
