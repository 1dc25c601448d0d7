"""A buyer measures a few parts again: whether they agree with what the workshop measured."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.errors import Problem, UsageError
from qc.values import dataclass
from qc.words import Number, message
from qc.workflow.remembered.recalled import recalled

if TYPE_CHECKING:
    from pathlib import Path

    from qc.verdict.model import CharacteristicFacts
    from qc.words import Message

FEWEST, MOST = 3, 500
RISK = 0.05
"""Readings of one and the same process are called different at most so often, by both tests together."""
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remeasured:
    """Parts that were measured again, held against the workshop's readings of the lot.

    Attributes
    ----------
    names : Message
        Of the characteristic.
    unit : str
        Of the readings.
    readings : tuple of float
        As measured again.
    n : int
        How many readings the workshop's lot has.
    means, sds : tuple of float
        Measured again, and the workshop's.
    mean, spread : MeanDifference and VarianceRatio
        The two tests.
    decimals : int
        With which means and spreads are shown: one more than the readings have, more where a spread needs them.
    """

    names: Message
    unit: str
    readings: tuple[float, ...]
    n: int
    means: tuple[float, float]
    sds: tuple[float, float]
    mean: stats.MeanDifference
    spread: stats.VarianceRatio
    decimals: int

    @property
    def means_agree(self) -> bool:
        """Whether the means are not shown to differ; each test takes half of the risk."""
        return self.mean.p_value >= RISK / 2

    @property
    def spreads_agree(self) -> bool:
        """Whether the spreads are not shown to differ."""
        return self.spread.p_value >= RISK / 2

    def sentences(self) -> tuple[Message, ...]:
        """Return what was found, the plain answer first."""
        return (_answer(self), *_reasons(self), _limits(self))


def remeasured(number: int, characteristic: str, written: str, *, store: str | Path | None = None) -> Remeasured:
    """Hold parts that were measured again against a recorded batch.

    Parameters
    ----------
    number : int
        The batch was recorded under.
    characteristic : str
        Its id.
    written : str
        The readings as typed, apart by spaces, semicolons or lines; decimal comma or point.
    store : path or str, optional
        Where everything is remembered.

    Raises
    ------
    UsageError
        If there is no such batch or characteristic, a reading is no number, or there are too few or too many.
    """
    facts = _facts(number, characteristic, store)
    readings = _numbers(written)
    series = facts.series
    assert series is not None
    theirs = np.asarray(series.values, dtype=float)
    theirs = theirs[np.isfinite(theirs)]
    try:
        mean, spread = stats.mean_difference(readings, theirs), stats.variance_ratio(readings, theirs)
    except ValueError as error:
        reason = message("these readings do not vary, so nothing can be compared")
        raise UsageError([Problem(reason=reason, fix=message("type every reading with all its decimals"))]) from error
    sds = (float(np.std(readings, ddof=1)), float(theirs.std(ddof=1)))
    return Remeasured(
        names=message("{name}", name=facts.characteristic.names),
        unit=facts.characteristic.unit,
        readings=readings,
        n=int(theirs.size),
        means=(float(np.mean(readings)), float(theirs.mean())),
        sds=sds,
        mean=mean,
        spread=spread,
        decimals=max(series.decimals + 1, *(1 - math.floor(math.log10(sd)) for sd in sds)),
    )


def _facts(number: int, characteristic: str, store: str | Path | None) -> CharacteristicFacts:
    """Return a measured characteristic of a recorded batch."""
    known = {
        one.characteristic.id: one
        for one in recalled(number, store=store).verdict.facts.characteristics
        if one.series is not None and one.attribute is None
    }
    if characteristic not in known:
        expected = message("one of {values}", values=tuple(known))
        reason = message("this lot has no readings of such a characteristic")
        raise UsageError([Problem(reason=reason, found=characteristic, expected=expected)])
    return known[characteristic]


def _numbers(written: str) -> tuple[float, ...]:
    """Return typed readings; a comma is a decimal mark, never what parts two readings."""
    parts = [one for one in re.split(r"[\s;]+", written) if one]
    if wrong := next((one for one in parts if not _NUMBER.fullmatch(one)), None):
        fix = message("part the readings by spaces; write each as 12,01 or 12.01")
        raise UsageError([Problem(reason=message("this is no number"), found=wrong, fix=fix)])
    if not FEWEST <= len(parts) <= MOST:
        expected = message("{fewest} to {most} readings", fewest=FEWEST, most=MOST)
        raise UsageError(
            [Problem(reason=message("too few or too many readings"), found=str(len(parts)), expected=expected)]
        )
    return tuple(float(one.replace(",", ".")) for one in parts)


def _answer(found: Remeasured) -> Message:
    if found.means_agree and found.spreads_agree:
        return message("Your readings agree with the workshop's: nothing shows that they differ.")
    return message(
        "Your readings do not agree with the workshop's. That needs explaining: parts, gauges or places may differ."
    )


def _reasons(found: Remeasured) -> tuple[Message, ...]:
    mean = {
        "yours": Number(found.means[0], found.decimals),
        "theirs": Number(found.means[1], found.decimals),
        "unit": found.unit,
        "low": Number(found.mean.interval[0], found.decimals),
        "high": Number(found.mean.interval[1], found.decimals),
        "t": Number(found.mean.t, 2),
        "df": Number(found.mean.df, 1),
        "p": Number(found.mean.p_value, 4),
    }
    spread = {
        "yours": Number(found.sds[0], found.decimals),
        "theirs": Number(found.sds[1], found.decimals),
        "unit": found.unit,
        "f": Number(found.spread.ratio, 2),
        "p": Number(found.spread.p_value, 4),
    }
    return (
        message(
            "Mean: yours {yours}, the workshop's {theirs} {unit}; the difference lies between {low} and {high} "
            "(Welch's t = {t}, {df} degrees of freedom, p = {p}).",
            **mean,
        ),
        message(
            "Spread (standard deviation): yours {yours}, the workshop's {theirs} {unit} (F = {f}, p = {p}).", **spread
        ),
    )


def _limits(found: Remeasured) -> Message:
    return message(
        "{count} readings against {n}. Where nothing differs, this is said wrongly at most 5 times in 100, both tests "
        "together. So few readings show only large differences.",
        count=len(found.readings),
        n=found.n,
    )
