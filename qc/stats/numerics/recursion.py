"""Linear recursions over a series, without a loop over its points."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_NEGLIGIBLE = 1e-20


def fading_sum(terms: NDArray[np.float64], keep: float) -> NDArray[np.float64]:
    """Return y_i = keep · y_(i−1) + terms_i with y_(−1) = 0.

    By doubling: 1/(1 − keep·B) = Π (1 + (keep·B)^(2^j)), B the shift by one point; it stops when keep^(2^j)
    no longer counts, so that the cost is linear in the number of points.

    Parameters
    ----------
    terms : (n,) float array
        What is added at each point.
    keep : float
        Share of the sum that remains from point to point, 0 ≤ keep < 1.

    Returns
    -------
    (n,) float array
        The sums.

    Examples
    --------
    >>> import numpy as np
    >>> fading_sum(np.array([1.0, 0.0, 0.0, 8.0]), 0.5).tolist()
    [1.0, 0.5, 0.25, 8.125]
    """
    total = terms.copy()
    span = 1
    while span < total.size and keep > _NEGLIGIBLE:
        total[span:] += keep * total[:-span]
        span, keep = 2 * span, keep * keep
    return total
