"""What is told of a volume chart: every reading with its unit and its cell; of counts, the odds after each point."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.charts.told import MOST_ROWS, NONE, kept, told_of
from qc.charts.told_readings import Side, cells_of, context_columns, context_of, side_of, units_of
from qc.charts.view import gauge_decimals
from qc.charts.volume_counts import evidence_course
from qc.charts.volume_course import HIGHEST, volume_course
from qc.words import Number, message

if TYPE_CHECKING:
    from qc.charts.told import Files, Told
    from qc.intake.batch import Batch, Series
    from qc.verdict.model import CharacteristicFacts
    from qc.words import Language, Message


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


def of_count_evidence(facts: CharacteristicFacts, reader: Language, *, files: Files) -> Told:
    """Return what is told of the evidence that a share or rate changed: the odds after each point of the batch.

    Parameters
    ----------
    facts : CharacteristicFacts
        What it is drawn of.
    reader : Language
        Who reads it.
    files : Files
        Not needed: a point's cells stand behind the chart of counts.
    """
    del files
    run = evidence_course(facts)
    columns = [reader.say(each) for each in (message("point"), message("evidence"), message("signal"))]
    rows = {
        number: [
            reader.number(float(run.units[run.pilot + number]), 0),
            reader.say(_odds(power)),
            reader.say(message("enough evidence for a change")) if power >= run.log_limit else NONE,
        ]
        for number, power in enumerate(run.evidence[:MOST_ROWS].tolist())
    }
    return told_of(columns, rows, run.evidence_units.tolist())


def _odds(power: float) -> Message:
    """Return odds as the chart's axis writes them; beyond its upper end they are not followed."""
    odds = Number(10**power, 0 if power >= 1 else 1)
    return message("more than {odds} : 1", odds=odds) if power >= HIGHEST else message("{odds} : 1", odds=odds)


def _side(series: Series, batch: Batch | None, before: int) -> Side:
    """Return the readings that are there, one a dot."""
    present = np.flatnonzero(series.present)
    return side_of(series, batch, before, tuple(present.reshape(-1, 1)))
