"""``qc gauge``: a verdict on a gauge and its users, with a picture and a page."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from pypdf import PdfReader
from reference_cases import cases

from qc.cli import main
from qc.workflow import gauge

if TYPE_CHECKING:
    from click.testing import Result

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "alat-ukur-voltmeter"
STUDY = str(SAMPLE / "studi.csv")
SPEC = str(ROOT / "specs" / "contoh-bos-bubut.toml")


def run(*args: str, lang: str = "en") -> Result:
    return CliRunner().invoke(main, ["gauge", *args, "--lang", lang])


def facts(*args: str) -> Any:
    return json.loads(run(*args, "--json", "-").stdout)


def written(path: Path, readings: dict[tuple[str, str], list[float]], *, header: str = "Diameter (mm)") -> str:
    """A file of a study with points for decimals."""
    lines = [f"Part,Operator,{header}"]
    lines += [f"{part},{user},{value:.4f}" for (part, user), values in readings.items() for value in values]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def fine_study(path: Path, *, gauge_step: float = 0.0005) -> str:
    """Ten parts 0.02 mm apart, three users, two trials that differ by a step."""
    readings = {
        (f"P{part}", user): [11.9 + 0.02 * part + 0.0002 * offset, 11.9 + 0.02 * part + 0.0002 * offset + gauge_step]
        for offset, user in enumerate(("Budi", "Siti", "Agus"))
        for part in range(10)
    }
    return written(path, readings)


@pytest.mark.parametrize("method", ["anova", "range"])
def test_the_sample_gives_what_stands_beside_it(method: str) -> None:
    told = json.loads((SAMPLE / "expected-study.json").read_text(encoding="utf-8"))
    found = facts(str(SAMPLE / told["file"]), "--method", method)
    assert found["verdict"] == told["verdict"]
    assert found["ndc"] == told["ndc"][method]
    assert found["percent"] == pytest.approx(told["percent_of_spread"][method], abs=1e-4)


def test_the_sample_holds_the_data_of_the_reference() -> None:
    (case,) = (case for case in cases("gage_rr") if case.id == "gage-rr-anova-batteries")
    study = gauge(STUDY).facts.study
    assert study.values.tolist() == case.data["y"]
    assert study.part == tuple(f"Baterai {part}" for part in case.data["part"])
    assert study.operator == tuple(f"Voltmeter {user}" for user in case.data["operator"])


def test_json_has_both_models_of_the_reference() -> None:
    (case,) = (case for case in cases("gage_rr") if case.id == "gage-rr-anova-batteries")
    found = facts(STUDY)
    for model in ("with_interaction", "without_interaction"):
        expected = case.expected[model]
        shares = {share["source"]: share for share in found["analysis"][model]["shares"]}
        for source, percent in expected["pct_study_var"].items():
            assert shares[source]["study_share"] == pytest.approx(percent, rel=1e-7, abs=1e-10)
        assert found["analysis"][model]["ndc"] == expected["ndc"]
    assert found["model"] == case.expected["model_at_alpha_0p05"]


def test_json_says_its_version_its_source_and_speaks_both_languages() -> None:
    found = facts(STUDY, "--tolerance", "2")
    assert (found["schema"], found["schema_version"], found["judged_by"]) == ("qc-gauge", "1.1", "tolerance")
    assert found["study"]["parts"] == ["Baterai 1", "Baterai 2", "Baterai 3"]
    assert len(found["study"]["source"]["sha256"]) == 64
    assert found["sentences"][0]["id"].startswith("Jangan menilai lot")
    assert found["standard"] is None


@pytest.mark.parametrize(
    ("tolerance", "verdict", "status", "sentence"),
    [
        ("9", "good", 0, "This gauge can be used for this characteristic."),
        ("8.0862", "conditional", 4, "This gauge may be used only if the buyer agrees"),
        ("2.6955", "conditional", 4, "This gauge may be used only if the buyer agrees"),
        ("2.6953", "not acceptable", 1, "Do not judge lots with this gauge"),
    ],
)
def test_below_ten_is_good_up_to_thirty_conditional(tolerance: str, verdict: str, status: int, sentence: str) -> None:
    # 6 σ of gauge and users is 0.80862 V.
    ran = run(STUDY, "--tolerance", tolerance)
    assert ran.exit_code == status
    assert ran.output.startswith(f"Tegangan: {verdict}\n{sentence}")


def test_the_answer_comes_first_in_the_reader_s_words() -> None:
    said = run(STUDY, lang="id").output.splitlines()
    assert said[0] == "Tegangan: tidak layak"
    assert said[1] == "Jangan menilai lot dengan alat ukur ini sebelum cara mengukurnya diperbaiki."
    assert said[2].startswith("Pengukuran memakan 93,1 % dari sebaran dalam studi ini")
    assert "alat ukur dan operator bersama (GRR)           86,7             93,1" in said


def test_what_to_improve_first_is_said(tmp_path: Path) -> None:
    assert "Most of it comes from the gauge itself" in run(STUDY).output
    apart = {(f"P{p}", user): [1 + p / 10 + shift, 1 + p / 10 + shift + 0.001] for p in range(5)
             for shift, user in ((0.0, "Budi"), (0.2, "Siti"))}  # fmt: skip
    assert "Most of it comes from differences between users" in run(written(tmp_path / "s.csv", apart)).output


def test_too_few_groups_and_a_small_study_are_said() -> None:
    said = run(STUDY).output
    assert "It tells only 1 groups of these parts apart (ndc; at least 5 are needed)" in said
    assert "The study is small (3 parts, 2 users, 3 trials)" in said


def test_a_fine_gauge_is_good_and_nothing_is_said_of_a_small_study(tmp_path: Path) -> None:
    ran = run(fine_study(tmp_path / "s.csv"), "--tolerance", "0.2")
    assert ran.exit_code == 0
    assert "The study is small" not in ran.output
    assert "groups of these parts apart (ndc; at least 5 are needed)." in ran.output


def test_a_gauge_that_never_differs_is_not_judged(tmp_path: Path) -> None:
    ran = run(fine_study(tmp_path / "s.csv", gauge_step=0.0), "--tolerance", "0.2", "--pdf", str(tmp_path / "s.pdf"))
    assert ran.exit_code == 4
    assert ran.output.startswith(
        "Diameter: not judged\nThe gauge cannot be judged: every repeated reading was the same"
    )
    assert "ndc" not in ran.output
    text = PdfReader(tmp_path / "s.pdf").pages[0].extract_text()
    assert text.count("not judged") == 3


def test_users_that_differ_by_part_have_a_model_of_their_own(tmp_path: Path) -> None:
    crossed = {(f"P{p}", user): [1 + p / 10 + sign * (p % 2) / 20, 1 + p / 10 + sign * (p % 2) / 20 + 0.001]
               for p in range(6) for sign, user in ((1, "Budi"), (-1, "Siti"))}  # fmt: skip
    said = run(written(tmp_path / "s.csv", crossed)).output
    assert "Method: analysis of variance with interaction." in said
    assert "users differ by part" in said
    assert (
        "Method: averages and ranges (AIAG)." in run(written(tmp_path / "s.csv", crossed), "--method", "range").output
    )


def test_the_standard_gives_tolerance_names_and_the_gauge_s_step(tmp_path: Path) -> None:
    path = fine_study(tmp_path / "s.csv")
    found = facts(path, "--spec", SPEC, "--characteristic", "d_luar")
    assert found["tolerance"] == pytest.approx(0.043)
    assert found["standard"]["characteristic"] == "d_luar"
    assert found["study"]["name"] == "Diameter luar"
    coarse = run(path, "--spec", SPEC, "--characteristic", "panjang").output
    assert "is more than a tenth of the tolerance" not in coarse


def test_a_step_of_more_than_a_tenth_of_the_tolerance_is_said(tmp_path: Path) -> None:
    text = Path(SPEC).read_text(encoding="utf-8").replace("resolution = 0.001", "resolution = 0.005")
    (tmp_path / "s.toml").write_text(text, encoding="utf-8")
    said = run(fine_study(tmp_path / "s.csv"), "--spec", str(tmp_path / "s.toml"), "--characteristic", "d_luar").output
    assert "The gauge's step 0.005 mm is more than a tenth of the tolerance: a finer gauge is needed." in said


def test_what_is_counted_is_no_study_of_readings(tmp_path: Path) -> None:
    text = Path(SPEC).read_text(encoding="utf-8")
    counted = (
        '[[characteristic]]\nid = "karat"\nnames = { id = "Karat", en = "Rust" }\n'
        'kind = "attribute"\ncounts = "nonconforming"\nclass = "major"\n'
    )
    (tmp_path / "s.toml").write_text(text + counted, encoding="utf-8")
    ran = run(STUDY, "--spec", str(tmp_path / "s.toml"), "--characteristic", "karat")
    assert ran.exit_code == 2
    assert "karat is counted, not measured" in ran.output


def test_one_limit_gives_no_tolerance(tmp_path: Path) -> None:
    path = written(
        tmp_path / "s.csv", {(f"P{p}", u): [0.05 + p / 100, 0.051 + p / 100] for p in range(4) for u in "AB"}
    )
    ran = run(path, "--spec", SPEC, "--characteristic", "oleng")
    assert "The standard has one limit only" in ran.output
    assert "of the spread in this study" in ran.output


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


def test_a_standard_with_one_characteristic_needs_no_name(tmp_path: Path) -> None:
    path = written(
        tmp_path / "s.csv", {(f"P{p}", u): [74 + p / 1e3, 74.0005 + p / 1e3] for p in range(4) for u in "AB"}
    )
    found = gauge(path, spec=ROOT / "specs" / "contoh-ring-piston.toml")
    assert found.facts.tolerance == pytest.approx(0.1)
    assert found.text("id") != found.text("en")
    assert found.to_svg("id").startswith("<svg")
    assert found.pdf("en").startswith(b"%PDF-")
