"""Columns of numbers that stand side by side in memory, as a text table is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

Item = TypeVar("Item", bound=np.generic)


def beside(columns: Sequence[NDArray[Item]]) -> NDArray[Item] | None:
    """Return the items of columns row by row without copying them, or None where they do not stand side by side.

    Parameters
    ----------
    columns : sequence of (n,) array

    Examples
    --------
    >>> block = np.array([[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]])
    >>> beside([block[:2, 0], block[:2, 1]])
    array([0., 1., 2., 3.])
    >>> beside([block[:, 1], block[:, 0]]) is None
    True
    """
    block, n, k = columns[0].base, columns[0].size, len(columns)
    if not isinstance(block, np.ndarray) or block.ndim != 2 or block.shape[1] != k or not block.flags.c_contiguous:
        return None
    alike = all(
        column.base is block and column.size == n and column.ctypes.data == block[:, i].ctypes.data
        for i, column in enumerate(columns)
    )
    return block[:n].reshape(-1) if alike else None
