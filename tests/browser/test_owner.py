"""The owner's whole way on a phone: in, a file, what was understood, the answer, its charts, the report."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser.phones import PHONE, Phone
from browser.served import Server

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
RINGS = ROOT / "samples" / "ring-piston" / "piston_rings.csv"
pytestmark = pytest.mark.slow


def verified(report: Path) -> str:
    """Return what the command says of a report."""
    command = [sys.executable, "-m", "qc", "verify", str(report), "--lang", "en"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def test_from_signing_in_to_the_report(phone: Callable[..., Phone], tmp_path: Path) -> None:
    owner = phone()
    owner.open("/")
    owner.sign_in("budi")
    owner.says("Bolehkah lot ini dikirim?")
    owner.page.click("text=Periksa satu lot")
    owner.send_file(RINGS)
    owner.says("200 hasil ukur terbaca")
    owner.judged(lot="R-1", pilot_units="125")
    owner.says("TAHAN", "R-1")
    assert owner.page.locator("figure.chart svg").count() >= 2
    assert owner.too_wide() <= 0
    with owner.page.expect_download() as coming:
        owner.page.click("text=Laporan PDF")
    report = tmp_path / "report.pdf"
    coming.value.save_as(report)
    assert report.read_bytes().startswith(b"%PDF-")
    said = verified(report)
    assert "judged again from its readings and its standard, the verdict is the same" in said
    assert "DOES NOT HOLD" not in said
    assert "✗" not in said
    owner.open("/")
    owner.says("R-1", "TAHAN")


def test_the_first_start_needs_no_account(chromium: Browser, tmp_path: Path) -> None:
    with Server(tmp_path) as server:
        owner = Phone(chromium, server)
        owner.page.goto(server.opening)
        owner.says("Bolehkah lot ini dikirim?")
        owner.send_file(RINGS, standard="example:contoh-ring-piston")
        owner.judged(lot="R-1", pilot_units="125", workshop="CV Maju")
        owner.says("TAHAN")
        stranger = Phone(chromium, server)
        stranger.open("/batches/1")
        assert "/sign-in" in stranger.page.url
        assert owner.close() + stranger.close() == []


def test_the_language_is_chosen_and_kept(phone: Callable[..., Phone]) -> None:
    owner = phone()
    owner.open("/sign-in")
    owner.says("Masuk")
    owner.page.click("text=English")
    owner.says("Sign in")
    assert owner.page.get_attribute("html", "lang") == "en"
    owner.sign_in("budi")
    owner.says("May this lot be shipped?")
    owner.page.click("header >> text=Indonesia")
    owner.says("Bolehkah lot ini dikirim?")


def walk_to(owner: Phone, wanted: str) -> None:
    """Press Tab until the focus stands on what is wanted, as a person without a mouse does."""
    for _ in range(40):
        owner.page.keyboard.press("Tab")
        if owner.page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            outline = owner.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none"
            return
    raise AssertionError(wanted)


def test_an_upload_by_keyboard_alone(phone: Callable[..., Phone]) -> None:
    owner = phone(PHONE)
    # Who first waits for a dialog tells the browser so, but does not wait for it to hear: the key below may be sooner.
    owner.page.on("filechooser", lambda _: None)
    keys = owner.page.keyboard
    owner.open("/")
    walk_to(owner, "[name=login]")
    keys.type("budi")
    walk_to(owner, "[name=password]")
    keys.type("kunci pas nomor 14")
    keys.press("Enter")
    owner.says("Bolehkah lot ini dikirim?")
    walk_to(owner, "main a.button")
    keys.press("Enter")
    owner.page.wait_for_url("**/uploads/new")
    walk_to(owner, "[name=batch]")
    with owner.page.expect_file_chooser() as asked:
        keys.press("Space")
    asked.value.set_files(RINGS)
    walk_to(owner, "[data-busy]")
    keys.press("Enter")
    owner.page.wait_for_selector("input[name=lot]", timeout=120_000)
    walk_to(owner, "[name=pilot_units]")
    keys.type("125")
    keys.press("Enter")
    owner.page.wait_for_url("**/batches/*", timeout=180_000)
    walk_to(owner, "a.button")
    assert "report.pdf" in str(owner.page.evaluate("document.activeElement.href"))
