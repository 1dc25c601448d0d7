"""The shorthand of large lots: readings as whole steps from a round number, places that count on as ``+``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

LARGE = 200_000
"""A lot of more readings is written in shorthand."""
NEXT = "+"
"""One more than in the line above."""
_MOST_DECIMALS = 9
_LARGEST = 10**15  # whole numbers up to here, and a power of ten, give each reading back to its last bit
_COUNT = re.compile(r"0|[1-9][0-9]{0,11}", re.ASCII)
_TITLE = re.compile(r"(.*) = \((-?\d{1,16}) \+ n\) / 1(0{0,9})", re.ASCII | re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """A reading is ``(base + steps) / 10**decimals``.

    Attributes
    ----------
    base : int
        What the readings lie around, in steps.
    decimals : int
        From 0 to 9.
    """

    base: int
    decimals: int

    def counted(self, values: NDArray[np.float64]) -> NDArray[np.int64]:
        """Return readings in steps from the base."""
        return np.rint(values * 10.0**self.decimals).astype(np.int64) - self.base

    def read(self, steps: int) -> float:
        """Return the reading of so many steps, as its decimal digits would be read."""
        return (self.base + steps) / int(10**self.decimals)


def steps_of(series: Sequence[NDArray[np.float64]], decimals: int) -> Steps | None:
    """Return steps in which readings can be written without a loss.

    Parameters
    ----------
    series : sequence of (n,) float arrays
        Readings, NaN where one is missing.
    decimals : int
        After the decimal mark.

    Returns
    -------
    Steps or None
        None where a reading has more digits than that, or there is none.

    Examples
    --------
    >>> steps = steps_of([np.array([9.98, 10.0, 10.003])], 3)
    >>> steps, steps.counted(np.array([9.98])).tolist(), steps.read(-20)
    (Steps(base=10000, decimals=3), [-20], 9.98)
    """
    values = np.concatenate([each[~np.isnan(each)] for each in series]) if series else np.empty(0)
    if not values.size or decimals > _MOST_DECIMALS or np.abs(values).max() * 10.0**decimals > _LARGEST:
        return None
    whole = np.rint(values * 10.0**decimals)
    if not np.array_equal(whole / 10.0**decimals, values) or (np.signbit(values) & (values == 0)).any():
        return None
    return Steps(base=10 * round(float(np.median(whole)) / 10), decimals=decimals)


def title_in_steps(title: str, steps: Steps) -> str:
    """Return a column's title that says how its steps become readings.

    Examples
    --------
    >>> title_in_steps("d_luar", Steps(base=10000, decimals=3))
    'd_luar = (10000 + n) / 1000'
    """
    return f"{title} = ({steps.base} + n) / {10**steps.decimals}"


def known_title(title: str) -> tuple[str, Steps | None]:
    """Return a column's title and its steps, where it has some.

    Examples
    --------
    >>> known_title("d_luar = (10000 + n) / 1000")
    ('d_luar', Steps(base=10000, decimals=3))
    >>> known_title("d_luar")
    ('d_luar', None)
    """
    found = _TITLE.fullmatch(title)
    if found is None:
        return title, None
    return found[1], Steps(base=int(found[2]), decimals=len(found[3]))


def counting_on(cells: Iterable[str]) -> list[str]:
    """Return a column with ``+`` where a number is one more than that above it.

    Examples
    --------
    >>> counting_on(["7", "8", "9", "9", "010", "11"])
    ['7', '+', '+', '9', '010', '11']
    """
    above, told = "", []
    for cell in cells:
        told.append(NEXT if above and cell == next_of(above) else cell)
        above = cell
    return told


def next_of(above: str) -> str | None:
    """Return the number after one, as text; None after anything else.

    Examples
    --------
    >>> next_of("9"), next_of("09"), next_of("")
    ('10', None, None)
    """
    return str(int(above) + 1) if _COUNT.fullmatch(above) else None
