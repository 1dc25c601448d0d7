"""The buyer's way: what is urgent, the evidence, a question, a paper, parts measured again, a new revision."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from browser.phones import Phone

ROOT = Path(__file__).parents[2]
RINGS = ROOT / "samples" / "ring-piston" / "piston_rings.csv"
STANDARD = ROOT / "specs" / "contoh-ring-piston.toml"
pytestmark = pytest.mark.slow


def recorded(phone: Callable[..., Phone], folder: Path) -> tuple[Phone, Path]:
    """Have the owner record a lot, and return the owner's phone and the report."""
    owner = phone()
    owner.open("/?lang=en")
    owner.sign_in("budi")
    owner.send_file(RINGS, standard="example:contoh-ring-piston")
    owner.judged(lot="R-1", pilot_units="125")
    with owner.page.expect_download() as coming:
        owner.page.click("text=Report as PDF")
    report = folder / "report.pdf"
    coming.value.save_as(report)
    return owner, report


def opened(phone: Phone, words: str) -> None:
    """Unfold a part of the page."""
    phone.page.click(f"summary:has-text('{words}')")


def test_from_what_is_urgent_to_a_new_revision(phone: Callable[..., Phone], tmp_path: Path) -> None:
    owner, report = recorded(phone, tmp_path)
    buyer = phone()
    buyer.open("/?lang=en")
    buyer.sign_in("kim")
    buyer.says("drifts", "CV Maju")
    buyer.page.click("ul.lots a")
    buyer.says("HOLD", "R-1")
    assert buyer.page.locator("figure.chart svg").count() >= 2
    opened(buyer, "Ask something")
    buyer.page.fill("form[action$=questions] textarea", "Why 74.03 at ring 190?")
    buyer.page.click("form[action$=questions] button")
    buyer.says("Why 74.03 at ring 190?")
    owner.open("/batches/1")
    asked = owner.page.locator("article.card", has_text="Why 74.03 at ring 190?")
    asked.locator("summary").click()
    asked.locator("textarea").fill("The insert was worn; replaced.")
    asked.locator("form button").click()
    owner.says("The insert was worn; replaced.")
    buyer.open("/batches/1")
    buyer.says("The insert was worn; replaced.")
    opened(buyer, "measured again")
    buyer.page.fill("input[name=readings]", "74.01 74.005 74.012 73.999 74.02")
    buyer.page.click("form[action$=remeasured] button")
    buyer.says("Your readings agree")
    buyer.open("/buyer/verify")
    buyer.page.set_input_files("input[name=report]", report)
    buyer.page.click("main form button")
    buyer.says("every page prints what the readings give")
    assert buyer.page.locator(".tone-bad").count() == 0


def test_a_report_with_one_changed_byte_is_noticed(phone: Callable[..., Phone], tmp_path: Path) -> None:
    _, report = recorded(phone, tmp_path)
    forged = tmp_path / "forged.pdf"
    content = bytearray(report.read_bytes())
    middle = content.index(b"stream", len(content) // 3) + 40
    content[middle] ^= 1
    forged.write_bytes(content)
    buyer = phone()
    buyer.open("/buyer/verify?lang=en")
    buyer.sign_in("kim")
    buyer.page.set_input_files("input[name=report]", forged)
    buyer.page.click("main form button")
    buyer.says("not byte for byte as this computer would write it")
    assert buyer.page.locator(".banner.tone-good").count() == 0


def test_a_revision_is_published(phone: Callable[..., Phone], tmp_path: Path) -> None:
    text = STANDARD.read_text(encoding="utf-8").replace('revision = "A"', 'revision = "B"')
    given = tmp_path / "ring.toml"
    given.write_text(text.replace("usl = 74.050", "usl = 74.040"), encoding="utf-8")
    buyer = phone()
    buyer.open("/buyer/standards?lang=en")
    buyer.sign_in("kim")
    buyer.page.set_input_files("input[name=standard]", given)
    buyer.page.click("main form button")
    buyer.says("Published", "revision B")
    buyer.open("/buyer/standards")
    assert buyer.page.locator("tbody tr", has_text="RING-74").locator("td", has_text="B").count() > 0
