"""One document in two languages, side by side, with headings in further ones.

The same facts give blocks of the same shape in every language: documents are made once in each and joined here.
Numbers keep the first language's marks, so that none stands twice.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qc.report import blocks, blocks_large
from qc.report.blocks import Beside, Cell, Fact, FactGrid, Figure, Notes, Paragraph, Tone
from qc.report.headings import heading
from qc.report.page.bilingual import join
from qc.report.page.walk import unbroken

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from qc.report.blocks import Block, Section
    from qc.report.document import Document

_LABEL = 34  # letters of a label in a chart; more are a sentence
_WORD = re.compile(r"[^\s()]+")
_LETTERS = re.compile(r"[^\W\d_]{2}")


def side_by_side(documents: Sequence[Document], bodies: Sequence[str], asian: Sequence[str]) -> Document:
    """Return a document in all its languages.

    Parameters
    ----------
    documents : sequence of Document
        The same one in one or two languages.
    bodies : sequence of {"id", "en"}
        The languages of these, in their order.
    asian : sequence of {"ko", "ja"}
        Further languages of its headings; one of ``bodies`` is then English.

    Returns
    -------
    Document
    """
    first = documents[0]
    joiner = _Joiner(bodies.index("en") if "en" in bodies else 0, asian)
    return replace(
        first,
        title=join(*(one.title for one in documents)),
        subject=first.subject,
        head=(join(*(one.head[0] for one in documents)), join(*(one.head[1] for one in documents))),
        page=join(*(one.page for one in documents)),
        sections=tuple(joiner.section(alike) for alike in zip(*(one.sections for one in documents), strict=True)),
    )


class _Joiner:
    """Joins blocks of one shape."""

    def __init__(self, english: int, asian: Sequence[str]) -> None:
        self._english = english
        self._asian = asian

    def label(self, *texts: str) -> str:
        """Return a heading in all languages."""
        found = (heading(texts[self._english], code) for code in self._asian)
        return " / ".join(dict.fromkeys((join(*texts), *(each for each in found if each))))

    def section(self, alike: Sequence[Section]) -> Section:
        """Return a section with its title and blocks joined."""
        return replace(
            alike[0],
            title=self.label(*(one.title for one in alike)) if alike[0].title else "",
            parent=self.label(*(one.parent for one in alike)) if alike[0].parent else "",
            blocks=self.blocks(tuple(one.blocks for one in alike), wide=True),
        )

    def blocks(self, stacks: Sequence[tuple[Block, ...]], *, wide: bool) -> tuple[Block, ...]:
        """Return stacks of one shape as one; of another shape only the first."""
        shapes = {tuple(type(block) for block in stack) for stack in stacks}
        if len(shapes) > 1:
            return stacks[0]
        return tuple(made for alike in zip(*stacks, strict=True) for made in self.block(alike, wide=wide))

    def block(self, alike: tuple[Any, ...], *, wide: bool) -> tuple[Block, ...]:
        """Return blocks that say the same as one or a few."""
        how = _HOW.get(type(alike[0]))
        return (alike[0],) if how is None else how(self, alike, wide)

    def fact(self, alike: Sequence[Fact]) -> Fact:
        """Return a labelled value."""
        first = alike[0]
        value = None if first.value is None else join(*(one.value or "" for one in alike))
        return replace(first, label=self.label(*(one.label for one in alike)), value=value)

    def cell(self, alike: Sequence[Cell]) -> Cell:
        """Return a cell with the other language below the first, so that columns stay narrow."""
        first, last = alike[0], alike[-1]
        other = "" if last.text == first.text else last.text
        return replace(first, below=" · ".join(part for part in (other, join(*(one.below for one in alike))) if part))


def _paragraph(_: _Joiner, alike: tuple[Paragraph, ...], wide: bool) -> tuple[Block, ...]:  # noqa: FBT001 - a table of functions
    first, last = alike[0], alike[-1]
    if first.text == last.text:
        return (first,)
    other = replace(last, tone=Tone.MUTED if last.tone is Tone.PLAIN else last.tone)
    return (Beside(left=(first,), right=(other,)),) if wide else (first, other)


def _notes(_: _Joiner, alike: tuple[Notes, ...], wide: bool) -> tuple[Block, ...]:  # noqa: FBT001 - as above
    first, last = alike[0], alike[-1]
    if first.items == last.items or len(first.items) != len(last.items):
        return (first,)
    if not wide:
        return (replace(first, under=last.items),)
    pairs = zip(first.items, last.items, strict=True)
    return tuple(Beside(left=(Notes(items=(a,)),), right=(Notes(items=(b,)),)) for a, b in pairs)


def _beside(joiner: _Joiner, alike: tuple[Beside, ...], _wide: bool) -> tuple[Block, ...]:  # noqa: FBT001 - as above
    left, right = (joiner.blocks(tuple(getattr(one, side) for one in alike), wide=False) for side in ("left", "right"))
    return (replace(alike[0], left=left, right=right),)


def _figure(_: _Joiner, alike: tuple[Figure, ...], _wide: bool) -> tuple[Block, ...]:  # noqa: FBT001 - as above
    """Return the chart with its words in the first language, and what they mean in the other."""
    if len(alike) == 1:
        return (alike[0],)
    said = [tuple(text for text in dict.fromkeys(unbroken(one.scene)) if _LETTERS.search(text)) for one in alike]
    short = [tuple(text for text in one if len(text) <= _LABEL) for one in said]
    same = len(short[0]) == len(short[-1])
    # Where a label is broken into more lines in one language, the other's stand alone. "BKA (UCL) 1,2" needs no "UCL".
    alone = (text for text in short[-1] if not _holds(" ".join(short[0]), text))
    pairs = (f"{a} = {b}" for a, b in zip(*short, strict=True) if not _holds(a, b)) if same else alone
    caption = " · ".join((*pairs, *(text for text in said[-1] if len(text) > _LABEL)))
    return (alike[0], Paragraph(text=caption, small=True)) if caption else (alike[0],)


def _holds(text: str, other: str) -> bool:
    """Whether a label says all that another one says."""
    return set(_WORD.findall(other)) <= set(_WORD.findall(text))


def _grid(joiner: _Joiner, alike: tuple[FactGrid, ...], _wide: bool) -> tuple[Block, ...]:  # noqa: FBT001 - as above
    if len({len(one.facts) for one in alike}) > 1:
        return (alike[0],)
    return (replace(alike[0], facts=tuple(map(joiner.fact, zip(*(one.facts for one in alike), strict=True)))),)


def _table(joiner: _Joiner, alike: tuple[blocks.Table, ...], _wide: bool) -> tuple[Block, ...]:  # noqa: FBT001 - as above
    if len({len(one.rows) for one in alike}) > 1:
        return (alike[0],)
    columns = tuple(
        replace(same[0], title=joiner.label(*(one.title for one in same)))
        for same in zip(*(one.columns for one in alike), strict=True)
    )
    rows = tuple(
        tuple(map(joiner.cell, zip(*same, strict=True))) for same in zip(*(one.rows for one in alike), strict=True)
    )
    return (blocks.Table(columns=columns, rows=rows),)


def _masthead(joiner: _Joiner, alike: tuple[blocks.Masthead, ...], _wide: bool) -> tuple[Block, ...]:  # noqa: FBT001 - as above
    first = alike[0]
    titles = dict.fromkeys(joiner.label(*(one.title for one in alike)).split(" / "))
    details = tuple(join(*same) for same in zip(*(one.details for one in alike), strict=True))
    others = [title for title in titles if title != first.title]
    return (
        replace(
            first,
            # In no language that was not asked for.
            subtitle=" · ".join(others),
            maker=joiner.fact([one.maker for one in alike]),
            name=join(*(one.name for one in alike)),
            details=details,
            notice=join(*(one.notice for one in alike)),
        ),
    )


def _banner(joiner: _Joiner, alike: tuple[blocks.Banner, ...], _wide: bool) -> tuple[Block, ...]:  # noqa: FBT001 - as above
    first, last = alike[0], alike[-1]
    answers = tuple(
        replace(same[0], question=joiner.label(*(a.question for a in same)), word=joiner.label(*(a.word for a in same)))
        for same in zip(*(one.answers for one in alike), strict=True)
    )
    under = last.reasons if last is not first and len(last.reasons) == len(first.reasons) else ()
    return (replace(first, word=joiner.label(*(one.word for one in alike)), answers=answers, under=under),)


def _signatures(joiner: _Joiner, alike: tuple[blocks.Signatures, ...], _wide: bool) -> tuple[Block, ...]:  # noqa: FBT001 - as above
    boxes = tuple(
        replace(
            same[0],
            title=joiner.label(*(box.title for box in same)),
            lines=tuple(join(*lines) for lines in zip(*(box.lines for box in same), strict=True)),
        )
        for same in zip(*(one.boxes for one in alike), strict=True)
    )
    return (blocks.Signatures(boxes=boxes),)


def _heading(joiner: _Joiner, alike: tuple[blocks.Heading, ...], _wide: bool) -> tuple[Block, ...]:  # noqa: FBT001 - as above
    return (blocks.Heading(text=joiner.label(*(one.text for one in alike))),)


def _statement(_: _Joiner, alike: tuple[blocks_large.Statement, ...], _wide: bool) -> tuple[Block, ...]:  # noqa: FBT001 - as above
    return (replace(alike[0], lines=tuple(dict.fromkeys(line for one in alike for line in one.lines))),)


_HOW: Mapping[type, Callable[[_Joiner, Any, bool], tuple[Block, ...]]] = {
    Paragraph: _paragraph,
    Notes: _notes,
    Beside: _beside,
    Figure: _figure,
    FactGrid: _grid,
    blocks.Table: _table,
    blocks.Masthead: _masthead,
    blocks.Banner: _banner,
    blocks.Signatures: _signatures,
    blocks.Heading: _heading,
    blocks_large.Statement: _statement,
}
