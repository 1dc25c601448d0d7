"""Class mode on a projector: chart, words and buttons are one screen, whatever the story; a phone shows all below."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from browser.phones import PHONE, PROJECTOR

if TYPE_CHECKING:
    from collections.abc import Callable

    from browser.phones import Phone

pytestmark = pytest.mark.slow
WIDE = {"width": 1280, "height": 720}
LEAST = 340
"""Pixels of a chart that the last row of a class can still read."""
LONG = "pelapisan-seng"
"""The story of which most is to be said."""


@pytest.fixture
def trainer(phone: Callable[..., Phone]) -> Callable[[dict[str, int]], Phone]:
    def opened(size: dict[str, int]) -> Phone:
        one = phone(size)
        one.open("/sign-in")
        one.sign_in("tuti")
        return one

    return opened


def hidden(one: Phone) -> tuple[int, int]:
    """Return by how many pixels the page, and the words on it, are longer than what is seen."""
    below, inside = one.page.evaluate(
        """() => { const foot = document.querySelector('.lesson-foot');
        return [document.scrollingElement.scrollHeight - innerHeight, foot.scrollHeight - foot.clientHeight]; }"""
    )
    return int(below), int(inside)


def chart_height(one: Phone) -> float:
    box = one.page.locator("#lesson-chart").bounding_box()
    assert box is not None
    return box["height"]


def test_a_lesson_is_one_screen(trainer: Callable[[dict[str, int]], Phone]) -> None:
    for size in (WIDE, PROJECTOR):
        one = trainer(size)
        for story, lang in product(("ring-piston", LONG), ("id", "en")):
            one.open(f"/class/{story}?lang={lang}")
            assert told_on_one_screen(one) == [(0, 0)] * 4, (size, story, lang)
            assert chart_height(one) > LEAST
            one.page.click("#again")
            one.page.locator("#steps").wait_for()
            assert chart_height(one) > LEAST * 1.5


def told_on_one_screen(one: Phone) -> list[tuple[int, int]]:
    """Return what is hidden at the start, after a point, at the question and at the answer."""
    found = [hidden(one)]
    one.page.keyboard.press("ArrowRight")
    found.append(hidden(one))
    one.page.keyboard.press("End")
    one.page.locator("#question").wait_for()
    found.append(hidden(one))
    one.page.click("#nothing")
    one.page.locator("#truth").wait_for()
    return [*found, hidden(one)]


def test_a_point_is_chosen_by_touch_where_it_is_drawn(trainer: Callable[[dict[str, int]], Phone]) -> None:
    one = trainer(WIDE)
    one.open("/class/ring-piston?lang=en")
    one.page.keyboard.press("End")
    box = one.page.locator("#lesson-chart .wide .qc-data [data-p='33']").first.bounding_box()
    assert box is not None
    one.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert one.page.locator("#since").inner_text() == "It changed at subgroup 34"
    one.page.click("#since")
    one.page.locator("#truth[data-told=hit]").wait_for()


def test_another_characteristic_is_chosen_above_the_chart(trainer: Callable[[dict[str, int]], Phone]) -> None:
    for size in (WIDE, PHONE):
        one = trainer(size)
        one.open("/class/bos-bubut?lang=en")
        one.page.click(".lesson-head summary")
        one.page.locator(".lesson-head details a").last.click()
        one.page.wait_for_url("**?of=*")  # loaded, with its style
        assert one.too_wide() <= 0


def test_a_phone_shows_all_of_it_below_each_other(trainer: Callable[[dict[str, int]], Phone]) -> None:
    one = trainer(PHONE)
    one.open(f"/class/{LONG}")
    assert one.too_wide() <= 0
    assert one.page.locator("#lesson-chart .slim svg").is_visible()
    one.page.keyboard.press("End")
    one.page.click("#nothing")
    below = one.page.locator("#truth").bounding_box()
    chart = one.page.locator("#lesson-chart").bounding_box()
    assert below is not None
    assert chart is not None
    assert below["y"] >= chart["y"] + chart["height"]
    assert one.too_wide() <= 0


def test_the_line_ends_at_the_last_point_that_is_shown(trainer: Callable[[dict[str, int]], Phone]) -> None:
    one = trainer(WIDE)
    one.open("/class/ring-piston?lang=en")
    for _ in range(3):
        one.page.keyboard.press("ArrowRight")
    seen = one.page.evaluate(
        """() => [document.querySelector('#course-0 rect').getAttribute('width'),
        document.querySelector("#lesson-chart .wide .qc-data [data-p='27']").getAttribute('cx')].map(Number)"""
    )
    assert seen[0] == pytest.approx(seen[1], abs=0.1)
    assert one.page.locator("#lesson-chart .wide .qc-data [clip-path='url(#course-0)']").count() > 0
    one.page.keyboard.press("End")
    assert float(one.page.get_attribute("#course-0 rect", "width") or 0) > seen[1] * 1.2
