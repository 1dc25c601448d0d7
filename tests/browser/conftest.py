"""A real browser, and a real server with people who may sign in.

A browser on a machine that is busy with other tests may lose a key or a dialog: what fails is tried once more, and
pytest counts it as rerun.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser.phones import Phone
from browser.served import Server
from browsing import PASSWORD

from qc.workflow.signing_in.people import add_person
from qc.workflow.signing_in.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
BUYER = "Contoh Pembeli Otomotif"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give every test with a browser a second try."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A real browser; it ends with its module: nothing else in this process may run an event loop until then."""
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        pytest.skip(f"none of {', '.join(PROGRAMS)} is installed")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=program, args=list(OPTIONS))
        yield browser
        browser.close()


@pytest.fixture
def server(tmp_path: Path, empty_store: Path) -> Iterator[Server]:
    """A server where an owner, a person at the machine, a buyer, a trainer and an administrator may sign in."""
    served = Server(tmp_path, str(shutil.copy(empty_store, tmp_path / "qc.sqlite")))
    people: list[tuple[str, Role, dict[str, str]]] = [
        ("ani", Role.ADMINISTRATOR, {}),
        ("budi", Role.OWNER, {"workshop": "CV Maju"}),
        ("joko", Role.OPERATOR, {"workshop": "CV Maju"}),
        ("kim", Role.BUYER, {"buyer": BUYER}),
        ("tuti", Role.TRAINER, {}),
    ]
    for login, role, side in people:
        add_person(login.title(), login, role, password=PASSWORD, store=served.store, **side)
    with served:
        yield served
    assert "Traceback" not in served.complaints()


@pytest.fixture
def phone(chromium: Browser, server: Server) -> Iterator[Callable[..., Phone]]:
    """Make phones; none of them may complain about anything that was not foreseen."""
    made: list[Phone] = []

    def make(size: dict[str, int] | None = None) -> Phone:
        made.append(Phone(chromium, server, size))
        return made[-1]

    yield make
    assert [trouble for one in made for trouble in one.close()] == []
