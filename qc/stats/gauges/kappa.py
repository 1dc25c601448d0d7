"""Agreement beyond chance between two judgements by category: Cohen's kappa."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics import checks
from qc.stats.numerics.quantiles import normal_quantile, normal_tail
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kappa:
    """Agreement beyond chance: 1 is perfect, 0 is what chance gives.

    Attributes
    ----------
    method : str
        Whose kappa, and whose interval.
    items, ratings : int
        Pieces, and judgements of each.
    agreement : float
        Share of agreeing pairs of judgements.
    by_chance : float
        The share that chance would give.
    kappa : float or None
        (agreement - by_chance) / (1 - by_chance); None where all judgements are one category: nothing was told apart.
    error : float or None
        Standard error.
    interval : tuple of float or None
        At ``confidence``, never above 1.
    error_by_chance : float or None
        Standard error if there were no agreement beyond chance.
    p_value : float or None
        One-sided test of no agreement beyond chance.
    confidence : float
        Of the interval.
    """

    method: str
    items: int
    ratings: int
    agreement: float
    by_chance: float
    kappa: float | None
    error: float | None
    interval: tuple[float, float] | None
    error_by_chance: float | None
    p_value: float | None
    confidence: float


def cohen_kappa(first: Sequence[object], second: Sequence[object], *, confidence: float = 0.95) -> Kappa:
    """Compare the judgements of two appraisers, or of one with the reference.

    Parameters
    ----------
    first, second : sequences of n labels
        Categories given to the same pieces in the same order, at least 2.
    confidence : float, default 0.95
        Of the interval, strictly between 0 and 1.

    Returns
    -------
    Kappa
        With the large-sample errors of Fleiss, Cohen and Everitt.

    Raises
    ------
    ValueError
        If the lengths differ or there are fewer than 2 pieces.

    References
    ----------
    Fleiss, Cohen and Everitt (1969), Large sample standard errors of kappa and weighted kappa, Psychological Bulletin
    72, 323-327. statsmodels ``cohens_kappa`` agrees to 12 digits.

    Examples
    --------
    >>> found = cohen_kappa(["ok"] * 6 + ["ng"] * 4, ["ok"] * 5 + ["ng"] * 5)
    >>> round(found.kappa, 3), round(found.agreement, 3)
    (0.8, 0.9)
    """
    confidence = checks.probability("confidence", confidence)
    if len(first) != len(second):
        raise ValueError(f"`second` must hold a judgement for each of {len(first)} pieces, got {len(second)}")
    n = checks.count("pieces", len(first), 2)
    table = _table(first, second) / n
    rows, columns = table.sum(axis=1), table.sum(axis=0)
    agreement, by_chance = float(np.trace(table)), float(rows @ columns)
    known = by_chance < 1
    return kappa_result(
        "Cohen, interval of Fleiss, Cohen and Everitt",
        (n, 2),
        (agreement, by_chance),
        _cohen_error(table, rows, columns) / math.sqrt(n) if known else None,
        _cohen_chance_error(rows, columns) / math.sqrt(n) if known else None,
        confidence,
    )


def kappa_result(
    method: str,
    size: tuple[int, int],
    shares: tuple[float, float],
    error: float | None,
    error_by_chance: float | None,
    confidence: float,
) -> Kappa:
    """Return a kappa with its interval and test.

    Parameters
    ----------
    method : str
        Whose kappa, and whose interval.
    size : tuple of int
        Pieces, and judgements of each.
    shares : tuple of float
        Agreement, and what chance would give.
    error, error_by_chance : float or None
        Standard errors of kappa.
    confidence : float
        Of the interval.

    Returns
    -------
    Kappa
        None for whatever has no value.
    """
    agreement, by_chance = shares
    kappa = (agreement - by_chance) / (1.0 - by_chance) if by_chance < 1 else None
    reach = normal_quantile(0.5 + 0.5 * confidence)
    interval = None if kappa is None or error is None else (kappa - reach * error, min(kappa + reach * error, 1.0))
    tested = kappa is not None and error_by_chance is not None and error_by_chance > 0
    return Kappa(
        method=method,
        items=size[0],
        ratings=size[1],
        agreement=agreement,
        by_chance=by_chance,
        kappa=kappa,
        error=error,
        interval=interval,
        error_by_chance=error_by_chance,
        p_value=normal_tail((kappa or 0.0) / (error_by_chance or 1.0)) if tested else None,
        confidence=confidence,
    )


def _table(first: Sequence[object], second: Sequence[object]) -> Floats:
    number: dict[str, int] = {}
    codes = [
        (number.setdefault(str(a), len(number)), number.setdefault(str(b), len(number)))
        for a, b in zip(first, second, strict=True)
    ]
    table = np.zeros((len(number), len(number)))
    for row, column in codes:
        table[row, column] += 1
    return table


def _cohen_error(table: Floats, rows: Floats, columns: Floats) -> float:
    """Fleiss, Cohen and Everitt's equation for kappa as it is, times √n."""
    agreement, by_chance = float(np.trace(table)), float(rows @ columns)
    rest, miss = 1.0 - by_chance, 1.0 - agreement
    diagonal = float(np.diag(table) @ np.square(rest - (rows + columns) * miss))
    off = table - np.diag(np.diag(table))
    sums = np.square(columns[:, None] + rows[None, :])
    variance = diagonal + miss * miss * float((off * sums).sum())
    variance -= (agreement * by_chance - 2.0 * by_chance + agreement) ** 2
    return math.sqrt(max(variance, 0.0)) / (rest * rest)


def _cohen_chance_error(rows: Floats, columns: Floats) -> float:
    """Return the standard error of kappa if the appraisers judge independently, times √n."""
    by_chance = float(rows @ columns)
    variance = by_chance + by_chance**2 - float((rows * columns) @ (rows + columns))
    return math.sqrt(max(variance, 0.0)) / (1.0 - by_chance)
