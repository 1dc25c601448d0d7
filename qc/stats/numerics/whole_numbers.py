"""Where a statement about whole numbers begins to hold."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def first_whole(holds: Callable[[int], bool], low: int, high: int) -> int:
    """Return the smallest whole number from ``low`` on at which something holds.

    Parameters
    ----------
    holds : callable
        Once true it stays true.
    low, high : int
        Ends of the range, both in it.

    Returns
    -------
    int
        ``high`` where it holds nowhere before; whether it holds there is not asked.

    Examples
    --------
    >>> first_whole(lambda n: n * n >= 50, 1, 100), first_whole(lambda n: n > 9, 1, 5)
    (8, 5)
    """
    return low + bisect_left(range(low, high), x=True, key=holds)
