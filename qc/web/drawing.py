"""Sections of a report drawn as HTML, apart from any page: a worker can do it as well as a server."""

from __future__ import annotations

from functools import cache
from itertools import count
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from qc.charts.svg import to_svg
from qc.charts.telling import numbered, titled, told
from qc.charts.told import Files
from qc.values import dataclass
from qc.words import Language, Message, language
from qc.words.language import CODES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.charts.scene import Scene
    from qc.charts.told import Told
    from qc.report.blocks import Block, Section
    from qc.verdict.model import LotFacts

NARROW = 200.0
"""Points that a chart for a phone is wide: shown 334 pixels wide, its smallest letters are 11 pixels high."""

_LOWEST, _HIGHEST, _TALLER = 180.0, 320.0, 1.3
_WIDER = 1.05  # than this, and a chart is worth drawing again


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A chart on a page.

    Attributes
    ----------
    id : str
        Of its element.
    wide : Markup
        As paper shows it.
    narrow : Markup or None
        For a phone; None where the wide one serves.
    told : Told or None
        What is told of its points.
    title : str
        What it is.
    reader : Language
        Who reads it.
    """

    id: str
    wide: Markup
    narrow: Markup | None
    told: Told | None
    title: str
    reader: Language

    def say(self, text: str, **facts: object) -> str:
        """Return a sentence as the reader of the chart reads it."""
        return self.reader.say(Message(text, tuple(facts.items())))


def drawn(sections: Sequence[Section], *, level: int = 2, lot: LotFacts | None = None) -> Markup:
    """Return sections as HTML that may stand inside a page with a strict content policy.

    Parameters
    ----------
    sections : sequence of Section
        Words, tables and charts in the reader's language.
    level : int
        Of their headings.
    lot : LotFacts, optional
        What the charts are drawn of; without it no dot tells its cell.

    Examples
    --------
    >>> from qc.report.blocks import Paragraph, Section
    >>> "a &lt; b" in drawn([Section(id="x", title="", blocks=(Paragraph(text="a < b"),))])
    True
    """
    files = Files() if lot is None else Files(pilot=lot.pilot, batch=lot.batch)
    template = _environment().get_template("blocks.html")
    numbers = count(1)

    def pictured(scene: Scene) -> Picture:
        return picture(scene, files, f"{sections[0].id}-chart-{next(numbers)}")

    return Markup(template.render(sections=sections, level=level, picture=pictured))  # noqa: S704 - the template escapes


def picture(scene: Scene, files: Files, id: str) -> Picture:  # noqa: A002 - as HTML calls it
    """Return a chart as a page shows it: wide, for a phone, and in words.

    Parameters
    ----------
    scene : Scene
        As paper shows it.
    files : Files
        Where its readings were read.
    id : str
        Of its element.
    """
    known = told(scene, files)
    wide = scene if known is None else titled(numbered(scene), known)
    return Picture(
        id=id,
        wide=_svg(wide),
        narrow=_narrow(scene),
        told=known,
        title=scene.title,
        reader=_reader(scene),
    )


def _narrow(scene: Scene) -> Markup | None:
    """Return a chart drawn for a phone, if it can be."""
    if scene.origin is None or scene.width < _WIDER * NARROW:
        return None
    height = scene.height if scene.height < _LOWEST else min(_HIGHEST, _TALLER * scene.height)
    return _svg(numbered(scene.origin.at(NARROW, height)))


def _reader(scene: Scene) -> Language:
    """Return who reads a chart."""
    given = () if scene.origin is None else scene.origin.given
    return next((one for one in given if isinstance(one, Language)), language(CODES[0]))


def _svg(scene: Scene) -> Markup:
    """Return a chart as SVG, which escapes its own texts."""
    return Markup(to_svg(scene))  # noqa: S704 - see above


@cache
def _environment() -> Environment:
    found = Environment(loader=PackageLoader("qc.web"), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    found.filters["kind"] = _kind
    return found


def _kind(block: Block) -> str:
    """Return what a block is called, by which the template chooses."""
    return type(block).__name__
