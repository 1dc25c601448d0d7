"""The worst that leaves a single sampling plan which screens rejected lots, for lots of one size."""

from __future__ import annotations

from qc.stats.numerics.checks import count
from qc.stats.numerics.whole_numbers import first_whole
from qc.stats.sampling.acceptance_probability import hypergeometric_acceptance
from qc.stats.sampling.oc_curve import unseen
from qc.stats.sampling.outgoing_quality import OutgoingLimit


def outgoing_limit_of_lots(*, n: int, acceptance_number: int, lot_size: int) -> OutgoingLimit:
    """Average outgoing quality limit (AOQL) over lots of one size that hold the same number of nonconforming units.

    ``outgoing_limit`` averages over lots that a process of one quality makes, this over lots of one quality.

    Parameters
    ----------
    n : int
        Units in the sample, at least 1.
    acceptance_number : int
        Most nonconforming units that pass, below ``n``.
    lot_size : int
        Units in the lot, at least ``n``.

    Returns
    -------
    OutgoingLimit
        Model "hypergeometric": the largest D/N Pa(D) (N - n) / N over whole numbers D, and where it lies.

    Raises
    ------
    ValueError
        If an argument is outside its domain, or the lot is smaller than the sample.

    Notes
    -----
    D Pa(D) rises to one peak, so that the step from D to D + 1 tells on which side of it D lies.

    Examples
    --------
    >>> worst = outgoing_limit_of_lots(n=37, acceptance_number=0, lot_size=100)
    >>> round(worst.limit, 5), worst.at_quality
    (0.00497, 0.02)
    """
    n, c = count("n", n), count("acceptance_number", acceptance_number, 0)
    lot = count("lot_size", lot_size, n)
    if c >= n:
        raise ValueError(f"`acceptance_number` must be below `n` {n}, got {acceptance_number}")

    def passing(bad: int) -> float:
        """Nonconforming units that pass with the lot, before those in the sample are replaced."""
        return bad * hypergeometric_acceptance(bad, lot_size=lot, n=n, acceptance_number=c)

    worst = first_whole(lambda bad: passing(bad + 1) <= passing(bad), 0, lot)
    return OutgoingLimit(
        model="hypergeometric",
        n=n,
        acceptance_number=c,
        lot_size=lot,
        limit=passing(worst) / lot * unseen(n, lot),
        at_quality=worst / lot,
    )
