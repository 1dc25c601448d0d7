"""Several streams side by side: operators, machines, cavities, material lots, with correction for many comparisons."""

from __future__ import annotations

import math
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from qc.stats.description.anova import OneWay, one_way
from qc.stats.description.equal_variance import EqualVariance, levene
from qc.stats.numerics import checks
from qc.stats.numerics.quantiles import student_t_p_value, student_t_quantile
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]

Correction = Literal["tukey", "holm"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Two streams.

    Attributes
    ----------
    first, second : str
        Which.
    difference : float
        Mean of the first less that of the second.
    interval : tuple of float
        Simultaneous: all intervals of the comparison hold together with its confidence.
    p_value : float
        Corrected for the number of comparisons.
    """

    first: str
    second: str
    difference: float
    interval: tuple[float, float]
    p_value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamComparison:
    """Streams compared.

    Attributes
    ----------
    names : tuple of str
        Of the streams.
    sds : tuple of float
        Standard deviation of each stream.
    table : OneWay
        Do the means differ at all?
    spread : EqualVariance or None
        Do the streams spread alike? None where streams of two readings leave nothing to compare.
    differences : tuple of Difference
        Every pair.
    correction : str
        How the pairs were corrected for being many.
    confidence : float
        Of all intervals together.
    """

    names: tuple[str, ...]
    sds: tuple[float, ...]
    table: OneWay
    spread: EqualVariance | None
    differences: tuple[Difference, ...]
    correction: str
    confidence: float


def compare_streams(
    streams: Mapping[str, ArrayLike], *, correction: Correction = "tukey", confidence: float = 0.95
) -> StreamComparison:
    """Compare the means of streams, every pair of them.

    Parameters
    ----------
    streams : mapping of str to (n_i,) array-like
        At least two, of at least 2 finite readings each; not all of them without spread.
    correction : {"tukey", "holm"}
        "tukey": Tukey and Kramer's studentized range; the streams spread alike. "holm": Welch's t for each pair, Holm's
        correction of the p-values, Bonferroni's of the intervals; they need not spread alike.
    confidence : float, default 0.95
        Of all intervals together, strictly between 0 and 1.

    Returns
    -------
    StreamComparison
        Differences with simultaneous intervals.

    Raises
    ------
    ValueError
        If there are fewer than two streams, one is too small or not finite, or nothing varies within them.

    References
    ----------
    scipy 1.17.1 ``tukey_hsd`` and statsmodels ``multipletests(method="holm")``: agree to 9 digits.

    Examples
    --------
    >>> shifts = {"1": [10.1, 10.3, 10.2], "2": [10.6, 10.4, 10.5], "3": [10.2, 10.2, 10.4]}
    >>> found = compare_streams(shifts, correction="holm")
    >>> [(pair.first, pair.second, round(pair.difference, 3)) for pair in found.differences]
    [('1', '2', -0.3), ('1', '3', -0.067), ('2', '3', 0.233)]
    """
    checks.choice("correction", correction, ("tukey", "holm"))
    confidence = checks.probability("confidence", confidence)
    names = tuple(streams)
    arrays = checks.groups("streams", streams.values(), 2)
    table = one_way(arrays)
    if not table.ss_within > 0:
        raise ValueError("`streams` must vary within at least one stream, got none that does")
    pairs = _tukey(table, confidence) if correction == "tukey" else _holm(arrays, confidence)
    differences = [
        Difference(
            first=names[i], second=names[j], difference=table.means[i] - table.means[j], interval=interval, p_value=p
        )
        for (i, j), (interval, p) in zip(combinations(range(len(names)), 2), pairs, strict=True)
    ]
    method = {"tukey": "Tukey-Kramer", "holm": "Welch's t, Holm's p-values, Bonferroni's intervals"}[correction]
    return StreamComparison(
        names=names,
        sds=tuple(float(array.std(ddof=1)) for array in arrays),
        table=table,
        spread=_spread(arrays),
        differences=tuple(differences),
        correction=method,
        confidence=confidence,
    )


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Correct p-values for being many.

    Parameters
    ----------
    p_values : sequence of float
        Each from its own test, between 0 and 1.

    Returns
    -------
    tuple of float
        In the same order: the k-th smallest of m is multiplied by m - k + 1, and is at least the corrected one before.

    Raises
    ------
    ValueError
        If one does not lie between 0 and 1.

    References
    ----------
    Holm (1979), A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6, 65-70.

    Examples
    --------
    >>> holm([0.01, 0.04, 0.03])
    (0.03, 0.06, 0.06)
    """
    own = [checks.share(f"p_values[{index}]", value) for index, value in enumerate(p_values)]
    corrected = [0.0] * len(own)
    least = 0.0
    for rank, index in enumerate(sorted(range(len(own)), key=own.__getitem__)):
        least = max(least, min(1.0, (len(own) - rank) * own[index]))
        corrected[index] = least
    return tuple(corrected)


def _spread(arrays: tuple[Floats, ...]) -> EqualVariance | None:
    """Compare the spreads; two readings lie equally far from their median, so that pairs alone may not tell."""
    try:
        return levene(arrays)
    except ValueError:
        return None


_Pair = tuple[tuple[float, float], float]


def _tukey(table: OneWay, confidence: float) -> list[_Pair]:
    """Tukey and Kramer: q = |difference| / sqrt(MS (1/nᵢ + 1/nⱼ) / 2)."""
    from scipy.stats import studentized_range  # noqa: PLC0415 - scipy.stats takes 0.7 s to import

    groups, df = len(table.sizes), table.df_within
    reach = float(studentized_range.ppf(confidence, groups, df))
    found = []
    for i, j in combinations(range(groups), 2):
        error = math.sqrt(0.5 * table.ms_within * (1.0 / table.sizes[i] + 1.0 / table.sizes[j]))
        difference = table.means[i] - table.means[j]
        p = float(studentized_range.sf(abs(difference) / error, groups, df))
        found.append(((difference - reach * error, difference + reach * error), min(max(p, 0.0), 1.0)))
    return found


def _holm(arrays: tuple[Floats, ...], confidence: float) -> list[_Pair]:
    pairs = list(combinations(arrays, 2))
    tail = 0.5 * (1.0 - confidence) / len(pairs)
    found = [_welch(first, second, tail) for first, second in pairs]
    corrected = holm([p for _, p in found])
    return [(interval, p) for (interval, _), p in zip(found, corrected, strict=True)]


def _welch(first: Floats, second: Floats, tail: float) -> _Pair:
    """Welch's t with Satterthwaite's degrees of freedom; without spread two streams differ for certain or not."""
    parts = [float(group.var(ddof=1)) / group.size for group in (first, second)]
    difference, error = float(first.mean() - second.mean()), math.sqrt(sum(parts))
    if error == 0:
        return (difference, difference), 1.0 if difference == 0 else 0.0
    df = sum(parts) ** 2 / sum(
        part * part / (group.size - 1) for part, group in zip(parts, (first, second), strict=True)
    )
    reach = student_t_quantile(1.0 - tail, df) * error
    return (difference - reach, difference + reach), student_t_p_value(difference / error, df)
