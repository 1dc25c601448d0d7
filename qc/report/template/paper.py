"""A form to fill in by hand: what is measured with its limits, and boxes to write in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.charts.scene import Anchor, Label, Line, Scene, Style
from qc.charts.typeface import wrap
from qc.report.blocks import Fact, FactGrid, Figure, Masthead, Paragraph, Section
from qc.report.document import Document
from qc.report.page import theme
from qc.report.parts.figures import requirement
from qc.report.template.facts import TemplateLayout, header_of
from qc.report.template.words import CLOCK, DAY, ITEM, LOT, MACHINE, NUMBER, OPERATOR, SHIFT
from qc.values import dataclass
from qc.words import language, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qc.charts.scene import Item
    from qc.report.template.facts import TemplateFacts
    from qc.spec.model import Characteristic
    from qc.words import Language

TITLE = message("Measurement form")
_HOW = message(
    "Write what the gauge shows, with all its digits, at once and in ink. Leave a box empty where nothing was measured;"
    " do not write 0. Cross out a slip so that it can still be read, write the right number beside it, and sign."
    " A part judged by eye or by a limit gauge is OK or NG. Leave readings outside the limits as they are."
)
_SIZE, _SMALL, _LINE = 7.0, 6.0, 8.5
_ROW, _TALL_ROW, _PAD = 19.0, 26.0, 3.0
_ROWS, _TALL_ROWS, _ACROSS, _TOGETHER = 25, 18, 10, 6
_NUMBER_WIDTH, _HOUR_WIDTH, _ITEM_WIDTH = 30.0, 48.0, 140.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    """What is printed in a box: a line in large letters, and one in small letters below it."""

    text: str = ""
    below: str = ""


def template_document(facts: TemplateFacts, reader: Language) -> Document:
    """Return a form on paper, ready to be set on pages.

    Parameters
    ----------
    facts : TemplateFacts
        The form; a layout with a row for each reading is printed with a row for each unit.
    reader : Language
        The reader's language.

    Returns
    -------
    Document
    """
    spec = facts.standard.spec
    title = reader.say(TITLE)
    foot = message(
        "{program} · standard {part}, revision {revision} of {edition} · {buyer}",
        program=facts.program,
        part=spec.part_number,
        buyer=spec.buyer,
        revision=spec.revision,
        edition=spec.edition,
    )
    grids = list(_check_grids(facts, reader) if facts.layout is TemplateLayout.CHECK_SHEET else _grids(facts, reader))
    return Document(
        title=f"{title}: {spec.part_number}",
        subject=reader.say(message("{title} of {name}", title=TITLE, name=spec.part_name)),
        author="",
        language=reader.code,
        date=None,
        head=(f"{spec.part_number} · {reader.say(spec.part_name)}", title),
        foot=(reader.say(foot),),
        page=reader.say(message("page {page} of {pages}", page="{page}", pages="{pages}")),
        sections=tuple(_page(number, grid, facts, reader) for number, grid in enumerate(grids)),
    )


def _page(number: int, grid: Scene, facts: TemplateFacts, reader: Language) -> Section:
    """Return one page: who and when, the boxes, and how to fill them in."""
    labels = (*LOT[:2], DAY, OPERATOR, SHIFT, MACHINE)
    blanks = FactGrid(facts=tuple(Fact(label=reader.say(one), value=None) for one in labels), columns=6)
    head = (_masthead(facts, reader), blanks) if number == 0 else (blanks,)
    how = Paragraph(text=reader.say(_HOW), small=True)
    return Section(id=f"form-{number}", title="", blocks=(*head, Figure(scene=grid), how), together=True)


def _masthead(facts: TemplateFacts, reader: Language) -> Masthead:
    spec, other = facts.standard.spec, language("en" if reader.code == "id" else "id")
    details = (
        message("Buyer: {buyer}", buyer=spec.buyer),
        message("Standard: revision {revision}, {edition}", revision=spec.revision, edition=spec.edition),
    )
    return Masthead(
        title=reader.say(TITLE),
        subtitle=other.say(TITLE),
        maker=Fact(label=reader.say(LOT[2]), value=None),
        name=f"{spec.part_number} · {reader.say(spec.part_name)}",
        details=tuple(reader.say(detail) for detail in details),
    )


def _grids(facts: TemplateFacts, reader: Language) -> Iterator[Scene]:
    """Yield tables with a row for each unit, few characteristics and units on each."""
    for start in range(0, len(facts.characteristics), _TOGETHER):
        some = facts.characteristics[start : start + _TOGETHER]
        for first in range(1, facts.units + 1, _ROWS):
            last = min(first + _ROWS - 1, facts.units)
            width = (theme.WIDTH - _NUMBER_WIDTH - _HOUR_WIDTH) / len(some)
            heads = [
                _Box(text=reader.say(NUMBER)),
                _Box(text=reader.say(CLOCK)),
                *(_what(c, facts, reader) for c in some),
            ]
            rows = [[_Box(text=str(unit))] for unit in range(first, last + 1)]
            yield _grid((_NUMBER_WIDTH, _HOUR_WIDTH, *[width] * len(some)), heads, rows, _ROW)


def _check_grids(facts: TemplateFacts, reader: Language) -> Iterator[Scene]:
    """Yield tables with a row for each characteristic and ten units across."""
    width = (theme.WIDTH - _NUMBER_WIDTH - _ITEM_WIDTH) / _ACROSS
    every = list(enumerate(facts.characteristics, start=1))
    for first in range(1, facts.units + 1, _ACROSS):
        units = [str(unit) if unit <= facts.units else "" for unit in range(first, first + _ACROSS)]
        heads = [_Box(text=reader.say(NUMBER)), _Box(text=reader.say(ITEM)), *(_Box(text=unit) for unit in units)]
        for start in range(0, len(every), _TALL_ROWS):
            rows = [[_Box(text=str(n)), _what(c, facts, reader)] for n, c in every[start : start + _TALL_ROWS]]
            yield _grid((_NUMBER_WIDTH, _ITEM_WIDTH, *[width] * _ACROSS), heads, rows, _TALL_ROW)


def _what(characteristic: Characteristic, facts: TemplateFacts, reader: Language) -> _Box:
    """Return a characteristic's name with its unit, its limits below."""
    return _Box(text=header_of(characteristic, facts, reader.code), below=reader.say(requirement(characteristic)))


def _grid(widths: Sequence[float], heads: Sequence[_Box], rows: Sequence[Sequence[_Box]], row_height: float) -> Scene:
    """Return boxes under a head, what is printed in them at their upper left."""
    head_height = max(_height(box, width) for box, width in zip(heads, widths, strict=True))
    heights = [head_height, *(max(row_height, *map(_height, row, widths)) for row in rows)]
    total = sum(heights)
    items: list[Item] = []
    top = total
    for boxes, height in zip((heads, *rows), heights, strict=True):
        left = 0.0
        for box, width in zip(boxes, widths, strict=False):
            items += _printed(box, left + _PAD, top - _PAD, width, bold=boxes is heads)
            left += width
        top -= height
        items.append(_line((0.0, top), (theme.WIDTH, top)))
    items.append(_line((0.0, total), (theme.WIDTH, total)))
    edges = [sum(widths[:i]) for i in range(len(widths) + 1)]
    items += [_line((x, 0.0), (x, total)) for x in edges]
    return Scene(width=theme.WIDTH, height=total, title="", description="", items=tuple(items))


def _lines(box: _Box, width: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    inner = width - 2 * _PAD
    return wrap(box.text, inner, _SIZE), wrap(box.below, inner, _SMALL)


def _height(box: _Box, width: float) -> float:
    return _LINE * sum(map(len, _lines(box, width))) + 2 * _PAD


def _printed(box: _Box, x: float, top: float, width: float, *, bold: bool) -> list[Item]:
    texts, belows = _lines(box, width)
    sizes = [*((text, _SIZE) for text in texts), *((text, _SMALL) for text in belows)]
    return [
        Label(x=x, y=top - _LINE * n + 1.5, text=text, size=size, anchor=Anchor.START, bold=bold and size == _SIZE)
        for n, (text, size) in enumerate(sizes, start=1)
    ]


def _line(start: tuple[float, float], end: tuple[float, float]) -> Line:
    return Line(points=(start, end), style=Style.AXIS)
