"""What is told of the dots of a volume chart: every reading with its unit, what is known of it, and its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.charts.told import NONE, kept, told_of
from qc.charts.told_readings import Side, cells_of, context_columns, context_of, side_of, units_of
from qc.charts.view import gauge_decimals
from qc.charts.volume_course import volume_course
from qc.words import message

if TYPE_CHECKING:
    from qc.charts.told import Files, Told
    from qc.intake.batch import Batch, Series
    from qc.verdict.model import CharacteristicFacts
    from qc.words import Language


def of_volume_chart(facts: CharacteristicFacts, reader: Language, *, files: Files) -> Told:
    """Return what is told of a volume chart's dots.

    Parameters
    ----------
    facts : CharacteristicFacts
        What it is drawn of.
    reader : Language
        Who reads it.
    files : Files
        Where the readings were read.
    """
    assert facts.pilot is not None
    assert facts.series is not None
    run = volume_course(facts)
    sides = (
        _side(facts.pilot, files.pilot, 0),
        _side(facts.series, files.batch, int(facts.pilot.unit.max()) + 1),
    )
    places = [(side, at) for side in sides for at in range(len(side.readings))]
    contexts = context_columns(sides, reader)
    decimals, unit = gauge_decimals(facts), facts.characteristic.unit
    low, high = run.limits or (-np.inf, np.inf)
    beyond = (run.values < low) | (run.values > high)
    rows = {}
    for number in kept(beyond.tolist()):
        side, at = places[number]
        rows[number] = [
            units_of(side, at),
            f"{reader.number(float(run.values[number]), decimals)} {unit}",
            reader.say(message("beyond the control limits of single units")) if beyond[number] else NONE,
            *(context_of(side, at, context) for context in contexts),
            cells_of(side, at, reader),
        ]
    named = (message("units"), message("reading"), message("signal"))
    columns = [*(reader.say(each) for each in named), *contexts.values(), reader.say(message("cell"))]
    return told_of(columns, rows, run.units.tolist())


def _side(series: Series, batch: Batch | None, before: int) -> Side:
    """Return the readings that are there, one a dot."""
    present = np.flatnonzero(series.present)
    return side_of(series, batch, before, tuple(present.reshape(-1, 1)))
