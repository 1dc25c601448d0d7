"""Leave points with a known cause out of a pilot: only so many, and each of them on record."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.errors import InputError, Problem
from qc.stats.pilot.exclusion import Exclusion, exclude
from qc.terms import ChartKind
from qc.values import dataclass
from qc.verdict.points import subgroups_of
from qc.verdict.refusals import chart_refusal
from qc.verdict.run_rules import rules_of
from qc.words import Number, message, plural
from qc.words.days import as_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from qc.intake.batch import Batch, Series
    from qc.intake.beside.exclusion_file import Listed
    from qc.spec.model import Characteristic, Spec
    from qc.stats.variables.result import ChartResult
    from qc.verdict.model import LotFacts
    from qc.words import Message

LARGEST_SHARE = stats.PhaseOnePlan().largest_excluded


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A point left out of the pilot, and what that did.

    Attributes
    ----------
    characteristic : str
        Its id.
    point : int
        As on the pilot's chart, from 1.
    cause, who, when : str
        As the list says.
    readings : int
        How many went with it.
    signalled : bool
        Whether the point was out of its limits, or part of a run.
    before, after : tuple of float
        Lower limit, centre and upper limit of the location panel for the last point, with it and without it.
    """

    characteristic: str
    point: int
    cause: str
    who: str
    when: str
    readings: int
    signalled: bool
    before: tuple[float, float, float]
    after: tuple[float, float, float]


def leave_out(spec: Spec, pilot: Batch, listed: Sequence[Listed]) -> tuple[Batch, tuple[LeftOut, ...]]:
    """Return a pilot without the listed points, and the log.

    Parameters
    ----------
    spec : Spec
        The buyer's standard.
    pilot : Batch
        The first units.
    listed : sequence of Listed
        What is to be left out, and why.

    Returns
    -------
    tuple of Batch and tuple of LeftOut
        Readings that were left out are missing ones.

    Raises
    ------
    InputError
        With every line that cannot be followed: a characteristic or point that there is not, one named twice, or more
        than a tenth of the points.
    """
    asked = {c.id: c for c in spec.characteristic}
    problems = list(_strangers(asked, pilot, listed))
    series = dict(pilot.series)
    log: list[LeftOut] = []
    for name, characteristic in asked.items():
        mine = [one for one in listed if one.characteristic == name]
        if mine and not problems:
            found = list(_faults(characteristic, pilot.series[name], mine))
            problems.extend(found)
            if not found:
                series[name], left = _without(characteristic, pilot.series[name], mine)
                log.extend(left)
    if problems:
        raise InputError(problems)
    return replace(pilot, series=series), tuple(log)


def _strangers(asked: dict[str, Characteristic], pilot: Batch, listed: Sequence[Listed]) -> Iterator[Problem]:
    for one in listed:
        known = asked.get(one.characteristic)
        if known is not None and known.kind == "variable" and one.characteristic in pilot.series:
            continue
        yield Problem(
            reason=message("points are left out only of characteristics that the pilot measured"),
            location=one.place,
            found=one.characteristic,
            expected=message("one of {values}", values=tuple(pilot.series)),
        )


def _points(characteristic: Characteristic, series: Series) -> NDArray[np.int64]:
    """Return the chart's point of each reading."""
    if characteristic.chart_kind is ChartKind.I_MR:
        return np.arange(len(series))
    return np.asarray(subgroups_of(series), dtype=np.int64)


def _faults(characteristic: Characteristic, series: Series, mine: Sequence[Listed]) -> Iterator[Problem]:
    points = np.unique(_points(characteristic, series)[series.present])
    if (refused := chart_refusal(characteristic, series)) is not None:
        yield Problem(reason=refused, location=mine[0].place)
        return
    seen: set[int] = set()
    for one in mine:
        if one.point in seen or one.point - 1 not in points:
            yield Problem(
                reason=message("the pilot's chart has no such point, or it is named twice"),
                location=one.place,
                found=str(one.point),
                expected=message("each point once, from 1 to {last}", last=int(points.max()) + 1),
            )
        seen.add(one.point)
    most = int(LARGEST_SHARE * points.size + 1e-9)
    if len(mine) > most:
        yield Problem(
            reason=message(
                "{count} points are to be left out; of {points} at most {most} may be",
                count=len(mine),
                points=int(points.size),
                most=most,
            ),
            location=mine[most].place,
            fix=message("A pilot with more to leave out does not show the process: make a new pilot."),
        )


def _without(
    characteristic: Characteristic, series: Series, mine: Sequence[Listed]
) -> tuple[Series, tuple[LeftOut, ...]]:
    points = _points(characteristic, series)
    rules = rules_of(characteristic)

    def charted(values: NDArray[np.float64]) -> ChartResult:
        return stats.chart_phase_one(
            values, points, kind=characteristic.chart_kind, estimator=characteristic.sigma, rules=rules
        )

    values, log, limits = series.values, [], _limits(charted(series.values))
    for one in mine:
        before = limits
        values, chart, (logged,) = exclude(
            values,
            points,
            exclusions=[Exclusion(point=one.point - 1, cause=one.cause)],
            largest_share=1.0,
            charted=charted,
        )
        limits = _limits(chart)
        said = {name: getattr(one, name) for name in ("characteristic", "point", "cause", "who", "when")}
        signalled = bool(logged.signals)
        log.append(LeftOut(**said, readings=logged.readings, signalled=signalled, before=before, after=limits))
    return replace(series, values=values), tuple(log)


def _limits(chart: ChartResult) -> tuple[float, float, float]:
    limits = chart.location.limits
    return float(limits.lcl[-1]), float(limits.center[-1]), float(limits.ucl[-1])


def with_log(facts: LotFacts, log: Sequence[LeftOut]) -> LotFacts:
    """Return facts that say of each characteristic what was left out of its pilot.

    Parameters
    ----------
    facts : LotFacts
        The lot.
    log : sequence of LeftOut
        What was left out.

    Returns
    -------
    LotFacts
    """
    noted = tuple(
        replace(
            c,
            notes=(
                *(_said(one, c.characteristic) for one in log if one.characteristic == c.characteristic.id),
                *c.notes,
            ),
        )
        for c in facts.characteristics
    )
    return replace(facts, characteristics=noted, left_out=tuple(log))


def _said(one: LeftOut, characteristic: Characteristic) -> Message:
    gauge = characteristic.gauge
    digits = 4 if gauge is None else max(0, int(np.ceil(-np.log10(gauge.resolution)))) + 1
    numbers = (*one.before, *one.after)
    names = ("lower", "center", "upper", "new_lower", "new_center", "new_upper")
    return plural(
        "left out of the pilot: point {point}, {readings} reading ({cause}; {who}, {when}). Limits before {lower}, "
        "{center}, {upper}; after {new_lower}, {new_center}, {new_upper} {unit}",
        "left out of the pilot: point {point}, {readings} readings ({cause}; {who}, {when}). Limits before {lower}, "
        "{center}, {upper}; after {new_lower}, {new_center}, {new_upper} {unit}",
        count=one.readings,
        point=one.point,
        readings=one.readings,
        cause=one.cause,
        who=one.who,
        when=as_day(one.when),
        unit=characteristic.unit,
        **{name: Number(value, digits) for name, value in zip(names, numbers, strict=True)},
    )
