"""The files of a lot as they were sent: byte for byte, to whom may see the lot, and never opened by a browser."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from browsing import Browser, pages, person
from remembered_rows import batch_row

from qc.store import schema
from qc.store.keeping import keep_file
from qc.store.opening import open_store
from qc.web.originals import originals_of, plain_name
from qc.workflow.signing_in.roles import Role

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask

CONTENT = b'=HYPERLINK("http://x")\r\n<script>alert(1)</script>\x00\xff'
NAME = '/srv/siti/<b>"lot"\r\n\u202e7 – 부품.csv'


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return pages(tmp_path)


@pytest.fixture
def files(app: Flask) -> list[int]:
    """The rows of what came with lot 1: its readings, a file with a hostile name, what the program noted."""
    store = open_store(app.config["QC"].store)
    batch_row(store, "L1", workshop="Maju", buyer="PT Baru")
    batch_row(store, "L2", workshop="Jaya", buyer="PT Lama")
    with store.writing("Siti") as book:
        kept = keep_file(book, CONTENT)
        pilot = book.append(schema.BATCH_FILE, batch=1, role="pilot", name=NAME, content=kept)
        noted = book.append(schema.BATCH_FILE, batch=1, role="columns", name="columns.json", content=kept)
    return [1, pilot, noted, 2]


def statuses(browser: Browser, files: list[int]) -> list[int]:
    return [browser.get(f"/batches/1/files/{file}").status_code for file in files]


def test_a_file_comes_byte_for_byte_and_is_saved(app: Flask, files: list[int]) -> None:
    given = person(app, "budi", Role.OWNER, workshop="Maju").get(f"/batches/1/files/{files[1]}")
    assert given.data == CONTENT
    assert given.headers["Content-Type"] == "application/octet-stream"
    assert given.headers["X-Content-Type-Options"] == "nosniff"
    assert given.headers["Content-Disposition"] == (
        'attachment; filename="<b>\\"lot\\"7  .csv"; '
        "filename*=UTF-8''%3Cb%3E%22lot%227%20%E2%80%93%20%EB%B6%80%ED%92%88.csv"
    )
    assert given.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("role", "whose", "found"),
    [
        (Role.OWNER, {"workshop": "Maju"}, [200, 200, 404, 404]),
        (Role.OPERATOR, {"workshop": "Maju"}, [200, 200, 404, 404]),
        (Role.BUYER, {"buyer": "PT Baru"}, [200, 200, 404, 404]),
        (Role.ADMINISTRATOR, {}, [200, 200, 404, 404]),
        (Role.OWNER, {"workshop": "Jaya"}, [404] * 4),
        (Role.BUYER, {"buyer": "PT Lama"}, [404] * 4),
        (Role.TRAINER, {}, [404] * 4),
    ],
)
def test_whoever_may_see_the_lot_gets_its_files(
    app: Flask, files: list[int], role: Role, whose: dict[str, str], found: list[int]
) -> None:
    assert statuses(person(app, "budi", role, **whose), files) == found


def test_a_stranger_gets_none(app: Flask, files: list[int]) -> None:
    assert statuses(Browser(app), files) == [302] * 4


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("lot 7.csv", "lot 7.csv"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Siti\\lot.xlsx", "lot.xlsx"),
        ("..", "file"),
        ("", "file"),
        (".bashrc", "bashrc"),
        ("a" * 10_000 + ".csv", "a" * 96 + ".csv"),
        ("\u202egpj.\u200bexe\x00", "gpj.exe"),
        ("ukur\u00f6l \U0001f527.csv", "ukur\u00f6l \U0001f527.csv"),
    ],
)
def test_a_name_is_no_path_and_shows_all_that_it_is(name: str, found: str) -> None:
    assert plain_name(name) == found


def test_the_digest_is_that_of_the_file(app: Flask, files: list[int]) -> None:
    assert len(files) == 4
    browser = person(app, "budi", Role.OWNER, workshop="Maju")
    with app.test_request_context():
        (first, pilot) = originals_of(1)
    assert (first.name, first.sha256) == ("L1.csv", hashlib.sha256(browser.get("/batches/1/files/1").data).hexdigest())
    assert (pilot.size, pilot.sha256) == (len(CONTENT), hashlib.sha256(CONTENT).hexdigest())
