"""What fires each run rule: a series that does so on its last point, the side, and what breaks the window there."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from qc.stats import Pattern, Rule
from qc.terms import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

A, B = Side.ABOVE, Side.BELOW
MIRROR = {A: B, B: A, Side.BOTH: Side.BOTH}

_TREND = [-1.0, -0.5, 0.2, 0.3, 0.9, 1.0]
# The series, the side, and a last point exactly on the threshold, at which the rule does not fire.
LIMIT = ([3.001], A, 3.0)
NEAR_LIMIT = ([2.001, 0.0, 2.001], A, 2.0)
OFF_CENTRE = ([1.001, 1.001, 0.0, 1.001, 1.001], A, 1.0)
RUN_7, RUN_8, RUN_9 = (([0.001] * length, A, 0.0) for length in (7, 8, 9))
TREND = (_TREND, A, 0.9)
SAW = ([0.3, -0.3] * 7, Side.BOTH, 0.3)
HUGGING = ([1.0, -1.0, 0.5] * 5, Side.BOTH, 1.001)
MIXTURE = ([1.001, -1.001] * 4, Side.BOTH, 1.0)

Firing = tuple[list[float], Side, float]

FIRING: dict[str, Firing] = {
    "beyond-limits": LIMIT,
    "western-electric-1": LIMIT,
    "western-electric-2": NEAR_LIMIT,
    "western-electric-3": OFF_CENTRE,
    "western-electric-4": RUN_8,
    "nelson-1": LIMIT,
    "nelson-2": RUN_9,
    "nelson-3": TREND,
    "nelson-4": SAW,
    "nelson-5": NEAR_LIMIT,
    "nelson-6": OFF_CENTRE,
    "nelson-7": HUGGING,
    "nelson-8": MIXTURE,
    "nelson-both-sides-8": MIXTURE,
    "aiag-1": LIMIT,
    "aiag-2": RUN_7,
    "aiag-3": TREND,
    "aiag-4": SAW,
    "aiag-5": NEAR_LIMIT,
    "aiag-6": OFF_CENTRE,
    "aiag-7": HUGGING,
    "aiag-8": MIXTURE,
    "juran-1": LIMIT,
    "juran-2": NEAR_LIMIT,
    "juran-3": OFF_CENTRE,
    "juran-4": TREND,
    "juran-5": RUN_9,
    "juran-6": MIXTURE,
    "montgomery-1": LIMIT,
    "montgomery-2": NEAR_LIMIT,
    "montgomery-3": OFF_CENTRE,
    "montgomery-4": RUN_8,
    "montgomery-5": TREND,
    "montgomery-6": HUGGING,
    "montgomery-7": SAW,
    "montgomery-8": MIXTURE,
}

Flag = tuple[str, int, int, Side]


def calm_before(rule: Rule, sign: float) -> list[float]:
    """Points before a firing series that neither fire the rule nor let its window begin earlier."""
    if rule.pattern is Pattern.WITHIN:
        return [2.0, -2.0] * 10
    if rule.pattern is Pattern.ALTERNATION:
        return [0.0] * 20 + [sign * 0.3]
    if rule.pattern is Pattern.BEYOND_EITHER_SIDE:
        return [0.5, -0.5, -0.4] * 7
    return [0.4, -0.4, 0.0, -0.5] * 5 + [sign * -0.1]


def literal(z: Sequence[float], rule: Rule) -> list[Flag]:
    """Look at every window, point by point, as the rules are written in books."""
    found = []
    for last in range(rule.window - 1, len(z)):
        window = z[last - rule.window + 1 : last + 1]
        side = None if any(map(math.isnan, window)) else _side(window, rule)
        if side is not None:
            found.append((rule.name, last, last - rule.window + 1, side))
    return found


def _side(window: Sequence[float], rule: Rule) -> Side | None:
    if rule.pattern is Pattern.TREND:
        steps = [later - earlier for earlier, later in pairwise(window)]
        return A if all(s > 0 for s in steps) else B if all(s < 0 for s in steps) else None
    if rule.pattern is Pattern.ALTERNATION:
        steps = [later - earlier for earlier, later in pairwise(window)]
        return Side.BOTH if all(a * b < 0 for a, b in pairwise(steps)) else None
    if rule.pattern is Pattern.WITHIN:
        inside = sum(abs(x) <= rule.zone for x in window)
        return Side.BOTH if inside >= rule.points and abs(window[-1]) <= rule.zone else None
    return _beyond(window, rule)


def _beyond(window: Sequence[float], rule: Rule) -> Side | None:
    above, below = sum(x > rule.zone for x in window), sum(x < -rule.zone for x in window)
    if rule.both_sides:
        return Side.BOTH if above and below and above + below == rule.window else None
    if above >= rule.points and window[-1] > rule.zone:
        return A
    if below >= rule.points and window[-1] < -rule.zone:
        return B
    either = rule.pattern is Pattern.BEYOND_EITHER_SIDE and above + below >= rule.points
    return Side.BOTH if either and abs(window[-1]) > rule.zone else None
