"""Samples that differ anyway: where so few cannot tell a change, that is said and the lot is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from making import attribute, series, spec

from qc.terms import Question, Stability
from qc.verdict import decide
from qc.verdict.judge import judge
from qc.words import language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.intake.batch import Series
    from qc.verdict.model import CharacteristicFacts

EN, ID = language("en"), language("id")


def lots(counts: Sequence[int], sizes: Sequence[int], *, ordered: bool = True) -> Series:
    """A row for each lot."""
    n = np.array(sizes, dtype=float)
    unit = (np.cumsum(n) - n).astype(int)
    return series(np.array(counts, dtype=float), name="ulir", size=1, inspected=n, unit=unit, ordered=ordered)


def judged(pilot: Series, batch: Series, counts: str = "nonconforming") -> CharacteristicFacts:
    wanted = attribute(counts=counts)
    return judge(wanted, batch, pilot, spec(wanted).lot)


def why(facts: CharacteristicFacts) -> list[str]:
    return [EN.say(missing.reason) for missing in facts.unjudged if missing.question is Question.STABILITY]


def noted(facts: CharacteristicFacts) -> str:
    return " | ".join(EN.say(note) for note in facts.notes)


def test_two_lots_a_side_that_differ_strongly_cannot_show_a_change() -> None:
    facts = judged(lots([3, 38], [400, 350]), lots([90, 12], [500, 420]))
    assert decide.stability(facts) is Stability.NOT_JUDGED
    assert "; ".join(why(facts)) == (
        "points (days, lots, shifts) differ among themselves by more than chance, 0.75 % to 18.00 %; 2 in the pilot "
        "and 2 in the batch are too few to tell that from a change: give more points, each with its own count"
    )
    assert "terlalu sedikit untuk membedakannya" in ID.say(facts.unjudged[0].reason)
    assert "counts only if it stands out" not in noted(facts)


def test_of_rates_it_is_said_per_unit() -> None:
    facts = judged(lots([3, 38], [400, 350]), lots([90, 12], [500, 420]), "nonconformities")
    assert "0.0075 per unit to 0.1800 per unit" in why(facts)[0]


def test_where_units_alone_would_show_a_change_but_two_lots_a_side_do_not_both_are_said() -> None:
    facts = judged(lots([10, 9], [400, 350]), lots([25, 24], [500, 420]))
    assert decide.stability(facts) is Stability.NOT_JUDGED
    assert "; ".join(why(facts)) == (
        "the pilot has 2.53 % and the batch 5.33 %, but points (days, lots, shifts) may differ as much anyway; 2 in "
        "the pilot and 2 in the batch are too few to tell: give more points, each with its own count"
    )
    assert "terlalu sedikit untuk memastikannya" in ID.say(facts.unjudged[0].reason)


def test_the_same_shares_in_more_lots_that_are_alike_are_a_change() -> None:
    facts = judged(lots([5, 4] * 4, [190, 180] * 4), lots([12, 13] * 4, [230, 240] * 4))
    assert decide.stability(facts) is Stability.DRIFTING
    assert why(facts) == []


FOUR_KINDS = [5, 14, 2, 9, 6, 1, 8, 3]


def test_many_days_that_differ_are_judged_and_it_is_said_what_a_change_must_stand_out_from() -> None:
    facts = judged(lots(FOUR_KINDS * 2, [150] * 16), lots(FOUR_KINDS[::-1] * 4, [150] * 32))
    assert decide.stability(facts) is Stability.STABLE
    assert "by more than chance, 0.67 % to 9.33 %; a change counts only if it stands out" in noted(facts)


def test_days_that_are_alike_are_not_said_to_differ() -> None:
    facts = judged(lots([3, 2, 4, 1, 3, 2] * 2, [150] * 12), lots([2, 3, 1, 4, 3, 2] * 3, [150] * 18))
    assert decide.stability(facts) is Stability.STABLE
    assert "among themselves" not in noted(facts)


@pytest.mark.parametrize(("bad", "answer"), [(4, Stability.STABLE), (40, Stability.DRIFTING)])
def test_one_count_against_one_is_judged_in_whatever_order_and_says_what_is_taken_for_granted(
    bad: int, answer: Stability
) -> None:
    facts = judged(lots([2], [100]), lots([bad], [200], ordered=False))
    assert decide.stability(facts) is answer
    assert "taken for granted that days or lots do not differ" in noted(facts)


def test_where_most_of_the_pilot_is_bad_differing_days_are_no_reason_to_hold() -> None:
    facts = judged(lots([90, 50, 97, 70] * 3, [100] * 12), lots([90, 50, 97, 70] * 4, [100] * 16))
    assert facts.attribute is not None
    assert facts.attribute.drift is not None
    assert facts.attribute.drift.would_show is None
    assert decide.stability(facts) is Stability.STABLE
