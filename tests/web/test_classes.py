"""Class mode: who may open it, and what a lesson holds before and after the guess."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from browsing import Browser, pages, person

from qc.workflow.demos import stories
from qc.workflow.signing_in.roles import Role

if TYPE_CHECKING:
    from flask import Flask


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return pages(tmp_path_factory.mktemp("classes"))


@pytest.fixture(scope="module")
def trainer(school: Flask) -> Browser:
    return person(school, "sari", Role.TRAINER)


def test_the_trainer_begins_with_the_stories(trainer: Browser) -> None:
    assert trainer.get("/").location == "/class/"
    shown = trainer.text("/class/?lang=id")
    assert shown.count('href="/class/') >= len(stories().stories)
    assert "Ring piston (data nyata)" in shown
    assert "Piston ring (real data)" in trainer.text("/class/?lang=en")


def test_an_owner_may_teach_too(school: Flask) -> None:
    assert "Cerita untuk kelas" in person(school, "budi", Role.OWNER, workshop="CV Maju").text("/class/")


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.BUYER])
def test_others_do_not_teach(school: Flask, role: Role) -> None:
    visitor = person(school, f"tono-{role}", role, workshop="CV Maju", buyer="PT Beli")
    assert visitor.get("/class/").status_code == 403
    assert visitor.get("/class/ring-piston").status_code == 403


def test_a_stranger_is_asked_who_they_are(school: Flask) -> None:
    assert Browser(school).get("/class/ring-piston").location.startswith("/sign-in")


def test_a_lesson_holds_its_points_in_order(trainer: Browser) -> None:
    shown = trainer.text("/class/ring-piston")
    assert re.findall(r'<li data-p="(\d+)"', shown) == [str(point) for point in range(40)]
    assert 'data-pilot="25"' in shown
    assert 'data-first="33" data-lower="28" data-upper="36"' in shown


def test_the_answer_is_kept_back(trainer: Browser) -> None:
    shown = trainer.text("/class/ring-piston?lang=en")
    before, after = re.split(r'<section id="truth" hidden', shown)
    assert "drifts upward" not in before
    assert "drifts upward" in after
    assert "Nothing changed" in before


def test_a_calm_story_has_no_change_to_find(trainer: Browser) -> None:
    shown = trainer.text("/class/center-plate?lang=id")
    assert "data-first" not in shown
    assert "Tepat: tidak ada yang berubah." in shown


@pytest.mark.parametrize("address", ["/class/no-such-story", "/class/ring-piston?of=weight", "/class/..%2f..%2fetc"])
def test_what_is_not_there_is_not_found(trainer: Browser, address: str) -> None:
    assert trainer.get(address).status_code == 404


def test_no_script_stands_in_the_page(trainer: Browser) -> None:
    shown = trainer.text("/class/ring-piston")
    assert not re.search(r"<script(?![^>]*src=)| style=| on[a-z]+=\"", shown)
    assert "static/class.js" in shown
