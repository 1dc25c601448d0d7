"""``qc gauge``: what it writes, and what it refuses."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest
from gauging import SPEC, STUDY, fine_study, run, written
from pypdf import PdfReader

if TYPE_CHECKING:
    from pathlib import Path


def test_files_are_written_and_named(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("g.pdf", "g.svg", "g.json")]
    pdf, svg, out = map(str, files)
    ran = run(STUDY, "--pdf", pdf, "--svg", svg, "--json", out)
    assert ran.exit_code == 1
    assert ran.output.splitlines()[-3:] == [f"written: {path}" for path in (pdf, svg, out)]
    assert "gauge and users together (GRR)" in files[1].read_text(encoding="utf-8")
    assert json.loads(files[2].read_text(encoding="utf-8"))["verdict"] == "unacceptable"


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("args", [(), ("--tolerance", "2"), ("--method", "range")])
def test_the_paper_is_one_page(lang: str, args: tuple[str, ...], tmp_path: Path) -> None:
    run(STUDY, *args, "--pdf", str(tmp_path / "g.pdf"), lang=lang)
    read = PdfReader(io.BytesIO((tmp_path / "g.pdf").read_bytes()), strict=True)
    assert len(read.pages) == 1
    text = read.pages[0].extract_text()
    said = ("Gauge study (R&R)", "Studi alat ukur (R&R)", "Voltmeter 2", "Tegangan", "sha256")
    assert [part for part in said if part not in text] == []
    assert "studi.csv" in text
    assert "alat-ukur-voltmeter" not in text, "the folder is this computer's matter"


def test_the_paper_of_a_standard_names_it(tmp_path: Path) -> None:
    pdf = tmp_path / "g.pdf"
    run(fine_study(tmp_path / "s.csv"), "--spec", SPEC, "--characteristic", "d_luar", "--pdf", str(pdf), lang="id")
    (page,) = PdfReader(pdf).pages
    text = page.extract_text()
    said = ("BOS-12 · Diameter luar", "Contoh Pembeli Sepeda Motor", "11,9785 ± 0,0215 mm", "0,043 mm", "Mikrometer")
    assert [part for part in said if part not in text] == []


def test_letters_that_the_font_lacks_are_confessed(tmp_path: Path) -> None:
    readings = {(f"P{p}", user): [1.0 + p, 1.1 + p] for p in range(3) for user in ("山田", "Budi")}
    run(written(tmp_path / "s.csv", readings), "--pdf", str(tmp_path / "g.pdf"))
    (page,) = PdfReader(tmp_path / "g.pdf").pages
    assert "Characters that this report's font does not have" in page.extract_text().replace("\n", " ")


REFUSED = [
    (("--method", "guess"), "--method guess does not fit"),
    (("--tolerance", "0"), "--tolerance 0 does not fit"),
    (("--tolerance", "wide"), "--tolerance: this is not a number"),
    (("--tolerance", "1", "--spec", SPEC), "the standard has the tolerance already"),
    (("--spec", SPEC), "it is not said which characteristic was measured"),
    (("--spec", SPEC, "--characteristic", "x"), "expected: one of d_luar, d_dalam, panjang, oleng"),
]


@pytest.mark.parametrize(("args", "sentence"), REFUSED, ids=[" ".join(args) for args, _ in REFUSED])
def test_what_does_not_fit_is_said_and_nothing_else(args: tuple[str, ...], sentence: str) -> None:
    ran = run(STUDY, *args)
    assert ran.exit_code == 2
    assert sentence in ran.output
    assert "Measuring takes" not in ran.output


def test_a_file_that_is_not_there_is_unusable_input() -> None:
    ran = run("nowhere.csv")
    assert ran.exit_code == 3
    assert "nowhere.csv: there is no such file" in ran.output
