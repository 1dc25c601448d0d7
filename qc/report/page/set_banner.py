"""Set the decision: one word, its reasons, and the three answers that it rests on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qc.report.page import theme
from qc.report.page.breaking import wrap
from qc.report.page.set_words import baseline, height_of, write
from qc.report.page.slab import Slab

if TYPE_CHECKING:
    from qc.report.blocks import Answer, Banner
    from qc.report.page.pen import Pen

_BAR = 5.0
_INSET = 14.0
_WORD_WIDTH = 132.0
_SPACING = 2.5
_FIRST = replace(theme.BODY, bold=True)
_UNDER = replace(theme.BODY, ink=theme.MUTED)


def banner(block: Banner, width: float) -> tuple[Slab, ...]:
    """Set the decision in a panel that keeps its meaning in black and white."""
    column = width - _BAR - 2 * _INSET - _WORD_WIDTH
    reasons = [(wrap(text, _voice(number), column), _voice(number)) for number, text in enumerate(block.reasons)]
    if block.under:
        other = [(wrap(text, _UNDER, column), _UNDER) for text in block.under]
        reasons = [part for pair in zip(reasons, other, strict=True) for part in pair]
    said = sum(height_of(lines, theme.BODY) + _SPACING for lines, _ in reasons) - _SPACING
    upper = max(said, theme.VERDICT.leading) + 2 * _INSET - 6
    lower = _answers_height(block.answers, width)
    ink = theme.TONES[block.tone]

    def draw(pen: Pen, x: float, top: float) -> None:
        pen.panel(x, top - upper - lower, width, upper + lower, theme.PANEL)
        pen.panel(x, top - upper - lower, _BAR, upper + lower, ink)
        inside = x + _BAR + _INSET
        word, *others = f"{theme.MARKS[block.tone]} {block.word}".strip().split(" / ")
        pen.text(inside, baseline(top - _INSET + 5, theme.VERDICT), word, theme.VERDICT, ink=ink)
        for number, other in enumerate(others):
            below = top - _INSET + 5 - theme.VERDICT.leading - number * theme.NAME.leading
            pen.text(inside, baseline(below, theme.NAME), other, theme.NAME, ink=ink)
        _reasons(pen, reasons, inside + _WORD_WIDTH, top - _INSET + 3)
        _answers(pen, block.answers, x, top - upper, width)

    return (Slab(height=upper + lower, draw=draw, space=theme.GAP + 2),)


def _voice(number: int) -> theme.Type:
    """Make what to do stand out from why."""
    return theme.BODY if number else _FIRST


def _reasons(pen: Pen, reasons: list[tuple[tuple[str, ...], theme.Type]], x: float, top: float) -> None:
    for lines, voice in reasons:
        write(pen, x, top, lines, voice)
        top -= height_of(lines, theme.BODY) + _SPACING


def _column(count: int, width: float) -> float:
    return (width - _BAR - _INSET * (count + 1)) / count


def _answers_height(answers: tuple[Answer, ...], width: float) -> float:
    column = _column(len(answers), width)
    heights = (
        height_of(wrap(a.question, theme.LABEL, column), theme.LABEL)
        + height_of(wrap(_word(a), theme.ANSWER, column), theme.ANSWER)
        for a in answers
    )
    return max(heights) + 14


def _answers(pen: Pen, answers: tuple[Answer, ...], x: float, top: float, width: float) -> None:
    """Write the three answers side by side, kept apart by hairlines."""
    column = _column(len(answers), width)
    height = _answers_height(answers, width)
    pen.rule(x + _BAR + _INSET, top, width - _BAR - 2 * _INSET)
    for number, answer in enumerate(answers):
        left = x + _BAR + _INSET + number * (column + _INSET)
        if number:
            pen.stroke(left - _INSET / 2, top - height + 7, height - 14)
        questions = wrap(answer.question, theme.LABEL, column)
        write(pen, left, top - 6, questions, theme.LABEL)
        words = wrap(_word(answer), theme.ANSWER, column)
        write(
            pen,
            left,
            top - 6 - height_of(questions, theme.LABEL),
            words,
            theme.ANSWER,
            theme.TONES[answer.tone],
        )


def _word(answer: Answer) -> str:
    return f"{theme.MARKS[answer.tone]} {answer.word}".strip()
