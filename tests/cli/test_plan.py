"""``qc plan``: the tables' plans, plans for two risks, and what a passed lot does not show."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from reference_cases import cases, check

from qc.cli import main
from qc.errors import UsageError
from qc.workflow import PlanAsked, plan
from qc.workflow.planning.plan_request import refusal

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


def run(*args: str, lang: str = "en") -> Result:
    return CliRunner().invoke(main, ["plan", *args, "--lang", lang])


def facts(*args: str) -> Any:
    ran = run(*args, "--json", "-")
    assert ran.exit_code == 0, ran.output
    return json.loads(ran.stdout)


def one_in_ten(*args: str) -> float:
    """The 10 % point in percent as it is printed."""
    found = re.search(r"a lot with ([\d.]+) % nonconforming still passes one time in ten", run(*args).output)
    assert found is not None
    return float(found[1])


# Lot size, code letter, sample size; for each AQL its Ac and 10 % point in percent.
TABLE = [
    (150, "F", 20, {0.65: (0, 10.9), 2.5: (1, 18.1), 4.0: (2, 24.5)}),
    (500, "H", 50, {1.0: (1, 7.6), 2.5: (3, 12.9), 4.0: (5, 17.8)}),
    (1200, "J", 80, {0.65: (1, 4.8), 1.0: (2, 6.5), 2.5: (5, 11.3), 4.0: (7, 14.3)}),
    (3200, "K", 125, {0.65: (2, 4.2), 1.0: (3, 5.3), 2.5: (7, 9.2), 4.0: (10, 12.1)}),
    (10000, "L", 200, {0.65: (3, 3.3), 1.0: (5, 4.6), 2.5: (10, 7.6), 4.0: (14, 9.9)}),
    (35000, "M", 315, {0.65: (5, 2.9), 1.0: (7, 3.7), 2.5: (14, 6.3), 4.0: (21, 8.8)}),
]
CELLS = [(lot, letter, n, aql, *cell) for lot, letter, n, row in TABLE for aql, cell in row.items()]


@pytest.mark.parametrize(("lot", "letter", "n", "aql", "ac", "point"), CELLS)
def test_the_table_of_iso_2859_1_with_its_ten_percent_points(
    lot: int, letter: str, n: int, aql: float, ac: int, point: float
) -> None:
    asked = ("--lot-size", str(lot), "--aql", str(aql))
    found = facts(*asked)
    assert found["plan"] == {"n": n, "acceptance_number": ac, "rejection_number": ac + 1}
    assert (found["table"]["code_letter"], found["table"]["standard"]) == (letter, "iso-2859-1")
    assert one_in_ten(*asked) == pytest.approx(point, abs=0.051)


@pytest.mark.parametrize("case", cases("acceptance_attributes"), ids=str)
def test_whole_look_ups_of_the_american_standard(case: Any) -> None:
    asked = case.expected.get("lookups", [])
    got = [facts_of(row) for row in asked]
    if asked:
        check(case, {"lookups": got})
    assert len(got) == len(asked)


def facts_of(row: dict[str, Any]) -> dict[str, Any]:
    found = plan(
        PlanAsked(
            lot_size=row["lot"], aql=row["aql"], level=row["level"], severity=row["severity"], standard="mil-std-105e"
        )
    ).facts
    table: Any = found.table
    return {
        "lot": row["lot"],
        "level": table.level,
        "aql": table.letter_plan.aql,
        "severity": table.letter_plan.severity.value,
        "code_letter": table.letter_plan.code_letter,
        "plan_letter": table.letter_plan.plan_letter,
        "n": table.plan.n,
        "Ac": table.plan.acceptance_number,
        "Re": table.plan.rejection_number,
        "inspect_100_percent": found.curve is None,
    }


def test_the_answer_comes_first_in_the_reader_s_words() -> None:
    said = run("--lot-size", "1000", "--aql", "2,5", lang="id").output.splitlines()
    assert said[0] == "Ambil 80 unit secara acak dari seluruh lot 1.000 unit, lalu periksa."
    assert said[1] == "Terima lot bila paling banyak 5 unit tidak sesuai; tolak bila 6 atau lebih."
    assert "lot dengan 11,3 % unit tidak sesuai masih lolos satu dari sepuluh kali" in said[2]


def test_the_table_shows_what_passes_what_leaves_and_what_it_costs() -> None:
    rows = [line.split() for line in run("--lot-size", "1000", "--aql", "2.5").output.splitlines()]
    assert ["2.5", "98.5", "%", "2.27", "94"] in rows
    assert ["10", "17.7", "%", "1.63", "837"] in rows


def test_the_aoql_is_the_worst_of_the_curve() -> None:
    found = facts("--lot-size", "1000", "--aql", "2.5")
    worst = found["outgoing_limit"]
    assert worst["limit"] >= max(found["curve"]["outgoing"])
    assert (round(worst["limit"], 4), round(worst["at_quality"], 4)) == (0.0366, 0.054)
    assert found["average_sample_number"] == 80


def test_an_arrow_is_followed_and_said() -> None:
    said = run("--lot-size", "100", "--aql", "1").output
    assert "Draw 13 units" in said
    assert "The arrow of the table leads from letter F to the plan of letter E." in said


def test_a_gap_between_ac_and_re_is_explained() -> None:
    asked = ("--lot-size", "1000", "--aql", "2.5", "--severity", "reduced")
    american = run(*asked, "--standard", "ansi-z1.4").output
    assert "at most 2 nonconforming units; reject it with 5 or more." in american
    assert "In between, the lot is accepted" in american
    assert "Reduced inspection is only for a supplier" in american
    assert "In between" not in run(*asked).output


def test_nonconformities_are_counted_above_ten() -> None:
    found = facts("--lot-size", "1000", "--aql", "40")
    assert (found["counted"], found["curve"]["model"]) == ("nonconformities", "poisson")
    said = run("--lot-size", "1000", "--aql", "40").output
    assert "at most 21 nonconformities" in said
    assert "88.1 nonconformities per 100 units still passes one time in ten" in said


def test_a_sample_as_large_as_the_lot_is_the_lot(tmp_path: Path) -> None:
    for asked in (("--aql", "1"), ("--aql", "0.65", "--variables"), ("--good", "1", "--bad", "20", "--variables")):
        said = run("--lot-size", "3", *asked)
        assert said.exit_code == 0
        assert said.output.startswith("Inspect every unit")
        assert facts("--lot-size", "3", *asked)["curve"] is None
        drawn = run("--lot-size", "3", *asked, "--svg", str(tmp_path / "oc.svg"))
        assert drawn.exit_code == 2
        assert "there is no curve to draw: the sample is the whole lot" in drawn.output


def test_accepting_on_zero_from_one_lot() -> None:
    found = facts("--lot-size", "100", "--limit", "5")
    assert found["plan"] == {"n": 37, "acceptance_number": 0, "rejection_number": 1}
    assert found["outgoing_limit"]["model"] == "hypergeometric"
    said = run("--lot-size", "100", "--limit", "5").output
    assert "Accept the lot if there are no nonconforming units among them; reject it with 1 or more." in said
    assert "with 4.0 % nonconforming it would still pass at least one time in ten" in said
    assert facts("--limit", "5")["plan"]["n"] == 45


def test_a_plan_for_two_risks_is_the_smallest() -> None:
    (case,) = cases("acceptance_plan_design")
    assert case.params["p1"], case.params["p2"] == (0.01, 0.05)
    found = facts("--good", "1", "--bad", "5", "--alpha", "5", "--beta", "5")
    risks = found["risks"]
    check(
        case,
        {
            "n": found["plan"]["n"],
            "c": found["plan"]["acceptance_number"],
            "r": found["plan"]["rejection_number"],
            "Pa_p1": risks["acceptance_at_producer"],
            "Pa_p2": risks["acceptance_at_consumer"],
        },
    )


def test_the_usual_risks_are_five_and_ten_percent() -> None:
    assert facts("--good", "1%", "--bad", "6%") | {"asked": 0} == facts(
        *("--good", "1", "--bad", "6", "--alpha", "5", "--beta", "10")
    ) | {"asked": 0}
    assert (
        "A lot with 6 % nonconforming passes 9.8 % of the time (asked: at most 10 %)."
        in run("--good", "1", "--bad", "6").output
    )


def test_two_risks_on_one_lot_are_in_whole_units() -> None:
    found = facts("--good", "1", "--bad", "6", "--lot-size", "50")
    assert found["curve"]["model"] == "hypergeometric"
    assert [round(share * 50, 9) % 1 for share in found["curve"]["quality"]] == [0.0] * len(found["curve"]["quality"])


@pytest.mark.parametrize(
    ("lot", "limit", "sentence"),
    [
        ("30", "5", "with 3.3 % nonconforming it would still pass at least one time in ten."),
        ("30", "3", "A lot with a single nonconforming unit passes less than one time in ten."),
        ("30", "5", "A lot with 5 % nonconforming (2 of 30 units) passes 8.3 % of the time"),
    ],
)
def test_a_share_of_a_small_lot_is_whole_units_of_it(lot: str, limit: str, sentence: str) -> None:
    assert sentence in run("--lot-size", lot, "--limit", limit).output


def test_a_plan_by_variables_has_k_and_m() -> None:
    found = facts("--lot-size", "1000", "--aql", "1", "--variables")
    assert (found["plan"]["n"], found["table"]["code_letter"]) == (35, "J")
    assert found["plan"]["maximum"] == pytest.approx(0.0266)
    assert found["plan"]["k"] == pytest.approx(1.89, abs=0.005)
    said = run("--lot-size", "1000", "--aql", "1", "--variables").output
    assert "at least 1.894 times the sample's standard deviation s" in said
    assert "at most 2.66 % (M)" in said
    assert "nearly normal" in said


def test_a_plan_by_variables_for_two_risks() -> None:
    found = facts("--good", "1", "--bad", "6", "--variables")
    assert found["plan"]["n"] == 42
    assert found["plan"]["k"] == pytest.approx(1.905, abs=5e-4)
    assert found["producer_risk"] is None
    known = run("--good", "1", "--bad", "6", "--variables", "--sigma", "known").output
    assert "Draw 15 units" in known
    assert "times the known standard deviation σ" in known


def test_a_doubtful_cell_is_named() -> None:
    said = run("--lot-size", "60", "--aql", "0.4", "--variables").output
    assert "The source of this cell of the table is doubtful" in said


def test_json_speaks_both_languages_and_says_its_version() -> None:
    found = facts("--lot-size", "1000", "--aql", "2.5")
    assert (found["schema"], found["schema_version"]) == ("qc-plan", "1.0")
    assert found["sentences"][0]["id"].startswith("Ambil 80 unit")
    assert found["sentences"][0]["en"].startswith("Draw 80 units")


def test_files_are_written_and_named(tmp_path: Path) -> None:
    svg, out = tmp_path / "oc.svg", tmp_path / "plan.json"
    ran = run("--lot-size", "1000", "--aql", "2.5", "--svg", str(svg), "--json", str(out))
    assert ran.exit_code == 0
    assert ran.output.splitlines()[-2:] == [f"written: {svg}", f"written: {out}"]
    assert "1 in 10 passes: 11.3 %" in svg.read_text(encoding="utf-8")
    assert json.loads(out.read_text(encoding="utf-8"))["plan"]["n"] == 80


@pytest.mark.parametrize(
    ("args", "names"),
    [
        (("--good", "1", "--bad", "6"), ("good: 1 %", "bad: 6 %")),
        (("--limit", "5"), ("bad: 5 %",)),
        (
            ("--lot-size", "1000", "--aql", "1", "--variables"),
            ("AQL 1 %", "1 in 10 passes: 6.5 %", "n = 35, k = 1.894"),
        ),
        (("--lot-size", "1000", "--aql", "40"), ("AQL 40<", "1 in 10 passes: 88.1<")),
    ],
)
def test_pictures_name_the_qualities_that_matter(args: tuple[str, ...], names: tuple[str, ...], tmp_path: Path) -> None:
    svg = tmp_path / "oc.svg"
    assert run(*args, "--svg", str(svg)).exit_code == 0
    drawn = svg.read_text(encoding="utf-8")
    assert [name for name in names if name not in drawn] == []


def test_a_picture_that_cannot_be_written_is_no_crash(tmp_path: Path) -> None:
    ran = run("--lot-size", "1000", "--aql", "2.5", "--svg", str(tmp_path / "none" / "oc.svg"))
    assert ran.exit_code == 3
    assert "the folder does not exist" in ran.output


REFUSED = [
    ((), "it is not said which plan is wanted"),
    (("--lot-size", "1000"), "it is not said which plan is wanted"),
    (("--lot-size", "1000", "--aql", "1", "--good", "1"), "several kinds of plan are asked for at once"),
    (("--aql", "1"), "--lot-size is missing"),
    (("--good", "1"), "--bad is missing"),
    (("--bad", "6"), "--good is missing"),
    (("--good", "1", "--bad", "6", "--level", "I"), "--level does not go with this kind of plan"),
    (("--limit", "6", "--alpha", "5"), "--alpha does not go with this kind of plan"),
    (("--lot-size", "1000", "--aql", "1", "--sigma", "known"), "--sigma together with --variables"),
    (("--limit", "5", "--variables"), "to accept on zero, units are counted, not measured"),
    (("--lot-size", "90", "--aql", "1", "--variables", "--standard", "iso-2859-1"), "expected: one of ansi-z1.9"),
    (("--lot-size", "90", "--aql", "1", "--standard", "iso-3951"), "expected: one of iso-2859-1, ansi-z1.4"),
    (("--lot-size", "90", "--aql", "3"), "--aql 3 does not fit"),
    (("--lot-size", "90", "--aql", "40", "--variables"), "one of 0.1; 0.15; 0.25; 0.4; 0.65; 1; 1.5; 2.5; 4; 6.5; 10"),
    (("--lot-size", "90", "--aql", "15", "--severity", "reduced"), "for higher ones: --standard ansi-z1.4"),
    (("--lot-size", "1", "--aql", "1"), "--lot-size 1 does not fit"),
    (("--lot-size", "90", "--aql", "1", "--level", "V"), "expected: one of S-1, S-2, S-3, S-4, I, II, III"),
    (("--lot-size", "90", "--aql", "1", "--level", "S-1", "--variables"), "expected: one of S-3, S-4, I, II, III"),
    (("--lot-size", "90", "--aql", "1", "--severity", "hard"), "expected: one of normal, tightened, reduced"),
    (("--good", "1", "--bad", "6", "--variables", "--sigma", "3"), "expected: one of unknown, known"),
    (("--good", "6", "--bad", "1"), "--bad 1 % does not fit"),
    (("--good", "0", "--bad", "1"), "a good quality above 0 and below --bad"),
    (("--good", "1", "--bad", "100"), "--bad 100 % does not fit"),
    (("--good", "1", "--bad", "1.01"), "it would take about 9,000,000 units to tell them apart"),
    (("--good", "1", "--bad", "1.01", "--lot-size", "500000"), "it would take about 500,000 units to tell them apart"),
    (("--good", "1", "--bad", "6", "--alpha", "100"), "a risk between 0 and 100 %"),
    (("--good", "5", "--bad", "90", "--alpha", "99"), "--beta 10 % does not fit"),
    (("--lot-size", "1000000001", "--aql", "1"), "a lot of at most 1,000,000,000 units"),
    (("--good", "1", "--bad", "6", "--beta", "96"), "a risk above 0, and below 100 % less --alpha"),
    (("--limit", "100"), "a share between 0 and 100 %"),
    (("--limit", "0.05"), "this number can be read in two ways: as 0.05 % or as a share"),
    (("--limit", "much"), "--limit: this is not a percentage"),
    (("--lot-size", "1.000", "--aql", "1"), "a whole number without thousands marks"),
    (("--lot-size", "1000", "--aql", "one"), "--aql: this is not a number"),
    (("--lot-size", "1000", "--aql", "nan"), "--aql: this is not a number"),
]


@pytest.mark.parametrize(("args", "sentence"), REFUSED, ids=[" ".join(args) or "nothing" for args, _ in REFUSED])
def test_what_does_not_fit_is_said_and_nothing_else(args: tuple[str, ...], sentence: str) -> None:
    ran = run(*args)
    assert ran.exit_code == 2
    assert sentence in ran.output
    assert "Draw" not in ran.output
    assert run(*args, lang="id").output != ran.output


def test_everything_that_is_wrong_is_said_at_once() -> None:
    said = run("--aql", "1", "--sigma", "known", "--alpha", "5").output
    assert [name for name in ("--lot-size is missing", "--sigma", "--alpha") if name not in said] == []


def test_a_small_percentage_with_its_sign_is_understood() -> None:
    assert facts("--limit", "0,5%")["plan"]["n"] == facts("--limit", "0.5 %")["plan"]["n"] == 460


def test_an_error_that_names_no_option_is_not_swallowed() -> None:
    error = ValueError("nothing is named")
    with pytest.raises(ValueError, match="nothing is named"):
        refusal(error, PlanAsked())


def test_the_same_from_python() -> None:
    found = plan(PlanAsked(good=0.01, bad=0.06))
    assert found.text("en").startswith("Draw 110 units")
    assert found.text().startswith("Ambil 110 unit")
    assert "<svg" in found.to_svg()
    with pytest.raises(UsageError, match="it is not said which plan is wanted"):
        plan(PlanAsked())
