"""Which units of a batch are the sample, where more were measured than a plan draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics.checks import count

if TYPE_CHECKING:
    from numpy.typing import NDArray


def systematic_sample(n: int, *, units: int) -> NDArray[np.int64]:
    """Return the places of a sample that is spread evenly over a batch.

    The batch is cut into ``n`` equal stretches, and the middle of each is taken: floor((2i + 1) units / 2n). Nobody can
    choose the sample by its readings, and no part of the production is left out.

    Parameters
    ----------
    n : int
        Units in the sample, at least 1.
    units : int
        Units in the batch, at least ``n``.

    Returns
    -------
    (n,) int array
        Ascending, from 0, all different.

    Raises
    ------
    ValueError
        If ``n`` is below 1 or above ``units``.

    References
    ----------
    Cochran, W. G. (1977), Sampling Techniques, 3rd ed., chapter 8: systematic sampling, centrally located.

    Examples
    --------
    >>> systematic_sample(4, units=10).tolist()
    [1, 3, 6, 8]
    """
    n = count("n", n)
    units = count("units", units, n)
    return (2 * np.arange(n, dtype=np.int64) + 1) * units // (2 * n)
