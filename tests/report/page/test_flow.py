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


def test_a_section_stands_closer_rather_than_send_its_last_line_to_a_page_of_its_own() -> None:
    strips = (slab(PAGE - 100, space=40), slab(30, space=40))
    (page,) = flow([(section("a"), (slab(25),)), (section("b"), strips)])
    assert page.placed[-1].top - 30 == BOTTOM + 5, "half the space"
    pages = flow([(section("a"), (slab(60),)), (section("b"), strips)])
    assert [len(each.placed) for each in pages] == [2, 1]
    assert pages[0].placed[1].slab.space == 40, "closer would not have helped"


def test_a_section_that_breaks_anyway_goes_on_below_a_few_lines() -> None:
    whole = section("b", title="B", together=True)
    thirds = tuple(slab(PAGE / 3 - 20) for _ in range(4))
    pages = flow([(section("a"), (slab(PAGE), slab(20))), (whole, thirds)])
    assert [len(page.placed) for page in pages] == [1, 4, 1]


def test_a_sentence_below_a_title_stays_with_the_heading_that_it_leads_to() -> None:
    title, sentence, heading, text = slab(20, keep=True), slab(30), slab(15, keep=True), slab(60)
    first, second = flow(
        [(section("a"), (slab(PAGE - 100),)), (section("b", title="B"), (title, sentence, heading, text))]
    )
    assert (len(first.placed), len(first.bookmarks), len(second.placed)) == (1, 0, 4)
    picture = slab(200)
    first, second = flow(
        [(section("a"), (slab(PAGE - 280),)), (section("b", title="B"), (title, picture, heading, text))]
    )
    assert (len(first.placed), len(second.placed)) == (3, 2), "a picture does not lead to a heading"
