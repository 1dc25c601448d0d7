"""A level that goes with what comes and goes: by how much, how surely, and what to do first."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
import scipy.stats as reference
from making import characteristic, judged, series, steady

from qc.terms import Context
from qc.verdict.change.diagnosis_words import changed, more
from qc.words import language

if TYPE_CHECKING:
    from qc.verdict.change.diagnosis import Diagnosis
    from qc.words import Message


def turning(context: Context, labels: list[str], moved: list[float], *, each: int = 20) -> tuple[Diagnosis, np.ndarray]:
    """What is known where values of a column take turns and the level goes with them; and all readings."""
    index = np.arange(600) // each % len(labels)
    values = steady(600, seed=3) + np.array(moved)[index]
    pilot, columns = steady(100, seed=2), {context: np.array(labels)[index]}
    before = series(pilot, context={context: np.full(100, labels[0])})
    drift = judged(series(values, context=columns), before).drift
    assert drift is not None
    assert drift.diagnosis is not None
    return drift.diagnosis, np.concatenate([pilot, values])


def say(said: Message, code: str = "en") -> str:
    return language(code).say(said)


def test_by_how_much_two_shifts_differ_has_the_interval_of_students_t() -> None:
    found, read = turning(Context.SHIFT, ["1", "2"], [0.0, 0.12])
    assert found.factor is not None
    second = np.concatenate([np.zeros(100, dtype=bool), np.arange(600) // 20 % 2 == 1])
    expected = reference.ttest_ind(read[second], read[~second]).confidence_interval(0.9)
    between = found.factor.apart
    assert (between.lower, between.upper) == pytest.approx((expected.low, expected.high))
    assert between.lower < 0.12 < between.upper
    share, low, high = (round(50 * value) for value in (between.value, expected.low, expected.high))
    assert say(changed(characteristic(), found)) == (
        f"Outer diameter goes with the work shift: work shift 2 is higher than work shift 1 by {between.value:.3f} mm "
        f"(between {expected.low:.3f} and {expected.high:.3f}): {share} % of the tolerance ({low} to {high} %)."
    )


def test_the_interval_of_the_pair_that_was_chosen_allows_for_all_pairs() -> None:
    found, read = turning(Context.OPERATOR, ["Budi", "Sari", "Agus"], [0.0, 0.12, -0.1])
    assert found.factor is not None
    who = np.concatenate([np.zeros(100, dtype=int), np.arange(600) // 20 % 3])
    groups = [read[who == number] for number in range(3)]
    within = math.sqrt(sum(float(np.sum((group - group.mean()) ** 2)) for group in groups) / (700 - 3))
    error = within * math.sqrt(1 / groups[1].size + 1 / groups[2].size)
    half = float(reference.t.ppf(1 - 0.1 / (2 * 3), 697)) * error
    apart = groups[1].mean() - groups[2].mean()
    between = found.factor.apart
    assert (between.lower, between.value, between.upper) == pytest.approx((apart - half, apart, apart + half))
    said = [say(each) for each in more(characteristic(), found)]
    assert said == [
        "That it goes with this column rather than with time has probability 99 % (recorded columns looked at: 1).",
        "First: let the operators make and measure the same parts, and compare.",
    ]


@pytest.mark.parametrize(
    ("context", "step", "langkah"),
    [
        (Context.SHIFT, "set-up of the work shifts.", "setelan antar shift kerja."),
        (Context.MACHINE, "set the machines alike, and measure 5 parts of each.", "samakan setelan mesin-mesin itu"),
        (Context.TOOL, "the setting of each tool, and set them alike.", "setelan tiap pahat atau dies, lalu samakan."),
    ],
)
def test_what_to_do_first_names_no_one_before_where_values_take_turns(
    context: Context, step: str, langkah: str
) -> None:
    found, _ = turning(context, ["A", "B"], [0.0, 0.15])
    assert found.factor is not None
    assert say(more(characteristic(), found)[-1]).endswith(step)
    assert langkah in say(more(characteristic(), found)[-1], "id")
    assert "Peluang bahwa ini mengikuti kolom itu dan bukan waktu: 99 %" in say(more(characteristic(), found)[0], "id")


def test_a_cavity_that_moves_alone_is_called_by_its_column() -> None:
    cavity = np.array(["1", "2", "3", "4"])[np.arange(600) % 4]
    values = steady(600, seed=3) + 0.2 * ((cavity == "3") & (np.arange(600) >= 300))
    asked = characteristic(subgroup_size=1)
    made = series(values, size=1, context={Context.POSITION: cavity})
    before = series(steady(100, seed=2), size=1, context={Context.POSITION: cavity[:100]})
    drift = judged(made, before, asked=asked).drift
    assert drift is not None
    assert drift.diagnosis is not None
    found = drift.diagnosis
    assert " Outer diameter of position 3 alone is higher by 0." in say(changed(asked, found))
    assert "Diameter luar dari posisi 3 saja lebih tinggi 0," in say(changed(asked, found), "id")
    assert say(more(asked, found)[0]) == "First: take position 3 out and make it like the others."
    assert say(more(asked, found)[0], "id") == "Langkah pertama: pisahkan posisi 3 dan samakan dengan yang lain."
