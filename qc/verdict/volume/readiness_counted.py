"""Count nonconforming units, or faults, of which a unit may have several and which need not come one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.ability.limits import SpecLimits
from qc.stats.volume.scatter import scatter_of
from qc.values import dataclass
from qc.verdict.counts.count_points import samples
from qc.words import plural

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.batch import Series
    from qc.spec.model import Characteristic
    from qc.stats.volume.scatter import Scatter
    from qc.verdict.model import CharacteristicFacts
    from qc.words import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Nonconforming units among those judged, or faults on them, of which a unit may have several."""

    nonconforming: int
    units: int


def counted(wanted: Characteristic, series: Series | None, chosen: NDArray[np.bool_] | None = None) -> Counted | None:
    """Return the nonconforming units of a series, or its faults.

    Parameters
    ----------
    wanted : Characteristic
        Its limits, or that it is judged.
    series : Series or None
        The readings.
    chosen : (n,) bool array, optional
        Which of them; all by default.

    Returns
    -------
    Counted or None
        None where no unit was judged.
    """
    if series is None:
        return None
    read = series.present if chosen is None else series.present & chosen
    if not read.any():
        return None
    values, units = series.values[read], series.unit[read]
    if series.inspected is not None:
        return Counted(nonconforming=int(values.sum()), units=int(series.inspected[read].sum()))
    if wanted.counts == "nonconformities":
        return Counted(nonconforming=int(values.sum()), units=np.unique(units).size)
    bad = values > 0 if wanted.kind == "attribute" else _beyond(wanted, values)
    return Counted(nonconforming=np.unique(units[bad]).size, units=np.unique(units).size)


def _beyond(wanted: Characteristic, values: NDArray[np.float64]) -> NDArray[np.bool_]:
    low, high = SpecLimits(lsl=wanted.lsl, usl=wanted.usl).ends
    return (values < low) | (values > high)


def scatter_of_faults(facts: CharacteristicFacts) -> Scatter | None:
    """Return how much more the samples of pilot and batch differ than counting alone makes them.

    Parameters
    ----------
    facts : CharacteristicFacts
        With faults counted.
    """
    every = [samples(part, faults=True) for part in (facts.pilot, facts.series) if part is not None]
    of = np.repeat(np.arange(len(every)), [len(each) for each in every])
    values, sizes = (np.concatenate([getattr(each, name) for each in every]) for name in ("values", "sizes"))
    return scatter_of(values, sizes, of, model="poisson")


def outside(facts: CharacteristicFacts) -> Message:
    """Return how many units, or faults, do not conform.

    Parameters
    ----------
    facts : CharacteristicFacts
        With at least one.
    """
    name, count = facts.characteristic.names, facts.faults
    if facts.characteristic.counts == "nonconformities":
        return plural("{name}: {count} fault", "{name}: {count} faults", count=count, name=name)
    return plural(
        "{name}: {count} unit outside the buyer's limits",
        "{name}: {count} units outside the buyer's limits",
        count=count,
        name=name,
    )
