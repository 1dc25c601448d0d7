"""Specification limits as numbers: what the buyer wants, never what the process does."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecLimits:
    """Specification limits and target.

    Attributes
    ----------
    lsl, usl : float or None
        At least one; with both, ``lsl`` lies below ``usl``.
    target : float or None
        What the buyer aims at.
    """

    lsl: float | None = None
    usl: float | None = None
    target: float | None = None

    def __post_init__(self) -> None:
        for name in ("lsl", "usl", "target"):
            value = getattr(self, name)
            if value is not None and not math.isfinite(value):
                raise ValueError(f"`{name}` must be finite, got {value}")
        if self.lsl is None and self.usl is None:
            raise ValueError("`lsl` or `usl` must be given, got neither")
        if self.lsl is not None and self.usl is not None and self.lsl >= self.usl:
            raise ValueError(f"`lsl` must lie below `usl` ({self.usl}), got {self.lsl}")

    @property
    def ends(self) -> tuple[float, float]:
        """Both limits, infinite where one is not given."""
        return (-math.inf if self.lsl is None else self.lsl, math.inf if self.usl is None else self.usl)

    @property
    def width(self) -> float | None:
        """Distance between the limits; None where one is not given."""
        return None if self.lsl is None or self.usl is None else self.usl - self.lsl


def check_confidence(confidence: float) -> None:
    """Refuse what is no confidence.

    Parameters
    ----------
    confidence : float
        Strictly between 0 and 1.

    Raises
    ------
    ValueError
        Otherwise.

    Examples
    --------
    >>> check_confidence(95)
    Traceback (most recent call last):
        ...
    ValueError: `confidence` must lie between 0 and 1, got 95
    """
    if not 0.0 < confidence < 1.0:
        raise ValueError(f"`confidence` must lie between 0 and 1, got {confidence}")
