"""How much batches, operators, machines or lots differ beyond what their own pieces do: the groups are the sample."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.description.anova import f_tail, one_way
from qc.stats.description.variance_components import components_of
from qc.stats.numerics import checks
from qc.stats.volume.chi_grid import chi_nodes
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from numpy.typing import ArrayLike, NDArray

    from qc.stats.description.anova import OneWay

    Floats = NDArray[np.float64]

_ROUNDS = 200
_CLOSE = 1e-10


@dataclass(frozen=True, slots=True, kw_only=True)
class BetweenGroups:
    """The standard deviation between groups, with what so few groups say of it.

    Attributes
    ----------
    groups : int
        How many: the sample size of everything between them.
    readings : int
        In all groups.
    sd_between, sd_within : float
        By restricted maximum likelihood; 0 where the groups differ no more than their readings, or blocks of them,
        explain. Where blocks are given the one within is that of single readings, pooled.
    interval : tuple of float
        For the standard deviation between groups: generalised confidence interval.
    ratio_interval : tuple of float
        For its ratio to the standard deviation within, or to what blocks tell of it: exact, whatever the groups'
        sizes.
    widening : float
        How many times wider all groups together spread than one group alone.
    p_value : float
        Of groups that do not differ: exact F test.
    confidence : float
        Of each interval.
    method : str
        How the estimates were found.
    """

    groups: int
    readings: int
    sd_between: float
    sd_within: float
    interval: tuple[float, float]
    ratio_interval: tuple[float, float]
    widening: float
    p_value: float
    confidence: float
    method: str


def between_groups(
    groups: Iterable[ArrayLike], *, blocks: Iterable[ArrayLike] | None = None, confidence: float = 0.9
) -> BetweenGroups:
    """Return how much groups of readings differ, with intervals that allow for how few groups there are.

    Parameters
    ----------
    groups : iterable of (n_i,) array-likes
        At least two, drawn from many: batches, shifts, material lots. Sizes may differ.
    blocks : iterable of (n_i,) array-likes, optional
        The block of each reading, in the order of the groups: readings of a block may be alike for reasons of their
        own, so that blocks, not readings, tell how much groups differ by chance. None: each reading by itself.
    confidence : float, default 0.9
        Of the two-sided intervals, strictly between 0 and 1.

    Returns
    -------
    BetweenGroups
        Estimates by REML, intervals, and the exact test.

    Raises
    ------
    ValueError
        If the groups are too few or too small, no group varies, or blocks do not fit or are too few.

    Notes
    -----
    With wᵢ = nᵢ / (σ² + nᵢ τ²) the sum of wᵢ (x̄ᵢ − μ)², μ the mean with these weights, is χ² with one degree of freedom
    less than there are groups, and falls with τ. Put against χ² with σ² known it bounds τ; averaged over what the
    spread within leaves possible of σ it gives the generalised interval. As a ratio to the mean square within it is F:
    the exact interval of τ/σ.

    References
    ----------
    Wald, A. (1940), A note on the analysis of variance with unequal class frequencies, Annals of Mathematical
    Statistics 11, 96-100: the exact interval. Weerahandi, S. (1993), Generalized confidence intervals, Journal of the
    American Statistical Association 88, 899-905: the principle. Both from general knowledge; held against simulation.

    Examples
    --------
    >>> found = between_groups([[9.9, 10.1, 10.0], [10.4, 10.6, 10.5], [10.0, 10.2, 10.1]])
    >>> round(found.sd_between, 3), [round(end, 2) for end in found.interval]
    (0.258, [0.13, 1.17])
    """
    arrays = checks.groups("groups", groups)
    pieces = one_way(arrays)
    table = pieces if blocks is None else _of_blocks(pieces, arrays, [np.asarray(each) for each in blocks])
    if not table.ss_within > 0:
        raise ValueError("`groups` must vary within at least one group, got none that does")
    parts = components_of(table, restricted=True)
    within = parts.within if blocks is None else pieces.ms_within
    confidence = checks.probability("confidence", confidence)
    tail = 0.5 * (1.0 - confidence)
    spread = _Spread(table)
    scale = math.sqrt(max(table.ms_between, table.ms_within))
    return BetweenGroups(
        groups=len(table.sizes),
        readings=sum(table.sizes),
        sd_between=math.sqrt(parts.between),
        sd_within=math.sqrt(within),
        interval=(risen(spread.chance, tail, scale), risen(spread.chance, 1.0 - tail, scale)),
        ratio_interval=(risen(spread.ratio_chance, tail, 1.0), risen(spread.ratio_chance, 1.0 - tail, 1.0)),
        widening=math.sqrt(1.0 + parts.between / within),
        p_value=table.p_value,
        confidence=confidence,
        method=parts.method,
    )


def _of_blocks(table: OneWay, groups: Iterable[Floats], blocks: list[NDArray[Any]]) -> OneWay:
    """Return a table whose spread within groups is that of the means of their blocks, each as heavy as its readings."""
    squares, count, every = 0.0, 0, list(groups)
    if [each.size for each in every] != [each.size for each in blocks]:
        raise ValueError(f"`blocks` must name a block for each reading of {len(every)} groups")
    for values, block in zip(every, blocks, strict=True):
        of = np.unique(block, return_inverse=True)[1]
        counts = np.bincount(of).astype(np.float64)
        squares += float(counts @ (np.bincount(of, values - values.mean()) / counts) ** 2)
        count += counts.size
    df = count - len(every)
    if df < 1:
        raise ValueError(f"`blocks` must be more than the {len(every)} groups, got {count}")
    f = table.ms_between / (squares / df) if squares > 0 else math.inf
    return replace(table, ss_within=squares, df_within=df, f=f, p_value=f_tail(f, table.df_between, df))


class _Spread:
    """The groups' sizes and means against the spread within."""

    def __init__(self, table: OneWay) -> None:
        self.sizes, self.means = np.array(table.sizes, dtype=np.float64), np.array(table.means)
        self.df_between, self.df_within, self.ms_within = table.df_between, table.df_within, table.ms_within
        ratios, self.weights = chi_nodes(table.df_within)
        self.variances = table.ms_within / ratios**2

    def chance(self, sd: float) -> float:
        """Chance that the standard deviation between groups is at most this."""
        from scipy.special import chdtrc  # noqa: PLC0415 - takes a quarter of a second to load, and few runs ask for it

        squares = self._squares(sd * sd, self.variances)
        return float(self.weights @ chdtrc(self.df_between, squares))

    def ratio_chance(self, ratio: float) -> float:
        """Chance that the ratio to the standard deviation within is at most this."""
        squares = float(self._squares(ratio * ratio * self.ms_within, np.array([self.ms_within]))[0])
        return f_tail(squares / self.df_between, self.df_between, self.df_within)

    def _squares(self, between: float, within: Floats) -> Floats:
        """Weighted squares of the groups' means about their mean, for each variance within."""
        weights = self.sizes / (within[:, None] + self.sizes * between)
        means = self.means - self.means[0]
        center = (weights @ means) / weights.sum(axis=1)
        squares: Floats = (weights * (means - center[:, None]) ** 2).sum(axis=1)
        return squares


def risen(chance: Callable[[float], float], probability: float, scale: float) -> float:
    """Return where a chance that grows from 0 on reaches a probability.

    Parameters
    ----------
    chance : callable
        Of a value not below 0.
    probability : float
        What it has to reach.
    scale : float
        A value of the right size.
    """
    if chance(0.0) >= probability:
        return 0.0
    low, high = 0.0, scale
    while chance(high) < probability:
        low, high = high, 2.0 * high
    for _ in range(_ROUNDS):
        middle = 0.5 * (low + high)
        low, high = (middle, high) if chance(middle) < probability else (low, middle)
        if high - low <= _CLOSE * high:
            break
    return 0.5 * (low + high)
