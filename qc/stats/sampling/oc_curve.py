"""Operating characteristic of a single sampling plan: how often it passes a lot, what leaves it, what it costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.stats.numerics.checks import count, not_negative, sample, share
from qc.stats.sampling.acceptance_probability import (
    binomial_acceptance,
    checked_model,
    hypergeometric_acceptance,
    poisson_acceptance,
)
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from qc.stats.sampling.acceptance_probability import Model

_WHOLE = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class OCCurve:
    """What a single sampling plan does at each quality.

    Attributes
    ----------
    model : {"binomial", "poisson", "hypergeometric"}
        Distribution of the count.
    n, acceptance_number : int
        The plan.
    lot_size : int or None
        Units in the lot; None for a lot that is large beside its sample.
    quality : tuple of float
        Share nonconforming, or nonconformities per unit.
    acceptance : tuple of float
        Probability of acceptance.
    outgoing : tuple of float
        Average outgoing quality if rejected lots are screened and every bad unit found is replaced by a good
        one.
    total_inspection : tuple of float or None
        Units inspected per lot on average if rejected lots are screened; None without a lot size.
    sample_number : tuple of float
        Units drawn per lot on average: n, as a single sample is counted to its end.
    """

    model: str
    n: int
    acceptance_number: int
    lot_size: int | None
    quality: tuple[float, ...]
    acceptance: tuple[float, ...]
    outgoing: tuple[float, ...]
    total_inspection: tuple[float, ...] | None
    sample_number: tuple[float, ...]


def acceptance(
    quality: float, *, n: int, acceptance_number: int, model: Model = "binomial", lot_size: int | None = None
) -> float:
    """Probability that a single sampling plan accepts a lot.

    Parameters
    ----------
    quality : float
        Share nonconforming, or nonconformities per unit (Poisson).
    n : int
        Units in the sample, at least 1.
    acceptance_number : int
        Most nonconforming units that pass, at least 0.
    model : {"binomial", "poisson", "hypergeometric"}
        Binomial: units from a long series. Poisson: nonconformities. Hypergeometric: units of one given lot.
    lot_size : int, optional
        Units in the lot, at least ``n``; needed by "hypergeometric", where ``quality`` must be a whole number
        of them.

    Returns
    -------
    float
        Probability of acceptance.

    Raises
    ------
    ValueError
        If an argument is outside its domain, or the lot is smaller than the sample.

    Examples
    --------
    >>> round(acceptance(0.02, n=125, acceptance_number=2), 6)
    0.542519
    """
    if lot_size is not None:
        lot_size = count("lot_size", lot_size, count("n", n))
    if checked_model(model) == "binomial":
        return binomial_acceptance(quality, n=n, acceptance_number=acceptance_number)
    if model == "poisson":
        mean = per_unit(quality) * count("n", n)
        return poisson_acceptance(mean, acceptance_number=acceptance_number)
    if lot_size is None:
        raise ValueError("`lot_size` must be given for the hypergeometric model, got None")
    bad = share("quality", quality) * lot_size
    if abs(bad - round(bad)) > _WHOLE:
        raise ValueError(f"`quality` must be a whole number of the lot's {lot_size} units, got {quality!r}")
    return hypergeometric_acceptance(round(bad), lot_size=lot_size, n=n, acceptance_number=acceptance_number)


def oc_curve(
    quality: ArrayLike,
    *,
    n: int,
    acceptance_number: int,
    model: Model = "binomial",
    lot_size: int | None = None,
) -> OCCurve:
    """Operating characteristic, outgoing quality and effort of a single sampling plan.

    Parameters
    ----------
    quality : (m,) array_like of float
        Share nonconforming, or nonconformities per unit (Poisson).
    n : int
        Units in the sample, at least 1.
    acceptance_number : int
        Most nonconforming units that pass, at least 0.
    model : {"binomial", "poisson", "hypergeometric"}
        See ``acceptance``.
    lot_size : int, optional
        Units in the lot, at least ``n``; absent for a lot that is large beside its sample.

    Returns
    -------
    OCCurve
        All curves over ``quality``.

    Raises
    ------
    ValueError
        If an argument is outside its domain, or the lot is smaller than the sample.

    Notes
    -----
    AOQ = p Pa (N - n) / N and ATI = n + (1 - Pa)(N - n); for a large lot AOQ = p Pa.

    References
    ----------
    R package AcceptanceSampling 1.0.11, ``OC2c``: agrees to 10 digits.

    Examples
    --------
    >>> curve = oc_curve([0.01, 0.05], n=80, acceptance_number=2, lot_size=1000)
    >>> [round(pa, 3) for pa in curve.acceptance], [round(units) for units in curve.total_inspection]
    ([0.953, 0.231], [123, 788])
    """
    points = tuple(sample("quality", quality).tolist())
    n, c = count("n", n), count("acceptance_number", acceptance_number, 0)
    pa = tuple(acceptance(p, n=n, acceptance_number=c, model=model, lot_size=lot_size) for p in points)
    kept = unseen(n, lot_size)
    return OCCurve(
        model=model,
        n=n,
        acceptance_number=c,
        lot_size=lot_size,
        quality=points,
        acceptance=pa,
        outgoing=tuple(p * a * kept for p, a in zip(points, pa, strict=True)),
        total_inspection=None if lot_size is None else tuple(n + (1 - a) * (lot_size - n) for a in pa),
        sample_number=(float(n),) * len(points),
    )


def per_unit(quality: float) -> float:
    """Return a rate of nonconformities per unit: a finite number of at least 0."""
    return not_negative("quality", quality)


def unseen(n: int, lot_size: int | None) -> float:
    """Share of the lot outside the sample; 1 for a lot that is large beside it."""
    return 1.0 if lot_size is None else (lot_size - n) / lot_size
