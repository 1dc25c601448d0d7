"""``qc template``: forms whose readings come back as they were typed, through openpyxl and through LibreOffice."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from qc.cli import main
from qc.workflow import Template, read, template

if TYPE_CHECKING:
    from click.testing import Result

    from qc.spec.model import Characteristic

ROOT = Path(__file__).parents[2]
SPECS = sorted((ROOT / "specs").glob("*.toml"))
COLLAR = ROOT / "tests" / "data" / "four" / "contoh-bos-bubut.toml"
LAMP = ROOT / "specs" / "contoh-perakitan-lampu.toml"
LAYOUTS = ("wide", "long", "check-sheet")
UNITS = 7
SOFFICE = shutil.which("soffice")
LOT = {"A3": "L-7", "D3": 1_250, "G3": "CV Logam Jaya"}  # beside these labels
HOSTILE = '=HYPERLINK("http://example.org","x")'


def run(*args: str, lang: str = "en") -> Result:
    return CliRunner().invoke(main, ["template", *args, "--lang", lang])


def typed(characteristic: Characteristic, unit: int) -> str | float:
    """What an operator types for one unit."""
    c = characteristic
    if c.kind == "attribute":
        return unit % 3 if c.counts == "nonconformities" else ("NG" if unit == 3 else "OK")
    low, high = c.lsl if c.lsl is not None else 0.0, c.usl
    return round((low + (low + 1 if high is None else high)) / 2 + unit / 1000, 4)


def filled(made: Template, lang: str) -> bytes:
    """The form with readings of a few units, as an operator types them."""
    book = openpyxl.load_workbook(io.BytesIO(made.to_xlsx(lang)))
    sheet, facts = book.worksheets[0], made.facts
    count = len(facts.characteristics)
    for unit in range(UNITS):
        for place, c in enumerate(facts.characteristics):
            if facts.layout == "long":
                row = count + 6 + unit * count + place
                told: dict[int, Any] = {1: unit + 1, 4: "Budi", 7: name(c, lang), 8: typed(c, unit)}
            elif facts.layout == "wide":
                row = 8 + unit
                told = {2: dt.date(2026, 11, 16), 3: dt.time(8, unit), 4: "Budi", 5: "1", 7 + place: typed(c, unit)}
            else:
                row, told = 6 + place, {5 + unit: typed(c, unit)}
            for column, value in told.items():
                sheet.cell(row=row, column=column).value = value
    for label, value in LOT.items():
        assert str(sheet[label].value).endswith(":")
        sheet[label].offset(column=2).value = value
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def name(characteristic: Characteristic, lang: str) -> str:
    return characteristic.names.en if lang == "en" else characteristic.names.id


def check_comes_back(path: Path, made: Template, spec: Path) -> None:
    """Check that a form is read without a question, and every reading is the one typed."""
    found = read(path, spec=spec)
    assert found.usable, found.text("en")
    batch = found.facts.survey.batch
    assert batch is not None
    assert [batch.stated.lot, batch.stated.quantity, batch.stated.workshop] == list(LOT.values())
    for c in made.facts.characteristics:
        wanted = [{"OK": 0.0, "NG": 1.0}.get(str(value), value) for value in (typed(c, unit) for unit in range(UNITS))]
        assert batch.series[c.id].values.tolist() == wanted


# Every standard in every layout, and some in both languages.
FORMS = [(spec, layout, lang) for spec in SPECS for layout, lang in zip(LAYOUTS, ("id", "en", "en"), strict=True)]
FORMS += [
    (spec, layout, lang) for spec in (COLLAR, LAMP) for layout, lang in zip(LAYOUTS, ("en", "id", "id"), strict=True)
]


@pytest.mark.parametrize(("spec", "layout", "lang"), FORMS, ids=[f"{s.stem}-{f}-{lang}" for s, f, lang in FORMS])
def test_what_is_typed_comes_back(spec: Path, layout: str, lang: str, tmp_path: Path) -> None:
    made = template(spec, layout=layout, units=UNITS + 2)
    path = tmp_path / "form.xlsx"
    path.write_bytes(filled(made, lang))
    check_comes_back(path, made, spec)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(
    ("spec", "layout"), [(LAMP, "wide"), (COLLAR, "wide"), (COLLAR, "long"), (COLLAR, "check-sheet")]
)
@pytest.mark.slow
def test_what_libreoffice_saves_comes_back(spec: Path, layout: str, tmp_path: Path) -> None:
    made = template(spec, layout=layout, units=UNITS + 2)
    path, out = tmp_path / "form.xlsx", tmp_path / "saved"
    path.write_bytes(filled(made, "id"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    kind = ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out)]
    subprocess.run(
        [str(SOFFICE), "--headless", profile, *kind, str(path)], check=True, capture_output=True, timeout=120
    )
    check_comes_back(out / "form.xlsx", made, spec)


def book_of(*, layout: str = "wide", spec: Path = COLLAR, lang: str = "id") -> Any:
    return openpyxl.load_workbook(io.BytesIO(template(spec, layout=layout).to_xlsx(lang)))


def test_the_form_has_lists_limits_colours_and_instructions() -> None:
    book = book_of()
    sheet = book["Hasil ukur"]
    assert book.sheetnames == ["Hasil ukur", "Daftar", "Petunjuk"]
    assert sheet.freeze_panes == "B8"
    assert [sheet.cell(row=row, column=7).value for row in (4, 5, 6, 7)] == ["d_luar", 11.957, 12, "Diameter luar (mm)"]
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert rules["D8:D107"].formula1 == "'Daftar'!$A$2:$A$21"
    assert rules["E8:E107"].formula1 == '"1,2,3"'
    assert rules["G8:G107"].prompt == "11,9785 ± 0,0215 mm"
    (outer, *_, runout) = [next(iter(one.rules)).formula[0] for one in sheet.conditional_formatting]
    assert outer == 'OR(AND(ISNUMBER(G8),OR(G8<G$5,G8>G$6)),EXACT(UPPER(TRIM(G8)),"NG"))'
    assert "J8>J$6" in runout
    assert "J8<" not in runout
    assert sheet["G8"].number_format == "0.000"
    steps = [cell.value for cell in book["Petunjuk"]["A"] if cell.value]
    assert "1. Satu baris untuk setiap unit, menurut urutan pembuatannya." in steps
    assert "9. Lalu nilai lotnya: qc inspect FILE.xlsx --spec contoh-bos-bubut.toml" in steps


def test_marks_are_chosen_from_a_list() -> None:
    sheet = book_of(spec=LAMP)["Hasil ukur"]
    rules = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert rules["G8:G507"] == '"OK,NG"'


def test_a_row_for_each_reading_chooses_the_characteristic() -> None:
    book = book_of(layout="long", lang="en")
    assert book["Limits"].sheet_state == "hidden"
    assert [row[0].value for row in book["Limits"].iter_rows(min_row=2)] == [
        "Outer diameter",
        "Bore",
        "Length",
        "Runout",
    ]
    rules = [rule.formula1 for rule in book["Readings"].data_validations.dataValidation]
    assert "'Limits'!$A$2:$A$5" in rules


def test_the_standard_s_text_never_becomes_a_formula(tmp_path: Path) -> None:
    text = COLLAR.read_text(encoding="utf-8").replace('id = "Diameter luar"', f"id = '{HOSTILE}'")
    text = text.replace('buyer = "Contoh Pembeli Sepeda Motor"', 'buyer = "@SUM(1)"').replace('"BOS-12"', '"-1+1"')
    spec = tmp_path / "s.toml"
    spec.write_text(text, encoding="utf-8")
    for layout in LAYOUTS:
        made = template(spec, layout=layout, units=3)
        book = openpyxl.load_workbook(io.BytesIO(made.to_xlsx()))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
        assert all(cell.quotePrefix for cell in cells if str(cell.value).startswith(("=", "+", "-", "@")))
        assert any(HOSTILE in str(cell.value) for cell in cells)


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize(("layout", "pages"), [("wide", 4), ("long", 4), ("check-sheet", 1)])
def test_paper_has_room_for_every_unit(layout: str, pages: int, lang: str, tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    ran = run("--spec", str(COLLAR), "--layout", layout, "-o", str(path), lang=lang)
    assert ran.exit_code == 0
    assert str(path) in ran.output
    read_back = PdfReader(io.BytesIO(path.read_bytes()), strict=True)
    assert len(read_back.pages) == pages
    text = "".join(page.extract_text() for page in read_back.pages)
    wanted = ["Measurement form", "Formulir pengukuran", "BOS-12", "± 0.0215" if lang == "en" else "± 0,0215"]
    assert [part for part in wanted if part not in text] == []
    assert "100" in text or layout == "check-sheet"


@pytest.mark.parametrize("form", ["form.xlsx", "form.pdf"])
def test_a_form_that_is_there_is_not_overwritten(form: str, tmp_path: Path) -> None:
    path = tmp_path / form
    path.write_bytes(filled(template(COLLAR, units=UNITS), "en"))
    before = path.read_bytes()
    ran = run("--spec", str(COLLAR), "-o", str(path))
    assert (ran.exit_code, path.read_bytes() == before, ran.stdout) == (3, True, "")
    assert "a file of this name is there already" in ran.stderr
    assert "what to do: give the new file another name, or put the old one elsewhere first" in ran.stderr


def test_many_characteristics_are_spread_over_pages(tmp_path: Path) -> None:
    text = COLLAR.read_text(encoding="utf-8")
    block = text[text.index('[[characteristic]]\nid = "panjang"') : text.index('[[characteristic]]\nid = "oleng"')]
    named = (
        block.replace('"panjang"', f'"p_{i}"').replace("Panjang", f"P {i}").replace("Length", f"L {i}")
        for i in range(20)
    )
    more = "".join(named)
    spec = tmp_path / "s.toml"
    spec.write_text(text + more, encoding="utf-8")
    pages = {
        layout: len(PdfReader(io.BytesIO(template(spec, layout=layout, units=20).to_pdf())).pages) for layout in LAYOUTS
    }
    assert pages == {"wide": 4, "long": 4, "check-sheet": 4}


def test_files_are_written_and_named(tmp_path: Path) -> None:
    path = tmp_path / "form.XLSX"
    ran = run("--spec", str(COLLAR), "-o", str(path), "--units", "5")
    assert (ran.exit_code, ran.output) == (0, f"written: {path}\n")
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert [sheet.cell(row=row, column=1).value for row in range(8, 14)] == [1, 2, 3, 4, 5, None]


REFUSED = [
    (("-o", "form.csv"), 2, "a form is written as .xlsx or as .pdf"),
    (("-o", "form.xlsx", "--layout", "tall"), 2, "--layout tall does not fit"),
    (("-o", "form.xlsx", "--units", "0"), 2, "--units 0 does not fit"),
    (("-o", "form.xlsx", "--units", "5001"), 2, "a whole number from 1 to 5,000"),
    (("-o", "none/form.xlsx"), 3, "the folder does not exist"),
]


@pytest.mark.parametrize(("args", "status", "sentence"), REFUSED, ids=[" ".join(args) for args, _, _ in REFUSED])
def test_what_does_not_fit_is_said(
    args: tuple[str, ...], status: int, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("--spec", str(COLLAR), *args)
    assert ran.exit_code == status
    assert sentence in ran.output
    assert list(tmp_path.iterdir()) == []
