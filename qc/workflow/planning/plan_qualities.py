"""The qualities at which a sampling plan is shown: round ones, those that were asked for, and many for a curve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.charts.scale import nice_ticks
from qc.report.plan.facts import units_of
from qc.stats.sampling.accepted_quality import mean_accepted, quality_accepted
from qc.stats.sampling.passed_variables_lot import variables_quality_accepted
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qc.report.plan.facts import PlanAsked

_HOPELESS = 0.01  # a lot that passes so seldom ends the table
_ROWS, _POINTS = 12, 160
_DIGITS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualities:
    """Where a plan is shown.

    Attributes
    ----------
    rows : tuple of float
        For a table, ascending, without 0.
    drawn : tuple of float
        For a curve, ascending from 0.
    """

    rows: tuple[float, ...]
    drawn: tuple[float, ...]

    def curve(self, *more: float) -> tuple[float, ...]:
        """Return the qualities of a curve with those of the table and ``more`` among them."""
        return tuple(sorted({*self.drawn, *self.rows, *more}))


def attributes_qualities(asked: PlanAsked, n: int, most: int, model: str, own_lot: int | None) -> Qualities:
    """Return the qualities for a plan by attributes.

    Parameters
    ----------
    asked : PlanAsked
        Its AQL, its good, bad or limiting quality are among the rows.
    n, most : int
        Sample size, and the most nonconforming that pass.
    model : {"binomial", "poisson"}
        Whether qualities are shares or nonconformities per unit.
    own_lot : int or None
        Units of the one lot that the plan is for: all qualities are whole units of it.

    Returns
    -------
    Qualities

    Examples
    --------
    >>> from qc.report.plan.facts import PlanAsked
    >>> attributes_qualities(PlanAsked(aql=2.5), 80, 5, "binomial", None).rows[:4]
    (0.02, 0.025, 0.04, 0.06)
    """
    if model == "poisson":
        end = mean_accepted(_HOPELESS, acceptance_number=most) / n
    else:
        end = 1.0 if most >= n else quality_accepted(_HOPELESS, n=n, acceptance_number=most)
    return _qualities(asked, end, own_lot)


def variables_qualities(asked: PlanAsked, *, n: int, k: float, sigma: str) -> Qualities:
    """Return the qualities for a plan by variables.

    Parameters
    ----------
    asked : PlanAsked
        Its AQL, its good or bad quality are among the rows.
    n, k, sigma : int, float, str
        The plan.

    Returns
    -------
    Qualities
    """
    found = _qualities(asked, variables_quality_accepted(_HOPELESS, n=n, k=k, sigma=sigma), None)
    # A normal lot has always something beyond its limit, and never everything.
    return Qualities(rows=found.rows, drawn=tuple(quality for quality in found.drawn if 0 < quality < 1))


def _qualities(asked: PlanAsked, end: float, own_lot: int | None) -> Qualities:
    named = list(_named(asked, own_lot))
    end = max([end, *named])
    round_ones = _whole(nice_ticks(0.0, end, most=_ROWS).values, own_lot)
    rows = sorted({quality for quality in (*round_ones, *named) if quality > 0})
    drawn = _whole((end * point / _POINTS for point in range(_POINTS + 1)), own_lot)
    return Qualities(rows=tuple(rows), drawn=drawn)


def _named(asked: PlanAsked, own_lot: int | None) -> Iterator[float]:
    """Yield the qualities that were asked for; of one lot in whole units, the good one down, the bad one up."""
    if asked.aql is not None:
        yield asked.aql / 100
    for quality, up in ((asked.good, False), (asked.bad, True), (asked.limit, True)):
        if quality is not None:
            yield quality if own_lot is None else units_of(quality, own_lot, up=up) / own_lot


def _whole(qualities: Iterable[float], lot: int | None) -> tuple[float, ...]:
    """Return different qualities in ascending order; those of one lot as whole units of it."""
    if lot is None:
        return tuple(sorted({round(quality, _DIGITS) for quality in qualities}))
    return tuple(units / lot for units in sorted({round(quality * lot) for quality in qualities}))
