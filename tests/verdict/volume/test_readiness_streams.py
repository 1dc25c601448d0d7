"""Streams of a ramp: two that are crossed are cleared of each other, and shares say how far they lie apart."""

from __future__ import annotations

import numpy as np
import pytest
from making import attribute, characteristic as variable, lot_facts, series, spec, steady

from qc.terms import CauseFinding, Context, VolumeCause
from qc.verdict.volume.readiness import readiness
from qc.words import language


def told(values: np.ndarray, asked: object, **columns: np.ndarray) -> tuple[CauseFinding, str, dict[str, object]]:
    """What is said of the streams of a batch."""
    pilot = np.zeros(100) if asked is ATTRIBUTE else steady(100)
    context = {Context(name): labels.astype(str) for name, labels in columns.items()}
    made = series(values, name=asked.id, size=asked.subgroup_size, context=context)  # type: ignore[attr-defined]
    before = series(pilot, name=asked.id, size=asked.subgroup_size)  # type: ignore[attr-defined]
    facts = lot_facts([made], [before], standard=spec(asked))  # type: ignore[arg-type]
    found = readiness(facts, 1000)
    assert found is not None
    one = found.characteristics[0]
    explained = one.explanation(VolumeCause.STREAMS)
    said = "; ".join(language("en").say(each) for each in explained.said)
    return explained.finding, said, {each.kind: each for each in one.streams}


VARIABLE, ATTRIBUTE = variable(), attribute()


def test_two_crossed_kinds_are_cleared_of_each_other() -> None:
    rng = np.random.default_rng(3)
    machine, operator = rng.integers(0, 3, 120), rng.integers(0, 2, 120)
    values = steady(120, seed=5) + 0.2 * machine + 0.3 * operator
    finding, said, streams = told(values, VARIABLE, machine=machine, operator=operator)
    assert finding is CauseFinding.FOUND
    assert "machines differ, also once differences between operators are taken off: typically by ±" in said
    assert "operators differ, also once differences between machines are taken off: typically by ±" in said
    assert "standard deviation between 3 machines" in said
    cleared = streams["machine"].cleared  # type: ignore[attr-defined]
    assert cleared.interval[0] < np.std([0.0, 0.2, 0.4], ddof=1) < cleared.interval[1]


def test_what_differs_only_because_operators_do_is_not_shown_to_differ() -> None:
    operator = np.concatenate([np.arange(200) % 3 == 0, np.ones(100, dtype=bool)]).astype(int)
    shift, machine = np.repeat([0, 1], [200, 100]), np.repeat([0, 1, 2], 100)
    values = steady(300, seed=6) + 0.3 * operator
    finding, said, streams = told(values, VARIABLE, operator=operator, shift=shift, machine=machine)
    assert finding is CauseFinding.FOUND
    assert said.startswith("operators differ")
    assert "shifts differ" not in said
    assert "machines differ" not in said
    for kind in ("shift", "machine"):
        one = streams[kind]
        assert one.p_value < 0.05  # type: ignore[attr-defined]
        assert (one.finding, one.beside) == (CauseFinding.NOT_FOUND, "operator")  # type: ignore[attr-defined]


def test_kinds_that_are_not_crossed_are_left_as_they_are() -> None:
    group = np.repeat([0, 1], 60)
    _, said, streams = told(steady(120, seed=5) + 0.3 * np.tile([0, 1], 60), VARIABLE, machine=group, operator=group)
    assert "taken off" not in said
    assert all(each.cleared is None for each in streams.values())  # type: ignore[attr-defined]


def test_shares_say_how_far_they_lie_apart() -> None:
    rng = np.random.default_rng(7)
    shift = np.tile([0, 1], 450)
    marks = (rng.random(900) < np.where(shift == 1, 0.12, 0.02)).astype(float)
    finding, said, streams = told(marks, ATTRIBUTE, shift=shift)
    assert finding is CauseFinding.FOUND
    assert "work shifts differ" in said
    assert "percentage points" in said
    shares = streams["shift"].shares  # type: ignore[attr-defined]
    assert shares.interval[0] < shares.sd_between < shares.interval[1]
    assert shares.sd_between == pytest.approx(0.1 / np.sqrt(2), rel=0.4)
