"""``qc arl``: run lengths and false alarms of Shewhart, EWMA and CUSUM charts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from reference_cases import Case, cases, check

from qc.cli import main
from qc.errors import UsageError
from qc.report.run_length.facts import CusumDesign, EwmaDesign, ShewhartDesign
from qc.terms import RuleSet
from qc.workflow import ArlAsked, arl
from qc.workflow.planning.arl_request import refusal

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


def run(*args: str, lang: str = "en") -> Result:
    return CliRunner().invoke(main, ["arl", *args, "--lang", lang])


def facts(*args: str) -> Any:
    ran = run(*args, "--json", "-")
    assert ran.exit_code == 0, ran.output
    return json.loads(ran.stdout)


def at(shifts: list[float]) -> list[str]:
    return [word for shift in shifts for word in ("--shift", str(shift))]


def named(case: Case, *names: str) -> Case:
    """The case with only these of its expected fields."""
    expected = {name: case.expected[name] for name in names}
    return Case(case.id, case.kind, case.data, case.params, expected, case.tolerance)


@pytest.mark.parametrize("case", [c for c in cases("arl_shewhart") if "shifts_in_process_sigma" in c.params], ids=str)
def test_charts_of_means(case: Case) -> None:
    asked = at(case.params["shifts_in_process_sigma"])
    got = facts("--size", str(case.params["n"]), "--width", str(case.params["L"]), *asked)
    check(case, {"ARL": got["arl"]})


@pytest.mark.parametrize("case", [c for c in cases("arl_ewma") if c.params["sided"] == "two"], ids=str)
def test_ewma_charts_from_the_start_with_a_head_start_and_after_long_running(case: Case) -> None:
    width = case.params["L"]
    asked = ["--chart", "ewma", "--lambda", str(case.params["lambda"]), "--width", str(width)]
    asked += at(case.params["shifts_in_sigma"])
    got = {
        "zero_state_fixed_limits": facts(*asked)["arl"],
        "zero_state_fixed_limits_headstart_half": facts(*asked, "--headstart", str(width / 2))["arl"],
        "steady_state_conditional_fixed_limits": facts(*asked, "--steady")["arl"],
    }
    check(named(case, *got), got)


@pytest.mark.parametrize("case", cases("arl_cusum"), ids=str)
def test_cusum_charts_from_the_start_with_a_head_start_and_after_long_running(case: Case) -> None:
    asked = ["--chart", "cusum", "--k", str(case.params["k"]), "--h", str(case.params["h"])]
    asked += at(case.params["shifts_in_sigma"])
    got = {
        "two_sided_zero_state": facts(*asked)["arl"],
        "one_sided_upper_steady_state": facts(*asked, "--steady")["arl"],
    }
    if "two_sided_fir_half" in case.expected:
        got["two_sided_fir_half"] = facts(*asked, "--headstart", str(case.params["fir_headstart"]))["arl"]
    check(named(case, *got), got)


@pytest.mark.parametrize(
    ("args", "points", "percent"),
    [
        ((), "25", "6.5 %"),
        ((), "200", "41.8 %"),
        (("--rules", "western-electric"), "25", "21.8 %"),
        (("--rules", "western-electric"), "200", "89.3 %"),
    ],
)
def test_false_alarms_grow_with_the_batch(args: tuple[str, ...], points: str, percent: str) -> None:
    said = run(*args, "--points", points).output
    expected = (
        f"In a batch of {points} points from a stable process, the chance of a signal without a cause is {percent}."
    )
    assert expected in said


@pytest.mark.parametrize(
    ("args", "shift", "points"), [(("--size", "5"), "1", "4.50"), ((), "1", "43.89"), (("--size", "5"), "0.5", "33.40")]
)
def test_how_soon_a_shift_is_seen(args: tuple[str, ...], shift: str, points: str) -> None:
    said = run(*args, "--shift", shift).output
    assert f"A shift of {shift} times the standard deviation of a reading is seen after {points} points" in said


def test_the_answer_comes_first_in_the_reader_s_words() -> None:
    said = run("--size", "5", lang="id").output.splitlines()
    assert (
        said[0] == "Selama tidak ada yang berubah, peta ini tetap memberi sinyal rata-rata satu kali dalam 370,4 titik."
    )
    assert said[3] == "Peta: Shewhart dari subgrup berisi 5, titik di luar batas kendali, batas pada 3 galat baku."
    assert "0,5                                       33,40                     167,0" in said


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (
            ("--chart", "ewma", "--lambda", "0,1"),
            "Chart: EWMA of single readings, λ = 0.1, limits at 3 standard errors",
        ),
        (("--chart", "cusum", "--headstart", "2.5"), "Chart: CUSUM of single readings, k = 0.5, h = 5, start at 2.5."),
        (("--rules", "aiag"), "Chart: Shewhart of single readings, AIAG rules (2nd edition), limits at 3"),
        (("--chart", "cusum", "--steady"), "for one side only: for shifts upwards."),
        (("--steady",), "Points are counted from a shift that comes after long running."),
        (("--shift", "-2"), "A shift of -2 times the standard deviation"),
    ],
)
def test_the_chart_is_named_with_every_number(args: tuple[str, ...], sentence: str) -> None:
    assert sentence in run(*args).output


@pytest.mark.parametrize("chart", ["shewhart", "ewma", "cusum"])
def test_a_huge_shift_is_seen_at_once(chart: str) -> None:
    found = facts("--chart", chart, "--shift", "30", "--shift", "100", "--shift", "-100")
    assert found["arl"] == pytest.approx([1.0, 1.0, 1.0])


def test_a_cusum_s_huge_shift_joins_on_to_smaller_ones() -> None:
    below, above = facts("--chart", "cusum", "--h", "10", "--shift", "7.999", "--shift", "8.001")["arl"]
    assert above == pytest.approx(below, abs=1e-3)
    assert below > above


def test_without_a_shift_nothing_is_said_of_one() -> None:
    said = run("--shift", "0").output
    assert "A shift of" not in said
    assert "once in 370.4 points" in said


def test_json_says_its_version_and_how_it_was_computed() -> None:
    found = facts("--chart", "cusum", "--points", "100")
    assert (found["schema"], found["schema_version"], found["chart"]) == ("qc-arl", "1.0", "cusum")
    assert found["design"] == {"k": 0.5, "h": 5.0, "headstart": 0.0, "size": 1, "one_sided": False}
    assert (found["state"], len(found["arl"])) == ("zero", 9)
    assert found["false_alarm"]["points"] == 100
    assert found["false_alarm"]["probability"] == pytest.approx(0.185, abs=5e-4)
    assert found["arl_stable"] == found["arl"][0]
    assert facts("--chart", "ewma")["chart"] == "ewma"
    assert facts()["design"]["rules"] == "beyond-limits"


def test_a_file_is_written_and_named(tmp_path: Path) -> None:
    out = tmp_path / "arl.json"
    ran = run("--json", str(out))
    assert ran.exit_code == 0
    assert ran.output.endswith(f"written: {out}\n")
    assert json.loads(out.read_text(encoding="utf-8"))["schema"] == "qc-arl"


REFUSED = [
    (("--chart", "p"), "expected: one of shewhart, ewma, cusum"),
    (("--rules", "none"), "--rules none does not fit"),
    (("--width", "0"), "--width 0 does not fit"),
    (("--width", "7"), "a number above 0 and at most 6"),
    (("--chart", "ewma", "--lambda", "1.5"), "--lambda 1.5 does not fit"),
    (("--chart", "cusum", "--k", "0"), "--k 0 does not fit"),
    (("--chart", "cusum", "--h", "-1"), "--h -1 does not fit"),
    (("--chart", "cusum", "--rules", "nelson"), "a chart cusum has no --rules"),
    (("--chart", "ewma", "--k", "1"), "--k with --chart cusum"),
    (("--lambda", "0.2"), "--lambda with --chart ewma"),
    (("--chart", "ewma", "--headstart", "3.5"), "a number from -3 to 3"),
    (("--chart", "cusum", "--headstart", "3.5"), "a number from 0 to 3"),
    (("--chart", "cusum", "--headstart", "1", "--steady"), "either --steady or --headstart"),
    (("--rules", "nelson", "--steady"), "leave out --steady, or choose --rules western-electric"),
    (("--chart", "cusum", "--h", "100"), "choose a smaller --h or --k"),
    (("--chart", "cusum", "--k", "3", "--h", "5"), "this chart practically never signals"),
    (("--chart", "ewma", "--lambda", "0.00001"), "this chart remembers too long"),
    (("--chart", "cusum", "--steady", "--shift", "-3"), "a shift of -3 is practically never seen by this chart"),
    (("--chart", "cusum", "--steady", "--shift", "-30"), "practically never"),
    (("--size", "0"), "--size 0 does not fit"),
    (("--points", "0"), "--points 0 does not fit"),
    (("--points", "2.5"), "a whole number without thousands marks"),
    (("--shift", "far"), "--shift: this is not a number"),
]


@pytest.mark.parametrize(("args", "sentence"), REFUSED, ids=[" ".join(args) for args, _ in REFUSED])
def test_what_does_not_fit_is_said_and_nothing_else(args: tuple[str, ...], sentence: str) -> None:
    ran = run(*args)
    assert ran.exit_code == 2
    assert sentence in ran.output
    assert "While nothing changes" not in ran.output
    assert run(*args, lang="id").output != ran.output


@pytest.mark.parametrize(
    ("design", "fix"),
    [
        (ShewhartDesign(rules=RuleSet.NELSON, width=3.0, size=1), "choose a smaller --width"),
        (EwmaDesign(weight=0.1, width=3.0, headstart=0.0, size=1), "choose a smaller --width or a larger --lambda"),
        (CusumDesign(k=0.5, h=5.0, headstart=0.0, size=1, one_sided=False), "choose a smaller --h or --k"),
    ],
)
def test_a_memory_too_long_is_said_for_every_chart(design: Any, fix: str) -> None:
    error = refusal(ValueError("the chart's states must span at most 700 sd of one step, got 1341"), design)
    assert fix in str(error)


def test_an_error_that_names_no_option_is_not_swallowed() -> None:
    design = ShewhartDesign(rules=RuleSet.NELSON, width=3.0, size=1)
    with pytest.raises(ValueError, match="something else"):
        refusal(ValueError("something else"), design)


def test_the_same_from_python() -> None:
    found = arl(ArlAsked(size=5))
    assert found.text().startswith("Selama tidak ada yang berubah")
    assert found.text("en").startswith("While nothing changes")
    with pytest.raises(UsageError, match="one of shewhart, ewma, cusum"):
        arl(ArlAsked(chart="u"))
