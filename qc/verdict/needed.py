"""How large an index must be observed so that the buyer's minimum may be claimed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc import stats

if TYPE_CHECKING:
    from qc.spec.parts import Capability as Asked


def needed(asked: Asked, method: str, *, n: int, df: float) -> float | None:
    """Return the smallest estimate whose lower bound would reach the buyer's minimum, or None where nobody knows.

    Parameters
    ----------
    asked : Capability
        The minimum and the confidence.
    method : str
        Of the bound.
    n : int
        Readings.
    df : float
        Degrees of freedom that the bound assumes.
    """
    minimum, confidence = asked.minimum, asked.confidence
    try:
        if method == "chi-square":
            return stats.chi_square_claim(minimum, n=n, df=df, confidence=confidence).observed
        if method == "bissell":
            return stats.bissell_claim(minimum, n=n, df=df, confidence=confidence).observed
        if method == "noncentral-t":
            return stats.one_sided_claim(minimum, n=n, confidence=confidence).observed
    except ValueError:
        return None  # so few readings that no estimate would do
    return None
