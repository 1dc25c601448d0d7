"""Put strips on pages: titles stay with what follows, a section that should stay together moves as one."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING

from qc.report.page import theme
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.report.blocks import Section
    from qc.report.page.slab import Slab

TOP = theme.PAGE_HEIGHT - theme.MARGIN_TOP
BOTTOM = theme.MARGIN_BOTTOM
_CLOSER = 0.5
_SENTENCE = 60.0  # points: so high is a sentence of a few lines


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip and where its top edge lies on the page."""

    slab: Slab
    top: float


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A title that a reader can jump to, and the title that it stands under."""

    id: str
    title: str
    parent: str
    top: float


@dataclass(slots=True)
class Page:
    """One page being filled."""

    placed: list[Placed] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)


def flow(sections: Sequence[tuple[Section, tuple[Slab, ...]]], top: float = TOP) -> tuple[Page, ...]:
    """Return the pages that the sections fill.

    Parameters
    ----------
    sections : sequence of (Section, tuple of Slab)
        In reading order.
    top : float
        Upper edge of the text on each page.

    Returns
    -------
    tuple of Page
        At least one.
    """
    filling = _Filling(top)
    for section, slabs in sections:
        strips = filling.closer(slabs)
        if section.together and filling.should_turn(strips):
            filling.turn()
            strips = filling.closer(slabs)
        _bookmark(filling, section, strips)
        for group in _led(_groups(strips)) if section.title else _groups(strips):
            filling.add(group)
    return tuple(filling.pages)


def _led(groups: list[list[Slab]]) -> list[list[Slab]]:
    """Return the groups of a section with a title; a sentence below it stays with the heading that it leads to."""
    if len(groups) < 2 or not groups[1][0].keep or groups[0][-1].height > _SENTENCE:
        return groups
    return [[*groups[0], *groups[1]], *groups[2:]]


def _bookmark(filling: _Filling, section: Section, slabs: tuple[Slab, ...]) -> None:
    if not section.title:
        return
    if slabs and not filling.fits(_led(_groups(slabs))[0]):
        filling.turn()
    filling.pages[-1].bookmarks.append(Bookmark(section.id, section.title, section.parent, filling.top))


def _groups(slabs: Sequence[Slab]) -> list[list[Slab]]:
    """Return strips that must not be parted: each with those before it that keep with the next."""
    groups: list[list[Slab]] = [[]]
    for slab in slabs:
        groups[-1].append(slab)
        if not slab.keep:
            groups.append([])
    return [group for group in groups if group]


class _Filling:
    """Pages, and how far down the last one is filled."""

    def __init__(self, start: float) -> None:
        self.pages = [Page()]
        self.start = self.top = start

    def turn(self) -> None:
        """Begin a new page, unless this one is still empty."""
        if self.pages[-1].placed:
            self.pages.append(Page())
            self.top = self.start

    def fits(self, slabs: Sequence[Slab]) -> bool:
        """Whether strips fit below what is there."""
        return self.top - _height(slabs, at_top=not self.pages[-1].placed) >= BOTTOM

    def should_turn(self, slabs: Sequence[Slab]) -> bool:
        """Whether a section that belongs together should begin a page: not below a few lines if it breaks anyway."""
        if self.fits(slabs):
            return False
        breaks_anyway = _height(slabs, at_top=True) > self.start - BOTTOM
        return not breaks_anyway or self.start - self.top > _SENTENCE

    def closer(self, slabs: tuple[Slab, ...]) -> tuple[Slab, ...]:
        """Return strips with half the space between them, where that alone makes them fit on the page."""
        if self.fits(slabs):
            return slabs
        tight = tuple(replace(slab, space=slab.space * _CLOSER) for slab in slabs)
        return tight if self.fits(tight) else slabs

    def add(self, group: Sequence[Slab]) -> None:
        """Place a group of strips, on a new page if need be."""
        if not self.fits(group):
            self.turn()
            head = group[0].repeat
            if head is not None and not self.pages[-1].placed:
                self._place(head)
        for slab in group:
            self._place(slab)

    def _place(self, slab: Slab) -> None:
        if self.pages[-1].placed:
            self.top -= slab.space
        self.pages[-1].placed.append(Placed(slab, self.top))
        self.top -= slab.height


def _height(slabs: Sequence[Slab], *, at_top: bool) -> float:
    skipped = slabs[0].space if at_top and slabs else 0.0
    return sum(slab.height + slab.space for slab in slabs) - skipped
