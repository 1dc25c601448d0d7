"""The PDF: what a buyer's computer reads from it, and what is left when it cannot be written."""

from __future__ import annotations

import errno
import io
import subprocess
import sys
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from qc.errors import OutputError
from qc.report.documents import compliance_report
from qc.report.files import write_whole
from qc.report.page.pdf import render
from qc.verdict.model import Identity
from qc.words import language

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from qc.verdict.model import LotFacts

    Lot = Callable[..., LotFacts]

LARGEST = 300_000


@cache
def pdf(facts: LotFacts, code: str = "id") -> bytes:
    return render(compliance_report(facts, language(code)))


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content), strict=True)


def text(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in read(content).pages)


def test_files_are_small(any_lot: LotFacts) -> None:
    assert len(pdf(any_lot)) < LARGEST


@pytest.mark.parametrize("asked", [{}, {"readings": False, "pilot": False}, {"size": 1, "subgroups": 300}])
def test_the_same_facts_give_the_same_bytes(lot: Lot, asked: dict[str, Any]) -> None:
    facts = lot(**asked)
    assert render(compliance_report(facts, language("id"))) == pdf(facts)


def test_a_first_page_says_it_all(lot: Lot) -> None:
    first = read(pdf(lot())).pages[0].extract_text()
    said = [
        "Laporan kesesuaian",
        "Compliance report",
        "CV Logam Jaya Ceper",
        "KL-20-117",
        "TERIMA",
        "Apakah lot sesuai standar pembeli?",
        "Tanggal pemeriksaan",
        "Ringkasan",
        "Diameter luar",
        "Semua yang diminta standar sudah dinilai.",
        "halaman 1 dari 3",
    ]
    places = [first.index(part) for part in said]
    assert places == sorted(places)


def test_pages_are_counted_and_carry_head_and_foot(lot: Lot) -> None:
    pages = read(pdf(lot(characteristics=3), "en")).pages
    for number, page in enumerate(pages, start=1):
        found = page.extract_text()
        assert f"page {number} of {len(pages)}" in found
        assert "qc 0.1.0" in found
        assert "input sha256 0a1b2c3d" in found
        assert (page.mediabox.width, page.mediabox.height) == pytest.approx((595.28, 841.89), abs=0.01)


def test_only_embedded_fonts_are_used(lot: Lot) -> None:
    for page in read(pdf(lot(characteristics=2))).pages:
        fonts = page["/Resources"]["/Font"]  # type: ignore[index]  # a page has resources
        for reference in fonts.values():
            font = reference.get_object()
            assert "DejaVuSansCondensed" in font["/BaseFont"]
            assert "/FontFile2" in font["/FontDescriptor"]


def test_properties_and_bookmarks(lot: Lot) -> None:
    reader = read(pdf(lot(characteristics=2)))
    meta = reader.metadata
    assert meta is not None
    assert meta.title == "Laporan kesesuaian: KL-20-117 · L-2026-117"
    assert meta.author == "CV Logam Jaya Ceper"
    assert meta.subject == "Poros bubut bertingkat untuk PT Contoh Otomotif Indonesia, revisi C"
    assert str(meta["/CreationDate"]) == "D:20261105"
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "id"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    outline: list[Any] = reader.outline
    top = [mark.title for mark in outline if not isinstance(mark, list)]
    assert top[:4] == ["Ringkasan", "Karakteristik", "Cara data dibaca", "Tanda tangan"]
    (below,) = [marks for marks in outline if isinstance(marks, list)]
    assert [mark.title[:12] for mark in below] == ["1. Diameter ", "2. Kedalaman"]


def test_an_unknown_date_is_not_invented(lot: Lot) -> None:
    meta = read(pdf(lot(identity=Identity()))).metadata
    assert meta is not None
    assert "/CreationDate" not in meta
    assert "/ModDate" not in meta


def test_a_table_of_many_rows_repeats_its_head(lot: Lot) -> None:
    pages = read(pdf(lot(characteristics=20), "en")).pages
    heads = [page.extract_text().count("Requirement n Min.") for page in pages[:2]]
    assert heads == [1, 1]


def test_a_characteristic_stays_on_one_page(lot: Lot) -> None:
    pages = [page.extract_text() for page in read(pdf(lot(characteristics=8, drift=0.06, subgroups=40), "en")).pages]
    for number, name in enumerate(("Outside diameter", "Depth of the right-hand", "Coating"), start=1):
        (page,) = [found for found in pages if f"{number}. {name}" in found and "Capability: 200 readings" in found]
        assert f"{number}. {name}" in page
        assert "signals" in page


def test_hostile_words_are_shown_as_text(lot: Lot) -> None:
    # A standard refuses control and direction marks itself; what comes from the command line does not.
    name = "</para><b>%s {0} {nama} \u200f한국 😀 \\ (( ) /Type /Catalog"
    identity = Identity(workshop=f"{name}\x00\x1b[31m \u202e", lot=name * 3)
    content = pdf(lot(names=((name, name),), buyer="[" * 199, identity=identity), "en")
    found = text(content)
    assert "</para><b>%s {0} {nama}" in found
    assert "[U+202E]" in found
    assert "[U+200F]▯▯ ▯" in found
    assert "\x1b" not in found
    assert len(read(content).pages) >= 3


def test_reportlab_loads_only_when_a_pdf_is_made() -> None:
    code = "import sys, qc.report.page.pdf; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_pdf_is_written_whole(lot: Lot, tmp_path: Path) -> None:
    path = tmp_path / "laporan.pdf"
    path.write_bytes(b"%PDF-1.7 old")
    facts = lot()
    assert write_whole(path, pdf(facts)) == path
    assert path.read_bytes() == pdf(facts)
    assert [entry.name for entry in tmp_path.iterdir()] == ["laporan.pdf"]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EROFS])
@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_an_old_pdf_stays_whole_when_writing_fails(
    lot: Lot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, step: str
) -> None:
    path = tmp_path / "laporan.pdf"
    path.write_bytes(b"%PDF-1.7 old")

    def fail(*_: object) -> None:
        raise OSError(code, "no")

    monkeypatch.setattr(step, fail)
    with pytest.raises(OutputError, match="what to do"):
        write_whole(path, pdf(lot()))
    monkeypatch.undo()
    assert path.read_bytes() == b"%PDF-1.7 old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["laporan.pdf"]


def test_a_folder_is_not_overwritten(lot: Lot, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="this is a folder"):
        write_whole(tmp_path, pdf(lot()))


def test_a_missing_folder_is_named(lot: Lot, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="the folder does not exist"):
        write_whole(tmp_path / "none" / "a.pdf", pdf(lot()))
    assert list(tmp_path.iterdir()) == []
