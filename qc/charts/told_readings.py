"""What a file says of the readings behind a plotted point: units, time, operator, and the cells they stand in."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from qc.terms import Context
from qc.values import dataclass
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from qc.intake.batch import Batch, Series
    from qc.verdict.counts.count_points import CountPoints
    from qc.words import Language

    Whole = NDArray[np.int64]

_MOST = 4
_LISTED = 12
_MORE = "…"
_NAMES = {Context.UNIT, Context.SUBGROUP}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Side:
    """The readings of the pilot or of the batch, point by point.

    Attributes
    ----------
    series : Series
        All readings.
    batch : Batch or None
        Where they were read; None where nobody knows.
    before : int
        Units made before its first.
    readings : tuple of (k,) int arrays
        Of each point, the places of its readings in the series.
    context : mapping of Context to (n,) str array
        The series' own, looked up once: files that were joined put theirs together anew each time.
    counted : bool
        Whether a point counts units that are judged.
    """

    series: Series
    batch: Batch | None
    before: int
    readings: tuple[Whole, ...]
    context: Mapping[Context, NDArray[np.str_]]
    counted: bool = False


def side_of(
    series: Series, batch: Batch | None, before: int, readings: tuple[Whole, ...], *, counted: bool = False
) -> Side:
    """Return the readings of the pilot or of the batch with all that is known of them.

    Parameters
    ----------
    series, batch, before, readings, counted
        As ``Side`` has them.
    """
    return Side(
        series=series, batch=batch, before=before, readings=readings, context=dict(series.context), counted=counted
    )


def readings_by_point(series: Series, points: int, counted: CountPoints | None = None) -> tuple[Whole, ...]:
    """Return the places of the readings that each point plots.

    Parameters
    ----------
    series : Series
        All readings.
    points : int
        How many points there are.
    counted : CountPoints, optional
        Which units each point covers, on a chart of counts.
    """
    if counted is not None:
        return tuple(
            np.flatnonzero((series.last_unit >= first) & (series.unit <= last))
            for first, last in zip(counted.first.tolist(), counted.last.tolist(), strict=True)
        )
    if series.subgroup is None or points == len(series):
        return tuple(np.arange(len(series)).reshape(-1, 1))
    order = np.argsort(series.subgroup, kind="stable")
    return tuple(np.split(order, np.searchsorted(series.subgroup[order], np.arange(1, points))))


def context_columns(sides: Sequence[Side], reader: Language) -> dict[Context, str]:
    """Return what is known besides of the readings of all sides, each with its name."""
    known = dict.fromkeys(context for side in sides for context in side.context if context not in _NAMES)
    return {context: reader.say(context) for context in known}


def units_of(side: Side, point: int) -> str:
    """Return the units of a point, as the file numbers them, else counted from the pilot's first."""
    at = side.readings[point]
    if not at.size:
        return ""
    named = side.context.get(Context.UNIT)
    if named is not None and all(named[at]):
        names = list(dict.fromkeys(str(name) for name in named[at]))
        return names[0] if len(names) == 1 else f"{names[0]}–{names[-1]}"
    first, last = int(side.series.unit[at].min()), int(side.series.last_unit[at].max())
    return _spans(range(side.before + first + 1, side.before + last + 2))


def context_of(side: Side, point: int, context: Context) -> str:
    """Return what the file says of a point's readings: each label once, of times the first and the last."""
    labels = side.context.get(context)
    if labels is None:
        return ""
    said = [label for label in dict.fromkeys(str(label) for label in labels[side.readings[point]]) if label]
    if context is Context.TIME and len(said) > 1:
        return f"{said[0]} – {said[-1]}"
    return ", ".join(said[:_MOST]) + (_MORE if len(said) > _MOST else "")


def values_of(side: Side, point: int, reader: Language) -> str:
    """Return the readings of a point, as precisely as the file gives them; of counts nothing, for they are many."""
    if side.counted:
        return ""
    values = side.series.values[side.readings[point]]
    known = values[np.isfinite(values)].tolist()
    said = [reader.number(value, side.series.decimals) for value in known[:_LISTED]]
    return "  ".join(said) + (_MORE if len(known) > _LISTED else "")


def cells_of(side: Side, point: int, reader: Language) -> str:
    """Return the cells that a point's readings stand in: file, sheet, rows, columns."""
    if side.batch is None:
        return ""
    at = side.readings[point]
    sources = side.series.source[at]
    return "; ".join(_cell(side, at[sources == source], source, reader) for source in np.unique(sources).tolist())


def _cell(side: Side, at: Whole, source: int, reader: Language) -> str:
    """Return the cells in one file."""
    assert side.batch is not None
    series, file = side.series, side.batch.sources[source]
    columns = list(dict.fromkeys(series.headers[column] for column in series.column[at].tolist()))
    named = ", ".join(columns[:_MOST]) + (_MORE if len(columns) > _MOST else "")
    sheet = () if file.sheet is None else (message("sheet {sheet}", sheet=file.sheet),)
    rows = _spans(np.unique(series.row[at]).tolist())
    parts = (file.name, *sheet, message("row {row}", row=rows), message("column {column}", column=named))
    return reader.say(message("{parts}", parts=parts))


def _spans(numbers: Iterable[int]) -> str:
    """Return whole numbers that rise, those that follow each other as a span.

    Examples
    --------
    >>> _spans([2, 3, 4, 9])
    '2–4, 9'
    """
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in _runs(list(numbers)))


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of each run of numbers that follow each other."""
    starts = [0, *(place for place in range(1, len(numbers)) if numbers[place] != numbers[place - 1] + 1)]
    for start, end in pairwise([*starts, len(numbers)]):
        yield numbers[start], numbers[end - 1]
