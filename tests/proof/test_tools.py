"""Tools from elsewhere agree: the file is sound, signed, archival, searchable, and gives back what it carries."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pikepdf import pdfa
from proving import NAME, files, report, signed_report, signer
from tools import run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("signed")
    path = folder / "report.pdf"
    path.write_bytes(signed_report(signer(folder / "keys")))
    return path


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plain") / "report.pdf"
    path.write_bytes(report())
    return path


def test_an_unsigned_report_is_pdf_a(plain: Path) -> None:
    found = pdfa.validate_written(plain, "3b")
    assert found.passed, [str(one) for one in found.findings]


def test_of_a_signed_report_nothing_is_against_pdf_a(signed: Path) -> None:
    found = pdfa.validate_written(signed, "3b")
    assert [str(one) for one in found.findings if not str(one).startswith("[unsupported]")] == []


def test_signing_leaves_every_byte_as_it_was(signed: Path) -> None:
    with pikepdf.open(signed) as pdf:
        assert pdf.pdf_version == "1.7"
        before = int(pdf.Root.AcroForm.Fields[0].V.ByteRange[1])
    content = signed.read_bytes()
    assert content[: content.index(b"%%EOF")] in content[:before]


def test_the_same_input_gives_the_same_bytes() -> None:
    assert report() == report()


def test_qpdf_finds_nothing_wrong(plain: Path, signed: Path) -> None:
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", plain)
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", signed)


def test_pdfsig_finds_the_signature_valid(signed: Path) -> None:
    said = run("pdfsig", "-nocert", signed)
    assert "Signature is Valid" in said
    assert "Total document signed" in said
    assert f"Common Name: {NAME}" in said
    assert "ETSI.CAdES.detached" in said


def test_pdftotext_reads_the_decision_in_order(plain: Path) -> None:
    said = run("pdftotext", "-layout", plain, "-")
    places = [said.index(part) for part in ("Compliance report", NAME, "HOLD", "Overview", "Where it comes from")]
    assert places == sorted(places)


def test_pdfdetach_gives_back_what_went_in(plain: Path, tmp_path: Path) -> None:
    run("pdfdetach", "-saveall", "-o", tmp_path, plain)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == files()


def test_each_file_says_what_it_is(plain: Path) -> None:
    with pikepdf.open(io.BytesIO(plain.read_bytes())) as pdf:
        said = {
            str(one.UF): (str(one.AFRelationship), str(one.EF.F.Subtype), str(one.EF.F.Params.ModDate))
            for one in pdf.Root.AF
        }
    assert said == {
        "readings.csv": ("/Data", "/text/csv", "D:20261105"),
        "record.json": ("/Supplement", "/application/json", "D:20261105"),
        "standard.toml": ("/Source", "/application/toml", "D:20261105"),
        "verdict.json": ("/Data", "/application/json", "D:20261105"),
    }


def test_metadata_and_properties_say_the_same(plain: Path) -> None:
    with pikepdf.open(plain) as pdf, pdf.open_metadata() as meta:
        assert meta.pdfa_status == "3B"
        assert str(meta["dc:title"]) == str(pdf.docinfo.Title)
        assert meta["xmp:CreateDate"] == "2026-11-05"
        assert pdf.docinfo.CreationDate == "D:20261105"
