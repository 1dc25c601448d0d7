"""The names and values of limits, written at the right edge of a panel without lying on each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.charts.frame import CENTRED, TEXT
from qc.charts.scene import Label, Line, Style
from qc.charts.space import spread
from qc.charts.typeface import text_width
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.charts.frame import Frame
    from qc.charts.scene import Item

LEADER = 7.0
"""From the panel's edge to its labels, in points."""

OVERHANG = 4.0
"""How far a label may stand above or below its panel, in points."""

EDGE_SHARE = 0.2
"""Labels wider than this share of a chart take two lines instead."""

_PITCH = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeLabel:
    """One line's name and value.

    Attributes
    ----------
    value : float
        Where the line lies, in the panel's numbers.
    name, number : str
        What is written: ``UCL`` and ``74.0143``.
    style : Style
        The line's role.
    """

    value: float
    name: str
    number: str
    style: Style


def edge_room(labels: Sequence[EdgeLabel], *, stacked: bool) -> float:
    """Return the width that labels and their leaders take, in points."""
    texts = [line for label in labels for line in _lines(label, stacked=stacked)]
    return LEADER + 1.0 + max((text_width(text, TEXT) for text in texts), default=0.0)


def fits(labels: Sequence[EdgeLabel], height: float, *, stacked: bool) -> bool:
    """Return whether labels find room beside a panel of ``height`` points without lying on each other."""
    rows = len(labels) * (2 if stacked else 1)
    return rows * _PITCH + len(labels) * 0.5 <= height + 2 * OVERHANG


def edge_labels(labels: Sequence[EdgeLabel], frame: Frame, *, stacked: bool) -> list[Item]:
    """Return the labels of a panel, each joined to its line.

    Parameters
    ----------
    labels : sequence of EdgeLabel
        In any order.
    frame : Frame
        The panel.
    stacked : bool
        Whether the name stands above the number, for narrow charts.

    Returns
    -------
    list of Item
        Leaders, then texts.
    """
    box = frame.box
    wanted = [frame.y.at(label.value) for label in labels]
    pitch = (2 if stacked else 1) * _PITCH
    low, high = box.bottom - OVERHANG + pitch / 2, box.top + OVERHANG - pitch / 2
    places = spread(wanted, gap=pitch + 0.5, low=low, high=high)
    leaders: list[Item] = []
    texts: list[Item] = []
    for label, line, place in zip(labels, wanted, places, strict=True):
        leaders.append(Line(points=((box.right, line), (box.right + LEADER - 1.5, place)), style=Style.AXIS))
        texts.extend(_texts(label, box.right + LEADER, place, stacked=stacked))
    return [*leaders, *texts]


def _texts(label: EdgeLabel, x: float, middle: float, *, stacked: bool) -> list[Label]:
    """Return a label's lines around their common middle."""
    lines = _lines(label, stacked=stacked)
    first = middle - CENTRED + (len(lines) - 1) * _PITCH / 2
    return [
        Label(x=x, y=first - row * _PITCH, text=text, size=TEXT, style=label.style) for row, text in enumerate(lines)
    ]


def _lines(label: EdgeLabel, *, stacked: bool) -> tuple[str, ...]:
    """Return what is written, in one line or two."""
    return (label.name, label.number) if stacked else (f"{label.name} {label.number}",)
