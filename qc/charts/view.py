"""One panel of a control chart before it has a place on the paper: its range, its labels, what it leaves out."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np

from qc.charts.edge import EdgeLabel
from qc.charts.scale import limit_decimals, shared_exponent, span, write_scaled
from qc.charts.scene import Style
from qc.charts.symbols import axis_titles, plotted_unit
from qc.terms import PlottedStatistic
from qc.units import decimals_of
from qc.values import dataclass
from qc.words import Message, Number, message

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.charts.course import Stretch
    from qc.spec.model import Characteristic
    from qc.verdict.model import CharacteristicFacts
    from qc.words import Language

LEAST_SHARE = 0.3
"""What points and control limits keep of a panel's height when specification limits are drawn too."""

_AIR = 0.05
_USUAL_DECIMALS = 3
_COUNT_DECIMALS = 1  # limits of counts are no counts
_BARE_DECIMALS = 1
_NAMES = {"ucl": message("UCL"), "center": message("CL"), "lcl": message("LCL")}
SPEC_NAMES = {"usl": message("USL"), "lsl": message("LSL")}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class View:
    """One panel, ready to be placed.

    Attributes
    ----------
    titles : tuple of str
        What is plotted, with its unit: in words, and by its symbol.
    stretches : tuple of Stretch
        Its phases in order.
    labels : tuple of EdgeLabel
        Of control limits, and of the specification limits that are drawn.
    low, high : float
        Range of its upright axis.
    unit : str
        Of its numbers; empty where they have none.
    decimals : int
        Digits after the decimal mark for its numbers.
    notes : tuple of Message
        What is not drawn, and why.
    """

    titles: tuple[str, ...]
    stretches: tuple[Stretch, ...]
    labels: tuple[EdgeLabel, ...]
    low: float
    high: float
    unit: str
    decimals: int
    notes: tuple[Message, ...]


def view(
    facts: CharacteristicFacts,
    stretches: tuple[Stretch, ...],
    statistic: PlottedStatistic,
    reader: Language,
) -> View:
    """Return one panel of a characteristic's chart.

    Parameters
    ----------
    facts : CharacteristicFacts
        For the unit, the gauge and the specification limits.
    stretches : tuple of Stretch
        The panel's phases.
    statistic : PlottedStatistic
        What it plots. Specification limits belong to single readings and are drawn with no other statistic.
    reader : Language
        Who reads it.

    Returns
    -------
    View
    """
    asked = facts.characteristic
    unit = plotted_unit(asked, statistic)
    low, high = span(_everything(stretches), least=2 * asked.gauge.resolution if asked.gauge else 0.0)
    specs = spec_limits(asked) if statistic is PlottedStatistic.INDIVIDUAL else {}
    inside = drawable(specs, low, high, share=LEAST_SHARE)
    low, high = min([low, *inside.values()]), max([high, *inside.values()])
    decimals = limit_decimals(_reach(stretches[-1]), gauge_decimals(facts))
    exponent = shared_exponent(max(abs(low), abs(high)))
    air = _AIR * (high - low)
    return View(
        titles=axis_titles(statistic, unit, reader),
        stretches=stretches,
        labels=(
            *_control_labels(stretches, decimals, exponent, reader),
            *_spec_labels(facts, inside, exponent, reader),
        ),
        # Ranges and standard deviations start at zero: nothing can lie below.
        low=low if low == 0 else low - air,
        high=high + air,
        unit=unit,
        decimals=decimals,
        notes=(
            *_silence(stretches, statistic),
            *(left_out(facts, name, value) for name, value in specs.items() if name not in inside),
        ),
    )


def bare_view(stretches: tuple[Stretch, ...], statistic: PlottedStatistic, reader: Language) -> View:
    """Return one panel of numbers that have no unit, such as sums of standard errors.

    Parameters
    ----------
    stretches : tuple of Stretch
        The panel's phases.
    statistic : PlottedStatistic
        What it plots.
    reader : Language
        Who reads it.
    """
    low, high = span(_everything(stretches), least=0.0)
    decimals = limit_decimals(_reach(stretches[-1]), _BARE_DECIMALS)
    air = _AIR * (high - low)
    return View(
        titles=axis_titles(statistic, "", reader),
        stretches=stretches,
        labels=_control_labels(stretches, decimals, shared_exponent(max(abs(low), abs(high))), reader),
        low=low if low == 0 else low - air,
        high=high + air,
        unit="",
        decimals=decimals,
        notes=_silence(stretches, statistic),
    )


def _silence(stretches: tuple[Stretch, ...], statistic: PlottedStatistic) -> tuple[Message, ...]:
    """Return that a panel is empty, if it is."""
    if any(np.isfinite(stretch.values).any() for stretch in stretches):
        return ()
    return (message("no point has a value to draw: {statistic}", statistic=statistic),)


def _everything(stretches: tuple[Stretch, ...]) -> NDArray[np.float64]:
    """Return everything that must lie inside a panel."""
    parts = [(each.values, each.limits.lcl, each.limits.center, each.limits.ucl) for each in stretches]
    return np.concatenate([part for drawn in parts for part in drawn])


def spec_limits(asked: Characteristic) -> dict[str, float]:
    """Return the specification limits that there are."""
    both = {"usl": asked.usl, "lsl": asked.lsl}
    return {name: value for name, value in both.items() if value is not None}


def drawable(specs: dict[str, float], low: float, high: float, *, share: float) -> dict[str, float]:
    """Return the lines that can be drawn while what lies from ``low`` to ``high`` keeps its ``share`` of the room.

    Examples
    --------
    >>> drawable({"usl": 12.0, "lsl": -90.0}, 0.0, 10.0, share=0.3)
    {'usl': 12.0}
    """
    wide_low, wide_high = low, high
    kept: dict[str, float] = {}
    for name, value in sorted(specs.items(), key=lambda item: max(low - item[1], item[1] - high)):
        longer_low, longer_high = min(wide_low, value), max(wide_high, value)
        if (high - low) >= share * (longer_high - longer_low):
            wide_low, wide_high = longer_low, longer_high
            kept[name] = value
    return kept


def gauge_decimals(facts: CharacteristicFacts) -> int:
    """Return the digits after the decimal mark that the readings have."""
    if facts.attribute is not None:
        return _COUNT_DECIMALS
    if facts.characteristic.gauge is not None:
        return decimals_of(facts.characteristic.gauge.resolution)
    series = facts.series or facts.pilot
    return _USUAL_DECIMALS if series is None else series.decimals


def spec_decimals(facts: CharacteristicFacts, value: float) -> int:
    """Return enough digits after the decimal mark for a limit as the standard gives it, and as the gauge reads."""
    given = max(0, -int(Decimal(repr(value)).normalize().as_tuple().exponent))
    return max(given, gauge_decimals(facts))


def _reach(stretch: Stretch) -> float:
    """Return the distance from the centre line to the nearer limit, NaN where there is none."""
    limits = stretch.limits
    reaches = np.concatenate((limits.ucl - limits.center, limits.center - limits.lcl))
    reaches = reaches[np.isfinite(reaches) & (reaches > 0)]
    return float(reaches.min()) if reaches.size else np.nan


def _control_labels(
    stretches: tuple[Stretch, ...], decimals: int, exponent: int, reader: Language
) -> tuple[EdgeLabel, ...]:
    """Return the labels of the control limits as they stand at the panel's right end."""
    labels = []
    for field, name in _NAMES.items():
        values = np.concatenate([getattr(stretch.limits, field) for stretch in stretches])
        known = values[np.isfinite(values)]
        if known.size:
            style = Style.CENTER if field == "center" else Style.CONTROL
            value = float(known[-1])
            number = write_scaled(value, decimals, exponent, reader)
            labels.append(EdgeLabel(value=value, name=reader.say(name), number=number, style=style))
    return tuple(labels)


def _spec_labels(
    facts: CharacteristicFacts, specs: dict[str, float], exponent: int, reader: Language
) -> tuple[EdgeLabel, ...]:
    """Return the labels of the specification limits that are drawn."""
    return tuple(
        EdgeLabel(
            value=value,
            name=reader.say(SPEC_NAMES[name]),
            number=write_scaled(value, spec_decimals(facts, value), exponent, reader),
            style=Style.SPEC,
        )
        for name, value in specs.items()
    )


def left_out(facts: CharacteristicFacts, name: str, value: float) -> Message:
    """Return that a specification limit lies too far away to be drawn."""
    return message(
        "{name} {value} {unit} lies far outside this picture and is not drawn",
        name=SPEC_NAMES[name],
        value=Number(value, spec_decimals(facts, value)),
        unit=facts.characteristic.unit,
    )
