"""What comes and goes (shift, operator, machine), in words: which of its values is highest, by how much, how surely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.verdict.change.diagnosis_kinds import amount
from qc.verdict.change.diagnosis_share import share_of
from qc.words import Message, Number, message

if TYPE_CHECKING:
    from qc.spec.model import Characteristic
    from qc.verdict.change.factors import Factor

_SURE = 0.99


def by_factor(asked: Characteristic, factor: Factor, tolerance: float | None) -> Message:
    """Return with what the level goes: the highest and the lowest of its values, and how far they are apart.

    Parameters
    ----------
    asked : Characteristic
        Its name, unit and gauge.
    factor : Factor
        What comes and goes.
    tolerance : float or None
        Between two limits.
    """
    said = {
        **amount(asked, factor.apart),
        "context": factor.context,
        "highest": str(factor.levels.labels[factor.highest]),
        "lowest": str(factor.levels.labels[factor.lowest]),
    }
    what = message(
        "{name} goes with the {context}: {context} {highest} is higher than {context} {lowest} by {size} {unit} "
        "(between {low} and {high})",
        **said,
    )
    if tolerance is None:
        return message("{what}.", what=what)
    return message("{what}: {share}.", what=what, share=share_of(factor.apart, tolerance))


def how_sure(factor: Factor) -> Message:
    """Return how probable it is that the level goes with a column and not with time.

    Parameters
    ----------
    factor : Factor
        What comes and goes.
    """
    return message(
        "That it goes with this column rather than with time has probability {share} % (recorded columns looked at: "
        "{count}).",
        share=Number(100 * min(factor.probability, _SURE), 0),
        count=factor.looked_at,
    )
