"""The capability index that a standard asks for, and the model of the readings that it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.values import dataclass
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qc.stats.ability.capability_bounded import Index
    from qc.stats.ability.capability_bounds import Bounds
    from qc.stats.ability.capability_nonnormal import PercentileCapability
    from qc.stats.ability.fit_bounds import BoundedFit
    from qc.stats.ability.fits import Ranking
    from qc.stats.ability.transformed_capability import TransformedCapability

MODELS: Mapping[str, Message] = {
    "normal": message("normal distribution"),
    "lognormal": message("lognormal distribution"),
    "weibull": message("Weibull distribution"),
    "gamma": message("gamma distribution"),
    "exponential": message("exponential distribution"),
    "folded-normal": message("folded normal distribution"),
    "half-normal": message("half-normal distribution"),
    "box-cox": message("Box-Cox transformation"),
    "johnson": message("Johnson transformation"),
    "percentile": message("the readings' own percentiles"),
}
"""Names of the models."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What is held against the buyer's minimum.

    Attributes
    ----------
    name : str
        Of the index, such as ``Ppk``.
    value : float
        The estimate.
    lower : float or None
        One-sided lower bound; None where the model gives none.
    interval : tuple of float or None
        Two-sided interval, where the model gives one.
    confidence : float
        Of bound and interval.
    method : str
        Of the bound; empty where there is none.
    model : str
        What the readings are taken to follow: ``normal``, another distribution, or whose transformation.
    needed : float or None
        The smallest estimate whose lower bound would reach the buyer's minimum with as many readings; None where the
        bound's method has no such answer.
    """

    name: str
    value: float
    lower: float | None
    interval: tuple[float, float] | None
    confidence: float
    method: str
    model: str
    needed: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Modelled:
    """Readings that are not taken to be normal.

    Attributes
    ----------
    asked, chosen : str
        What the standard asks, and what that came to.
    found : BoundedFit or TransformedCapability or PercentileCapability
        All numbers.
    ppm : float
        Parts per million outside both limits: expected, or counted where no distribution is named.
    ppm_upper : float or None
        Its upper bound, where the model gives one.
    ranking : Ranking or None
        What it was chosen from, where the best was asked for.
    """

    asked: str
    chosen: str
    found: BoundedFit | TransformedCapability | PercentileCapability
    ppm: float
    ppm_upper: float | None = None
    ranking: Ranking | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """The index asked for with its model, or why there is none."""

    index: Claim | None = None
    model: Modelled | None = None
    refused: Message | None = None


def claim_of(index: Index, *, model: str, bounds: Bounds | None = None, needed: float | None = None) -> Claim:
    """Return an index as what is held against the buyer's minimum.

    Parameters
    ----------
    index : Index
        With its own bounds.
    model : str
        What the readings are taken to follow.
    bounds : Bounds, optional
        Others, in place of its own.
    needed : float, optional
        The smallest estimate whose lower bound would reach the minimum.
    """
    given = bounds or index
    return Claim(
        name=index.name,
        value=index.value,
        lower=given.lower,
        interval=given.interval,
        confidence=index.confidence,
        method=given.method,
        model=model,
        needed=needed,
    )
