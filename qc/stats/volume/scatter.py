"""How much more points of one stream differ in their counts than counting alone makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from qc.stats.numerics import checks
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

CountModel = Literal["binomial", "poisson"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scatter:
    """The scatter of points about the share or rate of their stream.

    Attributes
    ----------
    ratio : float
        Of their variance to that of counting, at least 1.
    df : int
        Degrees of freedom that it is known with.
    """

    ratio: float
    df: int


def scatter_of(
    counts: ArrayLike, sizes: ArrayLike, streams: ArrayLike, *, model: CountModel = "binomial"
) -> Scatter | None:
    """Return how much more points of one stream differ than counting alone makes them (Pearson's χ² over its df).

    Parameters
    ----------
    counts, sizes : (k,) array-likes
        What was counted at each point, and units inspected.
    streams : (k,) array-like
        The stream of each point.
    model : {"binomial", "poisson"}
        Of nonconforming units, or of faults.

    Returns
    -------
    Scatter or None
        None where no stream has two points, or nothing varies.

    Raises
    ------
    ValueError
        If lengths differ.

    Examples
    --------
    >>> found = scatter_of([4, 9, 1, 12, 3, 7], [50] * 6, [0, 0, 0, 1, 1, 1], model="poisson")
    >>> round(found.ratio, 2), found.df
    (3.06, 4)
    """
    x, n = checks.sample("counts", counts, 1), checks.sample("sizes", sizes, 1)
    of = np.unique(np.asarray(streams), return_inverse=True)[1]
    if not x.size == n.size == of.size:
        raise ValueError(f"`sizes` and `streams` must be as long as `counts` ({x.size}), got {n.size} and {of.size}")
    df, share = x.size - int(of.max()) - 1, float(x.sum() / n.sum())
    one = share * (1 - share) if checks.choice("model", model, ("binomial", "poisson")) == "binomial" else share
    if df < 1 or not one > 0:
        return None
    own = (np.bincount(of, x) / np.bincount(of, n))[of]
    return Scatter(ratio=max(1.0, float(np.sum((x - own * n) ** 2 / n)) / one / df), df=df)
