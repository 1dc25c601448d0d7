"""The twelve layouts sent through the pages: each is understood, judged and recorded, or the page says what to do."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import local, pages, upload

from qc.verdict.model import Identity
from qc.words import language, message
from qc.workflow.remembered.records import record
from qc.workflow.remembered.remembering import Memory

if TYPE_CHECKING:
    from browsing import Browser

LAYOUTS = Path(__file__).parents[1] / "data" / "layouts"
FILES = sorted(path for path in LAYOUTS.glob("L*_*") if path.suffix != ".toml")
READINGS = {
    "L01": 30, "L02": 8, "L03": 38, "L04": 36, "L05": 40, "L06": 16, "L07": 10, "L08": 10, "L09": 3, "L10": 7,
    "L11": 9, "L12": 36,
}  # fmt: skip
UNFORESEEN = tuple(
    language("id").say(message(said))
    for said in ("this file could not be worked on", "Something went wrong here. Nothing was lost.")
)
EVERY = pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[:3])


@pytest.fixture
def browser(tmp_path: Path) -> Browser:
    return local(pages(tmp_path))


def again(path: Path, folder: Path) -> Path:
    """Return a file of the same cells that is not the same file: no lot is recorded twice."""
    copy = folder / path.name
    copy.write_bytes(path.read_bytes())
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(copy, "a") as archive:
            archive.comment = b"again"
    else:
        copy.write_bytes(copy.read_bytes() + b"\r\n")
    return copy


def send(browser: Browser, path: Path, standard: str) -> str:
    """Send a file and return the page of what was understood."""
    browser.get("/uploads/new")
    sent = {"batch": (io.BytesIO(path.read_bytes()), path.name), "standard": standard}
    return browser.text(browser.post("/uploads/", sent, content_type="multipart/form-data").location)


@pytest.mark.slow
@EVERY
def test_a_layout_whose_part_is_known_is_understood_judged_and_recorded(
    browser: Browser, path: Path, tmp_path: Path
) -> None:
    store = browser.app.config["QC"].store
    record([path], spec=LAYOUTS / f"{path.name[:3]}.toml", memory=Memory(store=store, who="x"), identity=Identity())
    copy = again(path, tmp_path)
    understood = re.sub(r"<[^>]+>", " ", send(browser, copy, ""))
    assert f"{READINGS[path.name[:3]]} hasil ukur terbaca" in understood
    judged = upload(browser, copy, "1", lot="L-2")
    assert "L-2" in judged
    assert re.search("DITERIMA|DITOLAK|DITAHAN|BELUM", judged, re.IGNORECASE)
    assert not [said for said in UNFORESEEN if said in judged]


@EVERY
@pytest.mark.parametrize(
    "standard",
    [
        pytest.param("", marks=pytest.mark.slow),
        "example:contoh-bos-bubut",
        "example:contoh-ring-piston",
    ],
)
def test_a_layout_of_a_part_that_nobody_knows_is_answered(browser: Browser, path: Path, standard: str) -> None:
    page = send(browser, path, standard)
    said = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))
    assert any(
        words in said for words in ("terbaca. Sudah benar?", "Barang yang mana?", "Berkas ini belum dapat diperiksa.")
    )
    assert not [said for said in UNFORESEEN if said in page]
