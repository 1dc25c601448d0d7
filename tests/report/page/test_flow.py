"""Strips on pages: together, after their title, under their head."""

from __future__ import annotations

from qc.report.blocks import Section
from qc.report.page.flow import BOTTOM, TOP, flow
from qc.report.page.slab import Slab

PAGE = TOP - BOTTOM


def slab(height: float, *, space: float = 0.0, keep: bool = False, repeat: Slab | None = None) -> Slab:
    return Slab(height=height, draw=lambda *_: None, space=space, keep=keep, repeat=repeat)


def section(name: str, *, title: str = "", together: bool = False, parent: str = "") -> Section:
    return Section(id=name, title=title, blocks=(), together=together, parent=parent)


def test_no_sections_are_one_empty_page() -> None:
    pages = flow([])
    assert len(pages) == 1
    assert pages[0].placed == []


def test_strips_stack_downwards_without_space_at_the_top() -> None:
    (page,) = flow([(section("a"), (slab(100, space=20), slab(50, space=20)))])
    assert [placed.top for placed in page.placed] == [TOP, TOP - 120]


def test_what_does_not_fit_goes_to_the_next_page() -> None:
    first, second = flow([(section("a"), (slab(PAGE - 10), slab(11, space=30)))])
    assert len(first.placed) == 1
    assert second.placed[0].top == TOP


def test_exactly_a_page_fits() -> None:
    assert len(flow([(section("a"), (slab(PAGE - 10), slab(10)))])) == 1


def test_a_title_goes_with_what_follows() -> None:
    title = slab(20, keep=True)
    first, second = flow([(section("a"), (slab(PAGE - 60),)), (section("b", title="B"), (title, slab(50)))])
    assert second.placed[0].slab is title
    assert first.bookmarks == []
    assert [mark.title for mark in second.bookmarks] == ["B"]
    assert second.bookmarks[0].top == TOP


def test_a_section_that_belongs_together_moves_as_one() -> None:
    whole = section("b", title="B", together=True)
    first, second = flow([(section("a"), (slab(PAGE / 2),)), (whole, (slab(PAGE / 3), slab(PAGE / 3)))])
    assert len(first.placed) == 1
    assert len(second.placed) == 2


def test_a_section_taller_than_a_page_begins_a_page_and_breaks() -> None:
    whole = section("b", title="B", together=True)
    pages = flow([(section("a"), (slab(100),)), (whole, tuple(slab(PAGE / 3) for _ in range(4)))])
    assert [len(page.placed) for page in pages] == [1, 3, 1]


def test_a_section_that_is_a_little_too_tall_for_a_page_stands_closer() -> None:
    whole = section("b", title="B", together=True)
    strips = (slab(PAGE / 2), slab(PAGE / 2 - 30, space=50))
    (page,) = flow([(whole, strips)])
    assert [placed.top for placed in page.placed] == [TOP, TOP - PAGE / 2 - 25]
    (wider,) = flow([(whole, (slab(PAGE / 2), slab(PAGE / 2 - 60, space=50)))])
    assert wider.placed[1].top == TOP - PAGE / 2 - 50, "what fits keeps its space"
    first, second = flow([(whole, (slab(PAGE / 2), slab(PAGE / 2 - 20, space=50)))])
    assert (len(first.placed), second.placed[0].slab.space) == (1, 50)


def test_a_strip_taller_than_a_page_does_not_loop() -> None:
    pages = flow([(section("a"), (slab(2 * PAGE), slab(10)))])
    assert [len(page.placed) for page in pages] == [1, 1]


def test_a_table_repeats_its_head_on_each_page() -> None:
    head = slab(15, keep=True)
    rows = tuple(slab(PAGE / 10, repeat=head) for _ in range(25))
    pages = flow([(section("a"), (head, *rows))])
    assert len(pages) == 3
    assert all(page.placed[0].slab is head for page in pages)
    assert sum(len(page.placed) for page in pages) == 25 + 3


def test_a_title_without_strips_is_still_bookmarked() -> None:
    (page,) = flow([(section("a", title="A", parent="P"), ())])
    assert (page.bookmarks[0].title, page.bookmarks[0].parent) == ("A", "P")
