"""A run rule as a row of a table."""

from __future__ import annotations

from enum import StrEnum

from qc.values import dataclass


class Pattern(StrEnum):
    """What the points of a window have to do."""

    BEYOND_ONE_SIDE = "beyond-one-side"
    BEYOND_EITHER_SIDE = "beyond-either-side"
    WITHIN = "within"
    TREND = "trend"
    ALTERNATION = "alternation"


_LEAST = {Pattern.TREND: 2, Pattern.ALTERNATION: 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One run rule.

    Attributes
    ----------
    name : str
        Such as ``nelson-2``.
    pattern : Pattern
        What the points have to do.
    points : int
        How many of the window have to do it.
    window : int
        Points in a window.
    zone : float
        Distance from the centre line in thirds of the distance to the control limit; 0 for a run on one side.
        Not used by trend and alternation.
    both_sides : bool
        Whether points beyond on either side must not all lie on one: the narrow reading of Nelson's test 8.
    """

    name: str
    pattern: Pattern
    points: int
    window: int
    zone: float = 0.0
    both_sides: bool = False

    def __post_init__(self) -> None:
        if not 1 <= self.points <= self.window:
            raise ValueError(f"`points` must lie between 1 and `window` ({self.window}), got {self.points}")
        if self.zone < 0:
            raise ValueError(f"`zone` must not be negative, got {self.zone}")
        least = _LEAST.get(self.pattern, 1)
        if self.window < least:
            raise ValueError(f"`window` must be at least {least} for {self.pattern}, got {self.window}")
        if least > 1 and self.points < self.window:
            raise ValueError(f"`points` must be all of `window` ({self.window}) for {self.pattern}, got {self.points}")
        if self.both_sides and (self.pattern is not Pattern.BEYOND_EITHER_SIDE or self.points < self.window):
            raise ValueError(
                "`both_sides` must be False unless all points of the window lie beyond on either side, got True"
            )
