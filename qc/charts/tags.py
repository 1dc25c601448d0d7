"""The rules' short tags beside the signals of a panel, as many as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.charts.scene import Anchor, Label, Style
from qc.charts.space import Box, Taken
from qc.charts.typeface import text_width
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qc.charts.course import Stretch
    from qc.charts.scene import Mark

_SIZE = 6.6
# Shares of the type size that capitals rise above the baseline, and commas fall below it.
_CAP, _BELOW = 0.75, 0.2
_AIR = 1.2
# Points closer than the first number have no room for the names of all rules that they break; of points closer than
# the second, tags only sample the runs. Tags then keep the distance beside each.
_CROWDED, _APART = 8.0, 2.0
_DENSE, _FAR_APART = 1.0, 6.0
_MOST_IN_DENSE = 24

TAG_ROOM = 9.0
"""What a tag takes above or below the outermost point, in points."""


def tags(
    stretches: Iterable[Stretch], marks: Sequence[Mark], room: Box, lines: Sequence[Box], *, spacing: float
) -> list[Label]:
    """Return the rules' tags beside the signals.

    The outermost are served first. Where points stand close, a tag names only the rules that the point before did not
    break: a long run is named where it begins, and begins go before the rest. No tag lies on another or on a glyph, and
    on a limit's line only if there is no other place; one that finds no place is left out, for the legend counts its
    rule all the same. Where points run together, the 24 outermost are named at most.

    Parameters
    ----------
    stretches : iterable of Stretch
        The panel's phases, in order.
    marks : sequence of Mark
        The signals' glyphs, in the order of the stretches' flagged points.
    room : Box
        The panel.
    lines : sequence of Box
        The limits' lines.
    spacing : float
        Points of paper from one plotted point to the next.

    Returns
    -------
    list of Label
    """
    hard, soft = Taken(), Taken()
    for mark in marks:
        hard.take(_around(mark))
    for line in lines:
        soft.take(line)
    crowded = spacing < _CROWDED
    named = zip(_named(stretches, crowded=crowded), marks, strict=True)
    ranked = sorted(
        ((name, mark) for name, mark in named if name.text),
        key=lambda pair: (crowded and not pair[0].begins, -abs(pair[0].reach)),
    )
    if spacing < _DENSE:
        ranked = ranked[:_MOST_IN_DENSE]
    apart = _FAR_APART if spacing < _DENSE else _APART if crowded else 0.0
    ground = _Ground(room=room, hard=hard, soft=soft, apart=apart)
    found = (_placed(name, mark, ground) for name, mark in ranked)
    return [label for label in found if label is not None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Name:
    """A flagged point's tag, whether it begins a run of flagged points, and how far above the centre line it lies."""

    text: str
    begins: bool
    reach: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    """Where tags may lie: inside ``room``, never on what is ``hard``, not on what is ``soft`` if it can be helped."""

    room: Box
    hard: Taken
    soft: Taken
    apart: float


def _named(stretches: Iterable[Stretch], *, crowded: bool) -> Iterator[_Name]:
    """Yield the name of each flagged point."""
    for stretch in stretches:
        for point in sorted(stretch.rules):
            before = stretch.rules.get(point - 1, ())
            rules = [rule for rule in stretch.rules[point] if not crowded or rule not in before]
            yield _Name(
                text=",".join(sorted({rule.tag for rule in rules})),
                begins=not before,
                reach=float(stretch.values[point] - stretch.limits.center[point]),
            )


def _around(mark: Mark) -> Box:
    """Return the room that a glyph takes."""
    return Box(mark.x - mark.size, mark.y - mark.size, mark.x + mark.size, mark.y + 1.2 * mark.size)


def _placed(name: _Name, mark: Mark, ground: _Ground) -> Label | None:
    """Return a tag at the best free place around its glyph, or None where there is none."""
    width, height = text_width(name.text, _SIZE, bold=True), _CAP * _SIZE
    half, below = width / 2 + ground.apart, _BELOW * _SIZE
    boxes = [
        (x, Box(x - half, y - below, x + half, y + height))
        for x, y in _places(mark, width, height, above=name.reach >= 0)
    ]
    free = [(x, box) for x, box in boxes if box.within(ground.room) and ground.hard.free(box)]
    if not free:
        return None
    x, box = next(((x, box) for x, box in free if ground.soft.free(box)), free[0])
    ground.hard.take(box)
    return Label(
        x=x, y=box.bottom + below, text=name.text, size=_SIZE, anchor=Anchor.MIDDLE, style=Style.SIGNAL, bold=True
    )


def _places(mark: Mark, width: float, height: float, *, above: bool) -> Iterator[tuple[float, float]]:
    """Yield the middles and baselines of the places around a glyph, away from the centre line first."""
    up, down = 1.2 * mark.size + _AIR + _BELOW * _SIZE, -mark.size - _AIR - height
    first, last = (up, down) if above else (down, up)
    row = height + _BELOW * _SIZE + _AIR
    further = first + (row if above else -row)
    aside, level = mark.size + _AIR + width / 2, -height / 2
    for dx, dy in (
        (0.0, first),
        (aside, first),
        (-aside, first),
        (0.0, further),
        (aside, further),
        (-aside, further),
        (aside, level),
        (-aside, level),
        (0.0, last),
    ):
        yield mark.x + dx, mark.y + dy
