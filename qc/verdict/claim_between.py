"""Cp and Cpk with the spread between subgroups counted in, where the standard asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc import stats
from qc.verdict.claim import Claimed, claim_of
from qc.verdict.points import subgroups_of
from qc.words import message

if TYPE_CHECKING:
    from qc.intake.batch import Series
    from qc.spec.model import Characteristic
    from qc.spec.parts import Capability as Asked


def between_claim(characteristic: Characteristic, asked: Asked, series: Series) -> Claimed:
    """Return the index from both spreads together.

    Parameters
    ----------
    characteristic : Characteristic
        The limits.
    asked : Capability
        Which index, Cp or Cpk, and its confidence.
    series : Series
        The batch's readings.

    Returns
    -------
    Claimed
        A reason where the readings are not in subgroups, or the index is none of the two.
    """
    if series.subgroup is None:
        return Claimed(refused=message("the readings are not in subgroups: spread between them is not known"))
    if asked.index not in {"cp", "cpk"}:
        return Claimed(refused=message("only Cp and Cpk can count the spread between subgroups; Pp and Ppk have it"))
    try:
        found = stats.between_capability(
            series.values,
            subgroups_of(series),
            lsl=characteristic.lsl,
            usl=characteristic.usl,
            confidence=asked.confidence,
        )
    except ValueError:
        return Claimed(refused=message("these readings do not tell the spread between subgroups"))
    index = found.total.potential if asked.index == "cp" else found.total.actual
    if index is None:
        return Claimed(refused=message("the index that the standard asks has no meaning for these limits"))
    return Claimed(index=claim_of(index, model="normal"))
