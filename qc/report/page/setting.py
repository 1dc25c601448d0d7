"""Set any block as strips of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qc.report import blocks
from qc.report.page import theme
from qc.report.page.set_banner import banner
from qc.report.page.set_facts import fact_grid, signatures
from qc.report.page.set_table import table
from qc.report.page.set_words import heading, masthead, notes, paragraph, title
from qc.report.page.slab import Slab

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from qc.report.blocks import Beside, Block, Figure, Section
    from qc.report.page.pen import Pen

    Setter = Callable[[Any, float], tuple[Slab, ...]]


def set_section(section: Section, width: float = theme.WIDTH) -> tuple[Slab, ...]:
    """Return a section's strips, its title first.

    Parameters
    ----------
    section : Section
        What to set.
    width : float
        Points.

    Returns
    -------
    tuple of Slab
        From top to bottom.
    """
    head = (title(section.title, width),) if section.title else ()
    return (*head, *_stack(section.blocks, width))


def _stack(stack: tuple[Block, ...], width: float) -> tuple[Slab, ...]:
    return tuple(slab for block in stack for slab in _setter(type(block))(block, width))


def _setter(kind: type) -> Setter:
    """Return what sets a block; those of few documents are loaded when one is set."""
    if kind in _SETTERS:
        return _SETTERS[kind]
    from qc.report.page.set_large import SETTERS  # noqa: PLC0415 - only the pages for owners and classes have them

    return SETTERS[kind]


def _figure(block: Figure, _width: float) -> tuple[Slab, ...]:
    height = block.scene.height * block.scale

    def draw(pen: Pen, x: float, top: float) -> None:
        pen.scene(block.scene, x, top - height, block.scale)

    return (Slab(height=height, draw=draw, space=theme.GAP),)


def _beside(block: Beside, width: float) -> tuple[Slab, ...]:
    """Two stacks in one strip."""
    shared = width - theme.GUTTER
    left = _stack(block.left, shared * block.share)
    right = _stack(block.right, shared * (1 - block.share))
    offset = shared * block.share + theme.GUTTER

    def draw(pen: Pen, x: float, top: float) -> None:
        _draw_stack(pen, left, x, top)
        _draw_stack(pen, right, x + offset, top)

    return (Slab(height=max(_height(left), _height(right)), draw=draw, space=theme.GAP_BESIDE),)


def _height(slabs: tuple[Slab, ...]) -> float:
    return sum(slab.height + (slab.space if number else 0) for number, slab in enumerate(slabs))


def _draw_stack(pen: Pen, slabs: tuple[Slab, ...], x: float, top: float) -> None:
    for number, slab in enumerate(slabs):
        top -= slab.space if number else 0
        slab.draw(pen, x, top)
        top -= slab.height


_SETTERS: Mapping[type, Setter] = {
    blocks.Masthead: masthead,
    blocks.Heading: heading,
    blocks.Paragraph: paragraph,
    blocks.Notes: notes,
    blocks.FactGrid: fact_grid,
    blocks.Table: table,
    blocks.Figure: _figure,
    blocks.Banner: banner,
    blocks.Signatures: signatures,
    blocks.Beside: _beside,
}
