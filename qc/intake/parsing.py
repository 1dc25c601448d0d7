"""The cells of a text table as columns: by Python's own reader for a small file, by pandas' for a large one.

Importing pandas costs a small file more than all the rest of its reading; a large one is read eight times as fast
with it. Both give the same columns, which the tests hold.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from qc.intake.cell import EXACT_MISSING
from qc.intake.raw import Doubt
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

SMALL = 1 << 20
_AT_ONCE = 20_000  # rows
WHOLE = re.compile(r"0|[1-9]\d{0,17}", re.ASCII)
_NUMBER = {mark: re.compile(rf"[+-]?\d+(?:{re.escape(mark)}\d+)?", re.ASCII) for mark in ".,"}
_MISSING = frozenset(EXACT_MISSING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a text table is to be read.

    Attributes
    ----------
    delimiter, decimal : str
        The marks between cells and before decimals.
    width : int
        Columns.
    skip : int
        Rows above the first that is wanted.
    types : mapping of int to type
        ``float64`` or ``int64`` by column; the others are text.
    readings : sequence of int
        The columns of readings, which are read row by row later.
    """

    delimiter: str
    decimal: str
    width: int
    skip: int
    types: Mapping[int, type]
    readings: Sequence[int] = ()


def parse(data: bytes, plan: Plan) -> list[NDArray[Any]]:
    """Return the columns of a text table.

    Parameters
    ----------
    data : bytes
        UTF-8.
    plan : Plan
        How to read it.

    Raises
    ------
    Doubt
        A row has more cells than columns, or a cell is not of its column's type.
    """
    return _parse_many(data, plan) if worth_pandas(len(data)) else _parse_few(data, plan)


def worth_pandas(size: int) -> bool:
    """Return whether a text of ``size`` bytes is read with pandas: it is large, or pandas is there anyway."""
    return size > SMALL or "pandas" in sys.modules


def _parse_few(data: bytes, plan: Plan) -> list[NDArray[Any]]:
    """Read with Python's csv."""
    try:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), delimiter=plan.delimiter))[plan.skip :]
    except csv.Error as error:
        raise Doubt from error
    if any(len(row) > plan.width for row in rows):
        raise Doubt
    columns = zip(*(row + [""] * (plan.width - len(row)) for row in rows), strict=True) if rows else [()] * plan.width
    return [_typed(cells, plan.types.get(index), plan.decimal) for index, cells in enumerate(columns)]


def _typed(cells: Sequence[str], kind: type | None, decimal: str) -> NDArray[Any]:
    """Return a column's cells as its type."""
    if kind is np.float64:
        return np.array([_number(cell, decimal) for cell in cells], dtype=np.float64)
    if kind is np.int64:
        if not all(WHOLE.fullmatch(cell) for cell in cells):
            raise Doubt
        return np.array([int(cell) for cell in cells], dtype=np.int64)
    return np.array(cells, dtype=object)


def _number(cell: str, decimal: str) -> float:
    if cell in _MISSING:
        return np.nan
    if _NUMBER[decimal].fullmatch(cell) is None:
        raise Doubt
    return float(cell.replace(",", "."))


def _parse_many(data: bytes, plan: Plan) -> list[NDArray[Any]]:
    """Read with pandas' C parser, some thousand rows at a time: all at once it needs ten times the file's memory."""
    import pandas as pd  # noqa: PLC0415 - see the top

    missing: Any = dict.fromkeys([i for i, kind in plan.types.items() if kind is np.float64], EXACT_MISSING)
    # Not "category": read in pieces, pandas takes categories such as "1.250" for numbers.
    every: Any = {i: np.dtype(plan.types.get(i, np.object_)) for i in range(plan.width)}
    stream, skipped = _rows_from(data, plan.skip)
    start = stream.tell()
    columns, filled = _columns(plan, _most_rows(data)), 0
    try:
        with pd.read_csv(
            stream,
            sep=plan.delimiter,
            decimal=plan.decimal,
            header=None,
            names=range(plan.width),
            skiprows=skipped,
            dtype=every,
            keep_default_na=False,
            na_filter=bool(missing),
            na_values=missing,
            skip_blank_lines=False,
            float_precision=exact_parsing(pd.__version__),
            engine="c",
            low_memory=False,
            chunksize=_AT_ONCE,
        ) as chunks:
            for chunk in chunks:
                for index, column in enumerate(columns):
                    column[filled : filled + len(chunk)] = chunk[index].to_numpy()
                filled += len(chunk)
    except pd.errors.EmptyDataError:
        pass
    except (pd.errors.ParserError, ValueError, OverflowError) as error:
        raise Doubt from error
    read = [column[:filled] for column in columns]
    if filled and not _whole_as_written(None if skipped else memoryview(data)[start:], plan, read):
        raise Doubt
    if _with_exponent(memoryview(data)[start:], plan, read):
        raise Doubt
    return read


def _with_exponent(rows: memoryview, plan: Plan, read: Sequence[NDArray[Any]]) -> bool:
    """Return whether a reading is written as 1E2 or inf, which the small reader takes for no number."""
    numbers = {i for i, kind in plan.types.items() if kind is np.float64}
    if not numbers:
        return False
    from qc.intake.whole_cells import has_exponent  # noqa: PLC0415 - a small file needs none of it

    return any(np.isinf(read[i]).any() for i in numbers) or has_exponent(rows, plan.delimiter, numbers)


def _whole_as_written(rows: memoryview | None, plan: Plan, read: Sequence[NDArray[Any]]) -> bool:
    """Return whether whole numbers are written as such, as far as anybody knows where their rows begin."""
    whole = {i: read[i] for i, kind in plan.types.items() if kind is np.int64}
    if rows is None or not whole:
        return not whole
    from qc.intake.whole_cells import as_written  # noqa: PLC0415 - a small file needs none of it

    return as_written(rows, plan.delimiter, plan.width, whole)


def _most_rows(data: bytes) -> int:
    """Return how many rows a text can have, whatever ends its lines."""
    carriage = data.count(b"\r") - data.count(b"\r\n") if b"\r" in data else 0
    return data.count(b"\n") + carriage + 1


def _columns(plan: Plan, rows: int) -> list[NDArray[Any]]:
    """Return empty columns; those of readings stand side by side, so that a row of them is in one piece."""
    kinds = {plan.types.get(i, np.object_) for i in plan.readings}
    one = kinds.pop() if len(kinds) == 1 else np.object_
    together = [i for i in sorted(plan.readings) if plan.types.get(i, np.object_) is one]
    block: NDArray[Any] = np.empty((rows, len(together)), dtype=one)
    beside = {column: block[:, place] for place, column in enumerate(together)}
    return [
        beside[i] if i in beside else np.empty(rows, dtype=plan.types.get(i, np.object_)) for i in range(plan.width)
    ]


def exact_parsing(pandas_version: str) -> Literal["round_trip"] | None:
    """Return the option by which a version of pandas reads every number as the nearest double.

    From 3.1 on it always does, and warns about the option.

    Examples
    --------
    >>> exact_parsing("2.3.3"), exact_parsing("3.1.1")
    ('round_trip', None)
    """
    major, minor = (int(part) for part in pandas_version.split(".")[:2])
    return "round_trip" if (major, minor) < (3, 1) else None


def _rows_from(data: bytes, first: int) -> tuple[io.BytesIO, int]:
    """Return the text from a row on, and how many rows of it are to be skipped.

    Skipping rows makes the parser ask about every row, a third of its time; beginning behind them does not. It needs
    rows that end where lines end.
    """
    stream, start = io.BytesIO(data), 0
    for _ in range(first):
        start = data.find(b"\n", start) + 1
        if not start:
            return stream, first
    before = data[:start]
    if b'"' in before or before.count(b"\r") != before.count(b"\r\n"):
        return stream, first
    stream.seek(start)
    return stream, 0
