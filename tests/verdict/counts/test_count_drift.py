"""Counts against their pilot: drifting, stable, or a plain reason why that cannot be said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from making import attribute, series, spec

from qc.terms import Context, Question, Stability
from qc.verdict import decide
from qc.verdict.judge import judge
from qc.verdict.wording.reasons_counts import changed
from qc.words import language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.intake.batch import Series
    from qc.verdict.model import CharacteristicFacts

EN, ID = language("en"), language("id")


def sums(counts: Sequence[float], inspected: int = 100, **said: Any) -> Series:
    """A row for each day."""
    n = np.full(len(counts), float(inspected))
    return series(counts, name="ulir", size=1, inspected=n, unit=(np.cumsum(n) - n).astype(int), **said)


def marks(n: int, every: int, **said: Any) -> Series:
    values = np.zeros(n)
    values[::every] = 1
    return series(values, name="ulir", size=50, **said)


def judged(batch: Series | None, pilot: Series | None, **asked: Any) -> CharacteristicFacts:
    wanted = attribute(**asked)
    return judge(wanted, batch, pilot, spec(wanted).lot)


def why(facts: CharacteristicFacts) -> str:
    return next(EN.say(missing.reason) for missing in facts.unjudged if missing.question is Question.STABILITY)


PILOT = sums([2, 1, 3, 2, 1] * 4)


def test_more_than_in_the_pilot_is_said_with_since_when_and_how_many() -> None:
    days = np.array([f"{day} Nov 2026" for day in range(1, 31)])
    facts = judged(sums([2, 1, 3, 2, 1] * 3 + [8, 9, 7] * 5, context={Context.TIME: days}), PILOT)
    assert decide.stability(facts) is Stability.DRIFTING
    assert EN.say(changed(facts)) == (
        "Cap thread: more nonconforming since about point 16 Nov 2026 (units 3501–3600): 8.00 % (between "
        "6.88 % and 9.25 %), before that 1.80 %."
    )
    assert "bertambah sejak kira-kira titik 16 Nov 2026" in ID.say(changed(facts))


def test_fewer_asks_whether_inspection_is_still_as_strict() -> None:
    facts = judged(sums([0] * 30), sums([6, 4, 5, 7] * 5))
    assert "fewer nonconforming" in EN.say(changed(facts))
    assert "still as strict" in EN.say(changed(facts))


def test_nonconformities_are_said_per_unit() -> None:
    facts = judged(sums([20] * 5 + [60] * 5, 50), sums([20] * 10, 50), counts="nonconformities")
    assert "1.2000 per unit" in EN.say(changed(facts))


def test_what_went_back_is_described_up_to_there() -> None:
    facts = judged(sums([2, 1] * 5 + [15] * 4 + [2, 1] * 8), PILOT)
    assert facts.attribute is not None
    drift = facts.attribute.drift
    assert drift is not None
    assert drift.until is not None
    assert (drift.since and drift.since.label, drift.until.label) == ("31", "34")


@pytest.mark.parametrize("chart", ["p", "laney-p", "g", "np"])
def test_whatever_the_chart_the_evidence_is_weighed(chart: str) -> None:
    facts = judged(marks(1000, 40), marks(1000, 50), chart=chart)
    assert decide.stability(facts) is Stability.STABLE


def test_bad_units_after_a_pilot_without_any_are_judged() -> None:
    # No chart can be had of such a pilot.
    assert decide.stability(judged(sums([0] * 5 + [3] * 15), sums([0] * 5))) is Stability.DRIFTING
    assert decide.stability(judged(sums([0, 0, 1]), sums([0] * 5))) is Stability.STABLE


def test_a_batch_smaller_than_the_pilot_is_judged() -> None:
    assert decide.stability(judged(sums([2]), PILOT)) is Stability.STABLE
    assert decide.stability(judged(sums([40]), PILOT)) is Stability.DRIFTING


@pytest.mark.parametrize(
    ("batch", "pilot", "reason"),
    [
        (None, PILOT, "no readings in the batch"),
        (sums([1]), None, "no pilot was given, so there is nothing to hold the batch against"),
        (sums([1]), sums([np.nan]), "nothing was inspected in the pilot"),
        (sums([1]), sums([1], 9), "9 units were inspected in the pilot, at least 10 are needed"),
        (
            marks(100, 10, ordered=False),
            PILOT,
            "the file does not say in which order the units were made",
        ),
    ],
)
def test_what_cannot_be_judged_says_why(batch: Series | None, pilot: Series | None, reason: str) -> None:
    facts = judged(batch, pilot)
    assert why(facts).startswith(reason)
    assert decide.stability(facts) is Stability.NOT_JUDGED


def test_by_rules_there_is_no_evidence() -> None:
    wanted = attribute()
    facts = judge(wanted, sums([2, 3]), PILOT, spec(wanted, lot={"stability_by": "rules"}).lot)
    assert facts.attribute is not None
    assert facts.attribute.drift is None
    assert decide.stability(facts) is Stability.STABLE
