"""Readings that look like slips of the pen: a decimal mark out of place, digits swapped, twice or left out, a sign.

A slip is only offered: the reading is kept and judged as read. One is offered only where the reading stands far apart
from all others, and a slip of one kind only would put it among them.
"""

from __future__ import annotations

import math
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

FEWEST = 12
"""With fewer other readings nobody can say what is far apart."""
MOST = 5
"""More readings than this that stand apart are no slips but a second process."""
APART = 2.0
"""So many times the distance from the median to the outermost other reading must lie between it and a slip."""
_APART_OF_FEW = 3.0
_MANY = 100
_FEWEST_OTHERS = 3
_FAR, _NEAR = 2.0, 1.0  # tolerance widths beyond a limit
_PLACES = (-3, -2, -1, 1, 2, 3)
_STEPS, _MOST_DECIMALS = 3, 12
_SLACK = 0.4  # the sample's median is not quite the readings'
_LARGE, _SAMPLE = 20_000, 1000


class SlipKind(StrEnum):
    """What went wrong in typing."""

    DECIMAL_MARK = "decimal_mark"
    SWAPPED = "swapped"
    DOUBLED_DIGIT = "doubled_digit"
    DOUBLED_READING = "doubled_reading"
    SIGN = "sign"
    LAST_DIGITS = "last_digits"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A reading that may be a slip, and what it would have been.

    Attributes
    ----------
    index : int
        Of the reading.
    found, offered : float
        As read, and as it may have been meant.
    kind : SlipKind
        What went wrong.
    """

    index: int
    found: float
    offered: float
    kind: SlipKind


def find_slips(
    values: NDArray[np.float64], *, decimals: int, lsl: float | None = None, usl: float | None = None
) -> tuple[Slip, ...]:
    """Return the readings of one characteristic that may be slips of the pen.

    Parameters
    ----------
    values : (n,) float array
        NaN where a reading is missing.
    decimals : int
        Most digits after the decimal mark.
    lsl, usl : float, optional
        Specification limits; with few readings only they tell what is far apart.

    Returns
    -------
    tuple of Slip
        At most 5 on each side.

    Examples
    --------
    >>> find_slips(np.array([600.5, 600.2, 599.8, 60.1]), decimals=1, lsl=598.0, usl=602.0)[0].offered
    601.0
    >>> readings = np.tile([600.2, 599.8, 601.0, 600.5], 5)
    >>> readings[7] = 60.1
    >>> find_slips(readings, decimals=1)
    (Slip(index=7, found=60.1, offered=601.0, kind=<SlipKind.DECIMAL_MARK: 'decimal_mark'>),)
    """
    if values.size >= _LARGE and _none_apart(values):
        return ()
    if decimals > _MOST_DECIMALS or _calm(values):
        return ()
    present = np.flatnonzero(np.isfinite(values))
    most = min(MOST, present.size // 10)
    few = present.size <= FEWEST
    ends = _beyond(values[present], lsl, usl) if few else _ends(values[present], max(most, 1))
    found = [
        slip
        for indices, bulk in ends
        for i in indices
        if (slip := _slip(int(present[i]), float(values[present[i]]), bulk, decimals)) is not None
    ]
    return tuple(sorted(found, key=lambda slip: slip.index))


@dataclass(frozen=True, slots=True)
class _Bulk:
    """The readings that a slip would belong to."""

    low: float
    high: float


def _none_apart(values: NDArray[np.float64]) -> bool:
    """Whether a thousand of many readings show that none stands apart, without sorting them all.

    The readings among which a slip would stand reach at least as far as the sixth of the sample from either end, and
    the median lies between the sample's quarters if less than half of all readings lie beyond each.
    """
    sample = values[:: values.size // _SAMPLE]
    sample = np.sort(sample[np.isfinite(sample)])
    if sample.size < _SAMPLE // 2:
        return False
    low, high, quarter = sample[MOST], sample[-MOST - 1], sample.size // 4
    left, right = sample[quarter], sample[-quarter]
    half = np.count_nonzero(values == values) / 2  # noqa: PLR0124 - NaN is the number that differs from itself
    if np.count_nonzero(values < left) >= half or np.count_nonzero(values > right) >= half:
        return False
    least, most = float(np.fmin.reduce(values)), float(np.fmax.reduce(values))
    return bool(least >= low - APART * (left - low) and most <= high + APART * (high - right))


def _calm(values: NDArray[np.float64]) -> bool:
    """Whether a sample of very many readings tells already that none stands apart.

    At least one reading that is no slip lies at or beyond the sample's sixth lowest.
    """
    sample = values[:: max(1, values.size // _SAMPLE)]
    if values.size < 2 * _SAMPLE or np.isnan(sample).any():
        return False
    sample = np.sort(sample)
    middle, reach = float(sample[sample.size // 2]), 1 + APART - _SLACK
    below, above = middle - float(np.fmin.reduce(values)), float(np.fmax.reduce(values)) - middle
    return bool(below <= reach * (middle - sample[MOST]) and above <= reach * (sample[-1 - MOST] - middle))


def _ends(values: NDArray[np.float64], most: int) -> Iterator[tuple[NDArray[np.int64], _Bulk]]:
    """Yield the readings that stand apart at either end, with the range of all those that do not."""
    order = np.argpartition(values, (most, values.size - most - 1))
    lowest = order[: most + 1][np.argsort(values[order[: most + 1]], kind="stable")]
    highest = order[-most - 1 :][np.argsort(values[order[-most - 1 :]], kind="stable")]
    median = float(np.median(values))
    below, above = _apart(values[lowest], median, values.size), _apart(-values[highest][::-1], -median, values.size)
    if below or above:
        bulk = _Bulk(float(values[lowest[below]]), float(values[highest[-1 - above]]))
        yield lowest[:below], bulk
        yield highest[highest.size - above :], bulk


def _beyond(
    values: NDArray[np.float64], lsl: float | None, usl: float | None
) -> Iterator[tuple[NDArray[np.int64], _Bulk]]:
    """Yield the one of few readings that lies far beyond the limits, if all others are near them."""
    if lsl is None or usl is None or values.size < _FEWEST_OTHERS + 1:
        return
    outside = np.maximum(lsl - values, values - usl) / (usl - lsl)
    far = np.flatnonzero(outside > _FAR)
    if far.size == 1 and np.sort(outside)[-2] <= _NEAR:
        yield far, _Bulk(lsl, usl)


def _apart(ends: NDArray[np.float64], median: float, n: int) -> int:
    """Return how many of the lowest readings, in ascending order, stand apart from the next and all above it."""
    factor = APART if n >= _MANY else _APART_OF_FEW
    step = _step(ends)
    for count in range(ends.size - 1, 0, -1):
        edge, nearest = float(ends[count]), float(ends[count - 1])
        if edge - nearest > factor * max(median - edge, _STEPS * step) and _apart_in_proportion(
            edge, nearest, median, factor
        ):
            return count
    return 0


def _step(ends: NDArray[np.float64]) -> float:
    """Return the smallest difference between readings at an end: a coarse gauge jumps by its step."""
    steps = np.diff(ends)
    return float(steps[steps > 0].min(initial=np.inf)) if ends.size > 2 and (steps > 0).sum() > 1 else 0.0


def _apart_in_proportion(edge: float, nearest: float, median: float, factor: float) -> bool:
    """Whether a reading also stands apart by ratios: the highest of skewed readings lie far apart by differences."""
    if edge * median <= 0 or edge * nearest <= 0:
        return True
    return abs(math.log(nearest / edge)) > factor * abs(math.log(edge / median))


def _slip(index: int, found: float, bulk: _Bulk, decimals: int) -> Slip | None:
    """Return the slip that puts a reading among the others; None where none or two different ones do."""
    offers: dict[float, SlipKind] = {}
    for ways in (_offers(abs(found), decimals), _parts(found, bulk, decimals)):
        for offered, kind in () if offers else ways:
            if bulk.low <= offered <= bulk.high and round(offered, decimals) == offered:
                offers.setdefault(offered, kind)
    if len(offers) != 1:
        return None
    ((meant, how),) = offers.items()
    return Slip(index=index, found=found, offered=meant, kind=how)


def _offers(found: float, decimals: int) -> Iterator[tuple[float, SlipKind]]:
    """Yield what a reading may have been meant to be."""
    text = f"{found:.{decimals}f}"
    for place in _PLACES:
        yield round(found * 10.0**place, decimals + 3), SlipKind.DECIMAL_MARK
    for i in range(len(text) - 1):
        pair = text[i : i + 2]
        if pair[0] != pair[1]:
            yield from _number(text[:i] + pair[::-1] + text[i + 2 :], SlipKind.SWAPPED)
        elif pair.isdecimal():
            yield from _number(text[:i] + text[i + 1 :], SlipKind.DOUBLED_DIGIT)
    digits = text.rstrip("0").rstrip(".").replace(".", "") if "." in text else text
    half = digits[: len(digits) // 2]
    if half * 2 == digits:
        for place in range(len(half)):
            yield float(half) / 10**place, SlipKind.DOUBLED_READING


def _parts(found: float, bulk: _Bulk, decimals: int) -> Iterator[tuple[float, SlipKind]]:
    """Yield what a reading may have been without a sign too many, or with the first digits that all others share."""
    if found < 0:
        yield -found, SlipKind.SIGN
    leads = {math.floor(bulk.low), math.floor(bulk.high)} - {0}
    if found > 0 and bulk.low > 0:
        places = [place for place in (range(1, decimals + 1) if found.is_integer() else (0,)) if found < 10**place]
        yield from ((round(lead + found / 10**k, decimals), SlipKind.LAST_DIGITS) for lead in leads for k in places)


def _number(text: str, kind: SlipKind) -> Iterator[tuple[float, SlipKind]]:
    if text[0] not in ".0" or text.startswith("0."):
        yield float(text), kind
