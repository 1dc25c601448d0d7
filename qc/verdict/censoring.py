"""Readings at the end of a gauge's scale: judged only where “more than” or “less than” decides it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qc.words import Message, message, plural

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.batch import Series
    from qc.spec.model import Characteristic

BEYOND_SCALE = message("some readings are at the end of the gauge's scale, so the spread is not known")


def is_censored(series: Series | None) -> bool:
    """Return whether any reading only says “more than” or “less than”.

    Parameters
    ----------
    series : Series or None
        The readings.
    """
    return series is not None and series.censored is not None and bool(series.censored.any())


def _open(characteristic: Characteristic, series: Series) -> NDArray[np.bool_]:
    """Return which readings may conform and may not: a limit lies on the side where the true value is."""
    if series.censored is None:
        return np.zeros(len(series), dtype=np.bool_)
    low = -np.inf if characteristic.lsl is None else characteristic.lsl
    high = np.inf if characteristic.usl is None else characteristic.usl
    more, less, values = series.censored > 0, series.censored < 0, series.values
    up = more & ((values < low) | ((values <= high) & np.isfinite(high)))
    return np.asarray(up | (less & ((values > high) | ((values >= low) & np.isfinite(low)))))


def decided(characteristic: Characteristic, series: Series | None) -> Series | None:
    """Return the readings without those of which nobody knows whether they conform.

    Parameters
    ----------
    characteristic : Characteristic
        The limits.
    series : Series or None
        The readings.
    """
    if series is None or not is_censored(series):
        return series
    return replace(series, values=np.where(_open(characteristic, series), np.nan, series.values))


def censored_refusal(characteristic: Characteristic, series: Series | None) -> Message | None:
    """Return why conformity is not known although readings are given, or None.

    Parameters
    ----------
    characteristic : Characteristic
        The limits.
    series : Series or None
        The readings.
    """
    if series is None or not (count := int(_open(characteristic, series).sum())):
        return None
    return plural(
        "{count} reading only says “more than” or “less than”, and whether it is within the limits is not known",
        "{count} readings only say “more than” or “less than”, and whether they are within the limits is not known",
        count=count,
    )
