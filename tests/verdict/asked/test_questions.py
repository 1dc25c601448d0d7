"""Questions about the data: honest batches get none, and what needs to be explained is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from making import batch, characteristic, context, lot_facts, series, spec

from qc.errors import InputError
from qc.terms import Context
from qc.verdict.asked.question_answers import read_answers, with_answers
from qc.verdict.asked.question_facts import LEVEL
from qc.verdict.asked.questions import data_questions
from qc.words import language

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

EN = language("en")
STEP = 0.01
LIMITS = {"lsl": 9.6, "usl": 10.4, "gauge": {"name": {"id": "M", "en": "M"}, "resolution": STEP}}


def honest(kind: str, n: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """Readings as a gauge of a tenth of σ shows them."""
    z, t = rng.standard_normal(n), np.arange(n)
    made: dict[str, Callable[[], Any]] = {
        "normal": lambda: z,
        "skewed": lambda: rng.exponential(1.0, n),
        "drifting": lambda: 0.3 * z + 2 * t / n,
        "saw-tooth": lambda: 0.2 * z + (t % 97) / 40,
        "streams in turn": lambda: 0.5 * z + np.array([-1, 0.2, 0.9, 1.6])[t % 4],
        "mixed streams": lambda: 0.6 * z + rng.choice([-1.2, 1.2], n),
        "autocorrelated": lambda: np.convolve(z, 0.8 ** np.arange(40))[:n] * 0.6,
    }
    readings: NDArray[np.float64] = 10 + 0.1 * made[kind]()
    return readings


def asked(
    values: NDArray[np.float64], pilot: NDArray[np.float64] | None = None, *, step: float = STEP, **said: Any
) -> list[str]:
    """The ids of what is asked of one characteristic."""
    gauge = {"name": {"id": "M", "en": "M"}, "resolution": step}
    found = data_questions(
        spec(characteristic(**{**LIMITS, "gauge": gauge, **said})),
        batch(rounded(values, step)),
        None if pilot is None else batch(rounded(pilot, step), name="pilot.csv"),
    )
    return [question.id for question in found.asked]


def rounded(values: NDArray[np.float64], step: float = STEP) -> Any:
    return series(np.round(np.rint(values / step) * step, 6), decimals=3)


@pytest.mark.parametrize(
    "kind",
    ["normal", "skewed", "drifting", "saw-tooth", "streams in turn", "mixed streams", "autocorrelated"],
)
def test_honest_batches_get_a_question_at_most_as_often_as_is_said(kind: str) -> None:
    """Four batches in 60 or more have a chance of 35 % at 5 %; the checks keep well below their level."""
    rng = np.random.default_rng(2026)
    steps = (0.01, 0.05, 0.2)
    limits = {"lsl": 9.0, "usl": 11.5}
    hits = [bool(asked(honest(kind, 200, rng), honest(kind, 100, rng), step=steps[i % 3], **limits)) for i in range(60)]
    assert np.mean(hits) <= LEVEL


def test_copied_rows_and_blocks_are_asked_about() -> None:
    rng = np.random.default_rng(1)
    values = honest("normal", 200, rng)
    values[150:170] = values[30:50]
    assert asked(values) == ["block-d"]
    coarse = np.rint(10 * honest("normal", 100, rng) * 4) / 40
    coarse[50:55], coarse[70:75], coarse[90:95] = coarse[0:5], coarse[10:15], coarse[20:25]
    assert asked(coarse, step=0.025, lsl=9.0, usl=11.0) == ["rows-d"]


def test_the_pilot_s_readings_in_the_batch_are_asked_about_but_not_the_same_cells() -> None:
    rng = np.random.default_rng(2)
    pilot, values = honest("normal", 50, rng), honest("normal", 100, rng)
    values[40:60] = pilot[20:40]
    assert asked(values, pilot) == ["earlier_block-d"]
    lot, first = batch(rounded(values)), batch(rounded(values[:50]))
    assert data_questions(spec(characteristic(**LIMITS)), lot, first).asked == ()


def test_fives_and_other_digits_are_asked_about() -> None:
    rng = np.random.default_rng(3)
    steps = np.rint(honest("normal", 300, rng) / STEP)
    near = rng.random(300) < 0.3
    assert asked(np.where(near, np.rint(steps / 5) * 5, steps) * STEP) == ["fives-d"]
    wide = np.rint(rng.normal(0, 0.2, 300) / STEP) + 1000
    invented = np.where(near, wide // 10 * 10 + 3, wide)
    assert asked(invented * STEP, lsl=9.0, usl=11.0) == ["digits-d"]


def test_a_vernier_that_shows_only_fives_is_not_asked_about() -> None:
    values = honest("normal", 300, np.random.default_rng(4)) + 0.0
    assert asked(10 + 3 * (values - 10), step=0.05, lsl=9.0, usl=11.0) == []


def test_readings_that_heap_up_within_a_limit_are_asked_about_and_sorted_ones_too() -> None:
    rng = np.random.default_rng(5)
    values = honest("normal", 600, rng)
    heaped = np.where(values > 10.15, 10.15 - STEP * rng.integers(0, 3, 600), values)
    assert asked(heaped, usl=10.15) == ["heaped-d-upper"]
    assert asked(20 - heaped, lsl=9.85) == ["heaped-d-lower"]
    sorted_ = honest("normal", 4000, rng)
    assert asked(sorted_[sorted_ < 10.1], usl=10.1) == ["none_beyond-d-upper"]
    assert asked(rng.uniform(9.8, 10.2, 1500)) == ["narrow_range-d"]


def test_a_limit_at_zero_that_nothing_can_pass_is_no_limit() -> None:
    values = np.abs(np.random.default_rng(6).normal(0, 0.1, 1000))
    assert asked(values, lsl=0.0, nominal=None, usl=1.0) == []


def test_too_little_spread_is_asked_about() -> None:
    rng = np.random.default_rng(7)
    values, pilot = honest("normal", 100, rng), honest("normal", 100, rng)
    assert asked(10 + (values - 10) * 0.3, pilot) == ["earlier_spread-d"]
    gauge = {"name": {"id": "M", "en": "M"}, "resolution": STEP, "uncertainty": 0.4}
    assert asked(10 + (values - 10) * 0.5, gauge=gauge) == ["gauge_spread-d"]


def test_too_regular_sequences_are_asked_about() -> None:
    rng = np.random.default_rng(8)
    even = np.concatenate([rng.permutation([-1.3, -0.6, 0.0, 0.6, 1.3]) for _ in range(60)]) + rng.normal(0, 0.1, 300)
    assert "even-d" in asked(10 + 0.1 * even)
    zigzag = rounded(10 + 0.02 * (-1.0) ** np.arange(60) + rng.normal(0, 0.005, 60), 0.001)
    labelled = series(zigzag.values, context=context(Context.MACHINE, ["1"] * 60))
    gauge = {"gauge": {"name": {"id": "M", "en": "M"}, "resolution": 0.001}}
    standard = spec(characteristic(**{**LIMITS, **gauge}))
    assert "turns-d" in [q.id for q in data_questions(standard, batch(labelled), None).asked]
    assert "turns-d" not in [q.id for q in data_questions(standard, batch(zigzag), None).asked]


def test_more_decimals_than_the_gauge_shows_are_asked_about_whatever_the_chance() -> None:
    values = honest("normal", 60, np.random.default_rng(9))
    found = data_questions(spec(characteristic(**LIMITS)), batch(rounded(values, 0.002)), None)
    (question,) = found.asked
    assert (question.id, question.p_value) == ("decimals-d", None)
    assert "lie between these steps" in EN.say(question.seen)


def test_units_that_are_equal_throughout_are_asked_about() -> None:
    rng = np.random.default_rng(10)
    items = [characteristic(**{**LIMITS, "id": f"c{i}"}) for i in range(6)]
    table = np.array([honest("normal", 100, rng) for _ in items])
    table[:, 80] = table[:, 12]
    made = batch(*[series(rounded(row).values, name=f"c{i}") for i, row in enumerate(table)])
    (question,) = data_questions(spec(*items), made, None).asked
    assert (question.id, question.characteristic) == ("units", None)
    assert question.where is not None
    assert EN.say(question.where) == "such as lot.csv, row 14, column c0 and lot.csv, row 82, column c0"


def test_rows_copied_throughout_are_asked_about_once() -> None:
    rng = np.random.default_rng(11)
    items = [characteristic(**{**LIMITS, "id": f"c{i}"}) for i in range(3)]
    table = np.array([honest("normal", 100, rng) for _ in items])
    table[:, 60:90] = table[:, 10:40]
    made = batch(*[series(rounded(row).values, name=f"c{i}") for i, row in enumerate(table)])
    blocks = [q for q in data_questions(spec(*items), made, None).asked if q.kind == "block"]
    assert [(q.id, q.also) for q in blocks] == [("block-c0", ("c1", "c2"))]


def test_times_are_remarked_on_and_never_asked_about() -> None:
    values = rounded(honest("normal", 40, np.random.default_rng(12))).values
    times = ["2026-11-03 23:05:10"] * 30 + [f"2026-11-08 09:{i:02}:00" for i in range(10)]
    timed = series(values, context=context(Context.TIME, times))
    found = data_questions(spec(characteristic(**LIMITS)), batch(timed), None)
    said = " | ".join(EN.say(remark) for remark in found.remarks)
    assert found.asked == ()
    assert said.startswith("30 units have the time 3 November 2026, 23:05")
    assert "30 units have a time at night" in said
    assert "10 units have a time on a Sunday" in said
    for words in (["3 Nov 2026"] * 40, ["pagi."] * 40):
        plain = batch(series(values, context=context(Context.TIME, words)))
        assert data_questions(spec(characteristic(**LIMITS)), plain, None).remarks == ()


def test_few_readings_and_judged_ones_are_not_looked_at() -> None:
    found = data_questions(spec(characteristic(**LIMITS)), batch(rounded(np.full(19, 10.0))), None)
    assert (found.checks, found.asked) == (0, ())
    assert asked(np.full(40, 10.0)) == []


def copied() -> Any:
    values = honest("normal", 100, np.random.default_rng(13))
    values[60:90] = values[10:40]
    return lot_facts([rounded(values)], standard=spec(characteristic(**LIMITS)))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.toml", '[[answer]]\nquestion = "block-d"\nwho = "Sari"\nwhen = "5/11/2026"\nanswer = "diukur ulang"\n'),
        ("a.csv", "Pertanyaan;Oleh;Tanggal;Jawaban\nblock-d;Sari;5/11/2026;diukur ulang\n"),
    ],
)
def test_an_answer_stands_beside_its_question(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    facts = with_answers(copied(), read_answers(tmp_path / name))
    assert facts.questions is not None
    (answer,) = [q.answer for q in facts.questions.asked]
    assert answer is not None
    assert (answer.who, answer.when, answer.answer) == ("Sari", "5/11/2026", "diukur ulang")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[answer]]\nquestion = "x"\nwho = "S"\nwhen = "1"\n', "answer 1 does not say: answer"),
        (
            "pertanyaan;oleh;tanggal;jawaban\nx;S;1;a; b\n",
            "answer 1 has more cells than there are columns",
        ),
        ("", "there are no answers in this file"),
        ("answer = 3", "there are no answers in this file"),
        ("[[", "this is not a file of answers"),
        ("#" * 1_000_001, "this file of answers is too large"),
    ],
)
def test_a_file_of_answers_that_is_not_complete_is_refused(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / ("a.csv" if text.startswith("pertanyaan") else "a.toml")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_answers(path)
    assert said in EN.say(caught.value.problems[0].reason)


def test_answers_to_nothing_and_files_that_are_not_there_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("question,who,when,answer\nrows-x,S,1/1/2026,ya\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        with_answers(copied(), read_answers(path))
    assert EN.say(caught.value.problems[0].expected) == "block-d"
    with pytest.raises(InputError):
        read_answers(tmp_path / "none.csv")
