"""The cells of a text table as columns: many rows at a time; what is unusual, by Python's own reader, sign by sign.

Files of every size go the same way, so that what is true of a small one is true of a large one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from qc.intake.formats.raw import Doubt
from qc.intake.readings.cell import EXACT_MISSING
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from qc.intake.formats.coded import Coded

Column: TypeAlias = "NDArray[Any] | Coded"
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
        The columns that nobody wants: they may come back empty.
    usual : bool
        Whether what is unusual (line ends within quotation marks, lone carriage returns) is a doubt.
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
    from qc.intake.formats.gather import gather  # noqa: PLC0415 - it asks this module what a number is
    from qc.intake.formats.sign_by_sign import sign_by_sign  # noqa: PLC0415 - few files need it
    from qc.intake.formats.tokens import UnusualError  # noqa: PLC0415 - a workbook needs none of it

    try:
        return gather(data, plan)
    except UnusualError as unusual:
        if plan.types or plan.usual:
            raise Doubt from unusual
        return sign_by_sign(data, plan)


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
