"""Gauges: readings come in steps, and are written with as many digits."""

from __future__ import annotations

import numpy as np


def digits(step: float) -> int:
    """Return the digits after the decimal mark that a gauge with this step shows."""
    return len(f"{step:.6f}".rstrip("0").partition(".")[2])


def read(values: np.ndarray, step: float) -> np.ndarray:
    """Return what a gauge with this step shows.

    Parameters
    ----------
    values : (n,) float array
        True sizes.
    step : float
        The gauge's step, in the same unit.
    """
    return np.round(np.round(values / step) * step, digits(step))


def shown(values: np.ndarray, step: float) -> list[float]:
    """Return the same as numbers that a workbook holds."""
    return [float(value) for value in read(values, step)]


def written(values: np.ndarray, step: float, *, mark: str = ",") -> list[str]:
    """Return the same as somebody types it, with a decimal comma or another mark.

    Parameters
    ----------
    values : (n,) float array
        True sizes.
    step : float
        The gauge's step.
    mark : str
        The decimal mark.
    """
    return [f"{value:.{digits(step)}f}".replace(".", mark) for value in read(values, step)]


def judged(bad: np.ndarray, *, good: str = "OK", fault: str = "NG") -> list[str]:
    """Return the mark of each unit.

    Parameters
    ----------
    bad : (n,) bool array
        Which fail.
    good, fault : str
        How this workshop marks them.
    """
    return [fault if one else good for one in bad]
