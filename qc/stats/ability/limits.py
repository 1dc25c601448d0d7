"""Specification limits as numbers: what the buyer wants, never what the process does."""

from __future__ import annotations

import math

from qc.stats.numerics.checks import finite
from qc.values import dataclass


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
            if value is not None:
                object.__setattr__(self, name, finite(name, value))
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
