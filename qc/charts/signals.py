"""Signals on a panel: a glyph on every flagged point, and in words what the rules' tags mean."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from qc.charts.scene import Glyph, Mark, Style
from qc.words import message, plural

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from qc.charts.course import Stretch
    from qc.charts.frame import Frame
    from qc.words import Language

_SMALLEST, _LARGEST = 1.5, 3.3


def signal_size(spacing: float) -> float:
    """Return half the width of a signal's glyph where points are ``spacing`` points apart."""
    return min(_LARGEST, max(_SMALLEST, 0.75 * spacing))


def signal_marks(
    stretch: Stretch, frame: Frame, size: float, told: Callable[[Stretch, int], str], *, first: int = 0
) -> list[Mark]:
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
    first : int
        Number of the stretch's first point in its chart.

    Returns
    -------
    list of Mark
        In the order of the points.
    """
    points = sorted(stretch.rules)
    x = frame.x.places(stretch.numbers[points])
    y = frame.y.places(stretch.values[points])
    return [
        Mark(
            x=px,
            y=py,
            glyph=Glyph.TRIANGLE,
            style=Style.SIGNAL,
            size=size,
            title=told(stretch, point),
            point=first + point,
        )
        for point, px, py in zip(points, x.tolist(), y.tolist(), strict=True)
    ]


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
        (rule.tag, rule.words)
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
