"""One characteristic's readings as whole steps of its gauge."""

from __future__ import annotations

import math
from dataclasses import fields
from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.units import decimals_of
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.batch import Batch, Series
    from qc.spec.model import Characteristic
    from qc.stats.oddities.noise import ShortNoise

FEWEST = 20
"""With fewer readings nothing is asked."""
_MOST_DECIMALS = 9
_BETWEEN = 0.05  # of a step: what lies further from a whole one was not read from this gauge
_DIGITS = 10


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Steps:
    """Readings in steps.

    Attributes
    ----------
    characteristic : Characteristic
        What the standard says.
    batch, series : Batch, Series
        Where the readings come from.
    index : (n,) int array
        Which of the series' readings these are: missing and censored ones are left out.
    values : (n,) float array
        The readings.
    step : float
        The smallest difference that they show.
    steps : (n,) int array
        The readings in steps.
    off_gauge : (k,) int array
        Readings between the steps of the gauge that the standard names.
    """

    characteristic: Characteristic
    batch: Batch
    series: Series
    index: NDArray[np.int64]
    values: NDArray[np.float64]
    step: float
    steps: NDArray[np.int64]
    off_gauge: NDArray[np.int64]

    @property
    def n(self) -> int:
        """How many."""
        return int(self.values.size)

    @property
    def places(self) -> int:
        """After so many steps the last digit comes again."""
        last = round(self.step * _DIGITS ** decimals_of(self.step))
        return _DIGITS // math.gcd(_DIGITS, last)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Readings(Steps):
    """What the checks look at.

    Attributes
    ----------
    noise : ShortNoise
        What the readings before do not tell.
    """

    noise: ShortNoise

    @property
    def noise_steps(self) -> float:
        """The short noise in steps."""
        return self.noise.sigma / self.step


def readings_of(characteristic: Characteristic, batch: Batch) -> Readings | None:
    """Return a characteristic's readings in steps; None where there are too few, or nothing is measured.

    Parameters
    ----------
    characteristic : Characteristic
        What the standard says.
    batch : Batch
        Where the readings are.
    """
    found = steps_of(characteristic, batch)
    if found is None:
        return None
    parts = {field.name: getattr(found, field.name) for field in fields(found)}
    return Readings(**parts, noise=stats.short_noise(found.values))


def steps_of(characteristic: Characteristic, batch: Batch | None) -> Steps | None:
    """Return a characteristic's readings in steps only; None as above.

    Parameters
    ----------
    characteristic : Characteristic
        What the standard says.
    batch : Batch or None
        Where the readings are.
    """
    series = None if batch is None else batch.series.get(characteristic.id)
    if batch is None or series is None or characteristic.kind != "variable" or series.inspected is not None:
        return None
    good = series.present if series.censored is None else series.present & (series.censored == 0)
    index = np.flatnonzero(good)
    if index.size < FEWEST or series.decimals > _MOST_DECIMALS:
        return None
    values = series.values[index]
    step, off = _step(characteristic, series, values)
    return Steps(
        characteristic=characteristic,
        batch=batch,
        series=series,
        index=index,
        values=values,
        step=step,
        steps=np.rint(values / step).astype(np.int64),
        off_gauge=off,
    )


def _step(asked: Characteristic, series: Series, values: NDArray[np.float64]) -> tuple[float, NDArray[np.int64]]:
    """Return the step of the readings, and which of them lie between the steps of the gauge."""
    written = 10.0**-series.decimals
    off = np.zeros(0, dtype=np.int64)
    if asked.gauge is not None:
        ratio = values / asked.gauge.resolution
        off = np.flatnonzero(np.abs(ratio - np.rint(ratio)) > _BETWEEN)
    if asked.gauge is not None and not off.size:
        return max(asked.gauge.resolution, written), off
    shared = int(np.gcd.reduce(np.rint(values / written).astype(np.int64)))
    return (written * shared if shared in {2, 5} else written), off


def grouped(found: Readings, of: NDArray[np.generic]) -> NDArray[np.generic] | None:
    """Return the readings as a table of subgroups; None where they are not all of one size.

    Parameters
    ----------
    found : Readings
        The readings.
    of : (n,) array
        What to arrange: the readings, or something for each.
    """
    if found.series.subgroup is None:
        return None
    subgroup = found.series.subgroup[found.index]
    starts = np.flatnonzero(np.diff(subgroup, prepend=subgroup[0] - 1))
    size = int(starts[1]) if starts.size > 1 else 0
    if size < 2 or of.size % size or not np.array_equal(starts, np.arange(0, of.size, size)):
        return None
    return of.reshape(-1, size)
