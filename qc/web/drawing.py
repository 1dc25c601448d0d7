"""Sections of a report drawn as HTML, apart from any page: a worker can do it as well as a server."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from qc.charts.svg import to_svg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.charts.scene import Scene
    from qc.report.blocks import Block, Section


def drawn(sections: Sequence[Section], *, level: int = 2) -> Markup:
    """Return sections as HTML that may stand inside a page with a strict content policy.

    Parameters
    ----------
    sections : sequence of Section
        Words, tables and charts in the reader's language.
    level : int
        Of their headings.

    Examples
    --------
    >>> from qc.report.blocks import Paragraph, Section
    >>> "a &lt; b" in drawn([Section(id="x", title="", blocks=(Paragraph(text="a < b"),))])
    True
    """
    return Markup(_environment().get_template("blocks.html").render(sections=sections, level=level))  # noqa: S704 - the template escapes


def chart(scene: Scene) -> Markup:
    """Return a chart as SVG, which escapes its own texts."""
    return Markup(to_svg(scene))  # noqa: S704 - see above


@cache
def _environment() -> Environment:
    found = Environment(loader=PackageLoader("qc.web"), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    found.filters["kind"] = _kind
    found.filters["chart"] = chart
    return found


def _kind(block: Block) -> str:
    """Return what a block is called, by which the template chooses."""
    return type(block).__name__
