"""All readings of a lot as one CSV text, from which the same series can be made again."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import numpy as np

from qc.proof.steps import LARGE, counting_on, steps_of, title_in_steps
from qc.terms import Context

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from qc.intake.batch import Batch, Series
    from qc.proof.steps import Steps

PLACES = ("lot", "file", "row", "column", "unit", "subgroup", "inspected", "remark")
TITLES = {context: f"{context}_written" if context in PLACES else str(context) for context in Context}
MISSING = "-"
CENSORED = {1: ">", 0: "", -1: "<"}
# A spreadsheet program would compute a text that begins with one of these.
_LIVELY = ("=", "+", "-", "@", "\t", "\r", "\n", "'")

Column = list[str]


def readings_text(lots: Mapping[str, Batch]) -> str:
    """Return the readings as they were understood, in the standard's units, each with its place.

    A row holds the readings that stand at one place: ``lot`` (pilot or batch), ``file`` (its number among the lot's
    files), ``row`` as the spreadsheet numbers it, ``column`` (its number among the columns of one characteristic,
    where there are several), ``unit`` and ``subgroup`` counted from 1, then what the file says of them, then a column
    for each characteristic. ``-`` is a reading that is missing; ``>`` and ``<`` one beyond the gauge's scale. In a
    large lot the column's title says how its whole numbers become readings, ``d = (10000 + n) / 1000``, and ``+``
    stands for one more than in the line above. A locked baseline keeps numbers without their places: row 0, and
    nothing said of them.

    Parameters
    ----------
    lots : mapping of str to Batch
        By what they are: ``pilot``, ``batch``.

    Returns
    -------
    str
        Lines ended by LF; numbers with all their digits.
    """
    ids = list(dict.fromkeys(name for lot in lots.values() for name in lot.series))
    large = sum(len(one) for lot in lots.values() for one in lot.series.values()) > LARGE
    steps = _steps(lots, ids) if large else {}
    blocks = [
        (lot, group)
        for lot, batch in lots.items()
        for group in _groups([one for one in batch.series.values() if len(one)])
    ]
    used = [context for context in Context if any(context in group[0].context for _, group in blocks)]
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([*PLACES, *(TITLES[context] for context in used), *(_title(name, steps) for name in ids)])
    for lot, group in blocks:
        places = _places_of(lot, group[0], used)
        counted = [counting_on(column) for column in places] if large else places
        writer.writerows(zip(*counted, *_readings(group, ids, steps), strict=True))
    return stream.getvalue()


def _steps(lots: Mapping[str, Batch], ids: Sequence[str]) -> dict[str, Steps]:
    """Return the steps in which each characteristic of a large lot is written."""
    alike = {name: [lot.series[name] for lot in lots.values() if name in lot.series] for name in ids}
    found = {
        name: steps_of([one.values for one in series], max(one.decimals for one in series))
        for name, series in alike.items()
    }
    return {name: steps for name, steps in found.items() if steps is not None}


def _title(name: str, steps: Mapping[str, Steps]) -> str:
    return title_in_steps(title_of(name), steps[name]) if name in steps else title_of(name)


def _groups(series: Sequence[Series]) -> list[list[Series]]:
    """Return series whose readings stand at the same places, together."""
    groups: dict[Any, list[Series]] = {}
    for one in series:
        groups.setdefault(_places(one), []).append(one)
    return list(groups.values())


def _places(one: Series) -> tuple[Any, ...]:
    arrays = (one.unit, one.subgroup, one.source, one.row, one.column, one.inspected)
    said = tuple((context.value, texts.tobytes()) for context, texts in one.context.items())
    remarks = None if one.remarks is None else "\0".join(one.remarks.tolist())
    return (len(one), *(None if array is None else array.tobytes() for array in arrays), remarks, said)


def title_of(name: str) -> str:
    """Return the title of a characteristic's column.

    Examples
    --------
    >>> title_of("d_luar"), title_of("row")
    ('d_luar', 'reading of row')
    """
    reserved = name in PLACES or name in TITLES.values()
    return f"reading of {name}" if reserved else tame(name)


def _places_of(lot: str, first: Series, used: Sequence[Context]) -> list[Column]:
    """Return where the readings of a group stand, and what is said of them."""
    blank = [""] * len(first)
    return [
        [lot] * len(first),
        _counted(first.source, blank, 1),
        _counted(first.row, blank),
        _counted(first.column, blank, 1) if first.column.any() else blank,
        _counted(first.unit, blank, 1),
        _counted(first.subgroup, blank, 1),
        _counted(None if first.inspected is None else first.inspected.astype(np.int64), blank),
        _texts(first.remarks, blank),
        *(_texts(first.context.get(context), blank) for context in used),
    ]


def _readings(group: Sequence[Series], ids: Sequence[str], steps: Mapping[str, Steps]) -> Iterator[Column]:
    """Yield a column for each characteristic."""
    blank, by_id = [""] * len(group[0]), {one.characteristic: one for one in group}
    for name in ids:
        yield _cells(by_id[name], steps.get(name)) if name in by_id else blank


def _counted(numbers: NDArray[np.int64] | None, blank: Column, start: int = 0) -> Column:
    return blank if numbers is None else list(map(str, (numbers + start).tolist()))


def _texts(texts: NDArray[np.str_] | None, blank: Column) -> Column:
    if texts is None:
        return blank
    tamed = {text: tame(text) for text in set(texts.tolist())}
    return [tamed[text] for text in texts.tolist()]


def tame(text: str) -> str:
    """Return text that no spreadsheet program takes for a formula.

    Examples
    --------
    >>> tame("=1+1"), tame("Siti")
    ("'=1+1", 'Siti')
    """
    return f"'{text}" if text.startswith(_LIVELY) else text


def wild(text: str) -> str:
    """Return text as it was before it was tamed.

    Examples
    --------
    >>> wild("'=1+1"), wild("Siti")
    ('=1+1', 'Siti')
    """
    return text.removeprefix("'")


def _cells(one: Series, steps: Steps | None) -> Column:
    """Return the readings of a series as text: whole steps, or the shortest that gives the same number."""
    if steps is None:
        cells = [MISSING if number != number else repr(number) for number in one.values.tolist()]  # noqa: PLR0124 - NaN
    else:
        known = ~np.isnan(one.values)
        cells = list(map(str, steps.counted(np.where(known, one.values, 0.0)).tolist()))
        for place in np.flatnonzero(~known).tolist():
            cells[place] = MISSING
    if one.censored is None:
        return cells
    return [CENSORED[side] + cell for side, cell in zip(one.censored.tolist(), cells, strict=True)]
