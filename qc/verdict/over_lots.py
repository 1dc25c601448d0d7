"""What a lot shows together with the lots before it, which were held against the same locked baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.values import dataclass

if TYPE_CHECKING:
    from qc.verdict.model import LotFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftBaseline:
    """A characteristic that left its baseline somewhere along the lots.

    Attributes
    ----------
    characteristic : str
        Its id.
    lot : str or None
        In which lot that was first shown; None where it is this one, which has no number.
    """

    characteristic: str
    lot: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OverLots:
    """What the evidence over all lots since the baseline was locked comes to.

    Attributes
    ----------
    lots : int
        How many lots before this one were seen together with it; from 1.
    left : tuple of LeftBaseline
        What left the baseline, in the standard's order.
    """

    lots: int
    left: tuple[LeftBaseline, ...]


def held_over_lots(facts: LotFacts) -> frozenset[str]:
    """Return the ids of what left its baseline over the lots; none where the standard only reports stability."""
    if facts.over_lots is None or facts.spec.lot.stability != "required":
        return frozenset()
    return frozenset(one.characteristic for one in facts.over_lots.left)
