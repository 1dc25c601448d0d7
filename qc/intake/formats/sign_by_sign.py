"""The cells of a text whose rows do not simply end where lines do: Python's own reader looks at every sign."""

from __future__ import annotations

import csv
import io
from itertools import count, islice
from typing import TYPE_CHECKING

import numpy as np

from qc.intake.formats.coded import Coded
from qc.intake.formats.raw import Doubt

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from qc.intake.formats.parsing import Column, Plan

_AT_ONCE = 4096  # rows


def sign_by_sign(data: bytes, plan: Plan) -> list[Column]:
    r"""Return the columns of a text table, every cell as text.

    Parameters
    ----------
    data : bytes
        UTF-8.
    plan : Plan
        How to read it; its types are not asked.

    Raises
    ------
    Doubt
        A row has more cells than columns, or a cell does not end.

    Examples
    --------
    >>> from qc.intake.formats.parsing import Plan
    >>> plan = Plan(delimiter=";", decimal=",", width=2, skip=1, types={})
    >>> [column.tolist() for column in sign_by_sign(b'No;Ket\r1;"a ""b""\nc"\r', plan)]
    [['1'], ['a "b"\nc']]
    """
    numbers = _Numbers(plan)
    rows = csv.reader(io.TextIOWrapper(io.BytesIO(data), encoding="utf-8", newline=""), delimiter=plan.delimiter)
    try:
        next(islice(rows, plan.skip, plan.skip), None)
        while some := list(islice(rows, _AT_ONCE)):
            numbers.add(some)
    except csv.Error as error:
        raise Doubt from error
    return numbers.columns()


class _Numbers:
    """The different texts of columns, numbered as they come; columns of readings share theirs."""

    def __init__(self, plan: Plan) -> None:
        self._width = plan.width
        shared = _Texts()
        alone = set(range(plan.width)) - {*plan.readings, *plan.unused}
        self._texts = {i: _Texts() if i in alone else shared for i in (*alone, *plan.readings)}
        self._parts: dict[int, list[NDArray[np.int32]]] = {i: [] for i in self._texts}

    def add(self, rows: Sequence[list[str]]) -> None:
        """Take in some rows."""
        width = self._width
        lengths = set(map(len, rows))
        if max(lengths) > width:
            raise Doubt
        full = rows if lengths == {width} else [row + [""] * (width - len(row)) for row in rows]
        for index, cells in enumerate(zip(*full, strict=True)):
            if index in self._texts:
                self._parts[index].append(self._texts[index].numbered(cells))

    def columns(self) -> list[Column]:
        """Return the columns, empty where nobody wants one."""
        columns: list[Column] = [np.empty(0, dtype=object)] * self._width
        found = {id(texts): texts.array() for texts in self._texts.values()}
        for index, parts in self._parts.items():
            codes = np.concatenate(parts) if parts else np.empty(0, dtype=np.int32)
            columns[index] = Coded(codes, found[id(self._texts[index])])
        return columns


class _Texts(dict[str, int]):
    """Different texts, each with its number; one that was never seen gets the next."""

    def __init__(self) -> None:
        super().__init__()
        self._next = count()

    def __missing__(self, text: str) -> int:
        number = self[text] = next(self._next)
        return number

    def numbered(self, cells: Iterable[str]) -> NDArray[np.int32]:
        """Return the number of each cell's text."""
        return np.array([*map(self.__getitem__, cells)], dtype=np.int32)

    def array(self) -> NDArray[np.object_]:
        """Return the texts in the order of their numbers."""
        return np.array(list(self), dtype=object)
