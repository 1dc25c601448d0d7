from __future__ import annotations

from typing import Any

import pytest

from qc.stats.sampling.sampling_plan import AttributesPlan
from qc.stats.sampling.switching_rules import switch_iso2859, switch_z14
from qc.terms import Decision, InspectionSeverity

NORMAL = AttributesPlan(n=125, acceptance_number=2, rejection_number=3)
TIGHTENED = AttributesPlan(n=125, acceptance_number=1, rejection_number=2)
REDUCED = AttributesPlan(n=50, acceptance_number=1, rejection_number=3)
PLANS: dict[str, Any] = {"normal": NORMAL, "tightened": TIGHTENED, "reduced": REDUCED}
GOOD, BAD = 0, 9


def _next(counts: list[int], **asked: Any) -> list[str]:
    return [lot.next_severity.value[0] for lot in switch_z14(counts, **PLANS, **asked).lots]


def test_two_of_five_tightens_and_not_two_of_six() -> None:
    assert _next([BAD, GOOD, GOOD, GOOD, BAD])[-1] == "t"
    assert _next([BAD, GOOD, GOOD, GOOD, GOOD, BAD])[-1] == "n"
    assert _next([BAD, BAD]) == ["n", "t"]


def test_five_in_a_row_bring_back_normal_and_four_do_not() -> None:
    assert _next([GOOD] * 5, start="tightened") == ["t", "t", "t", "t", "n"]
    assert _next([GOOD] * 4 + [BAD] + [GOOD] * 4, start="tightened")[-1] == "t"


def test_ten_in_a_row_reduce_and_nine_do_not() -> None:
    assert _next([GOOD] * 10)[-2:] == ["n", "r"]
    assert _next([GOOD] * 9 + [BAD])[-1] == "n"
    assert _next([GOOD] * 12, reduced_allowed=False)[-1] == "n"


def test_counts_start_anew_at_each_switch() -> None:
    """The rejected lot before the switch is forgotten after it."""
    history = [BAD, BAD, *[GOOD] * 5, BAD, GOOD, BAD]
    assert _next(history)[-4:] == ["n", "n", "n", "t"]
    assert _next([*[GOOD] * 10, BAD, BAD])[-2:] == ["n", "n"]


def test_the_gap_ends_reduced_inspection() -> None:
    history = switch_z14([1, 2], start="reduced", **PLANS)
    assert [lot.marginal for lot in history.lots] == [False, True]
    assert history.lots[1].decision is Decision.ACCEPT
    assert history.severity is InspectionSeverity.NORMAL
    assert _next([3], start="reduced") == ["n"]


def test_inspection_is_discontinued_in_two_ways() -> None:
    five = [BAD] * 5
    assert _next(five, start="tightened")[-2:] == ["t", "d"]
    assert _next(five, start="tightened", discontinue="ten-lots")[-1] == "t"
    mixed = [GOOD, GOOD, BAD] * 3 + [GOOD]
    assert _next(mixed, start="tightened", discontinue="ten-lots")[-2:] == ["t", "d"]
    assert _next(mixed, start="tightened")[-1] == "t"


def test_return_to_normal_comes_before_the_tenth_lot() -> None:
    assert _next([BAD] * 5 + [GOOD] * 5, start="tightened", discontinue="ten-lots")[-1] == "n"


def test_after_the_end_nothing_is_decided() -> None:
    last = switch_z14([BAD] * 7, start="tightened", **PLANS).lots[-1]
    assert last.severity is last.next_severity is InspectionSeverity.DISCONTINUED
    assert (last.decision, last.marginal, last.nonconforming, last.score) == (None, False, BAD, None)


ISO: dict[str, Any] = {
    "normal": AttributesPlan(n=80, acceptance_number=3, rejection_number=4),
    "tightened": AttributesPlan(n=80, acceptance_number=2, rejection_number=3),
    "reduced": AttributesPlan(n=32, acceptance_number=1, rejection_number=2),
}


def test_score_of_a_large_acceptance_number() -> None:
    history = switch_iso2859([0, 2, 3, 0, 4, 0], tighter_acceptance_number=2, **ISO)
    assert [lot.score for lot in history.lots] == [3, 6, 0, 3, 0, 3]
    assert (history.rules, history.discontinue, history.reduced_allowed) == ("iso-2859-1", "five-rejected", True)


def test_an_acceptance_number_of_two_is_a_large_one() -> None:
    """ISO 2859-1, 9.3.3.2: with Ac 2 or more a lot counts 3 if it passes the next tighter AQL too, and else resets."""
    history = switch_iso2859([1, 2, 0, 0], tighter_acceptance_number=1, **PLANS)
    assert [lot.score for lot in history.lots] == [3, 0, 3, 6]


def test_thirty_points_reduce() -> None:
    lots = switch_iso2859([0] * 12, tighter_acceptance_number=2, **ISO).lots
    assert [lot.next_severity.value for lot in lots[8:11]] == ["normal", "reduced", "reduced"]
    assert [lot.score for lot in lots[8:]] == [27, 30, None, None]
    stays = switch_iso2859([0] * 12, tighter_acceptance_number=2, reduced_allowed=False, **ISO)
    assert stays.severity is InspectionSeverity.NORMAL


@pytest.mark.parametrize("ac", [0, 1])
def test_score_of_a_small_acceptance_number(ac: int) -> None:
    """Two points a lot: fifteen lots to reduced inspection, no tighter plan needed."""
    plan = AttributesPlan(n=20, acceptance_number=ac, rejection_number=ac + 1)
    lots = switch_iso2859([ac] * 15, **(ISO | {"normal": plan})).lots
    assert [lot.score for lot in lots] == list(range(2, 31, 2))
    assert lots[-1].next_severity is InspectionSeverity.REDUCED
    assert switch_iso2859([0, ac + 1], **(ISO | {"normal": plan})).lots[-1].score == 0


def test_score_starts_anew_after_tightened_inspection() -> None:
    lots = switch_iso2859([0, 4, 4, *[0] * 6], tighter_acceptance_number=2, **ISO).lots
    assert [lot.score for lot in lots] == [3, 0, 0, None, None, None, None, None, 3]


@pytest.mark.parametrize(
    ("counts", "asked", "problem"),
    [
        ([], {}, "`nonconforming` must hold at least one lot, got none"),
        ([0, -1], {}, r"`nonconforming\[1\]` must be a whole number of at least 0, got -1"),
        ([0], {"start": "discontinued"}, "`start` must be one of"),
        ([0], {"discontinue": "never"}, "`discontinue` must be one of"),
    ],
)
def test_z14_refuses(counts: list[int], asked: dict[str, Any], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        switch_z14(counts, **PLANS, **asked)


def test_iso_refuses() -> None:
    with pytest.raises(ValueError, match=r"`tighter_acceptance_number` must be given .* with Ac 3, got None"):
        switch_iso2859([0], **ISO)
    with pytest.raises(ValueError, match="`tighter_acceptance_number` must be a whole number of at least 0, got -1"):
        switch_iso2859([0], tighter_acceptance_number=-1, **ISO)
