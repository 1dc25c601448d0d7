"""Tools from elsewhere agree on every kind of document: sound, archival, signed, searchable, giving back its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from papers import DRAWINGS, carried, paper, signed_paper
from pikepdf import pdfa
from proving import NAME, signer
from tools import run

from qc.proof.drawing import RAMP
from qc.report.particulars import Kind

if TYPE_CHECKING:
    from pathlib import Path

# What a reader finds on each, in this order.
READ: dict[str, tuple[str, ...]] = {
    Kind.INSPECTION: ("Laporan kesesuaian", "Compliance report", "PO-4711/2", "Name: Budi (QC)"),
    Kind.CERTIFICATE: ("Surat pernyataan kesesuaian", "Certificate of conformance", "PO-4711/2", "Budi (QC)"),
    Kind.DIMENSIONAL: ("Dimensional results", "L-117", "로트 번호"),
    Kind.FIRST_ARTICLE: ("First article inspection", "Characteristic accountability", "✓"),
    Kind.OWNER: ("RING-74", "JANGAN KIRIM DULU", "Diameter dalam"),
    Kind.CLASS: ("How a control limit is", "UCL", "LCL"),
    RAMP: ("From pilot to volume", "Why more units differ from the pilot", "Where it comes from"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every kind, signed and not."""
    made = tmp_path_factory.mktemp("papers")
    hand = signer(made / "keys")
    for kind in DRAWINGS:
        (made / f"{kind}.pdf").write_bytes(paper(kind))
        (made / f"signed-{kind}.pdf").write_bytes(signed_paper(kind, hand))
    return made


@pytest.mark.parametrize("kind", DRAWINGS)
def test_each_kind_is_pdf_a(folder: Path, kind: str) -> None:
    plain = pdfa.validate_written(folder / f"{kind}.pdf", "3b")
    assert plain.passed, [str(one) for one in plain.findings]
    signed = pdfa.validate_written(folder / f"signed-{kind}.pdf", "3b")
    assert [str(one) for one in signed.findings if not str(one).startswith("[unsupported]")] == []


@pytest.mark.parametrize("kind", DRAWINGS)
def test_qpdf_finds_nothing_wrong_with_any_kind(folder: Path, kind: str) -> None:
    for path in (folder / f"{kind}.pdf", folder / f"signed-{kind}.pdf"):
        assert "No syntax or stream encoding errors" in run("qpdf", "--check", path)


@pytest.mark.parametrize("kind", DRAWINGS)
def test_pdfsig_finds_each_kind_s_signature_valid(folder: Path, kind: str) -> None:
    said = run("pdfsig", "-nocert", folder / f"signed-{kind}.pdf")
    for part in ("Signature is Valid", "Total document signed", f"Common Name: {NAME}", "ETSI.CAdES.detached"):
        assert part in said


@pytest.mark.parametrize("kind", DRAWINGS)
def test_pdftotext_reads_each_kind_in_order(folder: Path, kind: str) -> None:
    said = run("pdftotext", "-layout", folder / f"{kind}.pdf", "-")
    places = [said.index(part) for part in READ[kind]]
    assert places == sorted(places)


@pytest.mark.parametrize("kind", DRAWINGS)
def test_pdfdetach_gives_back_what_went_into_each_kind(folder: Path, kind: str, tmp_path: Path) -> None:
    run("pdfdetach", "-saveall", "-o", tmp_path, folder / f"{kind}.pdf")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == carried(kind)
