"""What a histogram shows: the readings' bins, the limits that they are held against, and what must be said of both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.charts.bins import bin_readings, reading_step
from qc.charts.curve import curve_of
from qc.charts.scale import limit_decimals, shared_exponent, span, write_scaled
from qc.charts.scene import Style
from qc.charts.view import (
    SPEC_NAMES,
    drawable,
    gauge_decimals,
    left_out,
    spec_decimals,
    spec_limits,
)
from qc.terms import Phase
from qc.values import dataclass
from qc.words import Message, Number, message

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.charts.bins import Bins
    from qc.charts.curve import Curve
    from qc.stats.variables.result import ChartResult
    from qc.verdict.model import CharacteristicFacts
    from qc.words import Language

LEAST_SHARE = 0.12
"""What the readings and the natural limits keep of the axis when specification limits are drawn too."""

# A picture narrower than this many steps of the gauge would show one reading as a wall.
_LEAST_STEPS = 12
_BEYOND = message("Bars in the darker colour: beyond a specification limit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Upright:
    """An upright line: where it stands, what is written above it, its role."""

    value: float
    text: str
    style: Style


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tally:
    """What a histogram shows.

    Attributes
    ----------
    readings : (n,) float array
        None missing.
    bins : Bins
        Their counts.
    lines : tuple of Upright
        The buyer's limits first, then the process's.
    curve : Curve or None
        Only where a capability index was given: elsewhere a curve would claim what nobody has shown.
    low, high : float
        Range of the axis.
    notes : tuple of Message
        What the lines are, and what is not drawn.
    """

    readings: NDArray[np.float64]
    bins: Bins
    lines: tuple[Upright, ...]
    curve: Curve | None
    low: float
    high: float
    notes: tuple[Message, ...]


def tally(facts: CharacteristicFacts, reader: Language) -> Tally:
    """Return what the histogram of a characteristic shows.

    Parameters
    ----------
    facts : CharacteristicFacts
        With readings of the batch.
    reader : Language
        Who reads it.

    Returns
    -------
    Tally

    Raises
    ------
    ValueError
        If the batch has no readings.
    """
    readings = _readings(facts)
    bins = _bins(facts, readings)
    natural = _natural(facts)
    low, high = span(np.array([*bins.edges, *natural.values()]), least=_LEAST_STEPS * bins.step)
    specs = spec_limits(facts.characteristic)
    inside = drawable(specs, low, high, share=LEAST_SHARE)
    low, high = min([low, *inside.values()]), max([high, *inside.values()])
    air = 0.04 * (high - low)
    curve = curve_of(facts, low - air, high + air)
    exponent = shared_exponent(max(abs(low), abs(high)))
    return Tally(
        readings=readings,
        bins=bins,
        lines=(
            *_buyers(facts, inside, exponent, reader),
            *_nominal(facts, low, high, exponent, reader),
            *_process(facts, natural, exponent, reader),
        ),
        curve=curve,
        low=low - air,
        high=high + air,
        notes=_notes(facts, bins, curve, [(name, value) for name, value in specs.items() if name not in inside]),
    )


def _readings(facts: CharacteristicFacts) -> NDArray[np.float64]:
    """Return the batch's readings without the missing ones."""
    values = np.empty(0) if facts.series is None else facts.series.values[facts.series.present]
    if values.size == 0:
        raise ValueError("`facts` must hold at least one reading of the batch, got none")
    return values


def _bins(facts: CharacteristicFacts, readings: NDArray[np.float64]) -> Bins:
    """Count the readings in steps of the gauge, in bins that break at the specification limits."""
    asked = facts.characteristic
    gauge = asked.gauge
    decimals = 0 if facts.series is None else facts.series.decimals
    step = reading_step(readings, gauge=gauge.resolution if gauge else None, decimals=decimals)
    return bin_readings(readings, step=step, lsl=asked.lsl, usl=asked.usl)


def _natural(facts: CharacteristicFacts) -> dict[str, float]:
    """Return where the process keeps single units: the centre line and its multiple of sigma within."""
    if facts.chart is None:
        return {}
    base = facts.chart.baseline
    reach = base.sigma_multiple * base.sigma_within
    return {"−": base.center - reach, "+": base.center + reach}


def _buyers(facts: CharacteristicFacts, specs: dict[str, float], exponent: int, reader: Language) -> list[Upright]:
    """Return the specification limits that are drawn."""
    return [
        Upright(
            value=value,
            text=f"{reader.say(SPEC_NAMES[name])} {write_scaled(value, spec_decimals(facts, value), exponent, reader)}",
            style=Style.SPEC,
        )
        for name, value in specs.items()
    ]


def _nominal(facts: CharacteristicFacts, low: float, high: float, exponent: int, reader: Language) -> list[Upright]:
    """Return the nominal size where it lies in the picture and on no specification limit."""
    asked = facts.characteristic
    value = asked.nominal
    if value is None or not low <= value <= high or value in {asked.lsl, asked.usl}:
        return []
    number = write_scaled(value, spec_decimals(facts, value), exponent, reader)
    return [Upright(value=value, text=f"{reader.say(message('nominal'))} {number}", style=Style.NOMINAL)]


def _process(facts: CharacteristicFacts, natural: dict[str, float], exponent: int, reader: Language) -> list[Upright]:
    """Return the natural limits of the process."""
    if facts.chart is None:
        return []
    base = facts.chart.baseline
    decimals = limit_decimals(base.sigma_multiple * base.sigma_within, gauge_decimals(facts))
    multiple = reader.number(base.sigma_multiple)
    return [
        Upright(
            value=value,
            text=f"{sign}{multiple}σ {write_scaled(value, decimals, exponent, reader)}",
            style=Style.CONTROL,
        )
        for sign, value in natural.items()
    ]


def _notes(
    facts: CharacteristicFacts, bins: Bins, curve: Curve | None, missing: list[tuple[str, float]]
) -> tuple[Message, ...]:
    """Return what a reader should know of the lines, and of limits that are not drawn."""
    notes = []
    if facts.chart is not None:
        notes.append(_dashed(facts.chart))
    if curve is not None:
        notes.append(curve.note)
    if beyond(facts, bins).any():
        notes.append(_BEYOND)
    return (*notes, *(left_out(facts, name, value) for name, value in missing))


def _dashed(chart: ChartResult) -> Message:
    """Return what the natural limits rest on."""
    base = chart.baseline
    facts = {"multiple": Number(base.sigma_multiple), "estimator": base.estimator}
    if chart.phase is Phase.TWO:
        return message("Dashed: how far single units spread in the pilot, mean ± {multiple}σ (σ: {estimator})", **facts)
    return message("Dashed: how far single units spread by themselves, mean ± {multiple}σ (σ: {estimator})", **facts)


def beyond(facts: CharacteristicFacts, bins: Bins) -> NDArray[np.bool_]:
    """Return which bins hold only readings beyond a specification limit, and hold any."""
    asked = facts.characteristic
    half = bins.step / 2
    below = bins.highest < (-np.inf if asked.lsl is None else asked.lsl - half / 2)
    above = bins.lowest > (np.inf if asked.usl is None else asked.usl + half / 2)
    return (below | above) & (bins.counts > 0)
