"""``qc plan`` from the tables: their plans, and what a passed lot does not show."""

from __future__ import annotations

import re
from typing import Any

import pytest
from planning import facts, run
from reference_cases import cases, check

from qc.workflow import PlanAsked, plan


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


@pytest.mark.parametrize("case", [one for one in cases("acceptance_attributes") if "lookups" in one.expected], ids=str)
def test_whole_look_ups_of_the_american_standard(case: Any) -> None:
    assert case.expected["lookups"]
    check(case, {"lookups": [facts_of(row) for row in case.expected["lookups"]]})


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


def test_a_plan_by_variables_has_k_and_m() -> None:
    found = facts("--lot-size", "1000", "--aql", "1", "--variables")
    assert (found["plan"]["n"], found["table"]["code_letter"]) == (35, "J")
    assert found["plan"]["maximum"] == pytest.approx(0.0266)
    assert found["plan"]["k"] == pytest.approx(1.89, abs=0.005)
    said = run("--lot-size", "1000", "--aql", "1", "--variables").output
    assert "at least 1.894 times the sample's standard deviation s" in said
    assert "at most 2.66 % (M)" in said
    assert "nearly normal" in said


def test_a_doubtful_cell_is_named() -> None:
    said = run("--lot-size", "60", "--aql", "0.4", "--variables").output
    assert "The source of this cell of the table is doubtful" in said
