"""How readings spread within subgroups: equally or not, normally or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics.quantiles import normal_quantile
from qc.stats.variables.subgroup_course import NamedTest
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

_MOST_READINGS = 5_000
_AT_ONCE = 1_000_000
_EQUAL = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Within:
    """The readings of subgroups, those of one size side by side.

    Attributes
    ----------
    values : (n,) float array
        Subgroup after subgroup, sizes ascending.
    blocks : tuple of (int, int)
        How many subgroups there are of each size, and the size.
    places : (k,) int array
        Where the first, second, … subgroup of production stands among them.
    """

    values: Floats
    blocks: tuple[tuple[int, int], ...]
    places: Ints

    def cut(self, rows: Floats) -> Iterator[Floats]:
        """Yield, by size, arrays of (rows, subgroups, readings)."""
        start = 0
        for groups, size in self.blocks:
            end = start + groups * size
            yield rows[:, start:end].reshape(len(rows), groups, size)
            start = end


def lay_within(groups: Sequence[Floats]) -> Within:
    """Lay subgroups out by size; of many readings as many evenly spaced subgroups as hold 5000.

    Parameters
    ----------
    groups : sequence of (n_i,) float arrays
        Of at least 2 readings each.

    Returns
    -------
    Within
        The layout.

    Examples
    --------
    >>> lay_within([np.arange(3.0), np.arange(2.0), np.arange(3.0)]).blocks
    ((1, 2), (2, 3))
    """
    readings = sum(group.size for group in groups)
    step = -(-readings // _MOST_READINGS)
    kept = groups[::step]
    all_sizes = np.array([group.size for group in kept])
    order = np.argsort(all_sizes, kind="stable")
    sizes, counts = np.unique(all_sizes, return_counts=True)
    blocks = tuple(zip(counts.tolist(), sizes.tolist(), strict=True))
    return Within(values=np.concatenate([kept[i] for i in order]), blocks=blocks, places=np.argsort(order))


def equal_spread(within: Within, *, permutations: int, seed: int) -> NamedTest:
    """Test whether all subgroups spread alike; normality is not assumed.

    Parameters
    ----------
    within : Within
        The readings.
    permutations, seed : int
        Random orders, and what draws them.

    Returns
    -------
    NamedTest
        Brown and Forsythe's ratio of sums of squares; twice the smaller p-value of this and of the furthest partial sum
        of the subgroups' mean distances from their medians, which shows a spread that grows or jumps for good. Both
        come from exchanging what the subgroup means leave between subgroups.

    Notes
    -----
    In subgroups of 3 to 10 the F distribution itself is of no use: with the median of five readings the test rejects
    less than once in a thousand at 5 %.

    References
    ----------
    Brown, M. B. and Forsythe, A. B. (1974), Robust tests for the equality of variances, Journal of the American
    Statistical Association 69, 364-367.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> groups = [rng.normal(size=5) * (1 + 9 * (i % 2)) for i in range(40)]
    >>> equal_spread(lay_within(groups), permutations=199, seed=1).p_value
    0.01
    """
    own = within.values[None, :]
    left = np.concatenate([_scaled(block).ravel() for block in within.cut(own)])
    rng = np.random.default_rng(seed)
    drawn = np.hstack(
        [
            _spread_statistics(within, rng.permuted(np.broadcast_to(left, (rows, left.size)), axis=1))
            for rows in _batches(permutations, left.size)
        ]
    )
    found = _spread_statistics(within, left[None, :])[:, 0].tolist()
    smaller = min(_share(one, others) for one, others in zip(found, drawn, strict=True))
    return NamedTest(
        method="Brown-Forsythe and its path over time, p-values by exchanging residuals",
        statistic=found[0],
        p_value=min(1.0, 2.0 * smaller),
    )


def normal_within(within: Within, *, own_scales: bool, draws: int, seed: int) -> NamedTest | None:
    """Test whether readings are normally distributed about their subgroups' means.

    Parameters
    ----------
    within : Within
        The readings.
    own_scales : bool
        Whether every subgroup shall have a standard deviation of its own; that needs subgroups of 3.
    draws, seed : int
        Studies of normal readings of the same layout, and what draws them.

    Returns
    -------
    NamedTest or None
        Correlation of the ordered residuals with normal scores; None where no subgroup tells.

    Notes
    -----
    The share of random normal studies that correlate no better is exact whatever the means, and with ``own_scales``
    whatever the standard deviations.

    References
    ----------
    Shapiro, S. S. and Francia, R. S. (1972), An approximate analysis of variance test for normality, Journal of the
    American Statistical Association 67, 215-216: the statistic.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> groups = [rng.exponential(size=5) for _ in range(25)]
    >>> normal_within(lay_within(groups), own_scales=False, draws=199, seed=1).p_value
    0.005
    """
    if own_scales and within.blocks[-1][1] < 3:
        return None
    rng = np.random.default_rng(seed)
    drawn = [
        _correlation(within, rng.standard_normal((rows, within.values.size)), own_scales=own_scales)
        for rows in _batches(draws, within.values.size)
    ]
    statistic = float(_correlation(within, within.values[None, :], own_scales=own_scales)[0])
    return NamedTest(
        method="Shapiro-Francia of residuals, p-value by random normal readings",
        statistic=statistic,
        p_value=_share(-statistic, -np.concatenate(drawn)),
    )


def _batches(draws: int, readings: int) -> Iterator[int]:
    batch = max(1, _AT_ONCE // readings)
    for done in range(0, draws, batch):
        yield min(batch, draws - done)


def _share(own: float, drawn: Floats) -> float:
    """Share of all values, the own one among them, that reach the own one."""
    return (1.0 + float(np.count_nonzero(drawn >= own - _EQUAL * abs(own)))) / (drawn.size + 1.0)


def _scaled(block: Floats) -> Floats:
    """Residuals about the subgroup means, blown up to the variance of the readings."""
    size = block.shape[2]
    scaled: Floats = (block - block.mean(axis=2, keepdims=True)) * np.sqrt(size / (size - 1.0))
    return scaled


def _spread_statistics(within: Within, rows: Floats) -> Floats:
    """Return, of the distances from the medians, the sum of squares between by within, and the furthest partial sum."""
    distances = [np.abs(block - np.median(block, axis=2, keepdims=True)) for block in within.cut(rows)]
    means = [block.mean(axis=2) for block in distances]
    total = sum(block.sum(axis=(1, 2)) for block in distances) / rows.shape[1]
    between = sum(
        size * np.sum((mean - total[:, None]) ** 2, axis=1)
        for mean, (_, size) in zip(means, within.blocks, strict=True)
    )
    inside = sum(
        np.sum((block - mean[:, :, None]) ** 2, axis=(1, 2)) for block, mean in zip(distances, means, strict=True)
    )
    in_turn = np.concatenate(means, axis=1)[:, within.places]
    path = np.cumsum(in_turn - in_turn.mean(axis=1, keepdims=True), axis=1)
    return np.vstack((between / np.maximum(inside, 1e-300), np.abs(path).max(axis=1) / np.maximum(total, 1e-300)))


def _correlation(within: Within, rows: Floats, *, own_scales: bool) -> Floats:
    """Squared correlation of the ordered residuals with normal scores."""
    blocks = [_scaled(block) for block in within.cut(rows)]
    if own_scales:
        blocks = [_in_own_units(block) for block in blocks if block.shape[2] > 2]
    left = np.sort(np.concatenate([block.reshape(len(rows), -1) for block in blocks], axis=1), axis=1)
    n = left.shape[1]
    scores = np.array([normal_quantile((i - 0.375) / (n + 0.25)) for i in range(1, n + 1)])
    return np.asarray((left @ scores) ** 2 / (np.sum(left * left, axis=1) * float(scores @ scores)))


def _in_own_units(block: Floats) -> Floats:
    """Divide by each subgroup's own standard deviation; one without spread stays zero."""
    sd = np.sqrt(np.mean(block * block, axis=2, keepdims=True))
    return block / np.where(sd > 0, sd, 1.0)
