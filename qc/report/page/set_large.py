"""Set words in large letters, a statement in its frame, and the steps of a sum."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qc.report import blocks_large
from qc.report.page import theme
from qc.report.page.breaking import wrap
from qc.report.page.set_words import baseline, height_of, write
from qc.report.page.slab import Slab
from qc.report.typeface import printable, width_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from qc.report.blocks_large import Large, Poster, Statement, Step
    from qc.report.page.pen import Pen
    from qc.report.page.theme import Type

POSTER = theme.Type(58, 64, bold=True)
LARGE = theme.Type(17, 22.5)
_LARGE_BOLD = replace(LARGE, size=20, leading=26, bold=True)
_LARGE_MUTED = replace(LARGE, size=13, leading=18, ink=theme.MUTED)
_STATEMENT = theme.Type(10.5, 15)
_SAID = theme.Type(11, 15.5)
_SUM = theme.Type(13, 18.5)
_ORDINAL = theme.Type(15, 20, bold=True, ink=theme.BRAND)
_PAD = 12.0
_INDENT = 28.0


def poster(block: Poster, width: float) -> tuple[Slab, ...]:
    """Set one word across the page, as large as fits."""
    text = printable(f"{theme.MARKS[block.tone]} {block.word}".strip())
    share = min(1.0, (width - 4 * _PAD) / width_of(text, POSTER))
    voice = replace(POSTER, size=POSTER.size * share, ink=theme.TONES[block.tone])
    height = POSTER.leading + _PAD

    def draw(pen: Pen, x: float, top: float) -> None:
        pen.panel(x, top - height, width, height, theme.PANEL)
        pen.panel(x, top - height, 6, height, voice.ink)
        pen.text(x + 2 * _PAD, baseline(top - (height - voice.leading) / 2, voice), text, voice)

    return (Slab(height=height, draw=draw, space=theme.GAP_BESIDE),)


def voice_of(block: Large) -> Type:
    """Return the size and weight that large words are set in."""
    if block.muted:
        return _LARGE_MUTED
    return _LARGE_BOLD if block.bold else LARGE


def large(block: Large, width: float) -> tuple[Slab, ...]:
    """Set words in large letters."""
    voice = voice_of(block)
    lines = wrap(block.text, voice, width)

    def draw(pen: Pen, x: float, top: float) -> None:
        write(pen, x, top, lines, voice)

    return (Slab(height=height_of(lines, voice), draw=draw, space=theme.GAP_BESIDE),)


def statement(block: Statement, width: float) -> tuple[Slab, ...]:
    """Set what is stated in a frame, its first lines stronger than those in another language."""
    voices = [replace(_STATEMENT, bold=not number) for number in range(len(block.lines))]
    texts = [wrap(line, voice, width - 2 * _PAD - 6) for line, voice in zip(block.lines, voices, strict=True)]
    height = sum(height_of(lines, _STATEMENT) for lines in texts) + 2 * _PAD
    ink = theme.TONES[block.tone]

    def draw(pen: Pen, x: float, top: float) -> None:
        pen.frame(x, top - height, width, height, ink=theme.RULE)
        pen.panel(x, top - height, 5, height, ink)
        place = top - _PAD
        for lines, voice in zip(texts, voices, strict=True):
            write(pen, x + _PAD + 6, place, lines, voice)
            place -= height_of(lines, voice)

    return (Slab(height=height, draw=draw, space=theme.GAP_BESIDE),)


def step(block: Step, width: float) -> tuple[Slab, ...]:
    """Set a step: its number, what is done, and the sum on a ground of its own."""
    said = wrap(block.said, _SAID, width - _INDENT)
    sums = tuple(line for each in block.sums for line in wrap(each, _SUM, width - _INDENT - 2 * _PAD))
    upper, lower = height_of(said, _SAID) + 3, height_of(sums, _SUM) + 6

    def draw(pen: Pen, x: float, top: float) -> None:
        pen.text(x, baseline(top, _SAID), str(block.number), _ORDINAL)
        write(pen, x + _INDENT, top, said, _SAID)
        pen.panel(x + _INDENT, top - upper - lower, width - _INDENT, lower, theme.PANEL)
        write(pen, x + _INDENT + _PAD, top - upper - 3, sums, _SUM)

    return (Slab(height=upper + lower, draw=draw, space=theme.GAP_BESIDE),)


SETTERS: Mapping[type, Callable[[Any, float], tuple[Slab, ...]]] = {
    blocks_large.Poster: poster,
    blocks_large.Large: large,
    blocks_large.Statement: statement,
    blocks_large.Step: step,
}
