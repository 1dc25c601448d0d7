"""``qc read``: what an owner sees of a file before anything is judged."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from qc.cli import main
from qc.workflow import Hints, inspect, read

if TYPE_CHECKING:
    from click.testing import Result

ROOT = Path(__file__).parents[2]
LAYOUTS = ROOT / "tests" / "data" / "layouts"
SPEC = str(ROOT / "tests" / "data" / "four" / "contoh-bos-bubut.toml")
PILOT = str(ROOT / "samples" / "bos-bubut" / "pilot.csv")
BATCH = str(ROOT / "samples" / "bos-bubut" / "produksi.csv")
HEADER = "No;Diameter luar;Diameter dalam;Panjang;Oleng"
GOOD = f"{HEADER}\n1;11,978;8,21;24,99;0,03\n2;11,974;8,25;25,01;0,02\n"


def run(*args: str, lang: str = "en", spec: str = SPEC) -> Result:
    return CliRunner().invoke(main, ["read", *args, "--spec", spec, "--lang", lang])


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file in the working directory."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "ukur.csv"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.mark.usefixtures("file")
def test_an_owner_sees_the_whole_of_it() -> None:
    ran = run("ukur.csv", "--explain")
    assert ran.exit_code == 0
    assert ran.output == (
        "CAN BE USED: 8 readings understood. Nothing was judged.\n"
        "\n"
        "ukur.csv\n"
        "Table: headers in row 1, 2 rows of data, a row for each unit.\n"
        "\n"
        "column  header          became\n"
        "------  --------------  ------------------------\n"
        "A       No              unit number\n"
        "B       Diameter luar   readings: Outer diameter\n"
        "C       Diameter dalam  readings: Bore\n"
        "D       Panjang         readings: Length\n"
        "E       Oleng           readings: Runout\n"
        "\n"
        "characteristic  rows  readings  missing  decimal mark  unit\n"
        "--------------  ----  --------  -------  ------------  ----\n"
        "Outer diameter  2–3   2         0        comma         mm\n"
        "Bore            2–3   2         0        comma         mm\n"
        "Length          2–3   2         0        comma         mm\n"
        "Runout          2–3   2         0        comma         mm\n"
        "\n"
        "row  column          in the file  read as    characteristic\n"
        "---  --------------  -----------  ---------  --------------\n"
        "2    Diameter luar   11,978       11.978 mm  Outer diameter\n"
        "2    Diameter dalam  8,21         8.21 mm    Bore\n"
        "2    Panjang         24,99        24.99 mm   Length\n"
        "2    Oleng           0,03         0.03 mm    Runout\n"
        "3    Diameter luar   11,974       11.974 mm  Outer diameter\n"
        "3    Diameter dalam  8,25         8.25 mm    Bore\n"
        "3    Panjang         25,01        25.01 mm   Length\n"
        "3    Oleng           0,02         0.02 mm    Runout\n"
        "\n"
        "What you should know\n"
        "- comma read as the decimal mark\n"
        "- the file names no subgroups: every 5 consecutive units are taken as one\n"
        "- the last subgroup has 2 units instead of 5\n"
    )


def test_problems_come_with_place_cell_and_remedy(file: Path) -> None:
    file.write_text(GOOD.replace("8,21", "8,2l").replace("No;", "No.;"), encoding="utf-8")
    ran = run("ukur.csv", lang="id")
    assert ran.exit_code == 3
    assert ran.output.startswith("BELUM DAPAT DIPAKAI: 1 masalah, lihat di bawah.\n")
    assert "Masalah\n- ukur.csv, baris 2, kolom Diameter dalam: ini bukan angka\n    tertulis: 8,2l\n" in ran.output
    assert "hasil ukur: Diameter luar" in ran.output


def test_two_candidates_are_asked_about_and_answered(file: Path) -> None:
    file.write_text(
        "No;Diamtr luar;Dia. luar;Diameter dalam;Panjang;Oleng\n1;11,978;11,971;8,21;24,99;0,03\n", encoding="utf-8"
    )
    asked = run("ukur.csv")
    assert asked.exit_code == 3
    assert "it may be in: “Diamtr luar”, “Dia. luar”" in asked.output.replace("\n      ", " ")
    answered = run("ukur.csv", "--column", "Dia. luar=d_luar")
    assert answered.exit_code == 0
    assert "readings: Outer diameter (as you said)" in answered.output


@pytest.mark.usefixtures("file")
@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("--column", "Ø luar=luar"), "the standard has no characteristic luar"),
        (("--column", "Ø luar"), "--column is not complete"),
        (("--column", "=d_luar"), "--column is not complete"),
    ],
)
def test_a_column_that_does_not_fit_is_wrong_usage(args: tuple[str, ...], sentence: str) -> None:
    ran = run("ukur.csv", *args)
    assert ran.exit_code == 2
    assert sentence in ran.output


def test_json_has_every_fact(file: Path) -> None:
    file.write_text(GOOD.replace("8,21", "8,2l"), encoding="utf-8")
    known: Any = json.loads(run("ukur.csv", "--json", "-").stdout)
    assert list(known) == [
        "schema",
        "schema_version",
        "program",
        "usable",
        "readings",
        "standard",
        "sources",
        "tables",
        "slips",
        "corrections",
        "notes",
        "problems",
    ]
    assert (known["schema"], known["schema_version"], known["usable"]) == ("qc-read", "1.0", False)
    (problem,) = known["problems"]
    assert (problem["location"]["row"], problem["found"]) == (2, "8,2l")
    assert problem["reason"]["id"] == "ini bukan angka"
    assert known["tables"][0]["columns"][1]["way"] == "name"
    assert len(known["sources"][0]["sha256"]) == 64


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("name", [f"L{n:02}" for n in range(1, 13)])
def test_every_layout_is_shown(name: str, lang: str) -> None:
    (path,) = (path for path in LAYOUTS.glob(f"{name}_*") if path.suffix != ".toml")
    ran = run(str(path), "--explain", lang=lang, spec=str(LAYOUTS / f"{name}.toml"))
    assert ran.exit_code == 0, ran.output
    assert ran.output.startswith(("DAPAT DIPAKAI", "CAN BE USED"))
    assert max(map(len, ran.output.splitlines())) <= 150


def test_marks_and_sums_are_shown_as_such() -> None:
    shown = run(str(LAYOUTS / "L11_form_export.csv"), "--explain", spec=str(LAYOUTS / "L11.toml")).output
    assert "6    Hasil visual  NG - bengkok  NG" in shown
    assert "60.1 may be a slip of the pen for 601.0" in shown.replace("\n  ", " ")
    sums = run(str(LAYOUTS / "L06_attribute_tally.csv"), spec=str(LAYOUTS / "L06.toml")).output
    assert "4 rows of data, a row for each day or lot." in sums
    assert "the sheet's own total, checked" in sums


def test_limits_and_units_are_shown(file: Path) -> None:
    file.write_text(f"{HEADER} (µm)\n1;11,978;8,21;24,99;> 30\n2;11,974;8,25;25,01;20\n", encoding="utf-8")
    shown = run("ukur.csv").output
    assert "Runout          2–3   2         0 (1 with < or >)  –             µm → mm" in shown


def test_a_file_without_a_table_is_said(file: Path) -> None:
    file.write_text("Cuaca;Suhu\ncerah;30\n", encoding="utf-8")
    ran = run("ukur.csv")
    assert ran.exit_code == 3
    assert "No table with readings of this standard was found." in ran.output


CORRECTION = "file;row;column;old;new;who;when;why\nukur.csv;3;Diameter luar;{old};11,947;Budi;21/11/2026;tertukar\n"


def test_corrections_reach_the_verdict(file: Path) -> None:
    (file.parent / "k.csv").write_text(CORRECTION.format(old="11,974"), encoding="utf-8")
    shown = run("ukur.csv", "--corrections", "k.csv").output
    assert "the file says 11,974, read as 11,947 (Budi, 21/11/2026: tertukar)" in shown.replace("\n  ", " ")
    args = ["inspect", "ukur.csv", "--spec", SPEC, "--corrections", "k.csv", "--lang", "en"]
    known = json.loads(CliRunner().invoke(main, [*args, "--json", "-"]).stdout)
    (one,) = known["corrections"]
    assert (one["old"], one["new"], one["who"], one["when"], one["why"]) == (
        "11,974",
        "11,947",
        "Budi",
        "21/11/2026",
        "tertukar",
    )
    (outer,) = (c for c in known["characteristics"] if c["id"] == "d_luar")
    assert outer["nonconforming"]["below"] == 1
    assert any("tertukar" in note["said"]["en"] for note in known["data_notes"])


@pytest.mark.usefixtures("file")
@pytest.mark.parametrize("command", ["read", "inspect"])
@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (("11,974", "11,975"), "the file does not say what this correction takes it to say (cell: 11,974)"),
        (("ukur.csv;3", "ukur.csv;9"), "this correction is of a cell that holds no reading"),
    ],
)
def test_corrections_that_do_not_fit_are_refused(command: str, changed: tuple[str, str], sentence: str) -> None:
    Path("k.csv").write_text(CORRECTION.format(old="11,974").replace(*changed), encoding="utf-8")
    args = [command, "ukur.csv", "--spec", SPEC, "--corrections", "k.csv", "--lang", "en"]
    ran = CliRunner().invoke(main, args)
    assert ran.exit_code == 3
    assert sentence in ran.output.replace("\n      ", " ")


def test_corrections_and_slips_stand_in_the_report(file: Path) -> None:
    (file.parent / "k.csv").write_text(CORRECTION.format(old="11,974"), encoding="utf-8")
    file.write_text(
        GOOD + "".join(f"{i};11,978;8,2{i % 3};24,99;0,03\n" for i in range(3, 20)) + "20;11,978;8,21;249,9;0,02\n",
        encoding="utf-8",
    )
    args = ["inspect", "ukur.csv", "--spec", SPEC, "--corrections", "k.csv", "--lang", "en", "--pdf", "laporan.pdf"]
    CliRunner().invoke(main, args)
    text = " ".join("".join(page.extract_text() for page in PdfReader(file.parent / "laporan.pdf").pages).split())
    assert "row 3, column Diameter luar: corrected by the user: the file says 11,974, read as 11,947" in text
    assert "row 21, column Panjang: Panjang: 249.90 may be a slip of the pen for 24.99" in text


def test_corrections_may_be_of_the_pilot(tmp_path: Path) -> None:
    line = f"{PILOT};2;Diameter luar (mm);11,978;11,977;Budi;21/11/2026;salah baca\n"
    path = tmp_path / "k.csv"
    path.write_text(CORRECTION.partition("\n")[0] + "\n" + line, encoding="utf-8")
    verdict = inspect(BATCH, spec=SPEC, pilot=PILOT, hints=Hints(corrections=path))
    assert verdict.facts.pilot is not None
    assert [one.why for one in verdict.facts.pilot.corrections] == ["salah baca"]
    assert verdict.facts.batch.corrections == ()


def test_from_python() -> None:
    found = read([PILOT], spec=SPEC)
    assert found.usable
    assert "baris data" in found.text()
    assert "di berkas" in found.explained().text()
