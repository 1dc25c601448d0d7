"""The part that a file was taken for is shown, and can be corrected."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import Browser, local, pages

if TYPE_CHECKING:
    from flask import Flask

ROOT = Path(__file__).parents[2]
RINGS = (ROOT / "samples" / "ring-piston" / "piston_rings.csv").read_bytes()
BUSH = "example:contoh-bos-bubut"


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return pages(tmp_path)


def sent(owner: Browser, folder: Path, name: str, data: bytes, standard: str = "") -> str:
    owner.get("/uploads/new")
    path = folder / name
    path.write_bytes(data)
    with path.open("rb") as stream:
        given = {"batch": (stream, name), "standard": standard}
        answer = owner.post("/uploads/", given, content_type="multipart/form-data")
    return str(answer.location)


def test_a_wrong_part_is_named_and_another_can_be_chosen(app: Flask, tmp_path: Path) -> None:
    owner = local(app)
    address = sent(owner, tmp_path, "rings.csv", RINGS, BUSH)
    shown = owner.text(address)
    assert "Dibaca sebagai:" in shown
    assert "BOS-12" in shown
    assert "Ini barang lain" in shown
    owner.post(f"{address}/part", {"standard": "example:contoh-ring-piston"})
    assert "200 hasil ukur terbaca" in owner.text(address)


def test_every_part_can_be_chosen_and_those_that_fit_stand_first(app: Flask, tmp_path: Path) -> None:
    owner = local(app)
    shown = owner.text(sent(owner, tmp_path, "a.csv", b"x;y\nA;B\nC;D\n"))
    assert "Barang yang mana?" in shown
    assert shown.count('<option value="example:') == len(list((ROOT / "specs").glob("*.toml")))


def test_a_pdf_is_refused_before_anybody_is_asked_for_its_part(app: Flask, tmp_path: Path) -> None:
    owner = local(app)
    shown = owner.text(sent(owner, tmp_path, "a.pdf", b"%PDF-1.7\n"))
    assert "ini PDF" in shown
    assert "Barang yang mana?" not in shown


def test_rows_that_name_their_characteristic_raise_no_question_about_columns(app: Flask, tmp_path: Path) -> None:
    owner = local(app)
    rows = b"Tanggal;Karakteristik;Nilai\n16/11/2026;Diameter luar;11,98\n16/11/2026;Panjang;25,01\n"
    shown = owner.text(sent(owner, tmp_path, "long.csv", rows, BUSH))
    assert "tidak diukur, jadi tidak dinilai" in shown
    assert "Kolom mana di berkas ini" not in shown


def test_a_paper_that_is_no_report_is_called_by_the_name_it_was_sent_under(app: Flask, tmp_path: Path) -> None:
    owner = local(app)
    owner.get("/buyer/verify")
    path = tmp_path / "surat.pdf"
    path.write_bytes(b"no report")
    with path.open("rb") as stream:
        answer = owner.post("/buyer/verify", {"report": (stream, path.name)}, content_type="multipart/form-data")
    shown = answer.get_data(as_text=True)
    assert "surat.pdf" in shown
    assert "/report.pdf" not in shown


def test_a_file_that_nobody_wants_judged_is_put_away_and_waits_no_longer(app: Flask, tmp_path: Path) -> None:
    owner = local(app)
    address = sent(owner, tmp_path, "wrong.csv", b"x;y\nA;B\n")
    assert "wrong.csv" in owner.text("/")
    assert owner.post(f"{address}/discard", {}).location == "/"
    assert "wrong.csv" not in owner.text("/")
    assert owner.get(address).status_code in {404, 422}


def test_one_bad_cell_is_told_and_no_question_about_its_column_is_asked(app: Flask, tmp_path: Path) -> None:
    owner = local(app)
    bad = RINGS.replace(b"74.008", b"74.0O8", 1)
    shown = owner.text(sent(owner, tmp_path, "rings.csv", bad, "example:contoh-ring-piston"))
    assert "ini bukan angka" in shown
    assert "74.0O8" in shown
    assert "Kolom mana di berkas ini" not in shown


def test_a_column_that_was_not_found_is_asked_for_on_the_page_itself(app: Flask, tmp_path: Path) -> None:
    owner = local(app)
    table = "No;Diameter;Diameter;Jam\n" + "".join(f"{n};11,98;11,97;7\n" for n in range(1, 9))
    shown = owner.text(sent(owner, tmp_path, "two.csv", table.encode(), BUSH))
    assert "Kolom mana di berkas ini" in shown
    assert ("--column" in shown) == ("di halaman ini pilih kolomnya di atas" in shown)
