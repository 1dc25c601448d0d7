"""Indices of readings that are not normal: by a distribution, a transformation, or their percentiles alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc import stats
from qc.verdict.claim import Claim, Claimed, Modelled, claim_of
from qc.verdict.needed import needed
from qc.words import Number, message

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from qc.spec.model import Characteristic
    from qc.spec.parts import Capability
    from qc.words import Message

    Floats = NDArray[np.float64]

_ABOVE_ZERO = {"lognormal", "weibull", "gamma", "box-cox"}
_NOT_BELOW_ZERO = {"exponential", "folded-normal", "half-normal"}


def modelled(characteristic: Characteristic, asked: Capability, readings: Floats) -> Claimed:
    """Return the index of readings that are not taken to be normal.

    Parameters
    ----------
    characteristic : Characteristic
        The limits.
    asked : Capability
        The index and the model.
    readings : float array
        The batch's readings, none missing.
    """
    unfit = _outside_domain(asked.model, float(readings.min()))
    if unfit is not None:
        return Claimed(refused=unfit)
    try:
        if asked.model == "percentile":
            return _by_percentiles(characteristic, asked, readings)
        if asked.model in {"box-cox", "johnson"}:
            return _transformed(characteristic, asked, readings)
        return _fitted(characteristic, asked, readings)
    except ValueError:
        return Claimed(refused=message("the model that the standard asks cannot be fitted to these readings"))


def _outside_domain(model: str, smallest: float) -> Message | None:
    """Return that a model cannot give the smallest reading, or None."""
    if model in _ABOVE_ZERO and smallest <= 0:
        return message(
            "the model that the standard asks has readings above 0 only; the smallest is {value}",
            value=Number(smallest),
        )
    if model in _NOT_BELOW_ZERO and smallest < 0:
        return message(
            "the model that the standard asks has no readings below 0; the smallest is {value}", value=Number(smallest)
        )
    return None


def _fitted(characteristic: Characteristic, asked: Capability, readings: Floats) -> Claimed:
    """Return the percentile index of a distribution."""
    ranking = stats.rank_distributions(readings) if asked.model == "best" else None
    chosen = asked.model if ranking is None else ranking.best.distribution.name
    family = next(family for family in stats.FAMILIES if family == chosen)
    found = stats.bounded_fit(
        readings, family, lsl=characteristic.lsl, usl=characteristic.usl, confidence=asked.confidence
    )
    model = Modelled(
        asked=asked.model,
        chosen=family,
        found=found,
        ppm=found.capability.ppm,
        ppm_upper=found.ppm_upper,
        ranking=ranking,
    )
    value = found.capability.ppk if asked.index == "ppk" else found.capability.pp
    return _claimed(asked, value, found.ppk_lower if asked.index == "ppk" else None, model)


def _claimed(asked: Capability, value: float | None, lower: float | None, model: Modelled) -> Claimed:
    """Return an index without an interval, or that it has no meaning."""
    if value is None:
        return Claimed(model=model, refused=message("the model leaves no width from which an index could be formed"))
    index = Claim(
        name=asked.index.capitalize(),
        value=value,
        lower=lower,
        interval=None,
        confidence=asked.confidence,
        method="delta" if lower is not None else "",
        model=model.chosen,
    )
    return Claimed(index=index, model=model)


def _by_percentiles(characteristic: Characteristic, asked: Capability, readings: Floats) -> Claimed:
    """Return the index of the readings' own percentiles: only many readings show these."""
    found = stats.empirical_capability(readings, lsl=characteristic.lsl, usl=characteristic.usl)
    model = Modelled(asked=asked.model, chosen=asked.model, found=found, ppm=found.ppm)
    if readings.size < found.needed:
        few = message(
            "{count} readings are given, their outer percentiles show from {needed} on",
            count=readings.size,
            needed=found.needed,
        )
        return Claimed(model=model, refused=few)
    return _claimed(asked, found.ppk if asked.index == "ppk" else found.pp, None, model)


def _transformed(characteristic: Characteristic, asked: Capability, readings: Floats) -> Claimed:
    """Return the index of the readings on a scale on which they look normal."""
    transformation = stats.box_cox(readings) if asked.model == "box-cox" else stats.johnson(readings)
    found = stats.transformed_capability(
        readings, transformation, lsl=characteristic.lsl, usl=characteristic.usl, confidence=asked.confidence
    )
    model = Modelled(asked=asked.model, chosen=asked.model, found=found, ppm=found.expected.total)
    index = found.indices.actual if asked.index == "ppk" else found.indices.potential
    if index is None:
        return Claimed(model=model, refused=message("the transformation does not reach both limits"))
    enough = needed(asked, index.method, n=readings.size, df=index.degrees_of_freedom)
    return Claimed(index=claim_of(index, model=asked.model, needed=enough), model=model)
