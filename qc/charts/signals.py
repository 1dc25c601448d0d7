"""Signals on a panel: a glyph on every flagged point, the rules' tags beside them, and what the tags mean."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qc.charts.rule_words import rule_tag, rule_words
from qc.charts.scene import Anchor, Glyph, Label, Mark, Style
from qc.charts.space import Box, Taken
from qc.charts.typeface import text_width
from qc.words import message, plural

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from qc.charts.course import Stretch
    from qc.charts.frame import Frame
    from qc.words import Language

_SMALLEST, _LARGEST = 1.5, 3.3
_TAG = 6.2
_CAP = 0.73
_AIR = 1.2
# Closer than this, points have no room for the names of all rules that they break.
_CROWDED = 8.0
_APART = 2.0

TAG_ROOM = 8.0
"""What a tag takes above or below the outermost point, in points."""


def signal_size(spacing: float) -> float:
    """Return half the width of a signal's glyph where points are ``spacing`` points apart."""
    return min(_LARGEST, max(_SMALLEST, 0.75 * spacing))


def signal_marks(stretch: Stretch, frame: Frame, size: float, told: Callable[[Stretch, int], str]) -> list[Mark]:
    """Return a glyph for every flagged point, however close they stand.

    Parameters
    ----------
    stretch : Stretch
        One phase of one panel.
    frame : Frame
        Its place on the paper.
    size : float
        Half a glyph's width in points.
    told : callable
        Gives what a pointer is told of a point.

    Returns
    -------
    list of Mark
        In the order of the points.
    """
    points = sorted(stretch.rules)
    x = frame.x.places(stretch.numbers[points])
    y = frame.y.places(stretch.values[points])
    return [
        Mark(x=px, y=py, glyph=Glyph.TRIANGLE, style=Style.SIGNAL, size=size, title=told(stretch, point))
        for point, px, py in zip(points, x.tolist(), y.tolist(), strict=True)
    ]


def tags(stretches: Iterable[Stretch], frame: Frame, marks: list[Mark], taken: Taken, *, spacing: float) -> list[Label]:
    """Return the rules' tags beside the signals, as many as there is room for.

    Where points stand close, a tag names only the rules that the point before did not break: a long run is named where
    it begins. No tag lies on another, on a glyph, or on anything already ``taken``.

    Parameters
    ----------
    stretches : iterable of Stretch
        The panel's phases, in order.
    frame : Frame
        Their place on the paper.
    marks : list of Mark
        The signals' glyphs, in the order of the stretches' flagged points.
    taken : Taken
        Places that tags keep clear of; tags and glyphs are added.
    spacing : float
        Points of paper from one plotted point to the next.

    Returns
    -------
    list of Label
    """
    for mark in marks:
        taken.take(_around(mark))
    crowded = spacing < _CROWDED
    ranked = sorted(zip(_named(stretches, crowded=crowded), marks, strict=True), key=lambda pair: not pair[0].begins)
    found = (_placed(name, mark, frame.box, taken, _APART * crowded) for name, mark in ranked if name.text)
    return [label for label in found if label is not None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Name:
    """A flagged point's tag, whether it begins a run of flagged points, and whether it lies above the centre line."""

    text: str
    begins: bool
    above: bool


def _named(stretches: Iterable[Stretch], *, crowded: bool) -> Iterator[_Name]:
    """Yield the name of each flagged point."""
    for stretch in stretches:
        for point in sorted(stretch.rules):
            before = stretch.rules.get(point - 1, ())
            rules = [rule for rule in stretch.rules[point] if not crowded or rule not in before]
            yield _Name(
                text=_joined(rules),
                begins=not before,
                above=bool(stretch.values[point] >= stretch.limits.center[point]),
            )


def _joined(rules: Iterable[str]) -> str:
    """Return the tags of several rules, each once."""
    return ",".join(sorted({rule_tag(rule) for rule in rules}))


def _around(mark: Mark) -> Box:
    """Return the room that a glyph takes."""
    return Box(mark.x - mark.size, mark.y - mark.size, mark.x + mark.size, mark.y + 1.2 * mark.size)


def _placed(name: _Name, mark: Mark, room: Box, taken: Taken, apart: float) -> Label | None:
    """Return a tag at the first free place around its glyph, away from the centre line first."""
    width, height = text_width(name.text, _TAG, bold=True), _CAP * _TAG
    up, down = 1.2 * mark.size + _AIR, -mark.size - _AIR - height
    first, last = (up, down) if name.above else (down, up)
    further = first + (height + _AIR if name.above else -height - _AIR)
    aside = mark.size + _AIR + width / 2
    places = ((0.0, first), (aside, first), (-aside, first), (0.0, further), (aside, -height / 2))
    for dx, dy in (*places, (-aside, -height / 2), (0.0, last)):
        x, y = mark.x + dx, mark.y + dy
        box = Box(x - width / 2 - apart, y, x + width / 2 + apart, y + height)
        if box.within(room) and taken.free(box):
            taken.take(box)
            return Label(x=x, y=y, text=name.text, size=_TAG, anchor=Anchor.MIDDLE, style=Style.SIGNAL, bold=True)
    return None


def legend(panels: Iterable[tuple[Stretch, ...]], reader: Language) -> tuple[str, ...]:
    """Return what each rule that fired means, with the count of its points, in the order of the tags.

    Parameters
    ----------
    panels : iterable of tuple of Stretch
        All panels of a chart.
    reader : Language
        Who reads it.

    Returns
    -------
    tuple of str
        Empty where no rule fired.
    """
    counts = Counter(
        (rule_tag(rule), rule_words(rule))
        for panel in panels
        for stretch in panel
        for rules in stretch.rules.values()
        for rule in rules
    )
    ordered = sorted(counts.items(), key=lambda item: (len(item[0][0]), item[0][0]))
    return tuple(
        reader.say(
            plural(
                "{tag}: {meaning} ({count} point)",
                "{tag}: {meaning} ({count} points)",
                count=count,
                tag=tag,
                meaning=meaning,
            )
        )
        for (tag, meaning), count in ordered
    )


def listed(stretches: Iterable[Stretch], reader: Language, *, most: int = 10) -> str:
    """Return the numbers of the flagged points of a panel, the first ``most`` of them."""
    numbers = [str(int(stretch.numbers[point])) for stretch in stretches for point in sorted(stretch.rules)]
    if len(numbers) <= most:
        return reader.say(tuple(numbers))
    first = reader.say(tuple(numbers[:most]))
    return reader.say(message("{first} and {count} more", first=first, count=len(numbers) - most))
