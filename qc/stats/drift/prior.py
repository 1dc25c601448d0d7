"""What is held possible before production is seen: when, what and how much may change."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qc.stats.numerics import checks
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROUNDING = 1e-9
_USUAL = 1000  # units


def _shares(name: str, weights: Sequence[float]) -> None:
    """Check that weights add up to 1."""
    if min(weights) < 0 or not math.isclose(sum(weights), 1.0, abs_tol=_ROUNDING):
        raise ValueError(f"`{name}` must hold weights of at least 0 that add up to 1, got {weights!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinds:
    """Weights of the kinds of change; they add up to 1.

    Attributes
    ----------
    mean, spread, slope, intermittent : float
        The mean moves, the spread changes, a trend sets in, a share of the units is shifted.
    """

    mean: float
    spread: float
    slope: float
    intermittent: float

    def __post_init__(self) -> None:
        _shares("Kinds", (self.mean, self.spread, self.slope, self.intermittent))


@dataclass(frozen=True, slots=True, kw_only=True)
class Prior:
    """What is held possible before production is seen.

    Attributes
    ----------
    unchanged : float
        Weight of a batch of up to 1,000 units in which nothing changes; of larger ones it falls as their square root
        rises. That of the changes adds up to the rest.
    at_start : float
        Of the changes, the weight of one between pilot and production: a new setting, operator or material. The rest is
        spread over the later rows, in proportion to the rows that would follow the change.
    start, later : Kinds
        Kinds of such changes and of later ones.
    start_means, later_means : tuple of (float, float)
        Most probable sizes of the mean's shift, up or down, in standard deviations of the readings, with their weights.
    spread_ratios : tuple of (float, float)
        Ratios of standard deviations with their weights.
    slopes : tuple of float
        Standard deviations of the slope, in standard deviations a unit.
    bursts : tuple of (float, float, float)
        Share of units concerned, their shift in standard deviations, and the weight; shifts up and down alike.
    one_stream : float
        Weight of a change in one stream alone where there are streams.
    one_at_start : float
        Of that, the weight of a change between pilot and production: what is set anew then is mostly set for all.
    stream_effects : tuple of (float, float)
        How far apart the means of streams lie when nothing changes, as a standard deviation in standard deviations of
        the readings, with weights.
    own_spread : float
        Weight of streams with a mean and a standard deviation of their own; with those of ``stream_effects`` it adds
        up to 1.
    """

    unchanged: float = 0.18
    at_start: float = 0.35
    start: Kinds = Kinds(mean=0.76, spread=0.18, slope=0.03, intermittent=0.03)
    later: Kinds = Kinds(mean=0.38, spread=0.34, slope=0.13, intermittent=0.15)
    start_means: tuple[tuple[float, float], ...] = ((0.36, 0.9), (1.2, 0.1))
    later_means: tuple[tuple[float, float], ...] = ((1.2, 1.0),)
    spread_ratios: tuple[tuple[float, float], ...] = ((0.6, 0.1), (1.2, 0.1), (1.4, 0.4), (2.0, 0.4))
    slopes: tuple[float, ...] = (0.002, 0.01)
    bursts: tuple[tuple[float, float, float], ...] = ((0.05, 4.0, 0.5), (0.2, 2.0, 0.5))
    one_stream: float = 0.5
    one_at_start: float = 0.2
    stream_effects: tuple[tuple[float, float], ...] = ((0.0, 0.5), (0.3, 0.2), (1.0, 0.2))
    own_spread: float = 0.1

    def __post_init__(self) -> None:
        checks.probability("unchanged", self.unchanged)
        checks.probability("at_start", self.at_start)
        checks.probability("one_stream", self.one_stream)
        checks.probability("one_at_start", self.one_at_start)
        for name, sizes in (
            ("start_means", tuple(size for size, _ in self.start_means)),
            ("later_means", tuple(size for size, _ in self.later_means)),
            ("spread_ratios", tuple(ratio for ratio, _ in self.spread_ratios)),
            ("slopes", self.slopes),
            ("bursts", tuple(shift for _, shift, _ in self.bursts)),
        ):
            if not sizes or min(sizes) <= 0:
                raise ValueError(f"`{name}` must hold at least one size, all above 0, got {sizes!r}")
        _shares("start_means", [weight for _, weight in self.start_means])
        _shares("later_means", [weight for _, weight in self.later_means])
        _shares("spread_ratios", [weight for _, weight in self.spread_ratios])
        _shares("bursts", [weight for *_, weight in self.bursts])
        _shares("stream_effects", [*(weight for _, weight in self.stream_effects), self.own_spread])

    def unchanged_in(self, units: float) -> float:
        """Return the weight of a batch of so many units in which nothing changes.

        Examples
        --------
        >>> [round(Prior(unchanged=0.2).unchanged_in(units), 3) for units in (100, 1_000, 100_000)]
        [0.2, 0.2, 0.02]
        """
        return self.unchanged * min(1.0, math.sqrt(_USUAL / units))

    def kinds(self, *, at_start: bool) -> Kinds:
        """Return the kinds of changes at the start of production, or of later ones."""
        return self.start if at_start else self.later

    def means(self, *, at_start: bool) -> tuple[tuple[float, float], ...]:
        """Return the sizes of the mean's shift at the start of production, or later, with their weights."""
        return self.start_means if at_start else self.later_means
