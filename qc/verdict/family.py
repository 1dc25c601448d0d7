"""How many characteristics share a lot's probability of a false alarm.

The standard's promise is for a whole lot: of lots in which nothing changed at most a share ``false_alarm`` is called
changed in any characteristic. Each of k that are held against the pilot has ``false_alarm`` / k (Bonferroni), which
holds however they hang together; so has each of those whose pilot is tested by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qc.intake.batch import Batch
    from qc.spec.model import Characteristic, Lot


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """The characteristics of a lot that share the probability of one false alarm.

    Attributes
    ----------
    tested : int
        Those whose pilot is tested for whether it was stable; from 1.
    weighed : int
        Those of which the batch is held against the pilot; from 1.
    """

    tested: int = 1
    weighed: int = 1


ALONE = Family()


def family_in(wanted: Iterable[Characteristic], batch: Batch, pilot: Batch | None) -> Family:
    """Return how many characteristics of a lot share the probability of a false alarm.

    Parameters
    ----------
    wanted : iterable of Characteristic
        All that the standard asks.
    batch, pilot : Batch, Batch or None
        What was measured or counted. What cannot be weighed in the end still has its share.
    """
    asked = tuple(wanted)
    both = set() if pilot is None else batch.series.keys() & pilot.series.keys()
    return Family(tested=family_of(asked, pilot), weighed=max(1, sum(one.id in both for one in asked)))


def family_of(wanted: Iterable[Characteristic], pilot: Batch | None) -> int:
    """Return how many characteristics share the probability of calling a stable pilot unstable, at least 1.

    Parameters
    ----------
    wanted : iterable of Characteristic
        All that the standard asks.
    pilot : Batch or None
        What was measured of it. What is counted is not tested; what gives no chart still has its share.
    """
    made = {} if pilot is None else pilot.series
    return max(1, sum(one.kind != "attribute" and one.id in made for one in wanted))


def share_of(lot: Lot, tested: int) -> float:
    """Return the probability of calling one of several stable characteristics unstable: an equal share of all.

    Parameters
    ----------
    lot : Lot
        The probability of calling any of them unstable.
    tested : int
        How many there are.
    """
    return lot.false_alarm / tested
