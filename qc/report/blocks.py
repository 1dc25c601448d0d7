"""What a page can hold: words, tables and scenes as data, before anything is drawn.

All text is in the reader's language and all numbers are rounded already. The same facts give blocks of
the same shape in every language, so that two languages can be set side by side.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Literal, TypeAlias

from qc.values import dataclass

if TYPE_CHECKING:
    from qc.charts.scene import Scene
    from qc.report.blocks_large import LargeBlock


class Tone(StrEnum):
    """How a word is meant; every drawer gives it a colour and, where it stands alone, a mark."""

    PLAIN = "plain"
    MUTED = "muted"
    GOOD = "good"
    CAUTION = "caution"
    BAD = "bad"


class Align(StrEnum):
    """Where a column's text stands."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A label and its value; no value prints as a line to fill in by hand."""

    label: str
    value: str | None
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """The head of the first page.

    Attributes
    ----------
    title, subtitle : str
        The document's name in the reader's language and in the other one.
    maker : Fact
        The workshop; without a name there is a line to fill in.
    name : str
        What the document is about.
    details : tuple of str
        Its identification in a few words.
    notice : str
        What must not be overlooked, such as a standard that is only an example; may be empty.
    """

    title: str
    subtitle: str
    maker: Fact
    name: str
    details: tuple[str, ...]
    notice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A title inside a section."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text."""

    text: str
    tone: Tone = Tone.PLAIN
    small: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """A list of sentences; ``under`` holds the same ones in another language."""

    items: tuple[str, ...]
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FactGrid:
    """Labelled values.

    Attributes
    ----------
    facts : tuple of Fact
        Read row by row.
    columns : int
        How many stand side by side.
    layout : {"above", "before"}
        Whether a label stands above its value or before it.
    """

    facts: tuple[Fact, ...]
    columns: int = 3
    layout: Literal["above", "before"] = "above"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table's cell: its text, and a second line in small letters."""

    text: str
    below: str = ""
    tone: Tone = Tone.PLAIN
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A table's column; flexible ones share the width that the others leave."""

    title: str
    align: Align = Align.LEFT
    flexible: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under a head that is repeated on every page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A chart, drawn ``scale`` times as large as it was laid out."""

    scene: Scene
    scale: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One of the three questions with its answer in a word."""

    question: str
    word: str
    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Banner:
    """The decision, its reasons, and the three answers that it rests on; ``under``: the reasons in another language."""

    word: str
    tone: Tone
    reasons: tuple[str, ...]
    answers: tuple[Answer, ...]
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A box to sign and stamp in: who signs, and what to fill in."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatures:
    """Boxes to sign in, side by side."""

    boxes: tuple[Signature, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Two stacks of blocks side by side; ``share`` of the width goes to the left one."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    share: float = 0.5


Block: TypeAlias = (
    "Masthead | Heading | Paragraph | Notes | FactGrid | Table | Figure | Banner | Signatures | Beside | LargeBlock"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a document.

    Attributes
    ----------
    id : str
        Its name in the program, by which a kind of document chooses it; unique in a document.
    title : str
        Its heading and bookmark; an empty one has neither.
    blocks : tuple of Block
        Its content.
    parent : str
        Title of the bookmark that it stands under; empty for the top.
    together : bool
        Whether it moves to a new page rather than break, where it fits on one.
    """

    id: str
    title: str
    blocks: tuple[Block, ...]
    parent: str = ""
    together: bool = False
