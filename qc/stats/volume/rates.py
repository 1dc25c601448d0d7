"""Faults to come, of which a unit may have several, and how much of what came more units alone explain."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qc.stats.numerics import checks
from qc.stats.numerics.quantiles import chi_square_quantile, student_t_p_value
from qc.stats.numerics.special import incomplete_beta
from qc.stats.numerics.whole_numbers import first_whole
from qc.stats.volume.explained import held_against

if TYPE_CHECKING:
    from qc.stats.volume.explained import Explained
    from qc.stats.volume.scatter import Scatter


def explained_by_rates(
    before: tuple[int, int], after: tuple[int, int], *, scatter: Scatter | None = None, confidence: float = 0.95
) -> Explained:
    """Return how much of the later faults exposure explains, from the pilot's: a unit may have several.

    Parameters
    ----------
    before, after : tuple of int and int
        Faults and units inspected, in the pilot and after it.
    scatter : Scatter, optional
        How much more points differ than counting makes them; None: faults are Poisson.
    confidence : float, default 0.95
        Of the intervals, strictly between 0 and 1.

    Returns
    -------
    Explained
        Expected faults, share explained, and the one-sided p-value: exact for Poisson counts, Student's t where points
        scatter more widely.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    Notes
    -----
    Given x + y faults in all, those after the pilot are binomial with the share of its units. With scatter φ their
    variance is φ times as large, and the interval is that of x/φ Poisson counts, each worth φ.

    Examples
    --------
    Five faults on 100 units, then 70 on 900: 45 are expected.

    >>> found = explained_by_rates((5, 100), (70, 900))
    >>> found.expected, round(found.share, 2), round(found.p_value, 3)
    (45.0, 0.64, 0.227)
    """
    (x, n), (y, m) = (_rate(name, pair) for name, pair in (("before", before), ("after", after)))
    confidence = checks.probability("confidence", confidence)
    tail, part, ratio = 0.5 * (1.0 - confidence), m / (n + m), 1.0 if scatter is None else scatter.ratio
    low = 0.5 * chi_square_quantile(tail, 2 * x / ratio) if x else 0.0
    high = 0.5 * chi_square_quantile(1.0 - tail, 2 * x / ratio + 2)
    chance = incomplete_beta(float(y), x + 1.0, part, 1 - part)[0] if y else 1.0
    if scatter is not None and ratio > 1 and x + y:
        t = (y - (x + y) * part) / math.sqrt(ratio * (x + y) * part * (1 - part))
        chance = 0.5 * student_t_p_value(t, scatter.df)
        chance = chance if t >= 0 else 1.0 - chance
    interval = (low * ratio * m / n, high * ratio * m / n)
    return held_against(m * x / n, interval, (y, m), chance, confidence, "rate")


def _rate(name: str, pair: tuple[int, int]) -> tuple[int, int]:
    return checks.count(name, pair[0], 0), checks.count(name, pair[1])


def most_faults(faults: int, inspected: int, *, future: int, confidence: float = 0.95) -> int:
    """Return the most faults to expect on the next units if their rate stays as it was (Poisson).

    Parameters
    ----------
    faults, inspected, future : int
        What was counted, on how many units, and units to come.
    confidence : float, default 0.95
        Strictly between 0 and 1.

    Returns
    -------
    int
        Whatever the rate is, no more are found with this probability or more.

    Examples
    --------
    >>> most_faults(5, 100, future=100)
    12
    """
    part = inspected / (inspected + future)
    top = checks.count("faults", faults, 0)

    def enough(y: int) -> bool:
        """Whether so few in the sample would be rare if one more were found."""
        return incomplete_beta(top + 1.0, y + 1.0, part, 1 - part)[0] >= confidence

    most = 1
    while not enough(most):
        most *= 2
    return first_whole(enough, 0, most)
