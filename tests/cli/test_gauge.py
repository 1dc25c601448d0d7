"""``qc gauge``: a verdict on a gauge and its users, with a picture and a page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from gauging import ROOT, SAMPLE, SPEC, STUDY, fine_study, run, written
from pypdf import PdfReader
from reference_cases import cases

from qc.workflow import gauge


def facts(*args: str) -> Any:
    return json.loads(run(*args, "--json", "-").stdout)


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
    assert "It cannot tell these parts apart: to it they are one group (ndc; at least 5 are needed)" in said
    assert "The study is small (parts: 3, users: 2, trials: 3)" in said


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


def test_a_standard_with_one_characteristic_needs_no_name(tmp_path: Path) -> None:
    path = written(
        tmp_path / "s.csv", {(f"P{p}", u): [74 + p / 1e3, 74.0005 + p / 1e3] for p in range(4) for u in "AB"}
    )
    found = gauge(path, spec=ROOT / "specs" / "contoh-ring-piston.toml")
    assert found.facts.tolerance == pytest.approx(0.1)
    assert found.text("id") != found.text("en")
    assert found.to_svg("id").startswith("<svg")
    assert found.pdf("en").startswith(b"%PDF-")
