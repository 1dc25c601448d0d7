"""What the readings say of units not measured: tolerance interval, prediction, expected share, cost of estimating."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc import stats
from qc.terms import ChartKind, Phase
from qc.values import dataclass
from qc.verdict.studied.study import Study
from qc.words import Message, Number, message, plural

if TYPE_CHECKING:
    from qc.terms import Context
    from qc.verdict.studied.study import Studied

_KNOWN = 0.0026997960632601866  # outside 3 standard errors of a process that is known exactly


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimation:
    """What it costs that the limits of a chart were estimated.

    Attributes
    ----------
    false_alarm : float
        Chance that a point of an unchanged process lies outside them, on average over such pilots.
    kept_on_average : AdjustedFactor
        Limits whose false-alarm probability is that of known ones, on average.
    kept_with_confidence : AdjustedFactor
        Limits that have no more than that with confidence.
    """

    false_alarm: float
    kept_on_average: stats.AdjustedFactor
    kept_with_confidence: stats.AdjustedFactor


def tolerance(studied: Studied, _by: Context | None) -> Study:
    """Return an interval that holds a share of all units.

    Parameters
    ----------
    studied : Studied
        The readings, and the limits for its sides.
    """
    asked, sides, readings = studied.settings, studied.characteristic.sides, studied.readings
    content, confidence = asked.content, asked.confidence
    found: stats.ToleranceInterval | stats.FreeToleranceInterval
    if asked.interval == "normal":
        found = stats.tolerance_interval(readings, content=content, confidence=confidence, sides=sides)
    else:
        fewest = stats.sample_size_for_range(content=content, confidence=confidence, sides=sides)
        if readings.size < fewest:
            refused = message(
                "without a distribution such an interval needs {fewest} readings, {count} are given",
                fewest=fewest,
                count=int(readings.size),
            )
            return Study(kind="tolerance", refused=refused)
        found = stats.free_tolerance_interval(readings, content=content, confidence=confidence, sides=sides)
    return Study(kind="tolerance", found=found, said=(_interval(studied, found), _against_limits(studied, found)))


def _interval(studied: Studied, found: stats.ToleranceInterval | stats.FreeToleranceInterval) -> Message:
    """Say where a share of all units lies."""
    said = {
        "share": Number(100 * found.content),
        "confidence": Number(100 * found.confidence),
        "unit": studied.characteristic.unit,
    }
    if found.lower is None:
        assert found.upper is not None
        return message(
            "with {confidence} % confidence at least {share} % of all units lie below {high} {unit}",
            high=studied.number(found.upper),
            **said,
        )
    if found.upper is None:
        return message(
            "with {confidence} % confidence at least {share} % of all units lie above {low} {unit}",
            low=studied.number(found.lower),
            **said,
        )
    return message(
        "with {confidence} % confidence at least {share} % of all units lie from {low} to {high} {unit}",
        low=studied.number(found.lower),
        high=studied.number(found.upper),
        **said,
    )


def _against_limits(studied: Studied, found: stats.ToleranceInterval | stats.FreeToleranceInterval) -> Message:
    """Say whether the interval lies within the buyer's limits."""
    item = studied.characteristic
    below = item.lsl is not None and found.lower is not None and found.lower < item.lsl
    above = item.usl is not None and found.upper is not None and found.upper > item.usl
    if below or above:
        return message("that reaches beyond the buyer's limits: so many good units are not shown")
    return message("that lies within the buyer's limits, as long as the process stays as it was")


def prediction(studied: Studied, _by: Context | None) -> Study:
    """Return how many of the next units will be nonconforming.

    Parameters
    ----------
    studied : Studied
        What was counted.
    """
    asked = studied.settings
    nonconforming, inspected = studied.counted
    found = stats.predict_nonconforming(
        nonconforming, inspected, future=asked.future_units, confidence=asked.confidence
    )
    said = plural(
        "{count} of {inspected} units was nonconforming: of the next {future} about {expected} will be, and with "
        "{confidence} % probability at most {limit}",
        "{count} of {inspected} units were nonconforming: of the next {future} about {expected} will be, and with "
        "{confidence} % probability at most {limit}",
        count=nonconforming,
        inspected=inspected,
        future=found.future,
        expected=Number(found.expected, 1),
        confidence=Number(100 * found.confidence),
        limit=found.limit,
    )
    stays = message("this holds only if the process stays as it was in this batch; a drift breaks it")
    return Study(kind="prediction", found=found, said=(said, stays))


def expected(studied: Studied, _by: Context | None) -> Study:
    """Return the share outside the limits to expect of a stable process with normal readings.

    Parameters
    ----------
    studied : Studied
        The readings, and the limits.
    """
    item, readings = studied.characteristic, studied.readings
    found = stats.expected_ppm_interval(
        stats.SpecLimits(lsl=item.lsl, usl=item.usl),
        mean=float(readings.mean()),
        sigma=float(readings.std(ddof=1)),
        n=int(readings.size),
        confidence=studied.settings.confidence,
    )
    said = message(
        "{ppm} units in a million are to be expected outside the limits, at most {most} ({confidence} % confidence)",
        ppm=Number(found.total.estimate, 0),
        most=Number(found.total.upper, 0),
        confidence=Number(100 * found.confidence),
    )
    holds = message("this holds if the process is stable and its readings normal")
    return Study(kind="expected", found=found, said=(said, holds))


def estimation(studied: Studied, _by: Context | None) -> Study:
    """Return what it costs that the limits of the characteristic's chart were estimated.

    Parameters
    ----------
    studied : Studied
        Whose chart.
    """
    if studied.chart is None:
        return Study(kind="estimation", refused=message("no control chart stands behind it"))
    base = studied.chart.baseline
    if base.sigma_within_df is None:
        refused = message("how exactly its estimator knows the spread is not known")
        return Study(kind="estimation", refused=refused)
    points = base.readings if base.chart is ChartKind.I_MR else base.subgroups
    known = stats.PhaseOne(subgroups=points, degrees_of_freedom=base.sigma_within_df)
    confidence = studied.settings.confidence
    found = Estimation(
        false_alarm=stats.estimated_false_alarm(phase_one=known, sigma_multiple=base.sigma_multiple),
        kept_on_average=stats.false_alarm_factor(_KNOWN, phase_one=known),
        kept_with_confidence=stats.guaranteed_factor(_KNOWN, confidence=confidence, phase_one=known),
    )
    return Study(kind="estimation", found=found, said=_cost(found, points, studied.chart.phase))


def _cost(found: Estimation, points: int, phase: Phase) -> tuple[Message, ...]:
    """Say how often the limits call out, and how much wider they would have to be."""
    said = [
        message(
            "limits from {points} points call out at {share} % of later points in which nothing changed; "
            "were the process known exactly, at 0.27 %",
            points=points,
            share=Number(100 * found.false_alarm, 2),
        ),
        message(
            "limits at {average} standard errors keep 0.27 % on average, at {sure} with {confidence} % confidence",
            average=Number(found.kept_on_average.factor, 2),
            sure=Number(found.kept_with_confidence.factor, 2),
            confidence=Number(100 * (found.kept_with_confidence.confidence or 0.0)),
        ),
    ]
    if phase is Phase.ONE:
        said.append(message("this batch gave the limits itself: it is later points that this is about"))
    return tuple(said)
