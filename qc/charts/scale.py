"""From numbers to places on paper: the range of an axis, its ticks, and how they are written."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.words import Language

# Numbers with more digits than this before or after the mark are written as multiples of a power of ten.
_LARGE, _SMALL = 1e6, 1e-4
_FEWEST_DIGITS, _MOST_DIGITS = 2, 5
_SCALED_DECIMALS = 4
# A span below this share of the numbers themselves is rounding, not spread.
_ROUNDING = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A straight line from numbers to points.

    Attributes
    ----------
    low, high : float
        The numbers at both ends, low < high.
    start, end : float
        Their places, in points.
    """

    low: float
    high: float
    start: float
    end: float

    @property
    def ends(self) -> tuple[float, float, float, float]:
        """The numbers at both ends, then their places."""
        return self.low, self.high, self.start, self.end

    def at(self, value: float) -> float:
        """Return the place of one number, in points."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    def places(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the places of many numbers, in points; NaN stays NaN."""
        return self.start + (values - self.low) / (self.high - self.low) * (self.end - self.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks:
    """Round numbers along an axis.

    Attributes
    ----------
    values : tuple of float
        The numbers, ascending.
    decimals : int
        Digits after the decimal mark that tell them apart, once divided by 10 to the ``exponent``.
    exponent : int
        Power of ten that is written once, beside the axis; 0 for ordinary numbers.
    odds : bool
        Whether the numbers are powers of ten of odds.
    """

    values: tuple[float, ...]
    decimals: int
    exponent: int
    odds: bool = False

    def write(self, value: float, language: Language) -> str:
        """Return a tick's number as the reader writes it."""
        if self.odds:
            many = language.number(10.0 ** abs(value), 0)
            return f"{many} : 1" if value >= 0 else f"1 : {many}"
        return language.number(value / 10.0**self.exponent, self.decimals)


def span(values: NDArray[np.float64], *, least: float) -> tuple[float, float]:
    """Return the range that finite values take, widened where they do not spread.

    Parameters
    ----------
    values : array of float
        Any shape; NaN and infinities are passed over.
    least : float
        The smallest range worth drawing, such as a few steps of the gauge; 0 where nothing is known.

    Returns
    -------
    low, high : float
        low < high, also for one value, for constant values and for none.

    Examples
    --------
    >>> span(np.array([3.0, np.nan, 7.0]), least=0.0)
    (3.0, 7.0)
    >>> span(np.array([12.0]), least=0.5)
    (11.75, 12.25)
    """
    finite = values[np.isfinite(values)]
    if finite.size == 0:
        return 0.0, 1.0
    low, high = float(finite.min()), float(finite.max())
    largest = max(abs(low), abs(high))
    least = max(least, largest * _ROUNDING)
    if high - low > least:
        return low, high
    half = (least if least > largest * _ROUNDING else largest * 0.02 or 1.0) / 2
    middle = (low + high) / 2
    return middle - half, middle + half


def nice_ticks(low: float, high: float, *, most: int) -> Ticks:
    """Return at most ``most`` multiples of 1, 2 or 5 times a power of ten from ``low`` to ``high``.

    Parameters
    ----------
    low, high : float
        Ends of the axis, low < high.
    most : int
        How many there is room for, at least 2.

    Returns
    -------
    Ticks
        Never empty unless no such multiple lies in the range.

    Raises
    ------
    ValueError
        If the ends are not finite and ascending.

    Examples
    --------
    >>> nice_ticks(73.985, 74.018, most=5).values
    (73.99, 74.0, 74.01)
    """
    if not (math.isfinite(low) and math.isfinite(high) and low < high):
        raise ValueError(f"`low` and `high` must be finite and ascending, got {low!r} and {high!r}")
    power = math.floor(math.log10((high - low) / most)) - 1
    while True:
        for factor in (1, 2, 5):
            values = _multiples(low, high, factor, power)
            if len(values) <= most:
                return _ticks(values, power)
        power += 1


def _multiples(low: float, high: float, factor: int, power: int) -> tuple[float, ...]:
    """Return the multiples of ``factor`` times ten to the ``power``; rounding of a few ulps at the ends is forgiven."""
    step = factor * 10.0**power
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    # Dividing by a whole power of ten gives 74.01; multiplying by 0.01 gives 74.01000000000001.
    return tuple(k * factor / 10.0**-power if power < 0 else k * factor * 10.0**power for k in range(first, last + 1))


def _ticks(values: tuple[float, ...], power: int) -> Ticks:
    """Return ticks with the digits that they need."""
    exponent = shared_exponent(max((abs(value) for value in values), default=0.0))
    return Ticks(values=values, decimals=max(0, exponent - power), exponent=exponent)


def shared_exponent(largest: float) -> int:
    """Return the power of ten (a multiple of three) that very large or small numbers are written with, else 0.

    Examples
    --------
    >>> shared_exponent(74.0), shared_exponent(3.2e-7), shared_exponent(5e9)
    (0, -9, 9)
    """
    if largest == 0 or _SMALL <= largest < _LARGE:
        return 0
    return 3 * math.floor(math.log10(largest) / 3)


def limit_decimals(spread: float, gauge_decimals: int) -> int:
    """Return the digits after the decimal mark for a computed number: one more than the gauge shows.

    But at least two and at most five digits of the spread that it belongs to.

    Parameters
    ----------
    spread : float
        Distance from the centre line to a limit, or the range of the readings; NaN or 0 where there is none.
    gauge_decimals : int
        Digits after the decimal mark that the gauge shows.

    Returns
    -------
    int
        At least 0.

    Examples
    --------
    >>> limit_decimals(0.0131, 3), limit_decimals(0.0000412, 3), limit_decimals(25000.0, 0)
    (4, 6, 0)
    """
    digits = gauge_decimals + 1
    if spread > 0 and math.isfinite(spread):
        power = math.floor(math.log10(spread))
        digits = min(max(digits, _FEWEST_DIGITS - 1 - power), _MOST_DIGITS - 1 - power)
    return max(0, digits)


def write_scaled(value: float, decimals: int, exponent: int, language: Language) -> str:
    """Return a number as an axis with a shared power of ten shows it.

    Parameters
    ----------
    value : float
        The number itself.
    decimals : int
        Its digits after the decimal mark, before it is divided.
    exponent : int
        Power of ten that it is divided by.
    language : Language
        For the marks.

    Returns
    -------
    str
    """
    if not exponent:
        return language.number(value, decimals)
    return language.number(value / 10.0**exponent, min(max(0, decimals + exponent), _SCALED_DECIMALS))
