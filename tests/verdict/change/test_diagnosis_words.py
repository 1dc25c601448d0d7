"""What a change reads like where the batch has no spread, or the standard names no gauge."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from making import characteristic, judged, series, steady

from qc.stats.drift.diagnosis.kinds import ChangeKind
from qc.terms import Context
from qc.verdict.change.diagnosis_words import changed, more
from qc.words import language

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from qc.verdict.change.diagnosis import Diagnosis
    from qc.words import Message

PILOT = steady(100, seed=2)


def known(values: ArrayLike, *, asked: Any = None, pilot: ArrayLike = PILOT, shift: Any = None) -> Diagnosis:
    """What is known of a change in a batch."""
    made = {} if shift is None else {Context.SHIFT: np.asarray(shift)}
    before = {name: np.repeat(labels[:1], np.size(pilot)) for name, labels in made.items()}
    drift = judged(series(values, context=made), series(pilot, context=before), asked=asked).drift
    assert drift is not None
    assert drift.diagnosis is not None
    return drift.diagnosis


def say(said: Message, code: str = "en") -> str:
    return language(code).say(said)


def stepped() -> np.ndarray:
    values = steady(300, seed=3)
    values[150:] += 0.1
    return values


def test_a_batch_without_any_spread_says_that_all_readings_are_the_same() -> None:
    said = say(changed(characteristic(), known(np.full(50, 10.0))))
    assert said == (
        "From the first unit after the pilot (measured unit 101) on, all readings of the batch are the same: "
        "Outer diameter."
    )
    later = steady(200, seed=3)
    later[100:] = 10.0
    assert say(changed(characteristic(), known(later)), "id") == (
        "Sejak unit terukur ke-201 semua hasil ukur sama: Diameter luar."
    )


def test_another_level_without_any_spread_says_so_too() -> None:
    found = known(np.full(50, 10.8))
    assert found.constant
    assert found.found.kind is ChangeKind.STEP
    assert say(more(characteristic(), found)[0]) == "All readings since then are the same."
    assert not known(stepped()).constant


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0.1, r"higher by 0\.\d{3} mm \(between 0\.\d{3} and 0\.\d{3}\)"),
        (100.0, r"by \d{3} mm \(between \d+ and \d+\)"),
    ],
)
def test_without_a_gauge_numbers_have_two_digits_of_their_uncertainty(size: float, words: str) -> None:
    asked = characteristic(gauge=None)
    scale = size / 0.1
    found = known(scale * stepped(), asked=asked, pilot=scale * PILOT)
    assert re.search(words, say(changed(asked, found)))


def test_without_a_gauge_what_a_factor_explains_has_two_digits_of_its_uncertainty() -> None:
    asked = characteristic(gauge=None)
    shifts = np.where((np.arange(600) // 60) % 2, "2", "1")
    found = known(steady(600, seed=3) + 0.12 * (shifts == "2"), asked=asked, shift=shifts)
    words = r"than work shift 1 by 0\.1\d\d mm \(between 0\.\d{3} and 0\.\d{3}\)"
    assert re.search(words, say(changed(asked, found)))


def test_units_off_now_and_then_are_told_with_intervals_that_hold_the_truth() -> None:
    """8 in 100 units of the last 600 lie 0.45 mm, 4.5 sigma, too low."""
    off = (np.random.default_rng(4).random(900) < 0.08) & (np.arange(900) >= 300)
    found = known(steady(900, seed=3) - 0.45 * off)
    said = say(changed(characteristic(), found))
    pattern = r"about \d+ \((\d+) to (\d+)\) in 100 units of Outer diameter are off now and then, 0\.\d+ mm too low "
    held = re.search(pattern + r"\(between (0\.\d+) and (0\.\d+)\)", said)
    assert held is not None
    fewest, most, least, largest = (float(number) for number in held.groups())
    assert fewest <= 8 <= most < 20
    assert least <= 0.45 <= largest < 0.6
    assert re.search(
        r"kira-kira \d+ \(\d+ sampai \d+\) dari 100 unit, 0,\d+ mm", say(changed(characteristic(), found), "id")
    )


def weighed(**shares: float) -> Diagnosis:
    """A change whose kinds have these probabilities, in hundredths."""
    found = known(stepped())
    probabilities = {kind: shares.get(kind.value, 0.0) / 100 for kind in ChangeKind}
    kind = max(probabilities, key=probabilities.__getitem__)
    return replace(found, found=replace(found.found, kind=kind, probabilities=probabilities), tolerance=None)


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        ({"step": 60, "trend": 31, "saw_tooth": 9}, "another level (60 %) or a slow trend (31 %)."),
        (
            {"step": 50, "trend": 21, "lot_to_lot": 17, "spread": 12},
            "another level (50 %) or a slow trend (21 %) or another level from lot to lot (17 %).",
        ),
    ],
)
def test_kinds_that_cannot_be_told_apart_yet_are_all_named(shares: dict[str, float], said: str) -> None:
    assert say(more(characteristic(), weighed(**shares))[-1]) == f"What it is cannot be told yet: {said}"


def test_beside_a_kind_told_as_a_fact_only_the_others_are_named() -> None:
    found = weighed(step=86, lot_to_lot=13)
    assert " is higher by " in say(changed(characteristic(), found))
    said = more(characteristic(), found)[-1]
    assert say(said) == "Something else is not ruled out yet: another level from lot to lot (13 %)."
    assert say(said, "id") == "Kemungkinan lain belum dapat dikesampingkan: tingkatnya berbeda dari lot ke lot (13 %)."


def test_a_kind_that_is_sure_enough_stands_alone() -> None:
    sentences = [say(each) for each in more(characteristic(), weighed(step=91, trend=9))]
    assert not any("cannot be told" in each for each in sentences)


def test_wear_that_may_still_be_set_back_says_what_has_not_been_seen() -> None:
    found = known(steady(300, seed=3) + 0.002 * np.maximum(0, np.arange(300) - 100))
    probabilities = {**dict.fromkeys(ChangeKind, 0.0), ChangeKind.TREND: 0.85, ChangeKind.SAW_TOOTH: 0.15}
    worn = replace(found, found=replace(found.found, kind=ChangeKind.TREND, probabilities=probabilities))
    assert say(more(characteristic(), worn)[-1], "id") == (
        "Apakah ini terus bergeser atau berulang kali kembali baru dapat diketahui setelah sekali kembali."
    )
