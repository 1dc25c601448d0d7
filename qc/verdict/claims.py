"""Form the capability index that a standard asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc import stats
from qc.verdict.claim import Claimed, claim_of
from qc.verdict.needed import needed
from qc.words import message

if TYPE_CHECKING:
    from qc.intake.batch import Series
    from qc.spec.model import Characteristic
    from qc.spec.parts import Capability as Asked
    from qc.stats.ability.capability import Capability
    from qc.stats.ability.capability_bounded import Index
    from qc.verdict.claim import Claim


def claim(characteristic: Characteristic, found: Capability | None, series: Series | None) -> Claimed:
    """Return the index that the standard asks for.

    Parameters
    ----------
    characteristic : Characteristic
        The limits and what is asked.
    found : Capability or None
        The indices of normal readings; None where no index means anything.
    series : Series or None
        The batch's readings.
    """
    asked = characteristic.capability
    if asked is None or found is None or series is None:
        return Claimed()
    if asked.model != "normal":
        from qc.verdict.models import modelled  # noqa: PLC0415 - few standards ask for a model, and it loads much

        return _bounded(modelled(characteristic, asked, series.values[series.present]), asked.judge)
    if asked.spread == "between-within":
        from qc.verdict.claim_between import between_claim  # noqa: PLC0415 - few standards ask for it

        return between_claim(characteristic, asked, series)
    index = {"cp": found.cp, "cpk": found.cpk, "pp": found.pp, "ppk": found.ppk, "cpm": found.cpm}[asked.index]
    if index is None:
        return Claimed(refused=message("the index that the standard asks has no meaning for these limits"))
    return Claimed(index=_normal(index, asked, n=found.n))


def _normal(index: Index, asked: Asked, *, n: int) -> Claim:
    """Return an index of normal readings, its bounds exact if that was asked."""
    exact = stats.one_sided_bounds(index.value, n=n, confidence=index.confidence) if asked.bound == "exact" else None
    bounds = exact or index
    enough = needed(asked, bounds.method, n=n, df=bounds.degrees_of_freedom)
    return claim_of(index, model="normal", bounds=exact, needed=enough)


def _bounded(found: Claimed, judge: str) -> Claimed:
    """Refuse an index without a bound where the bound is held against the minimum."""
    if found.index is None or found.index.lower is not None or judge == "estimate":
        return found
    return Claimed(model=found.model, refused=message("these readings give this index no lower bound"))
