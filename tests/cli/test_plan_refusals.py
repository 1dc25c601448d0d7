"""What does not fit together in ``qc plan`` is refused, all of it at once and in words."""

from __future__ import annotations

import pytest
from planning import facts, run

from qc.workflow import PlanAsked
from qc.workflow.planning.plan_request import refusal

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
