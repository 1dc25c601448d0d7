"""Simply more units, a process that moves, or more streams: each with its evidence, or why it cannot be judged."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pytest
from making import attribute, context, lot_facts, series, spec, steady
from readying import WANTED, cause, found, reasons
from scipy.stats import fisher_exact

from qc.terms import CauseFinding, Context, Readiness, VolumeCause
from qc.verdict.volume.readiness import readiness

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.batch import Series

HALF = np.array([0, 1] * 50)


@pytest.mark.parametrize(
    ("pilot", "made", "why"),
    [
        (steady(8), steady(100, seed=3), "the pilot has fewer than 10 readings"),
        (np.full(50, 10.0), np.full(100, 10.0), "no spread"),
        (np.tile([9.9, 10.1], 50), np.tile([9.9, 10.1], 50), "fewer than 3 different readings"),
        (steady(100), series(steady(100, seed=5), ordered=False), "does not say in which order"),
        (steady(100), np.full(20, np.nan), "no readings in the batch"),
        (None, steady(100), "no pilot was given"),
    ],
)
def test_where_drift_cannot_be_judged_there_is_not_enough_evidence_and_why_is_said(
    pilot: NDArray[np.float64] | None, made: NDArray[np.float64] | Series, why: str
) -> None:
    told = found(pilot, made)
    assert told.level is Readiness.NOT_ENOUGH
    finding, said = cause(told, VolumeCause.DRIFT)
    assert finding is CauseFinding.NOT_JUDGED
    assert why in said
    assert told.step.volume is None


def test_a_pilot_that_moved_is_said() -> None:
    told = found(steady(100) + np.repeat([0.0, 0.3], 50), steady(100, seed=3))
    assert "the pilot itself was not stable" in cause(told, VolumeCause.DRIFT)[1]
    assert told.level in {Readiness.NOT_YET, Readiness.NOT_ENOUGH}


def test_more_units_alone_can_be_explanation_enough() -> None:
    told = found(steady(100, sd=0.4), steady(900, sd=0.4, seed=12))
    finding, said = cause(told, VolumeCause.EXPOSURE)
    assert finding is CauseFinding.FOUND
    assert "more units alone are explanation enough" in said
    assert cause(told, VolumeCause.DRIFT)[0] is CauseFinding.NOT_FOUND
    assert told.level is Readiness.NOT_YET


def test_a_second_operator_is_shown_with_how_much() -> None:
    made = series(steady(100, seed=5) + 0.15 * HALF, context=context(Context.OPERATOR, ["A", "B"] * 50))
    told = found(steady(100), made)
    finding, said = cause(told, VolumeCause.STREAMS)
    assert finding is CauseFinding.FOUND
    size = re.search(r"operators differ, typically by ±(\S+) mm \(between (\S+) and (\S+); standard deviation", said)
    assert size is not None
    typical, low, high = (float(number) for number in size.groups())
    # Two people 0.15 mm apart have a standard deviation of 0.15 / √2 between them.
    assert low < typical < high
    assert typical == pytest.approx(0.15 / np.sqrt(2), rel=0.2)
    assert re.search(r"all units together scatter \d+ % more widely than those of one alone", said)
    (operator,) = (each for each in told.characteristics[0].streams if each.kind == "operator")
    assert operator.between is not None
    assert operator.between.groups == 2
    assert operator.labels == ("A", "B")


def test_streams_of_which_no_difference_is_shown_say_how_much_they_may_differ() -> None:
    made = series(steady(100, seed=5), context=context(Context.OPERATOR, ["A", "B"] * 50))
    finding, said = cause(found(steady(100), made), VolumeCause.STREAMS)
    assert finding is CauseFinding.NOT_FOUND
    assert re.search(r"if they differ all the same, then typically by ±\S+ mm at most .*, 95 % confidence\)", said)


def test_what_more_units_alone_may_just_explain_is_told_by_how_rarely_they_do() -> None:
    """6 of 200, then 62 of 1,000: the pilot leaves up to 64 possible, and yet as many come by chance once in thirty."""
    rng = np.random.default_rng(1)
    before, after = (rng.permutation(np.repeat([1.0, 0.0], counts)) for counts in ((6, 194), (62, 938)))
    finding, said = cause(found(before, after, asked=attribute()), VolumeCause.EXPOSURE)
    assert finding is CauseFinding.NOT_FOUND
    rarely = re.search(r"more units alone bring so many in about (\S+) of 100 such cases only", said)
    assert rarely is not None
    expected = fisher_exact(np.array([[62, 938], [6, 194]]), alternative="greater").pvalue
    assert float(rarely[1]) == pytest.approx(100 * expected, abs=0.06)
    assert "100 %" not in said


def test_a_change_is_named_and_calm_is_said_without_odds_alone() -> None:
    moved = cause(found(steady(100), steady(300, seed=3) + np.repeat([0.0, 0.3], 150)), VolumeCause.DRIFT)[1]
    assert moved.startswith("the process is not as in the pilot any more (evidence over 20 : 1); most probably since")
    assert moved.endswith("; it looks like this: another level")
    calm = cause(found(steady(100), steady(300, seed=3)), VolumeCause.DRIFT)[1]
    assert calm.startswith("no change is seen (evidence for one at most ")


def test_a_change_of_counts_is_placed_by_units() -> None:
    marks = np.random.default_rng(3).random(1000) < np.repeat([0.01, 0.2], 500)
    said = cause(found(np.zeros(300), marks.astype(float), asked=attribute()), VolumeCause.DRIFT)[1]
    assert re.search(r"most probably since units \d[\d,]*–\d", said)


def test_a_single_stream_cannot_be_compared() -> None:
    assert "at most one of each" in cause(found(None, steady(100)), VolumeCause.STREAMS)[1]


def test_attributes_are_counted_not_measured() -> None:
    rng = np.random.default_rng(0)
    told = found(np.zeros(100), (rng.random(900) < 0.06).astype(float), asked=attribute())
    assert told.level is Readiness.NOT_YET
    finding, said = cause(told, VolumeCause.EXPOSURE)
    assert finding is CauseFinding.NOT_FOUND
    assert "more units alone explain at most" in said
    assert cause(told, VolumeCause.STREAMS)[0] in {CauseFinding.FOUND, CauseFinding.EITHER}


def test_rules_instead_of_evidence() -> None:
    standard = spec(WANTED, lot={"stability_by": "rules"})
    made = steady(100, seed=3) + np.repeat([0.0, 0.4], 50)
    told = readiness(lot_facts([series(made)], [series(steady(100))], standard=standard), 1000)
    assert told is not None
    finding, said = cause(told, VolumeCause.DRIFT)
    assert finding is CauseFinding.FOUND
    assert "signals at" in said
    assert "signals that nobody has explained" in reasons(told)


def test_a_pilot_and_one_batch_cannot_be_told_from_a_change_in_time() -> None:
    """Wear that is set back begins with the batch: that batches differ would blame people or lots for it."""
    wear = 0.004 * (np.arange(600) % 120)
    finding, said = cause(found(steady(100), steady(600, seed=3, sd=0.05) + wear), VolumeCause.STREAMS)
    assert finding is CauseFinding.EITHER
    assert said == "batches and the change in time went together: the data cannot say which of them it is"


def test_what_goes_with_the_shift_is_no_drift() -> None:
    shift = np.where(np.arange(600) // 60 % 2, "2", "1")
    made = series(steady(600, seed=3) + 0.12 * (shift == "2"), context=context(Context.SHIFT, shift.tolist()))
    pilot = series(steady(100), context=context(Context.SHIFT, ["1"] * 100))
    told = readiness(lot_facts([made], [pilot], standard=spec(WANTED)), 1000)
    assert told is not None
    finding, said = cause(told, VolumeCause.DRIFT)
    assert finding is CauseFinding.NOT_FOUND
    assert said == (
        "the process is not as in the pilot any more (evidence over 20 : 1); that goes with lots, people or machines "
        "rather than with time; "
        "it looks like this: goes with the work shift"
    )
    finding, said = cause(told, VolumeCause.STREAMS)
    assert finding is CauseFinding.FOUND
    assert "work shifts differ" in said
    assert reasons(told) == "Outer diameter: its level goes with work shift: make these alike"
