"""Readings that cannot be judged for drift, or hardly: each gets a plain answer, from the file to the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

import qc
from qc.terms import Question, Stability
from qc.verdict import decide
from qc.words import language

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

EN, ID = language("en"), language("id")
STANDARD = """
format = 1
buyer = "Contoh Pembeli"
part_number = "P-1"
part_name = { id = "Bos", en = "Collar" }
revision = "A"
edition = 2026-11-01
status = "contoh"
[[characteristic]]
id = "d"
names = { id = "Diameter", en = "Diameter" }
unit = "mm"
class = "major"
"""
TWO_SIDED = "nominal = 10.0\nlsl = 9.5\nusl = 10.5\n"

RARE = """
[[characteristic]]
id = "l"
names = { id = "Panjang", en = "Length" }
unit = "mm"
class = "major"
"""


def steady(n: int, seed: int = 1, mean: float = 10.0) -> list[float]:
    z = np.random.default_rng(seed).standard_normal(n)
    return [round(float(value), 3) for value in mean + 0.05 * z]


def table(values: Sequence[float | str], *, numbered: bool = True) -> str:
    rows = [f"{number};{value}" if numbered else f"{value}" for number, value in enumerate(values, start=1)]
    return "\n".join([f"{'No;' if numbered else ''}Diameter (mm)", *rows]) + "\n"


def judged(
    folder: Path, pilot: Sequence[Any], batch: Sequence[Any], *, limits: str = TWO_SIDED, numbered: bool = True
) -> Any:
    for name, text in (
        ("s.toml", STANDARD + limits),
        ("pilot.csv", table(pilot, numbered=numbered)),
        ("batch.csv", table(batch, numbered=numbered)),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    verdict = qc.inspect(folder / "batch.csv", spec=folder / "s.toml", pilot=folder / "pilot.csv")
    return verdict.facts.characteristics[0]


TWO_STEPS = [10.0, 10.1] * 30
BEYOND = [value if value < 10.08 else ">10.08" for value in steady(100)]


@pytest.mark.parametrize(
    ("pilot", "batch", "numbered", "reason"),
    [
        (steady(5), steady(50), True, "fewer than 10 readings"),
        ([10.0] * 50, steady(50), True, "all readings are the same, there is no spread"),
        (TWO_STEPS, TWO_STEPS[::-1], True, "fewer than 3 different readings"),
        ([10.0] * 45 + steady(10), steady(50), True, "so a change would not be seen: measure with a finer gauge"),
        (steady(50), steady(60, 2), False, "does not say in which order the units were made"),
        (steady(60), BEYOND, True, "at the end of the gauge's scale"),
        (BEYOND, steady(60), True, "at the end of the gauge's scale"),
    ],
    ids=["small pilot", "zero spread", "two steps", "nearly one step", "unordered", "censored", "censored pilot"],
)
def test_what_cannot_be_judged_says_why(
    tmp_path: Path, pilot: Sequence[Any], batch: Sequence[Any], *, numbered: bool, reason: str
) -> None:
    facts = judged(tmp_path, pilot, batch, numbered=numbered)
    assert decide.stability(facts) is Stability.NOT_JUDGED
    said = next(missing.reason for missing in facts.unjudged if missing.question is Question.STABILITY)
    assert reason in EN.say(said)
    assert ID.say(said) != EN.say(said)


def test_a_pilot_that_moved_is_said_to_have_moved(tmp_path: Path) -> None:
    facts = judged(tmp_path, [*steady(30), *steady(30, 2, mean=10.2)], steady(100, 3, mean=10.1))
    assert any("the pilot itself was not stable" in EN.say(note) for note in facts.notes)


def test_readings_that_are_missing_leave_the_rest_judged(tmp_path: Path) -> None:
    batch = ["" if number % 7 == 0 else value for number, value in enumerate(steady(100, 2))]
    facts = judged(tmp_path, steady(60), batch)
    assert facts.n == 85
    assert decide.stability(facts) is Stability.STABLE


def test_a_one_sided_characteristic_is_judged_all_the_same(tmp_path: Path) -> None:
    runout = [abs(round(value - 10, 3)) for value in steady(200)]
    facts = judged(tmp_path, runout[:80], runout[80:], limits='usl = 0.3\nsides = "upper"\n')
    assert decide.stability(facts) is Stability.STABLE
    later = judged(tmp_path, runout[:80], [value + 0.1 for value in runout[80:]], limits='usl = 0.3\nsides = "upper"\n')
    assert decide.stability(later) is Stability.DRIFTING


def test_a_batch_smaller_than_the_pilot_says_what_it_could_have_shown(tmp_path: Path) -> None:
    facts = judged(tmp_path, steady(100), steady(8, 2))
    assert decide.stability(facts) is Stability.STABLE
    said = next(EN.say(note) for note in facts.notes if "fewer than the pilot" in EN.say(note))
    assert said.startswith("the batch has 8 readings")
    assert said.endswith("shifted by about 0.071 mm or more would that have been seen")


def test_a_batch_as_large_as_the_pilot_needs_no_such_note(tmp_path: Path) -> None:
    facts = judged(tmp_path, steady(60), steady(60, 2))
    assert not any("fewer than the pilot" in EN.say(note) for note in facts.notes)


def test_a_characteristic_that_is_measured_now_and_then_is_charted_as_measured(tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_text(STANDARD + TWO_SIDED + RARE + TWO_SIDED, encoding="utf-8")
    for name, units in (("pilot.csv", 400), ("batch.csv", 800)):
        often, rarely = steady(units), steady(units, seed=2)
        rows = [f"{i + 1};{often[i]};{rarely[i] if i % 20 == 0 else ''}" for i in range(units)]
        (tmp_path / name).write_text("\n".join(["No;Diameter (mm);Panjang (mm)", *rows]), encoding="utf-8")
    verdict = qc.inspect(tmp_path / "batch.csv", spec=tmp_path / "s.toml", pilot=tmp_path / "pilot.csv")
    _, facts = verdict.facts.characteristics
    assert facts.chart is not None
    assert facts.chart.location.values.size == 40
    assert facts.series is not None
    assert facts.series.unit.tolist() == list(range(0, 800, 20))
