"""Files as they are sent: every one of them counts, whatever it is called."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from browsing import local, pages

from qc.web.uploads import distinct

RINGS = Path(__file__).parents[2] / "samples" / "ring-piston" / "piston_rings.csv"


@pytest.mark.parametrize(
    ("called", "shown"),
    [
        (("lot.csv", "lot.csv"), "lot.csv + lot (2).csv.zip"),
        (("pagi/lot.csv", "sore/lot.csv"), "lot.csv + lot (2).csv.zip"),
        (("a\x00.csv", "a\u202e.csv"), "a.csv + a (2).csv.zip"),
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
        (["lot", "lot", "lot"], ["lot", "lot (2)", "lot (3)"]),
        (["a.b.csv", "a.b.csv"], ["a.b.csv", "a.b (2).csv"]),
        (["a.csv", "a (2).csv", "a.csv"], ["a.csv", "a (2).csv", "a (3).csv"]),
    ],
)
def test_no_two_files_have_one_name(called: list[str], found: list[str]) -> None:
    assert distinct(called) == found
