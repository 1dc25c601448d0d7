"""The lines under a control chart: what the signals' tags mean, and what a careful reader should know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.charts.frame import LEADING
from qc.charts.scene import Glyph, Label, Mark, Style
from qc.charts.signals import legend
from qc.charts.typeface import ELLIPSIS, wrap
from qc.terms import RuleSet
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.charts.course import Course
    from qc.charts.scene import Item
    from qc.charts.view import View
    from qc.verdict.model import CharacteristicFacts
    from qc.words import Language, Message

_SIZE = 6.6
_KEY = 11.0
_BETWEEN = "; "
_THINNED = message(
    "More points than can be drawn: the line is the median of neighbours, the dark band holds 80 % of them, "
    "the light band all; every signal is drawn"
)
_UNEQUAL = message("the limits follow the number of readings; the labels give the last point's")


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
    rules = legend((run.location, run.dispersion), reader) or (reader.say(_silence(facts)),)
    notes = [note for each in views for note in each.notes]
    if _unequal(run):
        notes.append(_UNEQUAL)
    if dense:
        notes.append(_THINNED)
    said = [reader.say(note) for note in notes]
    paragraphs = [_BETWEEN.join(rules), " ".join(note[:1].upper() + note[1:] + "." for note in said)]
    return tuple(line for text in paragraphs for line in wrap(text, width - _KEY, _SIZE))


def foot_items(lines: Sequence[str], *, top: float, most: int, signals: bool) -> list[Item]:
    """Return lines of text from ``top`` downwards, led by a signal's glyph where there are signals.

    Parameters
    ----------
    lines : sequence of str
        As they are broken.
    top : float
        Upper edge, in points.
    most : int
        Lines that there is room for; the last is cut where there are more.
    signals : bool
        Whether the first line explains signals.

    Returns
    -------
    list of Item
    """
    shown = list(lines[:most])
    if len(lines) > most:
        shown[-1] = shown[-1].rstrip(" .") + ELLIPSIS
    first = top - LEADING + 2.0
    items: list[Item] = [
        Label(x=_KEY, y=first - row * LEADING, text=line, size=_SIZE) for row, line in enumerate(shown)
    ]
    if signals:
        items.append(Mark(x=5.0, y=first + 2.0, glyph=Glyph.TRIANGLE, style=Style.SIGNAL, size=3.0))
    return items


def _silence(facts: CharacteristicFacts) -> Message:
    """Return that nothing signals, or that nothing was looked for."""
    if facts.characteristic.rules is RuleSet.NONE:
        return message("The standard asks for no rules: signals were not looked for.")
    return message("No signals.")


def _unequal(run: Course) -> bool:
    """Return whether a panel's limits change from point to point."""
    return any(
        float(np.ptp(known)) > 0
        for stretches in (run.location, run.dispersion)
        for stretch in stretches
        if (known := stretch.limits.ucl[np.isfinite(stretch.limits.ucl)]).size
    )
