"""What a sheet says of the spread of its readings (s, Cp, Cpk, Pp, Ppk), held against them.

A sheet's "Cp" that was reckoned with the sigma of all readings is a Pp: buyers know the difference, and it is said here
before they do.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.intake.batch import DataNote
from qc.intake.beside.figures import FigureKind
from qc.terms import ChartKind, SigmaEstimator
from qc.values import dataclass
from qc.verdict.censoring import is_censored
from qc.words import Message, Number, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from qc.intake.batch import Batch, Series
    from qc.intake.beside.figures import SheetFigure
    from qc.spec.model import Characteristic, Spec

_OF_RANGES = (
    SigmaEstimator.UWAVE_R,
    SigmaEstimator.UWAVE_S,
    SigmaEstimator.POOLED_S,
    SigmaEstimator.POOLED_S_OVER_C4,
)
_OF_NEIGHBOURS = (SigmaEstimator.MR_BAR, SigmaEstimator.MEDIAN_MR)
_WITHIN = frozenset({FigureKind.CP, FigureKind.CPK})
_NAMES = {FigureKind.CP: "Cp", FigureKind.CPK: "Cpk", FigureKind.PP: "Pp", FigureKind.PPK: "Ppk"}
_TWINS = {FigureKind.CP: "Pp", FigureKind.CPK: "Ppk", FigureKind.PP: "Cp", FigureKind.PPK: "Cpk"}
_BY_N_LESS_ONE = message("of all readings, divided by n − 1")
_BY_N = message("of all readings, divided by n")
_MOST_DIGITS = 5
_TABLE_DIGITS = 3
"""Digits after the mark of d2 and c4 in the tables that workshops use: d2 = 2.326, c4 = 0.940."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """A sigma, where it comes from, and whether it is one within subgroups."""

    said: Message
    sigma: float
    within: bool


def with_figures(batch: Batch, spec: Spec) -> Batch:
    """Return a batch with a note on each figure of spread that its sheets give.

    Parameters
    ----------
    batch : Batch
        As read.
    spec : Spec
        The buyer's standard: its limits, and how it estimates sigma.
    """
    if not batch.figures:
        return batch
    known = {one.id: one for one in spec.characteristic}
    notes = [
        DataNote(said=_held(figure, known[figure.characteristic], batch), location=figure.place)
        for figure in batch.figures
    ]
    return replace(batch, notes=(*batch.notes, *notes))


def _held(figure: SheetFigure, item: Characteristic, batch: Batch) -> Message:
    """Return what a figure is, held against the readings of its table, or of the whole lot."""
    series = batch.series[figure.characteristic]
    if (refusal := _refusal(figure, item, series)) is not None:
        return message("{figure}; not compared: {why}", figure=_named(figure), why=refusal)
    spread = list(_tables(figure, series, batch))
    for some in spread:
        ways = list(_ways(item, some))
        agreeing = [way for way in ways if figure.agrees(_reckoned(figure, item, some, way))]
        if agreeing:
            return _agrees(figure, item, some, _own(figure, ways), agreeing)
    return _differs(figure, item, spread[0], list(_ways(item, spread[0])))


def _refusal(figure: SheetFigure, item: Characteristic, series: Series) -> Message | None:
    if is_censored(series):
        return message("some readings only say “more than” or “less than”")
    if figure.kind is FigureKind.DEVIATION or (item.lsl is not None and item.usl is not None):
        refused = None
    elif figure.kind in {FigureKind.CP, FigureKind.PP}:
        refused = message("the standard has no two limits")
    else:
        refused = None if item.lsl is not None or item.usl is not None else message("the standard has no limits")
    present = series.values[series.present]
    return message("the readings have no spread") if refused is None and np.ptp(present) == 0 else refused


def _tables(figure: SheetFigure, series: Series, batch: Batch) -> Iterator[Series]:
    """Yield the readings of the figure's table, and those of the whole lot where that is more."""
    own = {i for i, one in enumerate(batch.sources) if (one.name, one.sheet) == (figure.place.file, figure.place.sheet)}
    chosen = np.isin(series.source, list(own))
    if series.present[chosen].any() and not chosen.all():
        yield series.only(chosen)
    yield series


def _ways(item: Characteristic, series: Series) -> Iterator[_Way]:
    """Yield every sigma that a sheet may have used, the standard's own first."""
    for estimator in _estimators(item, series):
        try:
            found = stats.sigma_within(series.values, _groups(series), estimator=estimator).value
        except ValueError:
            continue
        said = message("within subgroups ({estimator})", estimator=estimator)
        if estimator in _OF_NEIGHBOURS:
            said = message("from one reading to the next ({estimator})", estimator=estimator)
        for sigma in (found, *_by_table(found, estimator, series)):
            yield _Way(said=said, sigma=sigma, within=True)
    present = series.values[series.present]
    yield _Way(said=_BY_N_LESS_ONE, sigma=float(present.std(ddof=1)), within=False)
    yield _Way(said=_BY_N, sigma=float(present.std()), within=False)


def _estimators(item: Characteristic, series: Series) -> Sequence[SigmaEstimator]:
    several = _OF_NEIGHBOURS if series.subgroup is None or _sizes(series).max() < 2 else _OF_RANGES
    usual = SigmaEstimator.UWAVE_S if item.chart_kind is ChartKind.XBAR_S else several[0]
    own = item.sigma or usual
    first = (own,) if own in several else ()
    return (*first, *(one for one in several if one not in first))


def _groups(series: Series) -> NDArray[np.int64] | None:
    """Return the subgroup of each reading, counted from 0 in this table."""
    return None if series.subgroup is None else np.unique(series.subgroup, return_inverse=True)[1]


def _sizes(series: Series) -> NDArray[np.int64]:
    groups = _groups(series)
    return np.ones(1, dtype=np.int64) if groups is None else np.bincount(groups[series.present])


def _by_table(sigma: float, estimator: SigmaEstimator, series: Series) -> Iterator[float]:
    """Yield sigma as it comes out with the rounded factor of a printed table, where subgroups are of one size."""
    sizes = {2} if estimator is SigmaEstimator.MR_BAR else set(_sizes(series).tolist())
    size = sizes.pop()
    if sizes or size < 2:
        return
    if estimator in {SigmaEstimator.UWAVE_R, SigmaEstimator.MR_BAR}:
        yield sigma * stats.d2(size) / round(stats.d2(size), _TABLE_DIGITS)
    elif estimator is SigmaEstimator.UWAVE_S:
        yield from (sigma * stats.c4(size) / round(stats.c4(size), digits) for digits in (_TABLE_DIGITS, 4))


def _reckoned(figure: SheetFigure, item: Characteristic, series: Series, way: _Way) -> float:
    """Return the figure as it comes out with a sigma, in the sheet's unit."""
    if figure.kind is FigureKind.DEVIATION:
        return way.sigma / figure.factor
    if figure.kind in {FigureKind.CP, FigureKind.PP}:
        assert item.lsl is not None
        assert item.usl is not None
        return (item.usl - item.lsl) / (6.0 * way.sigma)
    mean = float(series.values[series.present].mean())
    sides = [item.usl - mean] if item.usl is not None else []
    sides += [mean - item.lsl] if item.lsl is not None else []
    return min(sides) / (3.0 * way.sigma)


def _own(figure: SheetFigure, ways: Sequence[_Way]) -> _Way:
    """Return the sigma that belongs to a figure: within subgroups for Cp and Cpk, of all readings else."""
    return next((way for way in ways if way.within is (figure.kind in _WITHIN)), ways[-2])


def _named(figure: SheetFigure) -> Message:
    """Return a figure with its place as a reader finds it."""
    said = Number(figure.value, min(figure.shown, _MOST_DIGITS))
    return message("{label}, cell {cell}: the sheet says {said}", label=figure.label, cell=figure.cell, said=said)


def _agrees(figure: SheetFigure, item: Characteristic, series: Series, own: _Way, agreeing: Sequence[_Way]) -> Message:
    """Say with which sigma a figure comes out, and what it is where that is not its own."""
    named, found = _named(figure), tuple(dict.fromkeys(way.said for way in agreeing))
    if own.said in found:
        return message("{figure}; its readings give the same, with sigma {way}", figure=named, way=own.said)
    facts = {
        "figure": named,
        "way": found,
        "own": own.said,
        "ours": Number(_reckoned(figure, item, series, own), min(figure.shown + 1, _MOST_DIGITS)),
    }
    twin = _TWINS.get(figure.kind)
    if twin is None or any(way.within is own.within for way in agreeing):
        return message("{figure}; that comes out only with sigma {way}; with sigma {own} it is {ours}", **facts)
    return message(
        "{figure}; that comes out only with sigma {way}, so it is a {twin}; {name}, with sigma {own}, is {ours}",
        **facts,
        twin=twin,
        name=_NAMES[figure.kind],
    )


def _differs(figure: SheetFigure, item: Characteristic, series: Series, ways: Sequence[_Way]) -> Message:
    """Say what the readings give in place of a figure."""
    own = _own(figure, ways)
    other = next(way for way in ways if way.within is not own.within or way is ways[-2])
    digits = min(figure.shown + 1, _MOST_DIGITS)
    return message(
        "{figure}; its readings give {ours} with sigma {own}, {theirs} with sigma {other}; the readings count",
        figure=_named(figure),
        ours=Number(_reckoned(figure, item, series, own), digits),
        own=own.said,
        theirs=Number(_reckoned(figure, item, series, other), digits),
        other=other.said,
    )
