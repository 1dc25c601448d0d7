"""What people remarked on readings, and which of these readings the verdict turns on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.intake.batch import DataNote
from qc.intake.findings import shortened
from qc.values import dataclass
from qc.verdict.points import readings_of
from qc.words import message, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from qc.errors import Location
    from qc.intake.batch import Batch
    from qc.verdict.model import CharacteristicFacts

MOST = 20
"""So many remarks of a characteristic are printed."""
_OUTSIDE = message("outside the limits")
_SIGNALLED = message("called out by a rule of the chart")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remarked:
    """A reading that something is remarked on.

    Attributes
    ----------
    location : Location
        Its cell.
    value : float or None
        In the standard's unit; None where it is missing.
    remark : str
        In the words of whoever wrote it.
    outside : bool
        Whether it is beyond the buyer's limits, or its unit nonconforming.
    signalled : bool
        Whether it is part of a point that a rule calls out.
    """

    location: Location
    value: float | None
    remark: str
    outside: bool
    signalled: bool


def remarked(facts: CharacteristicFacts, batch: Batch) -> Iterator[Remarked]:
    """Yield the readings of a characteristic that something is remarked on, in production order.

    Parameters
    ----------
    facts : CharacteristicFacts
        What was found.
    batch : Batch
        That the readings belong to.
    """
    series = facts.series
    if series is None or series.remarks is None:
        return
    outside, signalled = _outside(facts), _signalled(facts)
    for index in np.flatnonzero(series.remarks != "").tolist():
        value = float(series.values[index])
        yield Remarked(
            location=batch.locate(series, index),
            value=None if np.isnan(value) else value,
            remark=str(series.remarks[index]),
            outside=bool(outside[index]),
            signalled=bool(signalled[index]),
        )


def remark_notes(facts: CharacteristicFacts, batch: Batch) -> Iterator[DataNote]:
    """Yield a note on each remarked reading that is outside the limits or called out by a rule, no more than 20.

    Parameters
    ----------
    facts : CharacteristicFacts
        What was found.
    batch : Batch
        That the readings belong to.
    """
    found = [one for one in remarked(facts, batch) if one.outside or one.signalled]
    name = facts.characteristic.names
    for one in found[:MOST]:
        said = message(
            "{name}, {why}: the file remarks “{remark}”",
            name=name,
            why=_OUTSIDE if one.outside else _SIGNALLED,
            remark=shortened(one.remark),
        )
        yield DataNote(said=said, location=one.location)
    if len(found) > MOST:
        more = plural(
            "{name}: {count} more remark stands in the JSON",
            "{name}: {count} more remarks stand in the JSON",
            name=name,
            count=len(found) - MOST,
        )
        yield DataNote(said=more)


def _outside(facts: CharacteristicFacts) -> NDArray[np.bool_]:
    """Return which readings are nonconforming."""
    assert facts.series is not None
    if facts.attribute is not None:
        return facts.series.values > 0
    found = np.zeros(len(facts.series), dtype=bool)
    if facts.nonconforming is not None:
        found[list(facts.nonconforming.indices)] = True
    return found


def _signalled(facts: CharacteristicFacts) -> NDArray[np.bool_]:
    """Return which readings are part of a point that a rule calls out."""
    assert facts.series is not None
    found = np.zeros(len(facts.series), dtype=bool)
    if facts.chart is None and facts.attribute is None:
        return found
    points = None if facts.attribute is None else facts.attribute.points
    for point in sorted({signal.point for signal in facts.signals}):
        if points is not None:
            found |= (facts.series.unit >= points.first[point]) & (facts.series.unit <= points.last[point])
        elif facts.chart is not None:
            found[readings_of(facts.series, facts.chart.kind, point)] = True
    return found
