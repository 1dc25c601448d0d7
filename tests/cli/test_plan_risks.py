"""``qc plan`` without a table: for two risks, or to accept on zero."""

from __future__ import annotations

import pytest
from planning import facts, run
from reference_cases import cases, check

from qc.errors import UsageError
from qc.workflow import PlanAsked, plan


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
    assert (case.params["p1"], case.params["p2"]) == (0.01, 0.05)
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


def test_a_plan_by_variables_for_two_risks() -> None:
    found = facts("--good", "1", "--bad", "6", "--variables")
    assert found["plan"]["n"] == 42
    assert found["plan"]["k"] == pytest.approx(1.905, abs=5e-4)
    assert found["producer_risk"] is None
    known = run("--good", "1", "--bad", "6", "--variables", "--sigma", "known").output
    assert "Draw 15 units" in known
    assert "times the known standard deviation σ" in known


def test_the_same_from_python() -> None:
    found = plan(PlanAsked(good=0.01, bad=0.06))
    assert found.text("en").startswith("Draw 110 units")
    assert found.text().startswith("Ambil 110 unit")
    assert "<svg" in found.to_svg()
    with pytest.raises(UsageError, match="it is not said which plan is wanted"):
        plan(PlanAsked())
