"""The owner's way: open, send the piston rings, confirm, read the answer, take the report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import Browser, local, pages, upload

if TYPE_CHECKING:
    from flask import Flask

ROOT = Path(__file__).parents[2]
RINGS = ROOT / "samples" / "ring-piston" / "piston_rings.csv"


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return pages(tmp_path)


def test_the_piston_rings_are_judged_by_upload(app: Flask) -> None:
    owner = local(app)
    shown = upload(owner, RINGS, "example:contoh-ring-piston", pilot_units="125", lot="R-1", workshop="CV Maju")
    assert "TAHAN" in shown
    assert "R-1" in shown
    assert "<svg" in shown
    report = owner.get("/batches/1/report.pdf")
    assert report.data.startswith(b"%PDF-")
    assert "qc-RING-74-1.pdf" in report.headers["Content-Disposition"]
    assert "R-1" in owner.text("/")


def test_what_was_understood_is_shown_before_it_is_judged(app: Flask) -> None:
    owner = local(app)
    owner.get("/uploads/new")
    sent = {"batch": (RINGS.open("rb"), RINGS.name), "standard": "example:contoh-ring-piston"}
    answer = owner.post("/uploads/", sent, content_type="multipart/form-data")
    shown = owner.text(answer.location)
    assert "200 hasil ukur terbaca" in shown
    assert "Diameter dalam" in shown


def test_a_stranger_gets_nowhere(app: Flask) -> None:
    upload(local(app), RINGS, "example:contoh-ring-piston", pilot_units="125")
    stranger = Browser(app)
    for address in ("/", "/batches/", "/batches/1", "/batches/1/report.pdf", "/uploads/new"):
        assert stranger.get(address).location.startswith("/sign-in")
    assert stranger.get("/open/guess").status_code == 403


def test_a_column_that_is_not_found_is_asked_for(app: Flask, tmp_path: Path) -> None:
    owner = local(app)
    renamed = tmp_path / "gauge.csv"
    renamed.write_text(RINGS.read_text(encoding="utf-8").replace("diameter_mm", "Kolom A9"), encoding="utf-8")
    owner.get("/uploads/new")
    sent = {"batch": (renamed.open("rb"), renamed.name), "standard": "example:contoh-ring-piston"}
    answer = owner.post("/uploads/", sent, content_type="multipart/form-data")
    asked = owner.text(answer.location)
    assert "Kolom mana" in asked
    owner.post(f"{answer.location}/columns", {"diameter_mm": "Kolom A9"})
    assert "200 hasil ukur terbaca" in owner.text(answer.location)
    owner.post(answer.location, {"pilot_units": "125"})
    assert "<svg" in owner.text("/batches/1")


def test_readings_of_another_size_are_the_column_s_if_its_sender_says_so(app: Flask, tmp_path: Path) -> None:
    owner = local(app)
    owner.get("/uploads/new")
    path = tmp_path / "bos.csv"
    path.write_text("No;diameter_mm\n" + "".join(f"{i};{0.01 * (i % 3)}\n" for i in range(1, 9)), encoding="utf-8")
    sent = {"batch": (path.open("rb"), path.name), "standard": "example:contoh-ring-piston"}
    answer = owner.post("/uploads/", sent, content_type="multipart/form-data")
    asked = owner.text(answer.location)
    assert "besarnya lain sekali dari batasnya" in asked
    assert "diragukan" in asked
    owner.post(f"{answer.location}/columns", {"diameter_mm": "diameter_mm"})
    assert "8 hasil ukur terbaca" in owner.text(answer.location)


def test_the_part_is_told_from_the_file_or_asked_for(app: Flask, tmp_path: Path) -> None:
    owner = local(app)
    owner.get("/uploads/new")
    known = owner.post("/uploads/", {"batch": (RINGS.open("rb"), RINGS.name)}, content_type="multipart/form-data")
    assert "RING-74" in owner.text(known.location)
    strange = tmp_path / "strange.csv"
    strange.write_text("apa;itu\n1;2\n", encoding="utf-8")
    asked = owner.post("/uploads/", {"batch": (strange.open("rb"), strange.name)}, content_type="multipart/form-data")
    assert "Barang yang mana" in owner.text(asked.location)
    owner.post(f"{asked.location}/part", {"standard": "example:contoh-bos-bubut"})
    assert "belum dapat diperiksa" in owner.text(asked.location)


def test_what_the_readings_raise_is_answered_and_printed(app: Flask) -> None:
    owner = local(app)
    shown = upload(owner, RINGS, "example:contoh-ring-piston", pilot_units="125", lot="R-1")
    assert "/batches/1/data-questions/1" in shown
    owner.post("/batches/1/data-questions/1", {"text": "Mikrometer <dibaca> per 0,005"})
    after = owner.text("/batches/1")
    assert "Mikrometer &lt;dibaca&gt; per 0,005" in after
    assert "/batches/1/data-questions/1" not in after
