"""Sense of a standard: limits in order, charts that fit the subgroups, a capability that can be computed."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal
from typing import TYPE_CHECKING

from qc.spec.findings import Finding
from qc.spec.sense_attributes import kind_findings
from qc.spec.sense_capability import capability_findings
from qc.spec.sense_extra import extra_findings
from qc.spec.sense_rules import rule_findings
from qc.spec.sense_sampling import sampling_findings
from qc.spec.sense_studies import study_findings
from qc.spec.tolerance import tolerance_findings
from qc.terms import ChartKind, SigmaEstimator
from qc.words import Message, Number, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from qc.spec.locate import Path
    from qc.spec.model import Characteristic

# No clock is asked: a workshop's computer may be years off, and a good standard must load all the same.
EARLIEST, LATEST = dt.date(1950, 1, 1), dt.date(2100, 12, 31)

# Above 25 readings a range says next to nothing of the spread.
SUBGROUP_SIZES: Mapping[ChartKind, tuple[int, int]] = {
    ChartKind.XBAR_R: (2, 25),
    ChartKind.XBAR_S: (2, 100),
    ChartKind.I_MR: (1, 1),
    ChartKind.MEDIAN_R: (2, 25),
}
_POOLED = (SigmaEstimator.POOLED_S, SigmaEstimator.POOLED_S_OVER_C4)
ESTIMATORS: Mapping[ChartKind, tuple[SigmaEstimator, ...]] = {
    ChartKind.XBAR_R: (SigmaEstimator.UWAVE_R, SigmaEstimator.MVLUE_R, *_POOLED),
    ChartKind.XBAR_S: (SigmaEstimator.UWAVE_S, SigmaEstimator.MVLUE_S, *_POOLED),
    ChartKind.I_MR: (SigmaEstimator.MR_BAR, SigmaEstimator.MEDIAN_MR),
    ChartKind.MEDIAN_R: (SigmaEstimator.UWAVE_R, SigmaEstimator.MVLUE_R, *_POOLED),
}
_SIDES: Mapping[str, tuple[frozenset[str], Message]] = {
    "two": (frozenset({"lsl", "usl"}), message("both lsl and usl")),
    "lower": (frozenset({"lsl"}), message("lsl and no usl")),
    "upper": (frozenset({"usl"}), message("usl and no lsl")),
}


def sense_findings(edition: dt.date | None, items: Iterable[tuple[int, Characteristic]]) -> Iterator[Finding]:
    """Yield what makes no sense in a standard of good shape.

    Parameters
    ----------
    edition : date or None
        Of the standard; None where it could not be read.
    items : iterable of (int, Characteristic)
        The characteristics that could be read, with their place in the file, from 0.

    Yields
    ------
    Finding
        One for each fault.
    """
    if edition is not None and not EARLIEST <= edition <= LATEST:
        yield Finding(
            path=("edition",),
            reason=message("this cannot be the date of a standard"),
            expected=message("a date between {first} and {last}", first=EARLIEST, last=LATEST),
        )
    seen: dict[str, int] = {}
    for index, item in items:
        path = ("characteristic", index)
        yield from _same_names(path, item, seen)
        yield from kind_findings(path, item)
        if item.kind == "variable":
            yield from _measured(path, item)
        yield from rule_findings(path, item)
        yield from extra_findings(path, item)
        yield from study_findings(path, item)
        yield from sampling_findings((*path, "sampling"), item.sampling)


def _measured(path: Path, item: Characteristic) -> Iterator[Finding]:
    """Yield what makes no sense in a characteristic that is measured."""
    faults = tuple(tolerance_findings(path, item))
    yield from faults or _limits(path, item)
    yield from _order(path, item)
    yield from _gauge(path, item)
    yield from _chart(path, item)
    yield from capability_findings(path, item)


def _same_names(path: Path, item: Characteristic, seen: dict[str, int]) -> Iterator[Finding]:
    """Yield names that lead to two characteristics: a column is found by its id or one of its names."""
    keys: tuple[tuple[Path, str], ...] = (
        (("id",), item.id),
        (("names", "id"), item.names.id),
        (("names", "en"), item.names.en),
    )
    index = path[1]
    assert isinstance(index, int)
    for key, name in keys:
        owner = seen.setdefault(" ".join(name.casefold().split()), index)
        if owner != index:
            yield Finding(
                path=(*path, *key),
                reason=message("characteristic {number} has this name already", number=str(owner + 1)),
                fix=message("give every characteristic an id and names of its own: columns are found by them"),
            )


def _limits(path: Path, item: Characteristic) -> Iterator[Finding]:
    """Yield limits that are missing, or too many for what ``sides`` says."""
    lsl, usl = (*path, "lsl"), (*path, "usl")
    given = frozenset(key for key in ("lsl", "usl") if getattr(item, key) is not None)
    wanted, said = _SIDES[item.sides]
    if not given:
        yield Finding(
            path=usl if item.sides == "upper" else lsl,
            reason=message("there is no specification limit"),
            expected=said,
            fix=message("write the buyer's limits; without one nothing can be judged"),
        )
    elif given != wanted:
        yield Finding(
            path=(*path, "sides"),
            reason=message("the limits given do not fit {sides}", sides=f'sides = "{item.sides}"'),
            expected=said,
            fix=_fitting_sides(given),
            shown=(lsl, usl, (*path, "sides")),
        )


def _order(path: Path, item: Characteristic) -> Iterator[Finding]:
    """Yield limits out of order and a nominal size outside them; fits such as h7 have it on a limit."""
    lsl, usl, nominal = (*path, "lsl"), (*path, "usl"), (*path, "nominal")
    low = -math.inf if item.lsl is None else item.lsl
    high = math.inf if item.usl is None else item.usl
    if low >= high:
        yield Finding(
            path=lsl,
            reason=message("the lower limit is not below the upper limit"),
            expected=message("lsl smaller than usl"),
            fix=message("if the two were swapped, exchange them"),
            shown=(lsl, usl),
        )
    elif item.nominal is not None and not low <= item.nominal <= high:
        yield Finding(
            path=nominal,
            reason=message("the nominal size lies outside the limits"),
            expected=message("a size from lsl to usl"),
            fix=message("write the size to aim at, or leave nominal out; limits are sizes, not deviations"),
            shown=(nominal, lsl, usl),
        )


def _fitting_sides(given: frozenset[str]) -> Message:
    """Return what to do about limits that do not fit what is said of them."""
    side = next(side for side, (wanted, _) in _SIDES.items() if wanted == given)
    missing = {"lower": "usl", "upper": "lsl"}.get(side)
    line = f'sides = "{side}"'
    if missing is None:
        return message("write {line}, or take one limit out", line=line)
    return message("write {line} if the buyer gives no other limit, or add {missing}", line=line, missing=missing)


def tolerance(item: Characteristic) -> Decimal | None:
    """Return the width between two limits, free of binary rounding; None for one-sided characteristics."""
    if item.lsl is None or item.usl is None or item.lsl >= item.usl:
        return None
    return Decimal(repr(item.usl)) - Decimal(repr(item.lsl))


def _gauge(path: Path, item: Characteristic) -> Iterator[Finding]:
    """Yield a gauge whose step is the whole tolerance: it tells nothing."""
    width = tolerance(item)
    if item.gauge is not None and width is not None and Decimal(repr(item.gauge.resolution)) >= width:
        yield Finding(
            path=(*path, "gauge", "resolution"),
            reason=message("the gauge's step is as wide as the whole tolerance"),
            expected=message("at most a tenth of the tolerance {width}", width=Number(float(width))),
            fix=message("check the resolution and the unit: both are in the characteristic's unit"),
        )


def _chart(path: Path, item: Characteristic) -> Iterator[Finding]:
    """Yield a chart or an estimator that does not fit the subgroups."""
    kind = item.chart_kind
    fewest, most = SUBGROUP_SIZES[kind]
    if not fewest <= item.subgroup_size <= most:
        chart, size = (*path, "chart"), (*path, "subgroup_size")
        bounds = {"kind": kind.value, "fewest": str(fewest), "most": str(most)}
        yield Finding(
            path=chart,
            reason=message("the chart does not fit subgroups of {size}", size=str(item.subgroup_size)),
            expected=message("for {kind} a subgroup_size from {fewest} to {most}", **bounds),
            fix=message("change subgroup_size, or leave chart out: qc then takes the usual one"),
            shown=(chart, size),
        )
    if item.sigma is not None and item.sigma not in ESTIMATORS[kind]:
        words = tuple(f'"{word.value}"' for word in ESTIMATORS[kind])
        yield Finding(
            path=(*path, "sigma"),
            reason=message("this estimator does not belong to the chart {kind}", kind=kind.value),
            expected=message("one of: {words}", words=words),
            fix=message("leave sigma out: qc then takes the chart's usual one"),
        )
