"""The distinct values of an array and where each stands."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SMALL = 100_000


def number_distinct(values: NDArray[Any]) -> tuple[NDArray[np.int64], NDArray[Any]]:
    """Return for each value the index of its first like, and the distinct values in order of appearance.

    Parameters
    ----------
    values : (n,) array
        Text or whole numbers.

    Returns
    -------
    (n,) int64 array, (k,) array

    Examples
    --------
    >>> codes, found = number_distinct(np.array(["b", "a", "b"], dtype=object))
    >>> codes.tolist(), found.tolist()
    ([0, 1, 0], ['b', 'a'])
    """
    if worth_pandas(values.size):
        import pandas as pd  # noqa: PLC0415 - only where it is worth its time

        codes, found = pd.factorize(values)
        return codes.astype(np.int64, copy=False), np.asarray(found, dtype=values.dtype)
    index: dict[Any, int] = {}
    numbered = [index.setdefault(value, len(index)) for value in values.tolist()]
    return np.array(numbered, dtype=np.int64), np.array(list(index), dtype=values.dtype)


def worth_pandas(size: int) -> bool:
    """Return whether ``size`` values are worth the time that importing pandas takes, or it is there anyway."""
    return size > _SMALL or "pandas" in sys.modules
