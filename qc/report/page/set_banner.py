"""Set the decision: one word, its reasons, and the three answers that it rests on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qc.report.page import theme
from qc.report.page.breaking import wrap
from qc.report.page.set_words import baseline, height_of, write
from qc.report.page.slab import Slab

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.report.blocks import Answer, Banner
    from qc.report.page.pen import Pen

    _Reasons = list[tuple[tuple[str, ...], theme.Type]]

_BAR = 5.0
_INSET = 14.0
_WORD_WIDTH = 132.0
_SPACING = 2.5
_TALLEST = 380.0
"""Of the reasons in one panel: what a first page has left below its title in the worst case."""
_FIRST = replace(theme.BODY, bold=True)
_UNDER = replace(theme.BODY, ink=theme.MUTED)


def banner(block: Banner, width: float) -> tuple[Slab, ...]:
    """Set the decision in a panel that keeps its meaning in black and white; one too tall for a page goes on below."""
    column = width - _BAR - 2 * _INSET - _WORD_WIDTH
    reasons = [(wrap(text, _voice(number), column), _voice(number)) for number, text in enumerate(block.reasons)]
    if block.under:
        other = [(wrap(text, _UNDER, column), _UNDER) for text in block.under]
        reasons = [part for pair in zip(reasons, other, strict=True) for part in pair]
    panels = list(_panels(reasons))
    last = len(panels) - 1
    return tuple(
        _panel(block, said, width, named=number == 0, answered=number == last) for number, said in enumerate(panels)
    )


def _panels(reasons: _Reasons) -> Iterator[_Reasons]:
    """Yield the reasons of each panel."""
    some: _Reasons = []
    for reason in reasons:
        if some and _said(some) + height_of(reason[0], theme.BODY) > _TALLEST:
            yield some
            some = []
        some = [*some, reason]
    yield some


def _panel(block: Banner, reasons: _Reasons, width: float, *, named: bool, answered: bool) -> Slab:
    """Set a panel with reasons, in the first one the decision, in the last one the answers."""
    upper = max(_said(reasons), theme.VERDICT.leading) + 2 * _INSET - 6
    lower = _answers_height(block.answers, width) if answered else 0.0
    ink = theme.TONES[block.tone]

    def draw(pen: Pen, x: float, top: float) -> None:
        pen.panel(x, top - upper - lower, width, upper + lower, theme.PANEL)
        pen.panel(x, top - upper - lower, _BAR, upper + lower, ink)
        inside = x + _BAR + _INSET
        if named:
            _decision(pen, block, inside, top)
        _reasons(pen, reasons, inside + _WORD_WIDTH, top - _INSET + 3)
        if answered:
            _answers(pen, block.answers, x, top - upper, width)

    return Slab(height=upper + lower, draw=draw, space=theme.GAP + 2 if named else 0.0)


def _decision(pen: Pen, block: Banner, x: float, top: float) -> None:
    """Write the decision, in further languages below it."""
    ink = theme.TONES[block.tone]
    word, *others = f"{theme.MARKS[block.tone]} {block.word}".strip().split(" / ")
    pen.text(x, baseline(top - _INSET + 5, theme.VERDICT), word, theme.VERDICT, ink=ink)
    for number, other in enumerate(others):
        below = top - _INSET + 5 - theme.VERDICT.leading - number * theme.NAME.leading
        pen.text(x, baseline(below, theme.NAME), other, theme.NAME, ink=ink)


def _said(reasons: _Reasons) -> float:
    """Return the height of reasons one below the other."""
    return sum(height_of(lines, theme.BODY) + _SPACING for lines, _ in reasons) - _SPACING


def _voice(number: int) -> theme.Type:
    """Make what to do stand out from why."""
    return theme.BODY if number else _FIRST


def _reasons(pen: Pen, reasons: _Reasons, x: float, top: float) -> None:
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
