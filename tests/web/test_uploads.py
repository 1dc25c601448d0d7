"""Files as they are sent: every one of them counts, whatever it is called."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from browsing import local, pages

from qc.intake.formats.bundles import natural
from qc.web.uploads import distinct

RINGS = Path(__file__).parents[2] / "samples" / "ring-piston" / "piston_rings.csv"


@pytest.mark.parametrize(
    ("called", "shown"),
    [
        (("lot.csv", "lot.csv"), "lot.csv + lot_2.csv.zip"),
        (("pagi/lot.csv", "sore/lot.csv"), "lot.csv + lot_2.csv.zip"),
        (("a\x00.csv", "a\u202e.csv"), "a.csv + a_2.csv.zip"),
        (("pagi.csv", "sore.csv"), "pagi.csv + sore.csv.zip"),
    ],
)
def test_files_of_one_name_are_all_read(tmp_path: Path, called: tuple[str, str], shown: str) -> None:
    browser = local(pages(tmp_path))
    title, *rows = RINGS.read_bytes().splitlines(keepends=True)
    halves = (b"".join([title, *rows[:90]]), b"".join([title, *rows[90:]]))
    browser.get("/uploads/new")
    sent = {
        "batch": [(io.BytesIO(half), name) for half, name in zip(halves, called, strict=True)],
        "standard": "example:contoh-ring-piston",
    }
    place = browser.post("/uploads/", sent, content_type="multipart/form-data").location
    page = browser.text(f"{place}?lang=en")
    assert shown in page
    assert "200 readings understood" in page


@pytest.mark.parametrize(
    ("called", "found"),
    [
        ([], []),
        (["a.csv", "b.csv"], ["a.csv", "b.csv"]),
        (["lot", "lot", "lot"], ["lot", "lot_2", "lot_3"]),
        (["a.b.csv", "a.b.csv"], ["a.b.csv", "a.b_2.csv"]),
        (["a.csv", "a_2.csv", "a.csv"], ["a.csv", "a_2.csv", "a_3.csv"]),
    ],
)
def test_no_two_files_have_one_name(called: list[str], found: list[str]) -> None:
    assert distinct(called) == found


@pytest.mark.parametrize("name", ["lot.csv", "lot", "Hari 1.csv", "hari-9.xlsx", "lot 7", "a.b.csv", "lot_.csv"])
def test_files_of_one_name_are_read_as_they_were_sent(name: str) -> None:
    names = distinct([name] * 12)
    assert sorted(names, key=natural) == names
