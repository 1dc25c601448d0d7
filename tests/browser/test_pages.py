"""Every page on a phone, on a projector and on paper: no sideways scrolling, no complaint, nothing from outside."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser.phones import PHONE, PROJECTOR
from pypdf import PdfReader

from qc.web.application import create_app
from qc.web.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from browser.phones import Phone

ROOT = Path(__file__).parents[2]
RINGS = ROOT / "samples" / "ring-piston" / "piston_rings.csv"
PICTURES = os.environ.get("QC_TEST_PICTURES")
"""A folder for pictures of all pages, to be looked at."""
pytestmark = pytest.mark.slow
PLACES = {
    "budi": ("/", "/uploads/new", "/batches/", "/batches/1", "/typing/", "/typing/1", "/buyer/verify", "/nowhere"),
    "kim": ("/buyer/parts", "/buyer/standards", "/buyer/verify", "/batches/1"),
    "ani": ("/", "/manage/", "/manage/people/1"),
    "tuti": ("/",),
}


def everything(phone: Callable[..., Phone]) -> None:
    """Record a lot with a question on it, and begin to type another."""
    owner = phone()
    owner.open("/")
    owner.sign_in("budi")
    owner.send_file(RINGS, standard="example:contoh-ring-piston")
    owner.judged(lot="R-1", pilot_units="125")
    owner.page.click("text=Tanyakan sesuatu")
    owner.page.fill("form[action$=questions] textarea", "Apakah ring 190 sudah dipisahkan?")
    owner.page.click("form[action$=questions] button")
    owner.page.wait_for_load_state()
    owner.open("/typing/")
    owner.page.select_option("select[name=standard]", "example:contoh-ring-piston")
    owner.page.click("main form button")
    owner.page.wait_for_url("**/typing/1")


def pictured(one: Phone, name: str) -> None:
    """Keep a picture of a page where somebody wants to look at it."""
    if PICTURES is not None:
        one.page.wait_for_timeout(300)
        one.page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)


def cut_off(one: Phone) -> list[str]:
    """Return the places that the navigation names and the screen does not show."""
    seen = "link => { const box = link.getBoundingClientRect(); return box.left >= 0 && box.right <= innerWidth; }"
    found: list[str] = one.page.eval_on_selector_all(
        "header nav a", f"all => all.filter(link => !({seen})(link)).map(link => link.textContent)"
    )
    return found


def pages_of(login: str, own: set[str]) -> list[str]:
    """Return the listed pages of a visitor, and all others that the navigation shows."""
    return [*PLACES[login], *sorted(own - set(PLACES[login]))]


def test_every_page_on_every_screen(phone: Callable[..., Phone]) -> None:
    everything(phone)
    for login in PLACES:
        for screen, size in (("phone", PHONE), ("projector", PROJECTOR)):
            one = phone(size)
            one.open("/sign-in")
            one.sign_in(login)
            own = set(one.page.eval_on_selector_all("nav a", "all => all.map(one => one.getAttribute('href'))"))
            for place in pages_of(login, own):
                status = one.open(place)
                pictured(one, f"{screen}-{login}{place.replace('/', '-')}")
                assert status == (404 if place == "/nowhere" else 200), place
                assert one.too_wide() <= 0, (screen, login, place)
                assert cut_off(one) == [], (screen, login, place)
            one.troubles = [trouble for trouble in one.troubles if "404" not in trouble]


def test_every_page_on_paper(phone: Callable[..., Phone], tmp_path: Path) -> None:
    everything(phone)
    owner = phone(PROJECTOR)
    owner.open("/")
    owner.sign_in("budi")
    for place in ("/", "/batches/1", "/typing/"):
        owner.open(place)
        path = Path(PICTURES or tmp_path) / f"paper{place.replace('/', '-')}.pdf"
        owner.page.pdf(path=path, format="A4", margin=dict.fromkeys(("top", "bottom", "left", "right"), "12mm"))  # type: ignore[arg-type]  # a plain dict will do
        read = PdfReader(path)
        assert all(round(float(page.mediabox.width)) in range(590, 600) for page in read.pages)
        assert "Keluar" not in "".join(page.extract_text() for page in read.pages)


def test_a_stranger_gets_nowhere(phone: Callable[..., Phone], tmp_path: Path) -> None:
    everything(phone)
    stranger = phone()
    rules = create_app(Settings(store=str(tmp_path / "other.sqlite"), secret=b"x" * 32)).url_map.iter_rules()
    free = {"static", "entrance.sign_in_page", "entrance.opened"}
    asked = [one for one in rules if "GET" in (one.methods or ()) and one.endpoint not in free]
    assert len(asked) > 10
    for rule in asked:
        place = rule.rule
        for name, value in {
            "<int:number>": "1",
            "<int:file>": "1",
            "<key>": "x",
            "<characteristic>": "diameter_mm",
        }.items():
            place = place.replace(name, value)
        answer = stranger.context.request.get(stranger.server.address + place.replace("<", ""), max_redirects=0)
        assert answer.status in {302, 403, 404}, rule
        assert "R-1" not in answer.text()
        if answer.status == 302:
            assert answer.headers["location"].startswith("/sign-in"), rule
    assert stranger.context.request.get(f"{stranger.server.address}/open/guess").status == 403
