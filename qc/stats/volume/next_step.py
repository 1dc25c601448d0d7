"""How far the data support a step up, and the least measuring that would support the next one."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qc.stats.ability.capability_bounds import bissell_bounds
from qc.stats.numerics import checks
from qc.stats.numerics.whole_numbers import first_whole
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

_FEWEST = 3


def readings_to_claim(index: float, required: float, *, confidence: float = 0.95, most: int = 1_000_000) -> int | None:
    """Return how many readings an index needs so that its lower bound reaches a requirement.

    Parameters
    ----------
    index : float
        The index that the readings are expected to give, positive.
    required : float
        What its one-sided lower bound shall reach, positive.
    confidence : float, default 0.95
        Of the bound, strictly between 0 and 1.
    most : int
        No more than this many are tried.

    Returns
    -------
    int or None
        The fewest; None where no number up to ``most`` would do, as where the index is not above the requirement.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    Notes
    -----
    With Bissell's bound, which rises with the number of readings.

    Examples
    --------
    >>> readings_to_claim(1.52, 1.33), readings_to_claim(1.33, 1.33)
    (96, None)
    """
    index = checks.positive("index", index)
    required = checks.positive("required", required)
    confidence = checks.probability("confidence", confidence)

    def reached(n: int) -> bool:
        return bissell_bounds(index, n=n, confidence=confidence).lower >= required

    return smallest(reached, _FEWEST, checks.count("most", most, _FEWEST)) if index > required else None


def largest_volume(limit: Callable[[int], int], *, allowed: int, most: int) -> int:
    """Return the largest number of further units of which no more than so many are to be feared nonconforming.

    Parameters
    ----------
    limit : callable
        From a number of units to the most nonconforming ones to be expected among them; it does not fall.
    allowed : int
        How many are accepted, at least 0.
    most : int
        No more units than this are asked for, at least 1.

    Returns
    -------
    int
        0 where a single unit is too many.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    Examples
    --------
    >>> largest_volume(lambda units: units // 100, allowed=2, most=12_500)
    299
    """
    allowed = checks.count("allowed", allowed, 0)
    over = smallest(lambda units: limit(units) > allowed, 1, checks.count("most", most))
    return most if over is None else over - 1


def smallest(reached: Callable[[int], bool], low: int, high: int) -> int | None:
    """Return the smallest whole number of a range at which something is reached, once it stays reached.

    Parameters
    ----------
    reached : callable
        Whether it is reached; once true it stays true.
    low, high : int
        Ends of the range, both in it.

    Returns
    -------
    int or None
        None where it is not reached at ``high``.

    Examples
    --------
    >>> smallest(lambda n: n * n >= 50, 1, 100), smallest(lambda n: n > 9, 1, 5)
    (8, None)
    """
    return first_whole(reached, low, high) if reached(high) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spacing:
    """How readings are spread over a run.

    Attributes
    ----------
    readings, units : int
        How many are taken of how many units.
    size : int
        Units taken together, one after the other.
    subgroups : int
        How often.
    every : int
        Units from the start of one to the start of the next.
    """

    readings: int
    units: int
    size: int
    subgroups: int
    every: int


def spread_readings(readings: int, *, units: int, size: int = 5) -> Spacing:
    """Spread readings over a whole run in subgroups at equal distances.

    Parameters
    ----------
    readings : int
        At least so many, at least 1.
    units : int
        Units in the run, at least 1.
    size : int, default 5
        Units in a subgroup.

    Returns
    -------
    Spacing
        Every unit is taken where more readings are asked for than there are units.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    Examples
    --------
    >>> plan = spread_readings(100, units=1000)
    >>> plan.size, plan.every, plan.subgroups
    (5, 50, 20)
    """
    wanted, run = checks.count("readings", readings), checks.count("units", units)
    together = min(checks.count("size", size), run)
    subgroups = max(1, min(math.ceil(wanted / together), run // together))
    taken = run if wanted >= run else subgroups * together
    return Spacing(readings=taken, units=run, size=together, subgroups=subgroups, every=run // subgroups)
