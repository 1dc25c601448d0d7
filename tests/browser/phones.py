"""Somebody's phone: a real browser that notes all that a browser complains about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from browsing import PASSWORD

if TYPE_CHECKING:
    from pathlib import Path

    from browser.served import Server
    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

PHONE = {"width": 360, "height": 740}
PROJECTOR = {"width": 1024, "height": 768}
_NOTE_VIOLATIONS = "document.addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.blockedURI))"


class Phone:
    """A browser with cookies of its own.

    Parameters
    ----------
    chromium : Browser
        The program.
    server : Server
        Whose pages it opens.
    size : dict, optional
        Of its screen.
    """

    def __init__(self, chromium: Browser, server: Server, size: dict[str, int] | None = None) -> None:
        self.server = server
        self.context = chromium.new_context(viewport=size or PHONE, accept_downloads=True)  # type: ignore[arg-type]  # a plain dict will do
        self.context.add_init_script(_NOTE_VIOLATIONS)
        self.context.set_default_timeout(30_000)
        self.troubles: list[str] = []
        self.page = self.another_page()

    def another_page(self) -> Page:
        """Open one more page of the same browser."""
        page = self.context.new_page()
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.troubles.append(f"script: {error}"))
        page.on("request", self._asked)
        return page

    def _heard(self, said: ConsoleMessage) -> None:
        if said.type in {"error", "warning"}:
            self.troubles.append(said.text)

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"data", "blob"}:
            return
        if f"{parts.scheme}://{parts.netloc}" != self.server.address:
            self.troubles.append(f"outside: {request.url}")

    def open(self, path: str) -> int:
        """Open a page, and return its status."""
        answer = self.page.goto(self.server.address + path)
        assert answer is not None
        return answer.status

    def sign_in(self, login: str, password: str = PASSWORD) -> None:
        """Sign in on the page that asks for it."""
        self.page.fill("input[name=login]", login)
        self.page.fill("input[name=password]", password)
        self.page.click("main button")
        self.page.wait_for_url(lambda address: "/sign-in" not in address)

    def says(self, *words: str) -> None:
        """Hold that the page shows some words soon."""
        for each in words:
            self.page.locator("main", has_text=each).wait_for()

    def too_wide(self) -> int:
        """Return by how many pixels the page's body can be moved sideways."""
        found: int = self.page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth")
        return found

    def send_file(self, path: Path, **more: Any) -> None:
        """Choose a file on the page that asks for one, and send it."""
        self.open("/uploads/new")
        self.page.set_input_files("input[name=batch]", path)
        for name, value in more.items():
            self.page.select_option(f"select[name={name}]", value)
        self.page.click("[data-busy]")
        self.page.wait_for_url("**/uploads/*")

    def judged(self, **lot: str) -> str:
        """Say what is asked of a lot that was sent, and return the address of the answer."""
        self.page.wait_for_selector("input[name=lot]", timeout=120_000)
        for name, value in lot.items():
            self.page.fill(f"input[name={name}]", value)
        self.page.click("main form button")
        self.page.wait_for_url("**/batches/*", timeout=180_000)
        return urlsplit(self.page.url).path

    def close(self) -> list[str]:
        """Put it away, and return what it complained about."""
        self.context.close()
        return self.troubles
