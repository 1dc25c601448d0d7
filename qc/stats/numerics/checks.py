"""The checks of arguments that every statistic shares: each names the argument, the rule and the value."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def finite(name: str, value: float) -> float:
    """Return a finite number."""
    if not math.isfinite(value):
        raise ValueError(f"`{name}` must be a finite number, got {value!r}")
    return float(value)


def positive(name: str, value: float) -> float:
    """Return a finite number above 0."""
    if not (math.isfinite(value) and value > 0):
        raise ValueError(f"`{name}` must be a finite number above 0, got {value!r}")
    return float(value)


def not_negative(name: str, value: float) -> float:
    """Return a finite number of at least 0."""
    if not (math.isfinite(value) and value >= 0):
        raise ValueError(f"`{name}` must be a finite number of at least 0, got {value!r}")
    return float(value)


def above(name: str, value: float, least: float) -> float:
    """Return a number above another one."""
    if not value > least:
        raise ValueError(f"`{name}` must be above {least:g}, got {value!r}")
    return float(value)


def weight(value: float) -> float:
    """Return the weight of the newest point in a moving average: above 0 and at most 1."""
    if not 0 < value <= 1:
        raise ValueError(f"`weight` must be above 0 and at most 1, got {value!r}")
    return float(value)


def probability(name: str, value: float) -> float:
    """Return a number strictly between 0 and 1."""
    if not 0 < value < 1:
        raise ValueError(f"`{name}` must lie strictly between 0 and 1, got {value!r}")
    return float(value)


def share(name: str, value: float) -> float:
    """Return a number from 0 to 1, both included."""
    if not 0 <= value <= 1:
        raise ValueError(f"`{name}` must lie between 0 and 1, got {value!r}")
    return float(value)


def count(name: str, value: int, minimum: int = 1) -> int:
    """Return a whole number that is at least ``minimum``."""
    if not math.isfinite(value) or int(value) != value or value < minimum:
        raise ValueError(f"`{name}` must be a whole number of at least {minimum}, got {value!r}")
    return int(value)


def choice(name: str, value: str, choices: tuple[str, ...]) -> str:
    """Return one of the named choices."""
    if value not in choices:
        raise ValueError(f"`{name}` must be one of {choices}, got {value!r}")
    return value


def sample(name: str, values: ArrayLike, minimum: int = 1) -> NDArray[np.float64]:
    """Return finite numbers as a vector of at least ``minimum``."""
    array: NDArray[np.float64] = np.asarray(values, dtype=np.float64)
    if array.ndim != 1:
        raise ValueError(f"`{name}` must be one-dimensional, got {array.ndim} dimensions")
    if array.size < minimum:
        raise ValueError(f"`{name}` must hold at least {minimum} readings, got {array.size}")
    if not np.isfinite(array).all():
        first = int(np.flatnonzero(~np.isfinite(array))[0])
        raise ValueError(f"`{name}` must hold finite numbers only, got {array[first]!r} at index {first}")
    return array


def spread(name: str, values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the readings if they are not all equal."""
    if values.size and np.ptp(values) == 0:
        raise ValueError(f"`{name}` must hold at least two different values, got only {float(values[0])!r}")
    return values


def groups(name: str, values: Any, minimum: int = 1) -> tuple[NDArray[np.float64], ...]:
    """Return at least two samples of at least ``minimum`` readings each."""
    arrays = tuple(sample(f"{name}[{index}]", group, minimum) for index, group in enumerate(values))
    if len(arrays) < 2:
        raise ValueError(f"`{name}` must hold at least two groups, got {len(arrays)}")
    return arrays


def limits(lsl: float | None, usl: float | None) -> tuple[float | None, float | None]:
    """Return specification limits of which at least one is given, and the lower lies below the upper."""
    if lsl is None and usl is None:
        raise ValueError("`lsl` and `usl` must not both be absent")
    lower, upper = None if lsl is None else finite("lsl", lsl), None if usl is None else finite("usl", usl)
    if lower is not None and upper is not None and lower >= upper:
        raise ValueError(f"`lsl` must lie below `usl`, got {lower!r} and {upper!r}")
    return lower, upper


def sizes_of(name: str, sizes: ArrayLike | None, values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the number of readings behind each value: 1 where nothing is said."""
    if sizes is None:
        return np.ones_like(values)
    n = sample(name, sizes)
    if n.shape != values.shape or (n < 1).any() or (n != np.floor(n)).any():
        raise ValueError(
            f"`{name}` must be a whole number of at least 1 for each of {values.size} values, got {sizes!r}"
        )
    return n
