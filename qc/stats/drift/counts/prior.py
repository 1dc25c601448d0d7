"""What is held possible of counts before production is seen: when, how, and to which level they may change."""

from __future__ import annotations

import numpy as np

from qc.stats.numerics import checks
from qc.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CountPrior:
    """What is held possible before production is seen.

    Attributes
    ----------
    at_start : float
        Weight of a change between pilot and production; the rest is spread evenly over the later rows.
    trend : float
        Weight of trends; the rest is on changes at once.
    trend_starts : tuple of float
        Where trends may set in, as shares of the batch.
    trend_ratios : tuple of float
        What the level is multiplied by from there to the end of the batch.
    shapes : tuple of float
        How much levels may differ between rows though nothing changes, as shapes of gamma distributions; the
        coefficient of variation is 1/√shape.
    alike : float
        Weight of rows that are all alike.
    """

    at_start: float = 0.4
    trend: float = 0.15
    trend_starts: tuple[float, ...] = (0.0, 0.25, 0.5, 0.75)
    trend_ratios: tuple[float, ...] = (0.25, 4.0)
    shapes: tuple[float, ...] = (100.0, 30.0, 10.0, 4.0, 1.5, 0.5, 0.2)
    alike: float = 0.5

    def __post_init__(self) -> None:
        for name in ("at_start", "trend", "alike"):
            checks.probability(name, getattr(self, name))
        for name, values in (("trend_ratios", self.trend_ratios), ("shapes", self.shapes)):
            if not values or min(values) <= 0:
                raise ValueError(f"`{name}` must hold at least one number, all above 0, got {values!r}")
        if not self.trend_starts or min(self.trend_starts) < 0 or max(self.trend_starts) >= 1:
            raise ValueError(f"`trend_starts` must hold shares from 0 to below 1, got {self.trend_starts!r}")

    def row_weights(self, planned: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        """Return the weights of changes after 0, 1, … rows.

        Examples
        --------
        >>> CountPrior().row_weights(7)
        array([0.4, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1])
        """
        if planned == 1:
            return np.ones(1)
        return np.concatenate([[self.at_start], np.full(planned - 1, (1 - self.at_start) / (planned - 1))])
