"""The lines under a control chart: what the signals' tags mean, and what a careful reader should know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.charts.frame import LEADING
from qc.charts.scene import Glyph, Label, Mark, Style
from qc.charts.signals import legend
from qc.charts.typeface import ELLIPSIS, shorten, wrap
from qc.terms import RuleSet
from qc.words import Number, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.charts.course import Course
    from qc.charts.scene import Item
    from qc.charts.view import View
    from qc.verdict.model import CharacteristicFacts
    from qc.words import Language, Message

_SIZE = 6.6
_AIR = 2.0
# What the foot may take of a chart's height.
_SHARE = 0.35

KEY = 11.0
"""Where lines begin that a signal's glyph leads, in points."""

_BETWEEN = "; "
_ROUNDING = 1e-9
_THINNED = message(
    "More points than can be drawn: the line is the median of neighbours, the dark band holds 80 % of them, "
    "the light band all; every signal is drawn"
)
_UNEQUAL = message("the limits follow the number of readings; the labels give the last point's")
_UNEQUAL_COUNTS = message("the limits follow the number of units inspected; the labels give the last point's")


def foot_lines(
    facts: CharacteristicFacts,
    run: Course,
    views: Sequence[View],
    reader: Language,
    *,
    width: float,
    dense: bool,
) -> tuple[str, ...]:
    """Return the lines under a control chart.

    Parameters
    ----------
    facts : CharacteristicFacts
        For the rules that were asked for.
    run : Course
        What is plotted.
    views : sequence of View
        Its panels.
    reader : Language
        Who reads it.
    width : float
        Room for a line, in points.
    dense : bool
        Whether points are drawn as bands.

    Returns
    -------
    tuple of str
        First the rules that fired, then notes.
    """
    notes = [note for each in views for note in each.notes]
    if facts.characteristic.limits != "three-sigma" and facts.pilot_chart is not None and facts.chart is not None:
        used = Number(facts.chart.baseline.sigma_multiple, 2)
        notes.append(message("control limits at {used} sigma, widened for a pilot that only estimates", used=used))
    if unequal(run):
        notes.append(_UNEQUAL if facts.attribute is None else _UNEQUAL_COUNTS)
    return told(run, notes, reader, silence=_silence(facts), width=width, dense=dense)


def told(
    run: Course, notes: Sequence[Message], reader: Language, *, silence: Message, width: float, dense: bool
) -> tuple[str, ...]:
    """Return the rules that fired, or ``silence``, and notes, in lines of at most ``width`` points."""
    rules = legend(run.panels, reader) or (reader.say(silence),)
    drawn = (*notes, _THINNED) if dense else notes
    return (*broken(_BETWEEN.join(rules), width - KEY), *sentences(drawn, reader, width - KEY))


def sentences(notes: Sequence[Message], reader: Language, width: float) -> tuple[str, ...]:
    """Return notes as sentences, one after the other, in lines of at most ``width`` points."""
    said = [reader.say(note) for note in notes]
    return broken(" ".join(f"{note[:1].upper()}{note[1:]}." for note in said), width)


def broken(text: str, width: float) -> tuple[str, ...]:
    """Return a text of the foot in lines of at most ``width`` points."""
    return wrap(text, width, _SIZE)


def foot_room(lines: Sequence[str], height: float) -> float:
    """Return the height that lines take of a chart that is ``height`` points high: they may not crowd it out."""
    return min(len(lines), _most(height)) * LEADING + _AIR


def foot_items(lines: Sequence[str], width: float, height: float, *, indent: float = 0.0) -> list[Item]:
    """Return lines of text at the bottom of a chart.

    Parameters
    ----------
    lines : sequence of str
        As they are broken.
    width, height : float
        Of the chart, in points. Lines beyond a third of its height are left out, and an ellipsis says so.
    indent : float
        Where the lines begin, in points.

    Returns
    -------
    list of Item
    """
    shown = list(lines[: _most(height)])
    if len(shown) < len(lines):
        shown[-1] = shorten(f"{shown[-1]} {lines[len(shown)]}{ELLIPSIS}", width - indent, _SIZE)
    first = foot_room(lines, height) - LEADING + _AIR
    return [Label(x=indent, y=first - row * LEADING, text=line, size=_SIZE) for row, line in enumerate(shown)]


def signal_key(lines: Sequence[str], height: float) -> Mark:
    """Return the glyph of a signal that leads the first line."""
    first = foot_room(lines, height) - LEADING + _AIR
    return Mark(x=5.0, y=first + 2.0, glyph=Glyph.TRIANGLE, style=Style.SIGNAL, size=3.0)


def _most(height: float) -> int:
    """Return how many lines a chart has room for."""
    return max(1, int(_SHARE * height / LEADING))


def _silence(facts: CharacteristicFacts) -> Message:
    """Return that nothing signals, or that nothing was looked for."""
    if facts.characteristic.rules == RuleSet.NONE:
        return message("The standard asks for no rules: signals were not looked for.")
    return message("No signals.")


def unequal(run: Course) -> bool:
    """Return whether a panel's limits change from point to point."""
    return any(
        float(np.ptp(known)) > _ROUNDING * float(np.abs(known).max())
        for stretches in run.panels
        for stretch in stretches
        if (known := stretch.limits.ucl[np.isfinite(stretch.limits.ucl)]).size
    )
