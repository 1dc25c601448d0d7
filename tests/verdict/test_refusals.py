"""Why a question has no answer, and what the reader is told besides."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from making import characteristic, judged, series, steady

from qc.terms import Question
from qc.words import language

PILOT = steady(100, seed=2)
ASKED = {"index": "ppk", "minimum": 1.33}


def why(facts: Any, question: Question) -> str:
    """The reason why a question was not judged."""
    found = [u.reason for u in facts.unjudged if u.question is question]
    assert len(found) == 1
    return language("en").say(found[0])


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        (steady(50), "50 readings are given, an index needs at least 100"),
        (np.full(100, 10.0), "only 1 different value was read: the gauge is too coarse for an index, or there is no"),
        (np.tile([9.9, 10.0, 10.1], 40), "only 3 different values were read: the gauge is too coarse for an index"),
        (
            np.repeat(steady(20), 5),
            "no control chart stands behind it: the readings within every subgroup are the same",
        ),
        (series(steady(100), subgroup=None), "no control chart stands behind it: the readings are not in subgro"),
        (series(steady(100), censored=np.eye(1, 100, dtype=np.int8)[0]), "some readings are at the end of the gauge's"),
    ],
)
def test_an_index_that_means_nothing_is_refused(values: Any, reason: str) -> None:
    facts = judged(values, PILOT, asked=characteristic(capability=ASKED))
    assert why(facts, Question.CAPABILITY).startswith(reason)
    assert facts.capability is None


def test_cpk_is_refused_where_stability_is_not_shown() -> None:
    asked = characteristic(capability={"index": "cpk", "minimum": 1.33})
    refused = "Cpk may only be claimed for a process that is shown to be stable"
    assert why(judged(steady(100), asked=asked), Question.CAPABILITY) == refused
    drifting = judged(steady(100) + np.linspace(0, 0.8, 100), PILOT, asked=asked)
    assert why(drifting, Question.CAPABILITY) == refused
    assert not judged(steady(100), PILOT, asked=asked).unjudged


@pytest.mark.parametrize(
    ("pilot", "reason"),
    [
        (None, "no pilot was given, so there are no limits to hold the batch against"),
        (np.full(100, 10.0), "the pilot gives no control limits: the readings within every subgroup are the same: no"),
        (steady(5), "the pilot gives no control limits: fewer than 2 subgroups of two or more readings"),
    ],
)
def test_a_pilot_that_gives_no_limits_is_said(pilot: Any, reason: str) -> None:
    assert why(judged(steady(100), pilot), Question.STABILITY).startswith(reason)


@pytest.mark.parametrize(
    ("pilot", "reason"),
    [
        (steady(2), "fewer than 3 readings"),
        (np.full(30, 10.0), "all readings are the same, there is no spread: measure with a finer gauge"),
    ],
)
def test_individuals_need_three_readings_and_a_spread(pilot: Any, reason: str) -> None:
    facts = judged(steady(100), pilot, asked=characteristic(subgroup_size=1))
    assert why(facts, Question.STABILITY) == f"the pilot gives no control limits: {reason}"


def test_readings_in_no_known_order_cannot_show_stability() -> None:
    facts = judged(series(steady(100), ordered=False), PILOT)
    assert why(facts, Question.STABILITY) == (
        "the file does not say in which order the units were made, so a change cannot be told from chance; if its rows "
        "stand in that order, number them"
    )


def test_a_batch_without_readings_is_judged_in_nothing() -> None:
    facts = judged(np.full(100, np.nan), PILOT, asked=characteristic(capability=ASKED))
    assert {why(facts, question) for question in Question} == {"no readings in the batch"}


def test_missing_readings_and_a_thin_pilot_are_noted() -> None:
    values = steady(100)
    values[7] = np.nan
    said = [language("en").say(note) for note in judged(values, steady(50, seed=2)).notes]
    assert said == [
        "1 reading is missing",
        "the control limits are provisional: the pilot has 10 points, the standard asks for 20",
    ]


def test_an_unstable_pilot_is_noted() -> None:
    pilot = steady(100, seed=2, sd=0.02)
    pilot[:5] += 1
    asked = characteristic(rules="beyond-limits")
    notes = [language("en").say(note) for note in judged(steady(100), pilot, asked=asked).notes]
    assert any(note.startswith("the pilot itself shows signals at ") for note in notes)
