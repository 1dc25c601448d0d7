"""The cells of a text table as columns: by Python's own reader for a small file, many at a time for a large one.

The second way needs pandas, whose import costs a small file more than all the rest of its reading; a large one is read
ten times as fast. Both give the same columns, which the tests hold.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from qc.intake.cell import EXACT_MISSING
from qc.intake.raw import Doubt
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from qc.intake.coded import Coded

Column: TypeAlias = "NDArray[Any] | Coded"
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
    names : sequence of int
        The columns of text that may be numbers of units or subgroups.
    unused : sequence of int
        The columns that nobody wants: of a large text they may come back empty.
    usual : bool
        Whether what is unusual (marks within quotation marks, lone carriage returns) is a doubt.
    """

    delimiter: str
    decimal: str
    width: int
    skip: int
    types: Mapping[int, type]
    readings: Sequence[int] = ()
    names: Sequence[int] = ()
    unused: Sequence[int] = ()
    usual: bool = False


def parse(data: bytes, plan: Plan) -> list[Column]:
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


def _parse_few(data: bytes, plan: Plan) -> list[Column]:
    """Read with Python's csv."""
    if plan.usual and not plan.types and b'"' in data:
        raise Doubt
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
        return np.array([plain_number(cell, decimal) for cell in cells], dtype=np.float64)
    if kind is np.int64:
        if not all(WHOLE.fullmatch(cell) for cell in cells):
            raise Doubt
        return np.array([int(cell) for cell in cells], dtype=np.int64)
    return np.array(cells, dtype=object)


def plain_number(cell: str, decimal: str) -> float:
    """Return the number that a cell holds, NaN for a missing mark.

    Parameters
    ----------
    cell : str
        As written.
    decimal : {".", ","}
        The only decimal mark.

    Raises
    ------
    Doubt
        The cell holds neither.

    Examples
    --------
    >>> plain_number("12,5", ","), plain_number("-", ",")
    (12.5, nan)
    """
    if cell in _MISSING:
        return np.nan
    if _NUMBER[decimal].fullmatch(cell) is None:
        raise Doubt
    return float(cell.replace(",", "."))


def _parse_many(data: bytes, plan: Plan) -> list[Column]:
    """Read many rows at a time; what is unusual and holds no numbers, with pandas."""
    from qc.intake.gather import gather  # noqa: PLC0415 - a small file needs none of it
    from qc.intake.tokens import UnusualError  # noqa: PLC0415 - as above

    try:
        return gather(data, plan)
    except UnusualError as unusual:
        if plan.types or plan.usual:
            raise Doubt from unusual
        return _parse_unusual(data, plan)


def _parse_unusual(data: bytes, plan: Plan) -> list[Column]:
    """Read with pandas' C parser, some thousand rows at a time: all at once it needs ten times the file's memory."""
    import pandas as pd  # noqa: PLC0415 - see the top

    columns = [np.empty(_most_rows(data), dtype=object) for _ in range(plan.width)]
    filled = 0
    try:
        with pd.read_csv(
            io.BytesIO(data),
            sep=plan.delimiter,
            header=None,
            names=range(plan.width),
            skiprows=plan.skip,
            # Not "category": read in pieces, pandas takes categories such as "1.250" for numbers.
            dtype=np.dtype(np.object_),
            keep_default_na=False,
            na_filter=False,
            skip_blank_lines=False,
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
    return [column[:filled] for column in columns]


def _most_rows(data: bytes) -> int:
    """Return how many rows a text can have, whatever ends its lines."""
    carriage = data.count(b"\r") - data.count(b"\r\n") if b"\r" in data else 0
    return data.count(b"\n") + carriage + 1
